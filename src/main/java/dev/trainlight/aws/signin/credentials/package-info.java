/**
 * From a profile to credentials: keys, roles with and without a code (MFA), SSO roles, programs that print credentials,
 * {@code aws login}, tokens in files, the environment and the machine. Our own, because the SDK's chain ignores {@code
 * mfa_serial} and {@code duration_seconds}, waits for ever for a program, and misreads some profiles. Start reading at
 * {@link dev.trainlight.aws.signin.credentials.CredentialsFactory}.
 */
package dev.trainlight.aws.signin.credentials;
