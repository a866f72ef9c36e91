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

/** Images that cannot be pulled (permission-model §5.4): the rights, or no such image, or one that is too large. */
final class ImageTexts {
    private static final Pattern REPOSITORY = Pattern.compile(
            "repository:?\\s[\"']?(?<repo>[^\\s\"']{1,250})[\"']?\\sin registry(?: id)?:?\\s(?<account>[\\dx*]{4,14})",
            Pattern.CASE_INSENSITIVE);
    private static final String LAST_RIGHT = "getdownloadurlforlayer";
    private static final String SEPARATOR = "message.separator.image.exists";

    private final Scan scan;

    private ImageTexts(Scan scan) {
        this.scan = scan;
    }

    static void find(Scan scan) {
        ImageTexts texts = new ImageTexts(scan);
        scan.each("access denied for repository", texts::repository);
        scan.each("does not grant ecr:", texts::servicePull);
        scan.each("cannot pull algorithm container", texts::pull);
    }

    /** Docker's own words, which yield to the reason that ECR gave it. */
    static void findDocker(Scan scan) {
        scan.each("pull access denied for", new ImageTexts(scan)::dockerPull);
    }

    private static LookAlikeReading missing(TextSpan words) {
        return LookAlikeReading.inferred(
                "L-NO-IMAGE", LookAlikeKind.MISSING_IMAGE, Stage.IMAGE_PULL, "advice.image.missing", words);
    }

    /** "Access denied for repository …": the rights, or no such repository there. */
    private void repository(int at) {
        DenialDraft draft = DenialDraft.of(DeniedTarget.PULL);
        int end = scan.text().sentenceEnd(at + 40);
        Matcher matcher = scan.matcher(REPOSITORY, at, 500);
        if (matcher.find()) {
            String region = scan.hints().region().orElse("*");
            draft.resource("arn:" + scan.text().partition() + ":ecr:" + region + ":" + matcher.group("account")
                    + ":repository/" + matcher.group("repo"));
            end = matcher.end();
        }
        int rights = Anchors.first(scan.text(), end, end + 500, List.of(LAST_RIGHT));
        int last = rights < 0 ? end : rights + LAST_RIGHT.length();
        RoleTexts.role(scan, at)
                .ifPresent(role -> draft.refused(new Refused(Optional.of(role), Refused.Kind.JOB_SESSION)));
        TextSpan words = scan.span(at, last);
        Denial denial = draft.says("message.repository.refused")
                .evidence(words)
                .or(missing(words))
                .separatedBy(SEPARATOR)
                .as("IMG-02", Stage.IMAGE_PULL, WhoNeedsIt.EXECUTION_ROLE);
        scan.add(denial, Weight.STATED, at, last);
    }

    /** "The repository … does not grant ecr:… permission to sagemaker.amazonaws.com service principal." */
    private void servicePull(int at) {
        int start = scan.text().sentenceStart(at);
        int end = scan.text().sentenceEnd(at + 60);
        Denial denial = DenialDraft.of(DeniedTarget.PULL)
                .stated()
                .refused(new Refused(Optional.of("sagemaker.amazonaws.com"), Refused.Kind.SERVICE))
                .deniedBy(DeniedBy.RESOURCE_POLICY, false)
                .evidence(scan.span(start, end))
                .as("IMG-03", Stage.IMAGE_PULL, WhoNeedsIt.RESOURCE_OWNER);
        scan.add(denial, Weight.STATED, start, end);
    }

    /** F6: the text itself leaves it open, and a third cause is not in it. */
    private void pull(int at) {
        int end = scan.text().sentenceEnd(scan.text().sentenceEnd(at + 30) + 1);
        TextSpan words = scan.span(at, end);
        Denial denied = DenialDraft.of(DeniedTarget.PULL)
                .evidence(words)
                .as("IMG-02", Stage.IMAGE_PULL, WhoNeedsIt.EXECUTION_ROLE);
        Reading large = LookAlikeReading.inferred(
                "L-DISK-FULL", LookAlikeKind.FILE_SYSTEM, Stage.IMAGE_PULL, "advice.image.size", words);
        scan.add(unclear(words, List.of(missing(words), denied, large)), Weight.STATED, at, end);
    }

    /** Docker hides ECR's reason behind a sentence that fits three causes. */
    private void dockerPull(int at) {
        int end = scan.text().sentenceEnd(at + 24);
        TextSpan words = scan.span(at, end);
        Denial denied = DenialDraft.of(DeniedTarget.PULL).evidence(words).in(scan.scene(at));
        Reading login = LookAlikeReading.inferred(
                "L-DOCKER-LOGIN", LookAlikeKind.CREDENTIALS, Stage.IMAGE_PULL, "advice.credentials.docker", words);
        scan.add(unclear(words, List.of(login, denied, missing(words))), Weight.USUAL, at, end);
    }

    private static Unclear unclear(TextSpan words, List<Reading> candidates) {
        return Unclear.of(
                "F6",
                Optional.of(Stage.IMAGE_PULL),
                Sentence.of("message.pull.unclear"),
                words,
                candidates,
                Sentence.of(SEPARATOR));
    }
}
