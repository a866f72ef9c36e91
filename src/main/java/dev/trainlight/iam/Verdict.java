package dev.trainlight.iam;

/** The answer to an authorization request. */
public enum Verdict {
    ALLOW,
    /** No applicable policy allows it. */
    IMPLICIT_DENY,
    /** A statement denies it. */
    EXPLICIT_DENY,
    /** Parts that could not be read could change the answer. */
    UNKNOWN
}
