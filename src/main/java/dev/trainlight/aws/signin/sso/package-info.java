/**
 * Signing in through IAM Identity Center ("SSO"): the token cache that is shared with the AWS CLI, silent renewal, the two
 * ways through the browser, and what a portal offers afterwards. Every method that asks AWS may take long and belongs off
 * the JavaFX thread; interrupting its thread ends it. Nothing here opens a browser: it hands out an address. Start reading
 * at {@link dev.trainlight.aws.signin.sso.SsoTokens}, then {@link dev.trainlight.aws.signin.sso.PkceSignIn}.
 */
package dev.trainlight.aws.signin.sso;
