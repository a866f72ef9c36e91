package dev.trainlight.aws;

/** What a credentials provider knows about how its session came to be; AWS tells nobody afterwards. */
public interface SessionOrigin {
    /**
     * Whether certainly no session policy was passed when the session was made, as where this program assumed the role of a
     * profile itself. False also where nobody knows.
     */
    boolean withoutSessionPolicy();
}
