package dev.trainlight.aws;

/** What sort of thing kept an AWS call from answering. */
public enum AwsProblem {
    /** AWS refused this call to this identity. */
    ACCESS_DENIED,
    /** What was asked for does not exist, or there is none of it. */
    NOT_FOUND,
    /** Too many calls at once, still so after retries. */
    THROTTLED,
    /** The session is over. */
    EXPIRED,
    /** Nobody is signed in. */
    NO_CREDENTIALS,
    /** AWS does not know these credentials, or does not accept them. */
    BAD_CREDENTIALS,
    /** The clock of this computer is wrong. */
    CLOCK,
    /** No answer, or none from AWS: network, proxy, certificate, time limit. */
    NETWORK,
    /** AWS had a fault of its own. */
    SERVICE,
    /** AWS did not understand or did not accept the request itself. */
    BAD_REQUEST,
    /** A profile or setting cannot be used. */
    BAD_CONFIG,
    /** Somebody pressed Cancel. */
    CANCELLED,
    /** Anything else: a fault of this program. */
    UNEXPECTED
}
