package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.LookAlikeKind;
import dev.trainlight.diagnosis.message.Candidate.Weight;
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
            List.of("when calling", "operation:", "operation error", "status code", "error code", "\"errorcode\"");

    private VagueDenials() {}

    static void find(Scan scan) {
        for (String word : WORDS) {
            scan.each(word, at -> read(scan, at, at + word.length()));
        }
    }

    private static void read(Scan scan, int at, int after) {
        PastedText text = scan.text();
        Scene scene = scan.scene(at);
        // A bare "access denied" of an operation or a phase is read by the rules that know these.
        boolean bare = text.lowerSlice(at, at + 6).equals("access");
        if (bare && (scene.phase().isPresent() || scan.has(at - 320, at, OPERATIONS))) {
            return;
        }
        int start = text.sentenceStart(at);
        int end = text.sentenceEnd(after);
        String sentence = text.slice(Math.max(start, at - 250), Math.max(end, after + 120));
        boolean creates = scan.has(at - 300, at, List.of("when calling the create"));
        List<String> actions =
                DeniedTarget.actions(sentence, creates ? Optional.of("Create") : Optional.empty(), scene);
        if (actions.isEmpty()) {
            return;
        }
        TextSpan words = scan.span(start, end);
        DenialDraft draft = DenialDraft.of(actions).evidence(words);
        if (actions.getFirst().startsWith("s3:")) {
            S3Denials.place(text, start, end)
                    .ifPresent(place -> draft.resource(ResourceNames.s3(place, actions.getFirst(), text.partition())));
        }
        if (scan.has(start, end, List.of("exist")) && scan.has(start, end, List.of(" or ", " and "))) {
            Reading missing = LookAlikeReading.inferred(
                    "L-NOT-FOUND", LookAlikeKind.WRONG_TARGET, draft.in(scene).stage(), "advice.target.missing", words);
            draft.or(missing).separatedBy("message.separator.exists");
        }
        scan.add(draft.in(scene), Weight.PHRASED, start, end);
    }
}
