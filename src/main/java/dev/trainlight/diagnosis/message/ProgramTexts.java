package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.Confidence;
import dev.trainlight.diagnosis.LookAlikeKind;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.message.Candidate.Weight;
import dev.trainlight.evidence.Where;
import dev.trainlight.sagemaker.Stage;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What programs and their libraries print when something fails below them: s3fs's PermissionError, missing credentials,
 * Docker, shares of EFS, a traceback's last exception, an exit code. The weakest of all words; almost anything else in the
 * text tells more.
 */
final class ProgramTexts {
    private static final Pattern EXCEPTION = Pattern.compile(
            "(?<![\\w.])(?:[a-z_]\\w{0,40}\\.){0,6}(?<name>[A-Z]\\w{1,60}(?:Error|Exception|Exit|Interrupt))\\s?(?=:|$| )");
    private static final List<String> REQUEST_ERRORS =
            List.of("valueerror", "typeerror", "paramvalidationerror", "validationerror", "attributeerror");
    private static final List<String> S3_LIBRARIES = List.of(
            "s3://",
            "s3fs",
            "fsspec",
            "botocore",
            "boto3",
            "s3a://",
            "awswrangler",
            "s3.amazonaws",
            "headobject",
            "listobjects");
    /** Exceptions that only wrap what was said elsewhere. */
    private static final List<String> WRAPPERS = List.of(
            "clienterror",
            "algorithmerror",
            "unexpectedstatusexception",
            "internalservererror",
            "capacityerror",
            "airflowexception",
            "executeuserscripterror",
            "calledprocesserror",
            "runtimeexception",
            "s3uploadfailederror",
            "failedstatuserror");

    private final PastedText text;
    private final Frames frames;
    private final Findings findings;
    private final Hints hints;

    private ProgramTexts(PastedText text, Frames frames, Findings findings, Hints hints) {
        this.text = text;
        this.frames = frames;
        this.findings = findings;
        this.hints = hints;
    }

    static void find(PastedText text, Frames frames, Findings findings, Hints hints) {
        ProgramTexts texts = new ProgramTexts(text, frames, findings, hints);
        texts.each("permissionerror", texts::permissionError);
        texts.each("unable to locate credentials", texts::noCredentials);
        texts.each("nocredentialserror", texts::noCredentials);
        texts.each("could not load credentials", texts::noCredentials);
        texts.each("unable to load credentials", texts::noCredentials);
        texts.each("unable to load aws credentials", texts::noCredentials);
        texts.each("no valid credential", texts::noCredentials);
        texts.each("pull access denied for", texts::dockerPull);
        texts.genericDenials();
    }

    /** What only looks like rights of files; read before the words of file systems. */
    static void shares(PastedText text, Frames frames, Findings findings, Hints hints) {
        ProgramTexts texts = new ProgramTexts(text, frames, findings, hints);
        texts.each("operation not permitted", texts::sharedFiles);
        texts.each("mount.nfs4: access denied", texts::sharedFiles);
        texts.each("access denied by server while mounting", texts::sharedFiles);
    }

    /** The very last resort: what is left when nothing else was found. */
    static void remainder(PastedText text, Frames frames, Findings findings, Hints hints) {
        ProgramTexts texts = new ProgramTexts(text, frames, findings, hints);
        texts.each("training job succeeded after", texts::children);
        texts.each("training job failures", texts::children);
        texts.each("we encountered an internal error", texts::internal);
        texts.each("internalservererror", texts::internal);
        texts.each("algorithmerror", texts::algorithm);
        texts.exceptions();
        texts.each("killed", texts::killed);
        texts.each("exit code", texts::exitCode);
        texts.each("executeuserscripterror", texts::exitCode);
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

    private void add(Reading reading, Weight weight, int start, int end) {
        findings.add(new Candidate(reading, weight, start, end));
    }

    private LookAlikeReading lookAlike(
            String rule, LookAlikeKind kind, Optional<Stage> stage, String advice, TextSpan span) {
        return new LookAlikeReading(
                rule,
                kind,
                stage,
                Confidence.INFERRED,
                Sentence.of(advice),
                List.of(span),
                List.of(),
                Optional.empty());
    }

    /** Python's PermissionError: of the file system with an errno, of S3 where s3fs translated it. */
    private void permissionError(int at) {
        int end = text.sentenceEnd(at + 15);
        String words = text.lowerSlice(at, Math.min(end, at + 160));
        TextSpan span = text.original(at, end);
        Scene scene = frames.at(at);
        if (words.contains("errno")) {
            add(
                    lookAlike(
                            "L-FILE-RIGHTS", LookAlikeKind.FILE_SYSTEM, Clue.stage(scene), "advice.file.rights", span),
                    Weight.NAMED,
                    at,
                    end);
            return;
        }
        if (!words.contains("access denied") && !words.contains("forbidden")) {
            return;
        }
        boolean ofS3 = words.contains("forbidden") || Anchors.first(text, at - 4_000, at + 300, S3_LIBRARIES) >= 0;
        Denial denial = S3Denials.read(List.of("s3:GetObject"), text, at, end, scene);
        if (ofS3) {
            add(denial, Weight.PHRASED, at, end);
            return;
        }
        add(
                new Unclear(
                        "L-DENIED",
                        denial.stage(),
                        Sentence.of("message.denied.nobody"),
                        List.of(span),
                        List.of(
                                denial,
                                lookAlike(
                                        "F13", LookAlikeKind.USER_CODE, Clue.stage(scene), "advice.code.cache", span)),
                        Optional.of(Sentence.of("message.separator.traceback"))),
                Weight.FAINT,
                at,
                end);
    }

    private void noCredentials(int at) {
        int end = text.sentenceEnd(at + 12);
        Scene scene = frames.at(at);
        boolean container = scene.inContainer() || hints.networkIsolation().orElse(false);
        String advice = container ? "advice.credentials.container" : "advice.credentials.none";
        Optional<Stage> stage = container ? Optional.of(Stage.TRAINING) : Clue.stage(scene);
        add(
                new LookAlikeReading(
                        container ? "TRN-14" : "L-CREDENTIALS",
                        LookAlikeKind.CREDENTIALS,
                        stage,
                        Confidence.STATED,
                        Sentence.of(advice),
                        List.of(text.original(at, end)),
                        List.of(),
                        Optional.empty()),
                Weight.NAMED,
                at,
                end);
    }

    /** Docker hides ECR's reason behind a sentence that fits three causes. */
    private void dockerPull(int at) {
        int end = text.sentenceEnd(at + 24);
        TextSpan span = text.original(at, end);
        Denial denied = DenialDraft.of(
                        "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:BatchCheckLayerAvailability")
                .evidence(span)
                .in(frames.at(at));
        Reading login = lookAlike(
                "L-DOCKER-LOGIN",
                LookAlikeKind.CREDENTIALS,
                Optional.of(Stage.IMAGE_PULL),
                "advice.credentials.docker",
                span);
        add(
                new Unclear(
                        "F6",
                        Optional.of(Stage.IMAGE_PULL),
                        Sentence.of("message.pull.unclear"),
                        List.of(span),
                        List.of(
                                login,
                                denied,
                                lookAlike(
                                        "L-NO-IMAGE",
                                        LookAlikeKind.MISSING_IMAGE,
                                        Optional.of(Stage.IMAGE_PULL),
                                        "advice.image.missing",
                                        span)),
                        Optional.of(Sentence.of("message.separator.image.exists"))),
                Weight.USUAL,
                at,
                end);
    }

    /** An EFS share refuses by policy what looks like a right of the file system. */
    private void sharedFiles(int at) {
        int start = text.sentenceStart(at);
        int end = text.sentenceEnd(at + 8);
        String words = text.lowerSlice(at - 300, at + 300);
        TextSpan span = text.original(start, end);
        Scene scene = frames.at(at);
        Reading files =
                lookAlike("L-FILE-RIGHTS", LookAlikeKind.FILE_SYSTEM, Clue.stage(scene), "advice.file.rights", span);
        boolean efs = words.contains("efs")
                || words.contains("elasticfilesystem")
                || words.contains("mount.nfs")
                || words.contains(" fs-");
        if (!efs) {
            add(files, Weight.NAMED, start, end);
            return;
        }
        String action = words.contains("mount.nfs") || words.contains("while mounting")
                ? "elasticfilesystem:ClientMount"
                : "elasticfilesystem:ClientRootAccess";
        add(
                DenialDraft.of(action)
                        .evidence(span)
                        .or(files)
                        .separatedBy("message.separator.efs")
                        .in(scene),
                Weight.NAMED,
                start,
                end);
    }

    /** "Access Denied" or "403 Forbidden" with an object of S3 beside it, and nothing more. */
    private void genericDenials() {
        for (String word : List.of(
                "access denied",
                "accessdenied",
                "403 forbidden",
                "403: forbidden",
                "status code: 403",
                "error code: 403",
                "http 403",
                "(403)")) {
            each(word, at -> {
                int start = text.sentenceStart(at);
                int end = text.sentenceEnd(at + word.length());
                if (findings.touches(start, end)) {
                    return;
                }
                Scene scene = frames.at(at);
                TextSpan span = text.original(start, end);
                if (Anchors.first(text, at - 400, at + 200, List.of(".dkr.ecr.")) >= 0) {
                    add(DenialDraft.of(DeniedTarget.PULL).evidence(span).in(scene), Weight.PHRASED, start, end);
                    return;
                }
                boolean write = Anchors.first(
                                text,
                                at - 250,
                                at + 150,
                                List.of("upload", "put", "write", "writing", "save", "to s3://"))
                        >= 0;
                boolean list = Anchors.first(text, at - 150, at + 150, List.of("list", "headbucket", " ls ")) >= 0;
                Denial denial = S3Denials.read(
                        List.of(write ? "s3:PutObject" : list ? "s3:ListBucket" : "s3:GetObject"),
                        text,
                        start,
                        end,
                        scene);
                if (Anchors.first(text, at - 400, at + 300, S3_LIBRARIES) >= 0) {
                    add(denial, Weight.PHRASED, start, end);
                } else {
                    add(
                            new Unclear(
                                    "L-DENIED",
                                    denial.stage(),
                                    Sentence.of("message.denied.nobody"),
                                    List.of(span),
                                    List.of(denial),
                                    Optional.of(Sentence.of("message.separator.traceback"))),
                            Weight.FAINT,
                            start,
                            end);
                }
            });
        }
    }

    /** A tuning or AutoML job that only counts its failures. */
    private void children(int at) {
        int start = text.sentenceStart(at);
        int end = text.sentenceEnd(at + 20);
        TextSpan span = text.original(start, end);
        add(
                new Unclear(
                        "L-CHILDREN",
                        Optional.empty(),
                        Sentence.of("message.children"),
                        List.of(span),
                        List.of(),
                        Optional.of(Sentence.of("message.separator.children"))),
                Weight.USUAL,
                start,
                end);
    }

    /** F11: a fault of AWS, or a cause that it masks. */
    private void internal(int at) {
        Scene scene = frames.at(at);
        int end = text.sentenceEnd(at + 15);
        TextSpan span = text.original(at, end);
        int near = text.lowerSlice(at - 30, at).lastIndexOf("algorithmerror");
        int head = near < 0 ? -1 : Math.max(0, at - 30) + near;
        if (head >= 0) {
            add(
                    lookAlike("F11", LookAlikeKind.MEMORY, Optional.of(Stage.TRAINING), "advice.killed", span),
                    Weight.USUAL,
                    head,
                    end);
            return;
        }
        boolean vpc = hints.usesVpc().orElse(false);
        Denial network = DenialDraft.of("ec2:CreateNetworkInterface")
                .evidence(span)
                .says("message.hidden.vpc")
                .in(scene);
        add(
                new LookAlikeReading(
                        "F11",
                        LookAlikeKind.SERVICE_INTERNAL,
                        scene.lastStage(),
                        Confidence.INFERRED,
                        Sentence.of(vpc ? "advice.internal.vpc" : "advice.internal"),
                        List.of(span),
                        hints.usesVpc().orElse(true) ? List.of(network) : List.of(),
                        Optional.of(Sentence.of("message.separator.internal"))),
                Weight.FAINT,
                at,
                end);
    }

    /** F13: the program failed, and its own words come after. */
    private void algorithm(int at) {
        int end = text.sentenceEnd(at + 15);
        add(
                lookAlike(
                        "F13",
                        LookAlikeKind.USER_CODE,
                        Optional.of(Stage.TRAINING),
                        "advice.code",
                        text.original(at, end)),
                Weight.FAINT,
                at,
                at + "algorithmerror".length());
    }

    /** A line with nothing but "Killed": the system ended the program, nearly always for its memory. */
    private void killed(int at) {
        String line = text.lowerSlice(text.lineStart(at), text.lineEnd(at)).strip();
        if (line.length() < 40 && (line.equals("killed") || line.endsWith(" killed"))) {
            TextSpan span = text.original(at, at + "killed".length());
            add(
                    lookAlike("F9", LookAlikeKind.MEMORY, Optional.of(Stage.TRAINING), "advice.killed", span),
                    Weight.USUAL,
                    at,
                    at + 6);
        }
    }

    private void exitCode(int at) {
        int end = text.sentenceEnd(at + 9);
        add(
                lookAlike(
                        "F13",
                        LookAlikeKind.USER_CODE,
                        Optional.of(Stage.TRAINING),
                        "advice.code",
                        text.original(at, end)),
                Weight.FAINT,
                at,
                end);
    }

    /** The last exception that is no wrapper. */
    private void exceptions() {
        int from = Math.max(0, text.length() - 200_000);
        Matcher matcher = EXCEPTION.matcher(text.text()).region(from, text.length());
        int count = 0;
        while (matcher.find() && count < 500) {
            String name = matcher.group("name").toLowerCase(java.util.Locale.ROOT);
            if (WRAPPERS.contains(name) || findings.claimed(matcher.start("name"))) {
                continue;
            }
            count++;
            int start = matcher.start();
            int end = text.sentenceEnd(matcher.end());
            if (findings.touches(start, end)) {
                continue;
            }
            Scene scene = frames.at(start);
            boolean local = scene.at(Where.SDK_LOCAL) || scene.at(Where.CREATE_CALL);
            boolean request = local && REQUEST_ERRORS.contains(name);
            TextSpan span = text.original(start, end);
            add(
                    request
                            ? lookAlike(
                                    "L-REQUEST",
                                    LookAlikeKind.REQUEST_VALIDATION,
                                    Optional.of(Stage.SUBMIT),
                                    "advice.request.invalid",
                                    span)
                            : lookAlike(
                                    "F13",
                                    LookAlikeKind.USER_CODE,
                                    local ? Optional.of(Stage.SUBMIT) : Optional.of(Stage.TRAINING),
                                    "advice.code",
                                    span),
                    Weight.FAINT,
                    start,
                    end);
        }
    }
}
