package dev.trainlight.aws.signin.credentials;

import dev.trainlight.aws.FailureException;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Failure.Kind;
import dev.trainlight.evidence.Failure.Remedy;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.HttpCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The credentials that a machine or container in AWS hands to its programs. Everywhere else nobody answers at that
 * address, which means that there are none, and not that the network is broken.
 */
final class MachineCredentials implements AwsCredentialsProvider, SdkAutoCloseable {
    private final HttpCredentialsProvider provider;

    MachineCredentials(HttpCredentialsProvider provider) {
        this.provider = provider;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return provider.resolveCredentials();
        } catch (SdkClientException none) {
            throw new FailureException(Failure.of(Kind.SIGN_IN_NEEDED, Remedy.SIGN_IN, "aws.no-credentials"), none);
        }
    }

    @Override
    public void close() {
        provider.close();
    }
}
