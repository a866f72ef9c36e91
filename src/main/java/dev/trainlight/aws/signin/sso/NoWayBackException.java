package dev.trainlight.aws.signin.sso;

/** The browser cannot come back to this machine: nobody may listen here, or the portal does not know this way. */
public final class NoWayBackException extends Exception {
    private static final long serialVersionUID = 1L;

    NoWayBackException(Throwable cause) {
        super(cause);
    }
}
