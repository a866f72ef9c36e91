package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.Confidence;
import dev.trainlight.diagnosis.DeniedBy;
import dev.trainlight.diagnosis.LookAlikeKind;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.WhoNeedsIt;
import dev.trainlight.diagnosis.message.Candidate.Weight;
import dev.trainlight.sagemaker.S3Location;
import dev.trainlight.sagemaker.Stage;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts that SageMaker itself answers with (permission-model §4), most of which name several causes at once: roles that
 * cannot be assumed, inputs that are not found, images that cannot be pulled.
 */
final class SageMakerTexts {
    private static final int WINDOW = 1_200;
    private static final Pattern ROLE = Pattern.compile(
            "arn:[a-z-]{3,12}:iam::[^\\s:'\"]{0,40}:role/[\\w+=,.@/<>*-]{1,200}", Pattern.CASE_INSENSITIVE);
    private static final Pattern S3_URL =
            Pattern.compile("(?:s3|s3a|s3n)://[^\\s\"',;()\\]]{3,1100}", Pattern.CASE_INSENSITIVE);
    private static final Pattern BUCKET =
            Pattern.compile("on bucket [\"']?(?<bucket>[a-z0-9.<>*_-]{3,80})", Pattern.CASE_INSENSITIVE);
    private static final Pattern REPOSITORY = Pattern.compile(
            "repository:?\\s[\"']?(?<repo>[^\\s\"']{1,250})[\"']?\\sin registry(?: id)?:?\\s(?<account>[\\dx*]{4,14})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CONSOLE_ROLE =
            Pattern.compile(".*:role/AmazonSageMaker-ExecutionRole-\\d{8}T\\d{3,6}", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLACEHOLDER_ROLE = Pattern.compile(
            ".*:role/(?:<.*|SageMakerRole|SageMakerExecutionRole|YourRole.*|MyRole|your[-_].*|role|RoleName|ExecutionRole)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SERVICE = Pattern.compile("[a-z][a-z0-9.-]{1,40}\\.amazonaws\\.com");

    private final PastedText text;
    private final Frames frames;
    private final Findings findings;
    private final String region;

    private SageMakerTexts(PastedText text, Frames frames, Findings findings, Hints hints) {
        this.text = text;
        this.frames = frames;
        this.findings = findings;
        this.region = hints.region().orElse("*");
    }

    static void find(PastedText text, Frames frames, Findings findings, Hints hints) {
        SageMakerTexts texts = new SageMakerTexts(text, frames, findings, hints);
        texts.each("no s3 objects found", texts::noObjects);
        texts.each("could not access model data", texts::modelData);
        texts.each("could not assume role", texts::assume);
        texts.each("could not assume the role", texts::assume);
        texts.each("unable to assume the role", texts::assume);
        texts.each("unable to assume role", texts::assume);
        texts.each("cannot assume the role", texts::assume);
        texts.each("not able to assume the role", texts::assume);
        texts.each("authorized to assume the provided role", texts::keptOut);
        texts.each("cannot be assumed by", texts::keptOut);
        texts.each("not authorized to assume", texts::keptOut);
        texts.each("cannot be assumed", texts::assume);
        texts.each("can not be assumed", texts::assume);
        texts.each("failed to assume the role", texts::assume);
        texts.each("failed to assume role", texts::assume);
        texts.each("trust relationship policy allows the action", texts::assume);
        texts.each("trust relationship", texts::assumeWords);
        texts.each("access denied for repository", texts::repository);
        texts.each("does not grant ecr:", texts::servicePull);
        texts.each("cannot pull algorithm container", texts::pull);
        texts.each("access denied to hub content", texts::hub);
        texts.each("access denied for bucket", texts::bucketAndKey);
        texts.each("ciphertext refers to a customer master key", texts::ciphertext);
        texts.each("inaccessible aws kms key", texts::volumeKey);
        texts.each("inaccessible kms key", texts::volumeKey);
    }

    private interface Rule {
        void read(int at);
    }

    private void each(String word, Rule rule) {
        Anchors.each(text, word, at -> {
            if (!findings.claimed(at)) {
                rule.read(at);
            }
        });
    }

    private String window(int at) {
        return text.slice(at, at + WINDOW);
    }

    private void add(Reading reading, Weight weight, int start, int end) {
        findings.add(new Candidate(reading, weight, start, end));
    }

    private Optional<String> found(Pattern pattern, int from) {
        Matcher matcher = pattern.matcher(text.text()).region(from, Math.min(text.length(), from + WINDOW));
        return matcher.find() ? Optional.of(trimmed(matcher.group())) : Optional.empty();
    }

    private static String trimmed(String name) {
        int end = name.length();
        while (end > 0 && ".,;:'\")".indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        return name.substring(0, end);
    }

    /** "No S3 objects found …": nearly always missing data; only S3's own words after it settle it. */
    private void noObjects(int at) {
        String words = window(at);
        String lower = text.lowerSlice(at, at + WINDOW);
        int tail = lower.indexOf("error message from s3");
        Matcher bucket = BUCKET.matcher(words);
        int end = at + (bucket.find() ? bucket.end() : Math.min(words.length(), "no s3 objects found".length()));
        String reason = tail < 0 ? "" : text.lowerSlice(at + tail, at + tail + 300);
        int last = tail < 0 ? end : tailEnd(at + tail);
        TextSpan span = text.original(at, end);
        Optional<S3Location> place = found(S3_URL, at).flatMap(S3Location::parse);
        Denial list = DenialDraft.of("s3:ListBucket")
                .resources(
                        place.map(p -> List.of(p.bucketArn(text.partition()))).orElse(List.of()))
                .says("message.list.refused", place.map(S3Location::bucket).orElse("S3"))
                .evidence(tail < 0 ? span : text.original(at + tail, last))
                .as("DAT-01", Stage.DATA_DOWNLOAD, WhoNeedsIt.EXECUTION_ROLE);
        if (reason.contains("access denied")
                || reason.contains("accessdenied")
                || reason.contains("forbidden")
                || reason.contains("not authorized")) {
            if (!reason.contains("not authorized to perform")) {
                add(list, Weight.STATED, at, last);
            } else {
                findings.claim(at, end);
            }
            return;
        }
        LookAlikeKind kind = LookAlikeKind.MISSING_DATA;
        String advice = "advice.data.missing";
        String rule = "L-NO-DATA";
        if (reason.contains("region") || reason.contains("redirect") || reason.contains("endpoint")) {
            kind = LookAlikeKind.WRONG_TARGET;
            advice = "advice.bucket.region";
            rule = "L-REGION";
        } else if (reason.contains("bucket does not exist") || reason.contains("nosuchbucket")) {
            kind = LookAlikeKind.WRONG_TARGET;
            advice = "advice.bucket.missing";
            rule = "L-NO-BUCKET";
        }
        boolean settled = !rule.equals("L-NO-DATA");
        Reading reading = new LookAlikeReading(
                rule,
                kind,
                Optional.of(Stage.DATA_DOWNLOAD),
                settled ? Confidence.STATED : Confidence.INFERRED,
                Sentence.of(advice),
                List.of(settled ? text.original(at + tail, last) : span),
                settled ? List.of() : List.of(list),
                settled ? Optional.empty() : Optional.of(Sentence.of("message.separator.list.prefix")));
        add(reading, Weight.STATED, at, last);
    }

    /** S3's own words may go on over several sentences and lines. */
    private int tailEnd(int tail) {
        int limit = Math.min(text.length(), tail + 300);
        int next = Anchors.first(
                text, tail + 1, limit, List.of(" traceback (most", " an error occurred", " during handling of"));
        return next < 0 ? limit : next;
    }

    /** CreateModel names three causes in one sentence. */
    private void modelData(int at) {
        int end = text.sentenceEnd(Math.min(text.length(), at + 300));
        TextSpan span = text.original(at, end);
        Optional<S3Location> place = found(S3_URL, at).flatMap(S3Location::parse);
        Denial get = DenialDraft.of("s3:GetObject")
                .resources(place.map(p -> List.of(ResourceNames.s3(p, "s3:GetObject", text.partition())))
                        .orElse(List.of()))
                .evidence(span)
                .as("DAT-02", Stage.DATA_DOWNLOAD, WhoNeedsIt.EXECUTION_ROLE);
        Reading missing = lookAlike(
                "L-NO-OBJECT", LookAlikeKind.MISSING_DATA, Stage.DATA_DOWNLOAD, "advice.object.missing", span);
        add(
                new Unclear(
                        "L-MODEL-DATA",
                        Optional.of(Stage.DATA_DOWNLOAD),
                        Sentence.of("message.model.data"),
                        List.of(span),
                        List.of(missing, get, trust(found(ROLE, at), span, Confidence.INFERRED)),
                        Optional.of(Sentence.of("message.separator.object.exists"))),
                Weight.STATED,
                at,
                Math.min(text.length(), at + 600));
    }

    /** A trust relationship in other words than "could not assume". */
    private void assumeWords(int at) {
        String near = text.lowerSlice(at - 300, at + 300);
        boolean sageMaker = near.contains("sagemaker") || near.contains("service principal");
        if (sageMaker && (near.contains("assume") || near.contains("role arn") || near.contains("role"))) {
            assume(at);
        }
    }

    /** A role that SageMaker cannot assume: its trust policy, or no such role under this ARN. */
    private void assume(int at) {
        int start = clauseStart(at);
        String words = text.lowerSlice(at - 250, at + 450);
        if (assumesUser(start, at)) {
            return;
        }
        Optional<String> role = found(ROLE, Math.max(0, start));
        int end = Math.min(text.length(), text.sentenceEnd(text.sentenceEnd(at + 20) + 1));
        TextSpan span = text.original(start, end);
        boolean trustNamed =
                words.contains("trust") || words.contains("allows principal") || words.contains("allow principal");
        Optional<Reading> wrong = wrongRole(role, span);
        Denial trust = trust(role, span, trustNamed ? Confidence.STATED : Confidence.INFERRED);
        Sentence separator = Sentence.of("message.separator.role.exists");
        if (wrong.isPresent() && !trustNamed) {
            LookAlikeReading other = (LookAlikeReading) wrong.get();
            add(
                    new LookAlikeReading(
                            other.rule(),
                            other.kind(),
                            other.stage(),
                            other.confidence(),
                            other.advice(),
                            other.evidence(),
                            List.of(trust),
                            Optional.of(separator)),
                    Weight.STATED,
                    start,
                    end);
            return;
        }
        Reading missing = wrong.orElseGet(
                () -> lookAlike("ASM-07", LookAlikeKind.WRONG_TARGET, Stage.ASSUME_ROLE, "advice.role.arn", span));
        if (trustNamed) {
            add(
                    DenialDraft.of("sts:AssumeRole")
                            .stated()
                            .refused(new Refused(Optional.of("sagemaker.amazonaws.com"), Refused.Kind.SERVICE))
                            .resources(role.map(List::of).orElse(List.of()))
                            .deniedBy(DeniedBy.TRUST_POLICY, false)
                            .says("message.trust")
                            .evidence(span)
                            .or(missing)
                            .separatedBy("message.separator.role.exists")
                            .as("ASM-01", Stage.ASSUME_ROLE, WhoNeedsIt.SERVICE),
                    Weight.STATED,
                    start,
                    end);
            return;
        }
        add(
                new Unclear(
                        "ASM-07",
                        Optional.of(Stage.ASSUME_ROLE),
                        Sentence.of("message.role.unusable"),
                        List.of(span),
                        List.of(missing, trust),
                        Optional.of(separator)),
                Weight.STATED,
                start,
                end);
    }

    /** Where a user's ARN stands in the place of a role's, no policy helps. */
    private boolean assumesUser(int start, int at) {
        int end = text.sentenceEnd(at + 10);
        String words = text.lowerSlice(start, end);
        boolean user = words.contains(":user/") && !words.contains(":role/") && !words.contains("user: arn");
        if (user) {
            TextSpan span = text.original(start, end);
            add(
                    lookAlike("L-ASSUME-USER", LookAlikeKind.WRONG_TARGET, Stage.SUBMIT, "advice.assume.user", span),
                    Weight.STATED,
                    start,
                    end);
        }
        return user;
    }

    /** A service that says itself that it may not assume a role: only the trust policy does that. */
    private void keptOut(int at) {
        int start = clauseStart(at);
        int end = text.sentenceEnd(at + 20);
        Matcher service = SERVICE.matcher(text.text()).region(start, Math.min(text.length(), end + 80));
        String principal = service.find() ? service.group() : "sagemaker.amazonaws.com";
        add(
                DenialDraft.of("sts:AssumeRole")
                        .stated()
                        .refused(new Refused(Optional.of(principal), Refused.Kind.SERVICE))
                        .resources(found(ROLE, start).map(List::of).orElse(List.of()))
                        .deniedBy(DeniedBy.TRUST_POLICY, false)
                        .says("message.trust.service", principal)
                        .evidence(text.original(start, end))
                        .as("ASM-01", Stage.ASSUME_ROLE, WhoNeedsIt.SERVICE),
                Weight.STATED,
                start,
                end);
    }

    /** Where the words that belong to that place begin: after the last colon or full stop before it. */
    private int clauseStart(int at) {
        int least = Math.max(text.lineStart(at), at - 300);
        String before = text.lowerSlice(least, at);
        int unable = before.lastIndexOf("unable to perform: sts:");
        if (unable >= 0) {
            return least + before.lastIndexOf(' ', Math.max(0, unable - 5)) + 1;
        }
        int end = Math.max(before.lastIndexOf(": "), before.lastIndexOf(". "));
        return end < 0 ? least : least + end + 2;
    }

    /** An ARN that shows by itself that it is not the role's: a lost path, a name from an example. */
    private Optional<Reading> wrongRole(Optional<String> role, TextSpan span) {
        if (role.isEmpty()) {
            return Optional.empty();
        }
        if (CONSOLE_ROLE.matcher(role.get()).matches()) {
            return Optional.of(
                    lookAlike("ASM-07", LookAlikeKind.WRONG_TARGET, Stage.ASSUME_ROLE, "advice.role.path", span));
        }
        if (PLACEHOLDER_ROLE.matcher(role.get()).matches()) {
            return Optional.of(
                    lookAlike("ASM-07", LookAlikeKind.WRONG_TARGET, Stage.ASSUME_ROLE, "advice.role.arn", span));
        }
        return Optional.empty();
    }

    private static Denial trust(Optional<String> role, TextSpan span, Confidence confidence) {
        DenialDraft draft = DenialDraft.of("sts:AssumeRole")
                .refused(new Refused(Optional.of("sagemaker.amazonaws.com"), Refused.Kind.SERVICE))
                .resources(role.map(List::of).orElse(List.of()))
                .deniedBy(DeniedBy.TRUST_POLICY, false)
                .says("message.trust")
                .evidence(span);
        return (confidence == Confidence.STATED ? draft.stated() : draft)
                .as("ASM-01", Stage.ASSUME_ROLE, WhoNeedsIt.SERVICE);
    }

    private static LookAlikeReading lookAlike(
            String rule, LookAlikeKind kind, Stage stage, String advice, TextSpan span) {
        return new LookAlikeReading(
                rule,
                kind,
                Optional.of(stage),
                Confidence.INFERRED,
                Sentence.of(advice),
                List.of(span),
                List.of(),
                Optional.empty());
    }

    /** "Access denied for repository …": the rights, or no such repository there. */
    private void repository(int at) {
        Matcher matcher = REPOSITORY.matcher(text.text()).region(at, Math.min(text.length(), at + 500));
        DenialDraft draft =
                DenialDraft.of("ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:BatchCheckLayerAvailability");
        int end = text.sentenceEnd(at + 40);
        if (matcher.find()) {
            draft.resource("arn:" + text.partition() + ":ecr:" + region + ":" + matcher.group("account")
                    + ":repository/" + matcher.group("repo"));
            end = matcher.end();
        }
        int list = Anchors.first(text, end, Math.min(text.length(), end + 500), List.of("getdownloadurlforlayer"));
        int last = list < 0 ? end : list + "getdownloadurlforlayer".length();
        found(ROLE, at).ifPresent(role -> draft.refused(new Refused(Optional.of(role), Refused.Kind.JOB_SESSION)));
        TextSpan span = text.original(at, last);
        add(
                draft.says("message.repository.refused")
                        .evidence(span)
                        .or(lookAlike(
                                "L-NO-IMAGE",
                                LookAlikeKind.MISSING_IMAGE,
                                Stage.IMAGE_PULL,
                                "advice.image.missing",
                                span))
                        .separatedBy("message.separator.image.exists")
                        .as("IMG-02", Stage.IMAGE_PULL, WhoNeedsIt.EXECUTION_ROLE),
                Weight.STATED,
                at,
                last);
    }

    /** "The repository … does not grant ecr:… permission to sagemaker.amazonaws.com service principal." */
    private void servicePull(int at) {
        int end = text.sentenceEnd(at + 60);
        add(
                DenialDraft.of("ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:BatchCheckLayerAvailability")
                        .stated()
                        .refused(new Refused(Optional.of("sagemaker.amazonaws.com"), Refused.Kind.SERVICE))
                        .deniedBy(DeniedBy.RESOURCE_POLICY, false)
                        .evidence(text.original(text.sentenceStart(at), end))
                        .as("IMG-03", Stage.IMAGE_PULL, WhoNeedsIt.RESOURCE_OWNER),
                Weight.STATED,
                text.sentenceStart(at),
                end);
    }

    /** F6: the text itself leaves it open, and a third cause is not in it. */
    private void pull(int at) {
        int end = text.sentenceEnd(text.sentenceEnd(at + 30) + 1);
        TextSpan span = text.original(at, end);
        Denial denied = DenialDraft.of(
                        "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:BatchCheckLayerAvailability")
                .evidence(span)
                .as("IMG-02", Stage.IMAGE_PULL, WhoNeedsIt.EXECUTION_ROLE);
        add(
                new Unclear(
                        "F6",
                        Optional.of(Stage.IMAGE_PULL),
                        Sentence.of("message.pull.unclear"),
                        List.of(span),
                        List.of(
                                lookAlike(
                                        "L-NO-IMAGE",
                                        LookAlikeKind.MISSING_IMAGE,
                                        Stage.IMAGE_PULL,
                                        "advice.image.missing",
                                        span),
                                denied,
                                lookAlike(
                                        "L-DISK-FULL",
                                        LookAlikeKind.FILE_SYSTEM,
                                        Stage.IMAGE_PULL,
                                        "advice.image.size",
                                        span)),
                        Optional.of(Sentence.of("message.separator.image.exists"))),
                Weight.STATED,
                at,
                end);
    }

    private void hub(int at) {
        int end = text.sentenceEnd(at + 28);
        add(
                DenialDraft.of(
                                "sagemaker:DescribeHubContent",
                                "sagemaker:DescribeHub",
                                "sagemaker:ListHubs",
                                "sagemaker:ListHubContents")
                        .evidence(text.original(at, end))
                        .as("SUB-06", Stage.SUBMIT, WhoNeedsIt.CALLER),
                Weight.STATED,
                at,
                end);
    }

    /** "Access denied for bucket: b, object key: k": somebody checks an object on behalf of the caller. */
    private void bucketAndKey(int at) {
        Matcher matcher = Pattern.compile(
                        "bucket:?\\s[\"']?(?<bucket>[^\\s,\"']{3,100})[\"']?(?:,?\\s(?:object )?key:?\\s[\"']?(?<key>[^\\s,\"']{1,1024}))?",
                        Pattern.CASE_INSENSITIVE)
                .matcher(text.text())
                .region(at, Math.min(text.length(), at + 1_200));
        if (!matcher.find()) {
            return;
        }
        String key = matcher.group("key") == null ? "*" : trimmed(matcher.group("key"));
        boolean forJob = frames.at(at).at(dev.trainlight.evidence.Where.FAILURE_REASON);
        add(
                DenialDraft.of("s3:GetObject")
                        .stated()
                        .resource("arn:aws:s3:::" + matcher.group("bucket") + "/" + key)
                        .evidence(text.original(at, matcher.end()))
                        .as("DAT-02", Stage.DATA_DOWNLOAD, forJob ? WhoNeedsIt.EXECUTION_ROLE : WhoNeedsIt.CALLER),
                Weight.STATED,
                at,
                matcher.end());
    }

    /** F14: no right to the key, or no such key there. */
    private void ciphertext(int at) {
        int end = text.sentenceEnd(at + 40);
        TextSpan span = text.original(at, end);
        Scene scene = frames.at(at);
        add(
                DenialDraft.of("kms:Decrypt")
                        .deniedBy(DeniedBy.UNKNOWN, false)
                        .says("message.key.unusable")
                        .evidence(span)
                        .or(lookAlike("F15", LookAlikeKind.KEY_STATE, Stage.DATA_DOWNLOAD, "advice.key.state", span))
                        .separatedBy("message.separator.key.exists")
                        .in(scene),
                Weight.STATED,
                at,
                end);
    }

    /** A volume whose key cannot be used. */
    private void volumeKey(int at) {
        int end = text.sentenceEnd(at + 20);
        TextSpan span = text.original(text.sentenceStart(at), end);
        int list = Anchors.first(text, end, Math.min(text.length(), end + 600), List.of("kms:reencrypt"));
        add(
                DenialDraft.of(
                                "kms:CreateGrant",
                                "kms:Decrypt",
                                "kms:DescribeKey",
                                "kms:GenerateDataKeyWithoutPlaintext",
                                "kms:ReEncryptFrom",
                                "kms:ReEncryptTo")
                        .deniedBy(DeniedBy.KEY_POLICY, false)
                        .says("message.volume.key")
                        .evidence(span)
                        .or(lookAlike("F15", LookAlikeKind.KEY_STATE, Stage.PROVISIONING, "advice.key.state", span))
                        .separatedBy("message.separator.key.exists")
                        .as("PRV-01", Stage.PROVISIONING, WhoNeedsIt.SERVICE),
                Weight.STATED,
                text.sentenceStart(at),
                list < 0 ? end : list);
    }
}
