package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.DeniedBy;
import dev.trainlight.diagnosis.LookAlikeKind;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.WhoNeedsIt;
import dev.trainlight.diagnosis.message.Candidate.Weight;
import dev.trainlight.sagemaker.Stage;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A role that a service cannot assume (permission-model §3): its trust policy keeps the service out, or there is no such
 * role under that ARN. Which of them it is stands in the text only where it speaks of trust, or where the ARN gives itself
 * away.
 */
final class RoleTexts {
    private static final int WINDOW = 1_200;
    private static final List<String> CANNOT = List.of(
            "could not assume role",
            "could not assume the role",
            "unable to assume the role",
            "unable to assume role",
            "cannot assume the role",
            "not able to assume the role",
            "failed to assume the role",
            "failed to assume role",
            "can not be assumed",
            "cannot be assumed");
    private static final List<String> KEPT_OUT =
            List.of("authorized to assume the provided role", "cannot be assumed by", "not authorized to assume");
    private static final List<String> TRUST = List.of("trust", "allows principal", "allow principal");
    private static final Pattern ROLE = Pattern.compile(
            "arn:[a-z-]{3,12}:iam::[^\\s:'\"]{0,40}:role/[\\w+=,.@/<>*-]{1,200}", Pattern.CASE_INSENSITIVE);
    /** The console makes these roles under the path {@code /service-role/}; without it the ARN names nothing. */
    private static final Pattern LOST_PATH =
            Pattern.compile(".*:role/AmazonSageMaker-ExecutionRole-\\d{8}T\\d{3,6}", Pattern.CASE_INSENSITIVE);

    private static final Pattern EXAMPLE_NAME = Pattern.compile(
            ".*:role/(?:<.*|SageMakerRole|SageMakerExecutionRole|YourRole.*|MyRole|your[-_].*|role|RoleName"
                    + "|ExecutionRole)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SERVICE = Pattern.compile("[a-z][a-z0-9.-]{1,40}\\.amazonaws\\.com");
    private static final String SAGEMAKER = "sagemaker.amazonaws.com";

    private final Scan scan;

    private RoleTexts(Scan scan) {
        this.scan = scan;
    }

    static void find(Scan scan) {
        RoleTexts texts = new RoleTexts(scan);
        scan.each(KEPT_OUT, texts::keptOut);
        scan.each(CANNOT, texts::cannot);
        scan.each("trust relationship", texts::trustRelationship);
    }

    /** The first role after that place. */
    static Optional<String> role(Scan scan, int at) {
        return scan.found(ROLE, at, WINDOW);
    }

    /** The denial by a trust policy, to be completed. */
    static DenialDraft trust(Optional<String> role, TextSpan words) {
        return DenialDraft.of("sts:AssumeRole")
                .refused(new Refused(Optional.of(SAGEMAKER), Refused.Kind.SERVICE))
                .resources(role.map(List::of).orElse(List.of()))
                .deniedBy(DeniedBy.TRUST_POLICY, false)
                .says("message.trust")
                .evidence(words);
    }

    private static Denial denial(DenialDraft draft) {
        return draft.as("ASM-01", Stage.ASSUME_ROLE, WhoNeedsIt.SERVICE);
    }

    /** A trust relationship in other words than "could not assume". */
    private void trustRelationship(int at) {
        boolean service = scan.has(at - 300, at + 300, List.of("sagemaker", "service principal", " service"));
        if (service && scan.has(at - 300, at + 300, List.of("assume", "role"))) {
            cannot(at);
        }
    }

    private void cannot(int at) {
        int start = clauseStart(at);
        int end = Math.min(
                scan.text().length(), scan.text().sentenceEnd(scan.text().sentenceEnd(at + 20) + 1));
        TextSpan words = scan.span(start, end);
        if (namesUser(start, scan.text().sentenceEnd(at + 10))) {
            Reading user = LookAlikeReading.inferred(
                    "L-ASSUME-USER", LookAlikeKind.WRONG_TARGET, Stage.SUBMIT, "advice.assume.user", words);
            scan.add(user, Weight.STATED, start, end);
            return;
        }
        Optional<String> role = role(scan, start);
        LookAlikeReading missing = LookAlikeReading.inferred(
                "ASM-07", LookAlikeKind.WRONG_TARGET, Stage.ASSUME_ROLE, missingAdvice(role), words);
        scan.add(choose(at, role, missing, words), Weight.STATED, start, end);
    }

    private Reading choose(int at, Optional<String> role, LookAlikeReading missing, TextSpan words) {
        String separator = "message.separator.role.exists";
        if (scan.has(at - 250, at + 450, TRUST)) {
            return denial(trust(role, words).stated().or(missing).separatedBy(separator));
        }
        Denial kept = denial(trust(role, words));
        if (role.filter(RoleTexts::givesItselfAway).isPresent()) {
            return missing.or(kept, separator);
        }
        return Unclear.of(
                "ASM-07",
                Optional.of(Stage.ASSUME_ROLE),
                Sentence.of("message.role.unusable"),
                words,
                List.of(missing, kept),
                Sentence.of(separator));
    }

    /** Whether the ARN shows by itself that it is not the role's. */
    private static boolean givesItselfAway(String role) {
        return LOST_PATH.matcher(role).matches() || EXAMPLE_NAME.matcher(role).matches();
    }

    private static String missingAdvice(Optional<String> role) {
        boolean lost = role.filter(arn -> LOST_PATH.matcher(arn).matches()).isPresent();
        return lost ? "advice.role.path" : "advice.role.arn";
    }

    /** Where a user's ARN stands in the place of a role's, no policy helps. */
    private boolean namesUser(int start, int end) {
        String words = scan.text().lowerSlice(start, end);
        return words.contains(":user/") && !words.contains(":role/") && !words.contains("user: arn");
    }

    /** A service that says itself that it may not assume a role: only the trust policy does that. */
    private void keptOut(int at) {
        int start = clauseStart(at);
        int end = scan.text().sentenceEnd(at + 20);
        Matcher service = scan.matcher(SERVICE, start, end + 80 - start);
        String principal = service.find() ? service.group() : SAGEMAKER;
        DenialDraft draft = trust(role(scan, start), scan.span(start, end))
                .stated()
                .refused(new Refused(Optional.of(principal), Refused.Kind.SERVICE))
                .says("message.trust.service", principal);
        scan.add(denial(draft), Weight.STATED, start, end);
    }

    /** Where the words that belong to that place begin: after the last colon or full stop before it. */
    private int clauseStart(int at) {
        int least = Math.max(scan.text().lineStart(at), at - 300);
        String before = scan.text().lowerSlice(least, at);
        int unable = before.lastIndexOf("unable to perform: sts:");
        if (unable >= 0) {
            return least + before.lastIndexOf(' ', Math.max(0, unable - 5)) + 1;
        }
        int end = Math.max(before.lastIndexOf(": "), before.lastIndexOf(". "));
        return end < 0 ? least : least + end + 2;
    }
}
