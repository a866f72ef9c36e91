package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.DeniedBy;
import dev.trainlight.diagnosis.LookAlikeKind;
import dev.trainlight.diagnosis.WhoNeedsIt;
import dev.trainlight.diagnosis.message.Candidate.Weight;
import dev.trainlight.sagemaker.Stage;
import java.util.List;

/** Encryption keys that cannot be used (permission-model §6, F14): the rights to the key, or its state. */
final class KeyTexts {
    private static final List<String> VOLUME_RIGHTS = List.of(
            "kms:CreateGrant",
            "kms:Decrypt",
            "kms:DescribeKey",
            "kms:GenerateDataKeyWithoutPlaintext",
            "kms:ReEncryptFrom",
            "kms:ReEncryptTo");
    private static final String SEPARATOR = "message.separator.key.exists";

    private final Scan scan;

    private KeyTexts(Scan scan) {
        this.scan = scan;
    }

    static void find(Scan scan) {
        KeyTexts texts = new KeyTexts(scan);
        scan.each("ciphertext refers to a customer master key", texts::ciphertext);
        scan.each(List.of("inaccessible aws kms key", "inaccessible kms key"), texts::volume);
    }

    private void ciphertext(int at) {
        int end = scan.text().sentenceEnd(at + 40);
        TextSpan words = scan.span(at, end);
        Scene scene = scan.scene(at);
        DenialDraft draft =
                DenialDraft.of("kms:Decrypt").says("message.key.unusable").evidence(words);
        Reading state = LookAlikeReading.inferred(
                "F15", LookAlikeKind.KEY_STATE, draft.in(scene).stage(), "advice.key.state", words);
        scan.add(draft.or(state).separatedBy(SEPARATOR).in(scene), Weight.STATED, at, end);
    }

    /** The key of a storage volume, which the service uses through a grant. */
    private void volume(int at) {
        int start = scan.text().sentenceStart(at);
        int end = scan.text().sentenceEnd(at + 20);
        TextSpan words = scan.span(start, end);
        // Often a list of the rights follows, which says nothing more.
        int list = Anchors.first(scan.text(), end, end + 600, List.of("kms:reencrypt"));
        Reading state = LookAlikeReading.inferred(
                "F15", LookAlikeKind.KEY_STATE, Stage.PROVISIONING, "advice.key.state", words);
        Denial denial = DenialDraft.of(VOLUME_RIGHTS)
                .deniedBy(DeniedBy.KEY_POLICY, false)
                .says("message.volume.key")
                .evidence(words)
                .or(state)
                .separatedBy(SEPARATOR)
                .as("PRV-01", Stage.PROVISIONING, WhoNeedsIt.SERVICE);
        scan.add(denial, Weight.STATED, start, list < 0 ? end : list);
    }
}
