package dev.trainlight.diagnosis.message;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an SDK prints before AWS's own message: which operation failed with which code.
 *
 * @param start where it begins
 * @param end where AWS's message begins
 * @param code error code or HTTP status; may be empty
 * @param operation API operation
 * @param service IAM prefix of the service, where the SDK names it
 */
record Sdk(int start, int end, String code, String operation, Optional<String> service) {
    private static final int WINDOW = 420;
    private static final Pattern BOTO = Pattern.compile(
            "(?:an error occurred\\s?)?(?:\\((?<code>[\\w.]{2,60})\\)['\"]?\\s)?when calling (?:the )?['\"]?(?<op>[A-Za-z][A-Za-z0-9_]{2,60})['\"]?\\s?operation(?:\\s\\(reached max retries: \\d{1,3}\\))?\\s?[:,.]?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern GO = Pattern.compile(
            "operation error (?<service>[A-Za-z0-9 -]{2,40}): (?<op>[A-Za-z]{3,60}), (?:https? response error )?(?:statuscode: (?<status>\\d{3}), )?(?:requestid: [\\w-]{0,60}, )?(?:hostid: [\\w+/=-]{0,120}, )?(?:api error )?(?:(?<code>[A-Za-z.]{3,60}): ?)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern INVOKE = Pattern.compile(
            "failed to invoke (?<service>[a-z-]{2,30}):(?<op>[A-Za-z]{3,60})\\.? error details: ?",
            Pattern.CASE_INSENSITIVE);

    /** The one that stands right before the message at that place. */
    static Optional<Sdk> before(PastedText text, int message, Operations operations) {
        int from = Math.max(0, message - WINDOW);
        String window = text.lowerSlice(from, message + 1);
        for (Pattern pattern : new Pattern[] {BOTO, GO, INVOKE}) {
            String word = pattern == BOTO ? "when calling" : pattern == GO ? "operation error " : "failed to invoke ";
            int at = window.lastIndexOf(word);
            if (at < 0) {
                continue;
            }
            int begin = pattern == BOTO ? Math.max(window.lastIndexOf("an error occurred", at), at) : at;
            if (pattern == BOTO) {
                int occurred = window.lastIndexOf("an error occurred", at);
                begin = occurred >= 0 && at - occurred < 100 ? occurred : at;
            }
            Optional<Sdk> found = read(text, from + begin, pattern, operations);
            if (found.isPresent()
                    && found.get().end() <= message + 1
                    && message - found.get().end() < 80) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The one that begins there, if one does. */
    static Optional<Sdk> at(PastedText text, int start, Operations operations) {
        return read(text, start, BOTO, operations)
                .or(() -> read(text, start, GO, operations))
                .or(() -> read(text, start, INVOKE, operations));
    }

    private static Optional<Sdk> read(PastedText text, int start, Pattern pattern, Operations operations) {
        Matcher matcher = pattern.matcher(text.text()).region(start, Math.min(text.length(), start + WINDOW));
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        String code = "";
        Optional<String> service = Optional.empty();
        if (pattern == BOTO) {
            code = matcher.group("code");
        } else {
            service = operations.service(matcher.group("service"));
            if (pattern == GO) {
                code = matcher.group("code") != null ? matcher.group("code") : matcher.group("status");
            }
        }
        return Optional.of(new Sdk(start, matcher.end(), code == null ? "" : code, matcher.group("op"), service));
    }
}
