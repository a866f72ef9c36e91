package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.DeniedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What follows the action in a denial: the resource, the reason, the encoded message, the authorization id, the SDK's
 * request id (permission-model §7.1).
 *
 * @param resources as the text has them, blanks inside ARNs removed
 * @param deniedBy the type of policy that is named; {@code NO_ALLOW} where no identity-based policy allows
 * @param explicit whether it speaks of an explicit deny
 * @param threeCauses whether it lists causes ("the resource does not exist in this Region, no resource-based policies …")
 * @param other another reason, as the text has it
 * @param policyArn the policy
 * @param authorizationId the id
 * @param encoded the encoded message
 * @param truncated whether the text ends before the reason
 * @param reasonEnd where resource and reason end
 * @param end where everything that belongs to the denial ends
 */
record DenialTail(
        List<String> resources,
        Optional<DeniedBy> deniedBy,
        boolean explicit,
        boolean threeCauses,
        Optional<String> other,
        Optional<String> policyArn,
        Optional<String> authorizationId,
        Optional<EncodedMessage> encoded,
        boolean truncated,
        int reasonEnd,
        int end) {

    /** FailureReason is cut at 1,024 characters; some tools cut a little earlier. */
    private static final int CUT_LENGTH = 1_000;

    private static final String ENCODED = "encoded authorization failure message:";

    /** The longest message that AWS decodes, and some. */
    private static final int LONGEST_ENCODED = 12_000;

    private static final int WINDOW = 2_500;
    private static final List<String> STOPS = List.of(
            " an error occurred (",
            " traceback (most recent",
            " is not authorized to ",
            " during handling of the above");
    private static final List<String> REASONS = List.of(
            " because ",
            " with an explicit",
            " due to an explicit",
            ", with policy arn",
            " with explicit deny",
            " encoded authorization failure",
            "(service:",
            " (request id",
            " go to https://",
            " status code:",
            " statuscode:",
            " error code:",
            " requestid:",
            " request id:");
    private static final Pattern ON = Pattern.compile(
            "['\")\\]*]{0,2}[\\s,]{0,2}(?:on|for|over)\\s(?<which>(?:the|this|these|following)\\s)?(?:(?:specified|requested)\\s)?(?<noun>resources?(?:\\sarn(?!:))?\\b)?\\s?[:=]?\\s?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern IMPLICIT = Pattern.compile(
            "because\\sno\\s(?<type>[a-z -]{3,40}?)\\s?(?:polic(?:y|ies)\\s)?allows?\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern EXPLICIT = Pattern.compile(
            "(?:with|due to|because of)\\s(?:an?\\s)?explicit\\sdeny(?:\\sin\\s(?:an?\\s|the\\s)?(?<type>[a-z][a-z -]{3,40}?(?:policy|boundary|policies)))?(?:\\stransitively\\sthrough\\san?\\s(?<via>[a-z][a-z -]{3,40}?policy))?(?:(?:,?\\swith\\spolicy\\sarn)?\\s?:\\s?(?<arn>arn:[^\\s,;\"']{10,300}))?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern POLICY_ARN =
            Pattern.compile(",\\swith\\spolicy\\sarn:\\s?(?<arn>arn:[^\\s,;\"']{10,300})", Pattern.CASE_INSENSITIVE);
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "(?:#/authorization-details/|authorization id:\\s?)(?<id>[0-9a-zA-Z-]{8,200})", Pattern.CASE_INSENSITIVE);
    private static final Pattern REQUEST = Pattern.compile(
            "\\s?\\(service: [^()]{2,300}\\)|,? ?\\(request id: [^()]{2,200}\\)|,? status code: \\d{3}, request id: [\\w-]{0,60}",
            Pattern.CASE_INSENSITIVE);

    /** What follows that place, the end of the action. */
    static DenialTail after(PastedText text, int action) {
        int limit = Math.min(text.length(), action + WINDOW);
        int stop = Anchors.first(text, action, limit, STOPS);
        int to = stop < 0 ? limit : stop;
        List<String> resources = new ArrayList<>();
        int at = resource(text, action, to, resources);
        int reason = Anchors.first(text, Math.max(0, at - 1), Math.min(to, at + 40), REASONS);
        Reason parsed = reason < 0 ? Reason.none(at) : reason(text, reason, to);
        int reasonEnd = Math.max(at, parsed.end());
        Optional<Encoded> encoded = encoded(text, reasonEnd, to);
        int end = encoded.map(Encoded::end).orElse(reasonEnd);
        int last = Math.max(to, end);
        Optional<String> authorization = Optional.empty();
        Matcher matcher = AUTHORIZATION.matcher(text.text()).region(end, Math.min(last, end + 1_200));
        if (Anchors.first(
                        text, end, Math.min(last, end + 1_200), List.of("authorization-details/", "authorization id:"))
                >= 0) {
            while (matcher.find()) {
                authorization = Optional.of(matcher.group("id"));
                end = matcher.end();
            }
        }
        Matcher request = REQUEST.matcher(text.text()).region(end, Math.min(last, end + 400));
        if (request.lookingAt()) {
            end = request.end();
        }
        boolean nothingSaid = parsed.deniedBy().isEmpty()
                && !parsed.explicit()
                && parsed.other().isEmpty()
                && authorization.isEmpty();
        boolean cut = nothingSaid && encoded.isEmpty() && cut(text, end);
        return new DenialTail(
                resources,
                parsed.deniedBy(),
                parsed.explicit(),
                parsed.threeCauses(),
                parsed.other(),
                parsed.policyArn(),
                authorization,
                encoded.map(Encoded::message),
                cut,
                reasonEnd,
                end);
    }

    /** Whether the text stops there because it was cut off: by people with dots, by SageMaker at 1,024 characters. */
    private static boolean cut(PastedText text, int end) {
        boolean atEnd = end >= text.length() - 1;
        if (atEnd && endsInDots(text)) {
            return true;
        }
        int least = Math.max(0, end - CUT_LENGTH - 120);
        String before = text.lowerSlice(least, end);
        int head = before.indexOf("failurereason");
        boolean quoted = !atEnd && text.text().charAt(end) == '"';
        if (head >= 0 && (atEnd || quoted)) {
            int length = before.length() - head - "failurereason\": \"".length();
            return length >= CUT_LENGTH - 30 && length <= CUT_LENGTH + 30;
        }
        return atEnd && text.originalLength() >= CUT_LENGTH && text.originalLength() <= CUT_LENGTH + 60;
    }

    private record Reason(
            Optional<DeniedBy> deniedBy,
            boolean explicit,
            boolean threeCauses,
            Optional<String> other,
            Optional<String> policyArn,
            int end) {
        static Reason none(int at) {
            return new Reason(Optional.empty(), false, false, Optional.empty(), Optional.empty(), at);
        }
    }

    private static boolean endsInDots(PastedText text) {
        return text.text().endsWith("...") || text.text().endsWith("\u2026");
    }

    /** Reads "on resource: …"; where it ends. */
    private static int resource(PastedText text, int action, int to, List<String> resources) {
        Matcher on = ON.matcher(text.text()).region(action, Math.min(to, action + 60));
        if (!on.lookingAt()) {
            return action;
        }
        boolean thisResource = "this ".equalsIgnoreCase(on.group("which"));
        if (thisResource) {
            return on.end();
        }
        if (on.end() >= to) {
            return to;
        }
        char first = text.text().charAt(on.end());
        if (first == '"' || first == '\'') {
            int close = text.text().indexOf(first, on.end() + 1, Math.min(to, on.end() + 1_400));
            if (close > 0) {
                resources.add(text.slice(on.end() + 1, close).strip());
                return close + 1;
            }
        }
        int reason = Anchors.first(text, on.end() - 1, Math.min(to, on.end() + 1_600), REASONS);
        ResourceWords words = ResourceWords.read(text, on.end(), reason < 0 ? to : reason, reason >= 0);
        if (!words.name().isEmpty()
                && (on.group("noun") != null
                        || words.name().contains(":")
                        || words.name().equals("*"))) {
            resources.add(words.name());
            return words.end();
        }
        return on.group("noun") != null ? Math.max(on.end(), words.end()) : action;
    }

    private static Reason reason(PastedText text, int at, int to) {
        int from = at + (text.text().charAt(at) == ' ' ? 1 : 0);
        int limit = Math.min(to, from + 700);
        Matcher implicit = IMPLICIT.matcher(text.text()).region(from, limit);
        if (implicit.lookingAt()) {
            Optional<DeniedBy> type =
                    policyType(implicit.group("type")).map(t -> t == DeniedBy.IDENTITY_POLICY ? DeniedBy.NO_ALLOW : t);
            int end = implicit.end();
            int sentence = text.lower().indexOf(" action", end, Math.min(limit, end + 120));
            return new Reason(
                    type, false, false, Optional.empty(), Optional.empty(), sentence > 0 ? sentence + 7 : end);
        }
        Matcher explicit = EXPLICIT.matcher(text.text()).region(from, limit);
        if (explicit.lookingAt()) {
            String type = explicit.group("via") != null ? explicit.group("via") : explicit.group("type");
            Optional<String> arn = Optional.ofNullable(explicit.group("arn")).map(DenialTail::trimmed);
            int end = explicit.end();
            if (arn.isEmpty()) {
                Matcher named = POLICY_ARN.matcher(text.text()).region(end, limit);
                if (named.lookingAt()) {
                    arn = Optional.of(trimmed(named.group("arn")));
                    end = named.end();
                }
            }
            return new Reason(
                    type == null ? Optional.empty() : policyType(type), true, false, Optional.empty(), arn, end);
        }
        if (text.lower().startsWith("because ", from)) {
            int end = sentenceEnd(text, from, limit);
            String words = text.lowerSlice(from, end);
            boolean three = words.contains("does not exist") && words.contains("polic");
            Optional<DeniedBy> type = words.contains("resource-based") || words.contains("this bucket")
                    ? Optional.of(DeniedBy.RESOURCE_POLICY)
                    : Optional.empty();
            return new Reason(
                    type,
                    !three && words.contains("block"),
                    three,
                    Optional.of(text.slice(from, end)),
                    Optional.empty(),
                    end);
        }
        return Reason.none(at);
    }

    private static int sentenceEnd(PastedText text, int from, int limit) {
        for (int i = from; i < limit; i++) {
            char c = text.text().charAt(i);
            if ((c == '.' || c == ';' || c == '"' || c == '\'')
                    && (i + 1 >= limit || text.text().charAt(i + 1) == ' ' || c == '"')) {
                return i;
            }
        }
        return limit;
    }

    /** The type of policy in AWS's words, or empty. */
    static Optional<DeniedBy> policyType(String words) {
        String type = words.toLowerCase(Locale.ROOT);
        if (type.contains("identity")) {
            return Optional.of(DeniedBy.IDENTITY_POLICY);
        } else if (type.contains("resource control")) {
            return Optional.of(DeniedBy.RESOURCE_CONTROL_POLICY);
        } else if (type.contains("service control")) {
            return Optional.of(DeniedBy.SERVICE_CONTROL_POLICY);
        } else if (type.contains("endpoint")) {
            return Optional.of(DeniedBy.VPC_ENDPOINT_POLICY);
        } else if (type.contains("boundary")) {
            return Optional.of(DeniedBy.PERMISSIONS_BOUNDARY);
        } else if (type.contains("session")) {
            return Optional.of(DeniedBy.SESSION_POLICY);
        } else if (type.contains("trust")) {
            return Optional.of(DeniedBy.TRUST_POLICY);
        } else if (type.contains("key policy")) {
            return Optional.of(DeniedBy.KEY_POLICY);
        } else if (type.contains("resource") || type.contains("bucket policy")) {
            return Optional.of(DeniedBy.RESOURCE_POLICY);
        }
        return Optional.empty();
    }

    private record Encoded(EncodedMessage message, int end) {}

    private static Optional<Encoded> encoded(PastedText text, int from, int to) {
        int word = text.lower().indexOf(ENCODED, from, Math.max(from, Math.min(to, from + 600)));
        if (word < 0) {
            return Optional.empty();
        }
        int start = word + ENCODED.length();
        start = start < text.length() && text.text().charAt(start) == ' ' ? start + 1 : start;
        int limit = Math.min(text.length(), start + LONGEST_ENCODED);
        int end = run(text, start, limit);
        // A terminal or a web page wraps it: the next line goes on without a word of anything else.
        while (end + 1 < limit && text.text().charAt(end) == ' ' && text.breaksLine(end, end + 1)) {
            int next = run(text, end + 1, limit);
            boolean alone = next == text.length() || " .\"'".indexOf(text.text().charAt(next)) >= 0;
            if (next - end < 16 || !alone) {
                break;
            }
            end = next;
        }
        String blob = text.slice(start, end).replace(" ", "");
        boolean atEnd = end >= text.length() - 3;
        boolean cut = atEnd && cut(text, text.length()) || blob.length() > 10_240 || blob.isEmpty();
        return Optional.of(new Encoded(new EncodedMessage(blob, cut), end));
    }

    /** Where the characters of base64 that begin there end. */
    private static int run(PastedText text, int start, int limit) {
        int end = start;
        while (end < limit && base64(text.text().charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean base64(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '_'
                || c == '-'
                || c == '+'
                || c == '/'
                || c == '=';
    }

    private static String trimmed(String arn) {
        int end = arn.length();
        while (end > 0 && ".,;:)\"'".indexOf(arn.charAt(end - 1)) >= 0) {
            end--;
        }
        return arn.substring(0, end);
    }
}
