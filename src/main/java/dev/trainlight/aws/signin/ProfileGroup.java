package dev.trainlight.aws.signin;

/** The sorts of profiles, in the order in which a list shows them. */
public enum ProfileGroup {
    /** Keys in environment variables. */
    ENVIRONMENT,
    /** A sign-in through the company's portal. */
    SSO,
    /** A sign-in made with {@code aws login}. */
    LOGIN,
    /** A role that another profile assumes. */
    ROLE,
    /** Access keys in a file. */
    KEYS,
    /** A program that prints credentials. */
    COMMAND,
    /** A token in a file. */
    WEB_IDENTITY,
    /** It cannot be used as it stands. */
    BROKEN
}
