package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.Confidence;
import dev.trainlight.diagnosis.LookAlikeKind;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.WhoNeedsIt;
import dev.trainlight.diagnosis.message.Candidate.Weight;
import dev.trainlight.diagnosis.message.ErrorCodes.Meaning;
import dev.trainlight.evidence.Where;
import dev.trainlight.sagemaker.Stage;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What SDKs print around an error: an operation and a code, "An error occurred (AccessDenied) when calling the PutObject
 * operation", "(Service: Amazon S3; Status Code: 403; Error Code: …)", "operation error S3: …". Read after AWS's own
 * messages, whose words are claimed by then.
 */
final class OperationErrors {
    private static final int MESSAGE = 360;
    private static final List<String> NETWORK_WORDS = List.of("network interface", "networkinterface", "vpc", "subnet");
    private static final Pattern JAVA = Pattern.compile(
            "\\(service: (?<service>[^;,()]{2,60})[;,] status code: (?<status>\\d{3})[;,](?: error code: (?<code>[\\w.]{2,60})[;,])? ?(?:request id)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SNAKE =
            Pattern.compile("couldn't call '(?<op>[a-z_]{3,60})'", Pattern.CASE_INSENSITIVE);
    private static final Pattern XML = Pattern.compile(
            "<code>(?<code>\\w{3,60})</code>\\s?(?:<message>(?<message>[^<]{0,500})</message>)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NATIVE = Pattern.compile(
            "aws error (?<code>[A-Z_]{3,60}|\\[code \\d{1,3}\\])(?: \\(http status \\d{3}\\))? during (?<op>[A-Za-z]{3,60}) operation:?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ON_SERVICE =
            Pattern.compile("[\"'*]?(?<op>[A-Z][A-Za-z]{4,60})[\"'*]?\\son\\s(?<service>[A-Z][A-Za-z0-9]{1,20})\\b");

    private final Operations operations;
    private final ErrorCodes codes = new ErrorCodes();

    OperationErrors(Operations operations) {
        this.operations = operations;
    }

    void find(PastedText text, Frames frames, Findings findings) {
        Anchors.each(text, "when calling ", at -> calling(text, frames, findings, at));
        Anchors.each(text, "operation error ", at -> direct(text, frames, findings, at));
        Anchors.each(text, "failed to invoke ", at -> direct(text, frames, findings, at));
        Anchors.each(text, "(service: ", at -> java(text, frames, findings, at));
        Anchors.each(text, "couldn't call '", at -> snake(text, frames, findings, at));
        Anchors.each(text, "<code>", at -> xml(text, frames, findings, at));
        Anchors.each(text, "aws error ", at -> nativeError(text, frames, findings, at));
        Anchors.each(text, "unauthorizedoperation", at -> ec2(text, frames, findings, at));
        Anchors.each(text, "not authorized to perform this operation", at -> ec2(text, frames, findings, at));
        Anchors.each(text, " operation: access denied", at -> cut(text, frames, findings, at));
        Anchors.each(text, " operation: forbidden", at -> cut(text, frames, findings, at));
    }

    private void calling(PastedText text, Frames frames, Findings findings, int at) {
        String before = text.lowerSlice(at - 100, at);
        int occurred = before.lastIndexOf("an error occurred");
        int parenthesis = before.lastIndexOf('(');
        int start = occurred >= 0
                ? at - before.length() + occurred
                : parenthesis >= 0 && before.length() - parenthesis < 60 ? at - before.length() + parenthesis : at;
        if (findings.claimed(at)) {
            return;
        }
        Sdk.at(text, start, operations).ifPresent(sdk -> error(text, frames, findings, sdk));
    }

    private void direct(PastedText text, Frames frames, Findings findings, int at) {
        if (!findings.claimed(at)) {
            Sdk.at(text, at, operations).ifPresent(sdk -> error(text, frames, findings, sdk));
        }
    }

    /** "… GetBucketLocation operation: Access Denied" whose beginning is missing. */
    private void cut(PastedText text, Frames frames, Findings findings, int at) {
        if (findings.claimed(at)) {
            return;
        }
        int from = text.lower().lastIndexOf(' ', at - 1) + 1;
        String operation = text.slice(from, at);
        if (!operations.actions(operation, Optional.empty()).isEmpty()) {
            error(
                    text,
                    frames,
                    findings,
                    new Sdk(from, at + " operation: ".length(), "AccessDenied", operation, Optional.empty()));
        }
    }

    private void error(PastedText text, Frames frames, Findings findings, Sdk sdk) {
        int end = messageEnd(text, sdk.end());
        if (findings.touches(sdk.end(), Math.min(end, sdk.end() + 120))) {
            return;
        }
        String message = text.lowerSlice(sdk.end(), end);
        Scene scene = frames.at(sdk.start()).withOperation(Optional.of(sdk.operation()));
        Meaning meaning = codes.of(sdk.code(), sdk.operation());
        if (meaning instanceof Meaning.Unknown && refuses(message)) {
            meaning = new Meaning.Denied();
        }
        int last = Math.max(sdk.end() - 1, end);
        switch (meaning) {
            case Meaning.Denied _ ->
                findings.add(new Candidate(
                        denied(text, sdk, sdk.start(), last, scene, message), Weight.NAMED, sdk.start(), last));
            case Meaning.Other other -> other(text, findings, sdk, scene, other, message, last);
            case Meaning.Unknown _ -> unknown(text, findings, sdk, scene, message, last);
        }
    }

    private static boolean refuses(String message) {
        return message.contains("access denied")
                || message.contains("accessdenied")
                || message.contains("not authorized")
                || message.contains("forbidden");
    }

    private void other(
            PastedText text, Findings findings, Sdk sdk, Scene scene, Meaning.Other other, String message, int last) {
        boolean validation = other.rule().equals("L-REQUEST");
        boolean aboutRights = message.contains("permission") || refuses(message);
        if (validation && aboutRights) {
            rights(text, findings, sdk, scene, message, last);
            return;
        }
        Reading reading = new LookAlikeReading(
                other.rule(),
                other.kind(),
                Clue.stage(scene),
                validation ? Confidence.INFERRED : Confidence.STATED,
                Sentence.of(other.advice()),
                List.of(text.original(sdk.start(), last)),
                List.of(),
                Optional.empty());
        findings.add(new Candidate(reading, validation ? Weight.USUAL : Weight.STATED, sdk.start(), last));
    }

    /** A request that was turned down for want of rights to something in it, which the operation's own right is not. */
    private static void rights(PastedText text, Findings findings, Sdk sdk, Scene scene, String message, int last) {
        List<String> actions = DeniedTarget.actions(message, Optional.of(sdk.operation()), scene);
        TextSpan span = text.original(sdk.start(), last);
        Denial denial = DenialDraft.of(actions).evidence(span).in(scene);
        Reading reading = !actions.isEmpty()
                ? denial
                : new Unclear(
                        "L-DENIED",
                        denial.stage(),
                        Sentence.of("message.denied.nobody"),
                        List.of(span),
                        List.of(denial),
                        Optional.of(Sentence.of("message.separator.no.details", sdk.operation())));
        findings.add(new Candidate(reading, Weight.PHRASED, sdk.start(), last));
    }

    /** An operation that failed for a reason that is not told: "Error Details: null". */
    private void unknown(PastedText text, Findings findings, Sdk sdk, Scene scene, String message, int last) {
        boolean empty = message.isBlank() || message.strip().startsWith("null");
        if (!empty) {
            return;
        }
        TextSpan span = text.original(sdk.start(), last);
        Denial read = DenialDraft.of("s3:GetObject").evidence(span).in(scene);
        Reading request = new LookAlikeReading(
                "L-REQUEST",
                LookAlikeKind.REQUEST_VALIDATION,
                Optional.of(Stage.SUBMIT),
                Confidence.INFERRED,
                Sentence.of("advice.request.invalid"),
                List.of(span),
                List.of(),
                Optional.empty());
        findings.add(new Candidate(
                new Unclear(
                        "L-NO-DETAILS",
                        Optional.of(Stage.SUBMIT),
                        Sentence.of("message.no.details", sdk.operation()),
                        List.of(span),
                        List.of(request, read),
                        Optional.of(Sentence.of("message.separator.no.details", sdk.operation()))),
                Weight.USUAL,
                sdk.start(),
                last));
    }

    private Reading denied(PastedText text, Sdk sdk, int start, int end, Scene scene, String message) {
        TextSpan span = text.original(start, end);
        if (message.contains("request has expired") || message.contains("token has expired")) {
            return credentials(span, scene, "advice.credentials.expired");
        }
        if (message.contains("multifactorauthentication")) {
            return credentials(span, scene, "advice.credentials.invalid");
        }
        List<String> actions = operations.actions(sdk.operation(), sdk.service());
        if (actions.contains("s3:CreateBucket")) {
            // The SageMaker SDK creates its default bucket where it cannot see it among all buckets.
            return S3Denials.read(List.of("s3:CreateBucket", "s3:ListAllMyBuckets"), text, start, end, scene);
        }
        if (!actions.isEmpty() && actions.getFirst().startsWith("s3:")) {
            return S3Denials.read(actions, text, start, end, scene);
        }
        return DenialDraft.of(actions).evidence(span).in(scene);
    }

    private static Reading credentials(TextSpan span, Scene scene, String advice) {
        return new LookAlikeReading(
                "L-EXPIRED",
                LookAlikeKind.CREDENTIALS,
                Clue.stage(scene),
                Confidence.STATED,
                Sentence.of(advice),
                List.of(span),
                List.of(),
                Optional.empty());
    }

    private void java(PastedText text, Frames frames, Findings findings, int at) {
        Matcher matcher = JAVA.matcher(text.text()).region(at, Math.min(text.length(), at + 300));
        if (findings.claimed(at) || !matcher.lookingAt()) {
            return;
        }
        String code = matcher.group("code") == null ? matcher.group("status") : matcher.group("code");
        int start = text.sentenceStart(at);
        if (findings.touches(start, at)) {
            return;
        }
        Optional<String> service = operations.service(matcher.group("service"));
        String message = text.lowerSlice(start, at);
        Scene scene = frames.at(at);
        Meaning meaning = codes.of(code, "");
        if (!(meaning instanceof Meaning.Denied) && refuses(message)) {
            meaning = new Meaning.Denied();
        }
        switch (meaning) {
            case Meaning.Denied _ -> {
                List<String> actions = guessed(service, message, scene);
                Reading reading = !actions.isEmpty() && actions.getFirst().startsWith("s3:")
                        ? S3Denials.read(actions, text, start, matcher.end(), scene)
                        : DenialDraft.of(actions)
                                .evidence(text.original(start, matcher.end()))
                                .in(scene);
                findings.add(new Candidate(reading, Weight.NAMED, start, matcher.end()));
            }
            case Meaning.Other other ->
                other(text, findings, new Sdk(start, at, code, "", service), scene, other, message, matcher.end());
            case Meaning.Unknown _ -> {}
        }
    }

    /** Java does not name the operation; the words before it often do: "getFileStatus on s3a://…", "PUT 0-byte object". */
    private List<String> guessed(Optional<String> service, String message, Scene scene) {
        if (service.filter("s3"::equals).isEmpty()) {
            return List.of();
        }
        boolean writes = message.contains("put ")
                || message.contains("upload")
                || message.contains("mkdir")
                || message.contains("writ")
                || scene.phase().filter(Scene.Phase.UPLOAD::equals).isPresent();
        boolean lists = message.contains("list")
                || message.contains("doesbucketexist")
                || message.contains("verifybucketexists");
        return List.of(writes ? "s3:PutObject" : lists ? "s3:ListBucket" : "s3:GetObject");
    }

    /** "Couldn't call 'get_role' to get Role ARN": the SageMaker SDK looking for the execution role. */
    private void snake(PastedText text, Frames frames, Findings findings, int at) {
        Matcher matcher = SNAKE.matcher(text.text()).region(at, Math.min(text.length(), at + 90));
        if (findings.claimed(at) || !matcher.lookingAt()) {
            return;
        }
        List<String> actions = operations.actions(matcher.group("op"), Optional.empty());
        if (actions.isEmpty()) {
            return;
        }
        int end = text.sentenceEnd(matcher.end());
        Attribution attribution = Attribution.of(actions.getFirst(), "", Refused.nobody(), frames.at(at));
        Denial denial = DenialDraft.of(actions)
                .evidence(text.original(at, end))
                .as(attribution.rule(), Stage.SUBMIT, WhoNeedsIt.CALLER);
        findings.add(new Candidate(denial, Weight.USUAL, at, end));
    }

    private void xml(PastedText text, Frames frames, Findings findings, int at) {
        Matcher matcher = XML.matcher(text.text()).region(at, Math.min(text.length(), at + 700));
        if (findings.claimed(at) || !matcher.lookingAt() || findings.touches(at, matcher.end())) {
            return;
        }
        Scene scene = frames.at(at);
        switch (codes.of(matcher.group("code"), "")) {
            case Meaning.Denied _ -> {
                boolean upload =
                        scene.phase().filter(Scene.Phase.UPLOAD::equals).isPresent();
                Denial denial = S3Denials.read(
                        List.of(upload ? "s3:PutObject" : "s3:GetObject"), text, at, matcher.end(), scene);
                findings.add(new Candidate(denial, Weight.PHRASED, at, matcher.end()));
            }
            case Meaning.Other other ->
                other(
                        text,
                        findings,
                        new Sdk(at, at, matcher.group("code"), "", Optional.empty()),
                        scene,
                        other,
                        "",
                        matcher.end());
            case Meaning.Unknown _ -> {}
        }
    }

    /** The C++ SDK below pyarrow: "AWS Error ACCESS_DENIED during HeadObject operation: …". */
    private void nativeError(PastedText text, Frames frames, Findings findings, int at) {
        Matcher matcher = NATIVE.matcher(text.text()).region(at, Math.min(text.length(), at + 160));
        if (!findings.claimed(at) && matcher.lookingAt()) {
            String code = matcher.group("code").replace("_", "");
            String status = code.startsWith("[") ? "403" : code;
            Optional<String> s3 = Optional.of("s3");
            error(text, frames, findings, new Sdk(at, matcher.end(), status, matcher.group("op"), s3));
        }
    }

    /** EC2's words without an SDK's frame; what stands around them tells which operation EC2 refused. */
    private void ec2(PastedText text, Frames frames, Findings findings, int at) {
        if (findings.claimed(at)) {
            return;
        }
        Scene scene = frames.at(at);
        List<String> actions = ec2Action(text.slice(at - 400, at + 200));
        boolean network = Anchors.first(text, at - 400, at + 300, NETWORK_WORDS) >= 0;
        if (actions.isEmpty() && (network || scene.at(Where.FAILURE_REASON))) {
            actions = List.of("ec2:CreateNetworkInterface");
        }
        int end = text.sentenceEnd(at + 20);
        Denial denial = DenialDraft.of(actions).evidence(text.original(at, end)).in(scene);
        int start = Math.max(text.sentenceStart(at), at - 120);
        findings.add(new Candidate(denial, Weight.NAMED, start, Math.min(text.length(), end + 80)));
    }

    private List<String> ec2Action(String words) {
        Matcher matcher =
                Pattern.compile("\\*?([A-Z][a-z]+[A-Z][A-Za-z]{3,60})\\*?").matcher(words);
        while (matcher.find()) {
            List<String> actions = operations.actions(matcher.group(1), Optional.empty());
            if (!actions.isEmpty() && actions.getFirst().startsWith("ec2:")) {
                return actions;
            }
        }
        return List.of();
    }

    /** Finds "… permissions to call CreateNetworkInterface on EC2", whoever says it. */
    List<String> named(String words) {
        Matcher matcher = ON_SERVICE.matcher(words);
        while (matcher.find()) {
            Optional<String> service = operations.service(matcher.group("service"));
            if (service.isPresent()) {
                return operations.actions(matcher.group("op"), service);
            }
        }
        return List.of();
    }

    /** Where the message of an error ends: with its sentence, before the next error. */
    private static int messageEnd(PastedText text, int start) {
        int limit = Math.min(text.length(), start + MESSAGE);
        int next = Anchors.first(
                text,
                start,
                limit,
                List.of(
                        " an error occurred",
                        " traceback (most",
                        " during handling of",
                        "botocore.exceptions.",
                        "raise error_class"));
        int end = next < 0 ? limit : next;
        int sentence = text.sentenceEnd(Math.min(start + 1, end));
        return Math.min(end, Math.max(sentence, start));
    }
}
