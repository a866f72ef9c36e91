package dev.trainlight.evidence;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of texts that people paste or that AWS and its tools print: session tokens, access keys, signatures of
 * presigned URLs, bearer tokens, JSON web tokens, passwords in URLs, private keys, tokens of Git hosts and model sites.
 * What a diagnosis needs stays: ARNs, names of secrets, encoded authorization messages, authorization ids. Pure; linear in
 * the text's length; scrubbing twice changes nothing more. Offsets of the text do not survive.
 */
public final class SecretScrubber {
    /** What stands in the place of a secret. */
    public static final String HIDDEN = "[hidden]";

    private static final String BEGIN_KEY = "-----BEGIN ";
    private static final String END_KEY = "-----END ";

    /** Names whose values are always secret, in any case, with or without their separators. */
    private static final String SECRET_NAMES = "secret[_-]?access[_-]?key|aws[_-]?secret(?:[_-]?key)?|client[_-]?secret"
            + "|session[_ -]?token|security[_-]token|securitytoken|(?:access|refresh|id|identity|bearer|auth)[_-]?token"
            + "|api[_-]?key|secret[_-]?key|private[_-]?key|dpop[_-]?key|code[_-]?verifier|device[_-]?code|token[_-]?code"
            + "|authorization[_-]?code|authorization|set-cookie|cookie|passphrase|password|passwd|x-amz-signature|signature";

    private static final String QUOTED = "\\\\?\"(?:[^\"\\\\]|\\\\[^\"])*+\\\\?\"|'[^']*+'";
    private static final String BARE = "(?:(?:Bearer|Basic|Token|AWS4-HMAC-SHA256) )?[^\\s,;&\"'<>{}()\\[\\]]";
    /** Not the ARN of a secret, and nothing that stands for "none". */
    private static final String NO_SECRET = "(?!\\\\?[\"']?(?:arn:|null\\b|none\\b|true\\b|false\\b))";

    /**
     * A form of secret.
     *
     * @param anchors lower-case words with which it begins: a pattern is tried only there, since trying it at every
     *     character takes seconds in a long log
     * @param pattern the whole form
     * @param replacement what stands in its place
     */
    private record Rule(List<String> anchors, Pattern pattern, String replacement) {}

    private static final List<Rule> RULES = List.of(
            rule(
                    "secret|aws|client|session|security|access|refresh|id_token|idtoken|id-token|identity|bearer|auth|api"
                            + "|private|dpop|code|device|token|set-cookie|cookie|pass|x-amz-signature|signature",
                    "(?i)((?:" + SECRET_NAMES + ")\\\\?[\"']?\\s{0,4}[=:]\\s{0,4})" + NO_SECRET + "(?:" + QUOTED + "|"
                            + BARE + "{3,}+)",
                    "$1" + HIDDEN),
            // A name as general as "token" must be a word of its own, and its value long.
            rule(
                    "token|secret",
                    "(?i)((?<![a-z0-9:/])(?:token|secret)\\\\?[\"']?\\s{0,4}[=:]\\s{0,4})" + NO_SECRET + "(?:"
                            + "\\\\?\"[^\"\\\\\\s]{12,}+\\\\?\"|'[^'\\s]{12,}+'|" + BARE + "{12,}+)",
                    "$1" + HIDDEN),
            rule("bearer |basic ", "(?i)(\\b(?:Bearer|Basic) )[A-Za-z0-9._~+/=-]{12,}+", "$1" + HIDDEN),
            rule(
                    "--password|--token|--secret",
                    "(--(?:password|token|secret)[ =])(?![-\\[])[^\\s]{3,}+",
                    "$1" + HIDDEN),
            // Where an access key stands, the forty characters after it are its secret.
            rule(
                    "akia|asia",
                    "\\b(A[KS]IA[A-Z0-9]{12,124}+[\\s\"',:;|]{1,6}+)[A-Za-z0-9/+]{40}+(?![A-Za-z0-9/+])",
                    "$1" + HIDDEN),
            rule("akia|asia", "\\b(A[KS]IA)[A-Z0-9]{12,124}+", "$1" + HIDDEN),
            rule(
                    "iqoj|fwog|fqog|aqod|agoj|agog|aoa",
                    "\\b(?:IQoJ|FwoG|FQoG|AQoD|AgoJ|AgoG|aoa[A-Z])[A-Za-z0-9+/=%_.:-]{40,}+",
                    HIDDEN),
            rule("eyj", "\\beyJ[A-Za-z0-9_-]{8,}+(?:\\.[A-Za-z0-9_-]{4,}+){1,4}+|\\beyJ[A-Za-z0-9+/=_-]{80,}+", HIDDEN),
            rule(
                    "ghp_|gho_|ghu_|ghs_|ghr_|github_pat_|glpat-|hf_|xox|sk-|pypi-|npm_",
                    "\\b(?:gh[pousr]_[A-Za-z0-9]{20,}+|github_pat_[A-Za-z0-9_]{20,}+|glpat-[A-Za-z0-9_-]{16,}+"
                            + "|hf_[A-Za-z0-9]{20,}+|xox[abprs]-[A-Za-z0-9-]{10,}+|sk-[A-Za-z0-9_-]{20,}+"
                            + "|pypi-[A-Za-z0-9_-]{20,}+|npm_[A-Za-z0-9]{20,}+)",
                    HIDDEN),
            rule("://", "(://[^\\s/@:]{0,200}+:)[^\\s/@]{1,400}+@", "$1" + HIDDEN + "@"));

    /** After how many passes a text is taken as clean: each but the last has found something. */
    private static final int ROUNDS = 6;

    private SecretScrubber() {}

    private static Rule rule(String anchors, String pattern, String replacement) {
        return new Rule(List.of(anchors.split("\\|")), Pattern.compile(pattern), replacement);
    }

    /** The text with {@value #HIDDEN} in the place of every secret. */
    public static String scrub(String text) {
        String scrubbed = withoutPrivateKeys(text);
        // What one rule takes away can lay another's secret open.
        for (int round = 0; round < ROUNDS; round++) {
            String next = applyAll(scrubbed);
            if (next.equals(scrubbed)) {
                break;
            }
            scrubbed = next;
        }
        return scrubbed;
    }

    private static String applyAll(String text) {
        String scrubbed = text;
        String lower = lowerCase(scrubbed);
        for (Rule rule : RULES) {
            for (String anchor : rule.anchors()) {
                String next = apply(rule, anchor, scrubbed, lower);
                if (!next.equals(scrubbed)) {
                    scrubbed = next;
                    lower = lowerCase(next);
                }
            }
        }
        return scrubbed;
    }

    private static String apply(Rule rule, String anchor, String text, String lower) {
        int at = lower.indexOf(anchor);
        if (at < 0) {
            return text;
        }
        Matcher matcher = rule.pattern().matcher(text).useTransparentBounds(true);
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        while (at >= 0) {
            int next = at + 1;
            if (matcher.region(at, text.length()).lookingAt()) {
                String kept = matcher.groupCount() > 0 ? matcher.group(1) : "";
                out.append(text, copied, at).append(rule.replacement().replace("$1", kept));
                copied = matcher.end();
                next = copied;
            }
            at = lower.indexOf(anchor, next);
        }
        return copied == 0 ? text : out.append(text, copied, text.length()).toString();
    }

    /** Character by character, so that offsets agree with the text. */
    private static String lowerCase(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = Character.toLowerCase(chars[i]);
        }
        return new String(chars);
    }

    /** By hand: a pattern would search for the end of each beginning anew. */
    private static String withoutPrivateKeys(String text) {
        int begin = text.indexOf(BEGIN_KEY);
        if (begin < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        while (begin >= 0) {
            int headEnd = text.indexOf('\n', begin, Math.min(text.length(), begin + 60));
            String head = text.substring(begin, Math.min(text.length(), begin + 60));
            int end = head.contains("PRIVATE KEY") ? text.indexOf(END_KEY, begin) : -1;
            int next = begin + BEGIN_KEY.length();
            if (head.contains("PRIVATE KEY")) {
                int stop = end < 0 ? text.length() : Math.min(text.length(), dashes(text, end + END_KEY.length()));
                out.append(text, copied, begin).append(HIDDEN);
                copied = stop;
                next = stop;
            } else if (headEnd > 0) {
                next = headEnd;
            }
            begin = text.indexOf(BEGIN_KEY, next);
        }
        return out.append(text, copied, text.length()).toString();
    }

    /** Behind the dashes that close "-----END … KEY-----". */
    private static int dashes(String text, int from) {
        int close = text.indexOf("-----", from);
        return close < 0 || close - from > 60 ? from : close + 5;
    }
}
