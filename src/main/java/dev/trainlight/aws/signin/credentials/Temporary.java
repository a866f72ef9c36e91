package dev.trainlight.aws.signin.credentials;

import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Credentials and their end.
 *
 * @param credentials secret, never printed
 * @param expiresAt when they end; empty where that is not known
 */
record Temporary(AwsCredentials credentials, Optional<Instant> expiresAt) {
    static Temporary of(String keyId, String secret, Optional<String> token, Optional<Instant> expiresAt) {
        AwsCredentials credentials = token.<AwsCredentials>map(
                        sessionToken -> AwsSessionCredentials.create(keyId, secret, sessionToken))
                .orElseGet(() -> AwsBasicCredentials.create(keyId, secret));
        return new Temporary(credentials, expiresAt);
    }

    @Override
    public String toString() {
        return "Temporary[until " + expiresAt + "]";
    }
}
