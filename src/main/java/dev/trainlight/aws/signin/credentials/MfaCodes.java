package dev.trainlight.aws.signin.credentials;

import dev.trainlight.aws.AwsErrors;
import dev.trainlight.aws.FailureException;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Failure.Kind;
import dev.trainlight.evidence.Failure.Remedy;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;

/** Asks a person for a code, and again where AWS does not accept it. */
final class MfaCodes {
    private static final int TRIES = 3;

    private final MfaPrompt prompt;

    MfaCodes(MfaPrompt prompt) {
        this.prompt = prompt;
    }

    /**
     * Makes a call that takes a code.
     *
     * @param what what wants it: a role, a user
     * @param call makes the call with the code
     * @return what the call gives; empty where the person does not want to type one
     * @throws SdkException where the call fails for another reason than its code
     * @throws FailureException where no code was right, or nobody can be asked
     */
    <T> Optional<T> with(String device, String what, Function<String, T> call) {
        for (int attempt = 1; ; attempt++) {
            Optional<String> code = prompt.ask(new MfaPrompt.Question(device, what, attempt > 1))
                    .map(String::strip)
                    .filter(typed -> !typed.isEmpty());
            if (code.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(call.apply(code.get()));
            } catch (SdkException thrown) {
                if (!refused(thrown)) {
                    throw thrown;
                }
                if (attempt == TRIES) {
                    String detail = AwsErrors.failure("sts", thrown).detail().orElse("");
                    throw new FailureException(
                            Failure.of(Kind.BAD_CREDENTIALS, Remedy.SIGN_IN, "mfa.refused")
                                    .withDetail(detail),
                            thrown);
                }
            }
        }
    }

    // AWS says AccessDenied to a wrong code as to a missing permission; only the words tell.
    private static boolean refused(SdkException thrown) {
        String message = String.valueOf(thrown.getMessage());
        return message.contains("MultiFactorAuthentication failed")
                || (message.contains("tokenCode") && message.contains("Invalid"));
    }
}
