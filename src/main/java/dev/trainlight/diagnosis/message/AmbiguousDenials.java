package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.LookAlikeKind;
import dev.trainlight.sagemaker.Stage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Stated denials that can still mean something else, and denials whose cure is no policy. */
final class AmbiguousDenials {
    private AmbiguousDenials() {}

    /**
     * The reading of a stated denial.
     *
     * @param draft what was read
     * @param actions its actions
     * @param tail its resource and reason
     * @param scene where it stands
     * @param words its words
     */
    static Reading refine(DenialDraft draft, List<String> actions, DenialTail tail, Scene scene, TextSpan words) {
        if (assumesUser(actions, tail)) {
            Optional<Stage> stage = Optional.of(Stage.SUBMIT);
            return LookAlikeReading.stated(
                    "L-ASSUME-USER", LookAlikeKind.WRONG_TARGET, stage, "advice.assume.user", words);
        }
        String reason = tail.other().orElse("").toLowerCase(Locale.ROOT);
        if (reason.contains("block public access")) {
            Optional<Stage> stage = draft.in(scene).stage();
            return LookAlikeReading.stated(
                    "L-PUBLIC-ACCESS", LookAlikeKind.REQUEST_VALIDATION, stage, "advice.public.access", words);
        }
        if (tail.threeCauses()) {
            Reading state = LookAlikeReading.inferred(
                    "F15", LookAlikeKind.KEY_STATE, draft.in(scene).stage(), "advice.key.state", words);
            draft.or(state).separatedBy("message.separator.key.exists");
        }
        return draft.in(scene);
    }

    /** A user cannot be assumed, whatever the policies say. */
    private static boolean assumesUser(List<String> actions, DenialTail tail) {
        return actions.contains("sts:AssumeRole")
                && tail.resources().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .anyMatch(name -> name.contains(":user/"));
    }
}
