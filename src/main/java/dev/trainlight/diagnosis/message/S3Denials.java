package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.LookAlikeKind;
import dev.trainlight.sagemaker.S3Location;
import dev.trainlight.sagemaker.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * S3's bare "Access Denied" and "403 Forbidden": which action it was, on what, and what hides behind it. S3 does not tell
 * a missing KMS right from a missing S3 right, and a missing object from a forbidden one where listing is not allowed
 * (permission-model §5.3, §7.1).
 */
final class S3Denials {
    private static final Pattern URL =
            Pattern.compile("(?:s3|s3a|s3n)://[^\\s\"',;()\\]>]{3,1100}", Pattern.CASE_INSENSITIVE);
    private static final Pattern HTTP_URL = Pattern.compile(
            "https?://[^\\s\"',;()\\]>]{0,200}amazonaws\\.com[^\\s\"',;()\\]>?]{1,1100}", Pattern.CASE_INSENSITIVE);
    private static final Pattern UPLOAD =
            Pattern.compile("failed to upload \\S{1,400} to (?<place>[^\\s:]{3,1100}):", Pattern.CASE_INSENSITIVE);
    private static final Pattern BUCKET_ARGUMENT =
            Pattern.compile("bucket['\"]?\\s?[:=]\\s?['\"](?<bucket>[a-z0-9.-]{3,63})['\"]", Pattern.CASE_INSENSITIVE);

    private static final Pattern KEY_IN_BUCKET = Pattern.compile(
            "key ['\"](?<key>[^'\"]{1,1024})['\"] in bucket ['\"](?<bucket>[a-z0-9.-]{3,63})['\"]",
            Pattern.CASE_INSENSITIVE);

    private S3Denials() {}

    /**
     * The denial of an operation on S3.
     *
     * @param actions what the operation needs
     * @param scan the text's
     * @param start where the words of the denial begin
     * @param end where they end
     * @param scene where they stand
     */
    static Denial read(List<String> actions, Scan scan, int start, int end, Scene scene) {
        PastedText text = scan.text();
        String action = actions.getFirst();
        Optional<S3Location> place = place(text, start, end);
        List<String> resources = place.map(p -> actions.stream()
                        .map(a -> ResourceNames.s3(p, a, text.partition()))
                        .distinct()
                        .toList())
                .orElse(List.of());
        TextSpan span = text.original(start, end);
        DenialDraft draft = DenialDraft.of(actions).resources(resources).evidence(span);
        Optional<Stage> stage = draft.in(scene).stage();
        List<String> bucket =
                place.map(p -> List.of(p.bucketArn(text.partition()))).orElse(List.of());
        hidden(action, resources, bucket, span, scene, stage).forEach(draft::or);
        draft.separatedBy(separator(action));
        return draft.in(scene);
    }

    private static String separator(String action) {
        return switch (action) {
            case "s3:PutObject" -> "message.separator.upload";
            case "s3:GetObject" -> "message.separator.download";
            case "s3:CreateBucket" -> "message.separator.default.bucket";
            default -> "message.separator.bucket";
        };
    }

    /** What hides behind it, the likeliest first. */
    private static List<Reading> hidden(
            String action,
            List<String> resources,
            List<String> bucket,
            TextSpan span,
            Scene scene,
            Optional<Stage> stage) {
        List<Reading> readings = new ArrayList<>();
        switch (action) {
            case "s3:GetObject" -> {
                readings.add(DenialDraft.of("kms:Decrypt")
                        .evidence(span)
                        .says("message.hidden.decrypt")
                        .in(scene));
                readings.add(DenialDraft.of("s3:ListBucket")
                        .resources(bucket)
                        .evidence(span)
                        .says("message.hidden.list")
                        .in(scene));
                readings.add(foreign(span, stage));
            }
            case "s3:PutObject" -> {
                readings.add(DenialDraft.of("kms:GenerateDataKey", "kms:Decrypt")
                        .evidence(span)
                        .says("message.hidden.data.key")
                        .in(scene.withOperation(Optional.of("PutObject"))));
                readings.add(foreign(span, stage));
            }
            case "s3:CreateBucket" -> {
                readings.add(DenialDraft.of("s3:ListBucket")
                        .resources(resources)
                        .evidence(span)
                        .in(scene));
                readings.add(foreign(span, stage));
            }
            default -> readings.add(foreign(span, stage));
        }
        return readings;
    }

    private static Reading foreign(TextSpan span, Optional<Stage> stage) {
        return LookAlikeReading.inferred(
                "L-FOREIGN-BUCKET", LookAlikeKind.WRONG_TARGET, stage, "advice.bucket.foreign", span);
    }

    /** The place in S3 that the words around a denial name. */
    static Optional<S3Location> place(PastedText text, int start, int end) {
        String before = text.slice(start - 500, start);
        Matcher upload = UPLOAD.matcher(before);
        Optional<S3Location> last = Optional.empty();
        while (upload.find()) {
            last = S3Location.parse("s3://" + upload.group("place"));
        }
        if (last.isPresent()) {
            return last;
        }
        Matcher keyed = KEY_IN_BUCKET.matcher(text.slice(start - 300, end));
        if (keyed.find()) {
            return Optional.of(new S3Location(keyed.group("bucket"), keyed.group("key")));
        }
        return first(URL, text.slice(start, end))
                .or(() -> last(URL, before))
                .or(() -> first(URL, text.slice(end, end + 200)))
                .or(() -> first(HTTP_URL, text.slice(start - 300, end + 200)))
                .or(() -> bucket(text.slice(start - 300, end + 200)));
    }

    private static Optional<S3Location> first(Pattern pattern, String window) {
        Matcher matcher = pattern.matcher(window);
        return matcher.find() ? S3Location.parse(trimmed(matcher.group())) : Optional.empty();
    }

    private static Optional<S3Location> last(Pattern pattern, String window) {
        Matcher matcher = pattern.matcher(window);
        String found = null;
        while (matcher.find()) {
            found = matcher.group();
        }
        return found == null ? Optional.empty() : S3Location.parse(trimmed(found));
    }

    private static Optional<S3Location> bucket(String window) {
        Matcher matcher = BUCKET_ARGUMENT.matcher(window);
        return matcher.find() ? Optional.of(new S3Location(matcher.group("bucket"), "")) : Optional.empty();
    }

    private static String trimmed(String url) {
        int end = url.length();
        while (end > 0 && ".,:'\"`".indexOf(url.charAt(end - 1)) >= 0) {
            end--;
        }
        String trimmed = url.substring(0, end);
        return trimmed.toLowerCase(Locale.ROOT).startsWith("s3")
                ? "s3" + trimmed.substring(trimmed.indexOf(':'))
                : trimmed;
    }
}
