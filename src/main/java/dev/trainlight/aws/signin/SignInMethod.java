package dev.trainlight.aws.signin;

/** How a sign-in at a portal goes through the browser. */
public enum SignInMethod {
    /** The browser on this machine comes back by itself. */
    BROWSER,
    /** The browser is anywhere and shows a code to compare; for machines that it cannot come back to. */
    CODE
}
