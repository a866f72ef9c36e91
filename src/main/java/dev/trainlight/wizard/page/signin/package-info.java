/**
 * Step 1: profiles and their state, signing in with or without one, the sample account, a case file. Start reading at
 * {@link dev.trainlight.wizard.page.signin.SignInViewModel}: {@code WaysIn} leads to an account, {@code SignInRun} runs one
 * sign-in and asks the person, {@code ProfileWords} says what is to be said of a profile, {@code BrowserChoice} opens the
 * browser. What signing in really does is behind {@link dev.trainlight.wizard.page.signin.SignInPort}.
 */
package dev.trainlight.wizard.page.signin;
