package dev.trainlight.aws.signin;

import dev.trainlight.aws.signin.credentials.MfaPrompt;

/**
 * What a sign-in needs of the program around it. Both are called on the sign-in's own thread.
 *
 * @param browser opens the system's browser
 * @param prompt asks for the code of a device
 */
public record SignInPorts(Browser browser, MfaPrompt prompt) {}
