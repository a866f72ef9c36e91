package dev.trainlight.evidence;

/** An account, or a part of this machine, could not do what was asked; carries the {@link Failure} that people see. */
public final class AccountException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public AccountException(Failure failure) {
        this(failure, null);
    }

    public AccountException(Failure failure, Throwable cause) {
        super(failure.messageKey(), cause);
        this.failure = failure;
    }

    /** What to tell. */
    public Failure failure() {
        return failure;
    }
}
