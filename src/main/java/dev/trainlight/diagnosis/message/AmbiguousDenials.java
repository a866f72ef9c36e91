package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.Confidence;
import dev.trainlight.diagnosis.LookAlikeKind;
import dev.trainlight.diagnosis.Sentence;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Stated denials that can still mean something else, and denials whose cure is no policy. */
final class AmbiguousDenials {
    private AmbiguousDenials() {}

    /** The reading of a stated denial. */
    static Reading refine(
            DenialDraft draft, List<String> actions, DenialTail tail, Refused refused, Scene scene, PastedText text) {
        if (assumesUser(actions, tail)) {
            return new LookAlikeReading(
                    "L-ASSUME-USER",
                    LookAlikeKind.WRONG_TARGET,
                    Optional.of(dev.trainlight.sagemaker.Stage.SUBMIT),
                    Confidence.STATED,
                    Sentence.of("advice.assume.user"),
                    draft.evidence(),
                    List.of(),
                    Optional.empty());
        }
        if (tail.other()
                .map(why -> why.toLowerCase(Locale.ROOT))
                .filter(why -> why.contains("block public access"))
                .isPresent()) {
            return new LookAlikeReading(
                    "L-PUBLIC-ACCESS",
                    LookAlikeKind.REQUEST_VALIDATION,
                    draft.in(scene).stage(),
                    Confidence.STATED,
                    Sentence.of("advice.public.access"),
                    draft.evidence(),
                    List.of(),
                    Optional.empty());
        }
        if (tail.threeCauses()) {
            draft.separatedBy("message.separator.key.exists");
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
