/**
 * Step 1: profiles and their state, signing in with or without one, the sample account, a case file. Start reading at
 * {@link dev.trainlight.wizard.page.signin.SignInViewModel}; what signing in really does is behind
 * {@link dev.trainlight.wizard.page.signin.SignInPort}.
 */
package dev.trainlight.wizard.page.signin;
