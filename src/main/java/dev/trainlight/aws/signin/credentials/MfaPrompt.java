package dev.trainlight.aws.signin.credentials;

import dev.trainlight.aws.FailureException;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Failure.Kind;
import dev.trainlight.evidence.Failure.Remedy;
import java.util.Optional;

/** Asks a person for the code that their device shows. Called on the thread that waits for credentials; may block. */
@FunctionalInterface
public interface MfaPrompt {
    /** Nobody is there to be asked; says which device it is about. */
    MfaPrompt NOBODY = question -> {
        throw new FailureException(Failure.of(Kind.SIGN_IN_NEEDED, Remedy.SIGN_IN, "mfa.no-code", question.device()));
    };

    /**
     * Asks.
     *
     * @return the six digits; empty where the person cancels
     */
    Optional<String> ask(Question question);

    /**
     * What is asked.
     *
     * @param device the device's ARN or serial number
     * @param what what wants it: the ARN of a role, or the profile whose keys are exchanged for a session
     * @param refused whether AWS did not accept the last code
     */
    record Question(String device, String what, boolean refused) {}
}
