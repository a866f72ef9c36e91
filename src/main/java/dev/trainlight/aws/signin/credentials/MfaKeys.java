package dev.trainlight.aws.signin.credentials;

import dev.trainlight.aws.AwsErrors;
import dev.trainlight.aws.AwsProblem;
import dev.trainlight.aws.AwsSession;
import dev.trainlight.aws.FailureException;
import dev.trainlight.evidence.Failure.Kind;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * A user's own keys, beside which a profile names a device. Policies can ask for a code ({@code
 * aws:MultiFactorAuthPresent}), and AWS does not say that this is why it refuses: so where the keys alone may not even list
 * training jobs, the code is asked for, and the keys are exchanged for a session that has it
 * (STS/latest/APIReference/API_GetSessionToken.html). Who types none works on with the keys as they are.
 */
final class MfaKeys {
    private final AwsSession plain;
    private final Temporary keys;
    private final String device;
    private final String user;
    private final MfaCodes codes;

    /**
     * @param plain a session with the keys alone
     * @param keys the keys
     * @param device the device's ARN or serial number
     * @param user what people know the keys by: the profile
     */
    MfaKeys(AwsSession plain, Temporary keys, String device, String user, MfaPrompt prompt) {
        this.plain = plain;
        this.keys = keys;
        this.device = device;
        this.user = user;
        this.codes = new MfaCodes(prompt);
    }

    /** The keys where they do, else the session that a code gives. */
    Temporary get() {
        if (!refused()) {
            return keys;
        }
        try {
            return codes.with(device, user, this::session).orElse(keys);
        } catch (SdkException thrown) {
            throw new FailureException(AwsErrors.failure("sts:GetSessionToken", thrown), thrown);
        } catch (FailureException failure) {
            if (failure.failure().kind() == Kind.SIGN_IN_NEEDED) {
                // Nobody is there to be asked; what the keys may not do stays refused.
                return keys;
            }
            throw failure;
        }
    }

    private boolean refused() {
        try {
            plain.client(SageMakerClient.builder()).listTrainingJobs(request -> request.maxResults(1));
            return false;
        } catch (SdkException thrown) {
            return AwsErrors.problem(thrown) == AwsProblem.ACCESS_DENIED;
        }
    }

    private Temporary session(String code) {
        Credentials given = plain.client(StsClient.builder())
                .getSessionToken(request -> request.serialNumber(device).tokenCode(code))
                .credentials();
        return Temporary.of(
                given.accessKeyId(),
                given.secretAccessKey(),
                Optional.of(given.sessionToken()),
                Optional.of(given.expiration()));
    }
}
