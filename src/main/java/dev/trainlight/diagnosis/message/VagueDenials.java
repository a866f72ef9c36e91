package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.Confidence;
import dev.trainlight.diagnosis.LookAlikeKind;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.message.Candidate.Weight;
import dev.trainlight.sagemaker.S3Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sentences that speak of missing rights without naming one: "does not have permission to access the bucket", "the key is
 * not accessible". The thing that they name tells the action.
 */
final class VagueDenials {
    private static final List<String> WORDS = List.of(
            "not have permission",
            "n't have permission",
            "not have the permission",
            "not have sufficient permission",
            "not have the required permission",
            "not have enough permission",
            "insufficient permission",
            "lacks permission",
            "lack permission",
            "missing permission",
            "no permission",
            "without permission",
            "check permission",
            "check the permission",
            "check your permission",
            "permissions are correct",
            "permissions are incorrect",
            "permission denied to access",
            "not have access",
            "n't have access",
            "not accessible",
            "cannot access",
            "can't access",
            "unable to access",
            "could not access",
            "cannot be accessed",
            "access denied",
            "access is denied");
    private static final List<String> OPERATIONS =
            List.of("when calling", "operation:", "operation error", "status code", "error code");

    private VagueDenials() {}

    static void find(PastedText text, Frames frames, Findings findings) {
        for (String word : WORDS) {
            Anchors.each(text, word, at -> {
                if (!findings.claimed(at)) {
                    read(text, frames, findings, at, at + word.length());
                }
            });
        }
    }

    private static void read(PastedText text, Frames frames, Findings findings, int at, int after) {
        int start = text.sentenceStart(at);
        int end = text.sentenceEnd(after);
        Scene scene = frames.at(at);
        // What has an operation or a phase is read by the rules that know them.
        if (Anchors.first(text, at - 320, at, OPERATIONS) >= 0
                        && text.lowerSlice(at, after).startsWith("access")
                || scene.phase().isPresent() && text.lowerSlice(at, after).startsWith("access")) {
            return;
        }
        String sentence = text.slice(Math.max(start, at - 250), Math.min(text.length(), Math.max(end, after + 120)));
        Optional<String> operation = text.lowerSlice(at - 300, at).contains("when calling the create")
                ? Optional.of("Create")
                : Optional.empty();
        List<String> actions = DeniedTarget.actions(sentence, operation, scene);
        if (actions.isEmpty()) {
            return;
        }
        TextSpan span = text.original(start, end);
        DenialDraft draft = DenialDraft.of(actions).evidence(span);
        if (actions.getFirst().startsWith("s3:")) {
            Optional<S3Location> place = S3Denials.place(text, start, end);
            place.ifPresent(p -> draft.resource(ResourceNames.s3(p, actions.getFirst(), text.partition())));
        }
        String lower = text.lowerSlice(start, end);
        boolean orMissing = lower.contains("exist") && (lower.contains(" or ") || lower.contains(" and "));
        List<Reading> others = new ArrayList<>();
        if (orMissing) {
            others.add(new LookAlikeReading(
                    "L-NOT-FOUND",
                    LookAlikeKind.WRONG_TARGET,
                    draft.in(scene).stage(),
                    Confidence.INFERRED,
                    Sentence.of("advice.target.missing"),
                    List.of(span),
                    List.of(),
                    Optional.empty()));
        }
        draft.or(others);
        if (orMissing) {
            draft.separatedBy("message.separator.exists");
        }
        findings.add(new Candidate(draft.in(scene), Weight.PHRASED, start, end));
    }
}
