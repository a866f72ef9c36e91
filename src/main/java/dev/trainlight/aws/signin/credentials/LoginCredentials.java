package dev.trainlight.aws.signin.credentials;

import dev.trainlight.aws.AwsErrors;
import dev.trainlight.aws.AwsProblem;
import dev.trainlight.aws.AwsSession;
import dev.trainlight.aws.FailureException;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Failure.Kind;
import dev.trainlight.evidence.Failure.Remedy;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.signin.auth.LoginCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The credentials of an {@code aws login}: the SDK's, with words for the case that the sign-in is over. */
final class LoginCredentials implements AwsCredentialsProvider, SdkAutoCloseable {
    private final LoginCredentialsProvider provider;
    private final AwsSession session;
    private final String profile;

    LoginCredentials(LoginCredentialsProvider provider, AwsSession session, String profile) {
        this.provider = provider;
        this.session = session;
        this.profile = profile;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return provider.resolveCredentials();
        } catch (SdkException | IllegalArgumentException thrown) {
            throw translated(thrown);
        }
    }

    private RuntimeException translated(RuntimeException thrown) {
        AwsProblem problem = AwsErrors.problem(thrown);
        boolean elsewhere = problem == AwsProblem.NETWORK
                || problem == AwsProblem.SERVICE
                || problem == AwsProblem.THROTTLED
                || problem == AwsProblem.CANCELLED;
        if (elsewhere) {
            return thrown;
        }
        Failure failure = Failure.of(Kind.SIGN_IN_NEEDED, Remedy.SIGN_IN, "login.over", profile);
        String detail =
                AwsErrors.failure("signin:CreateOAuth2Token", thrown).detail().orElse("");
        return new FailureException(failure.withDetail(detail), thrown);
    }

    @Override
    public void close() {
        provider.close();
        session.close();
    }
}
