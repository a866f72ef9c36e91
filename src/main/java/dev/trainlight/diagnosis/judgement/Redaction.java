package dev.trainlight.diagnosis.judgement;

import java.util.regex.Pattern;

/** Takes secrets out of quoted words: access keys, secret keys and session tokens that pasted logs sometimes hold. */
final class Redaction {
    private static final Pattern ACCESS_KEY = Pattern.compile("\\b(?:AKIA|ASIA)[A-Z0-9]{12,}\\b");
    private static final Pattern NAMED_SECRET = Pattern.compile(
            "(?i)((?:secret_?access_?key|session_?token|security-token|aws_secret|password)[\"']?\\s*[=:]\\s*[\"']?)"
                    + "[^\\s\"',;&]{6,}");

    private Redaction() {}

    static String secrets(String text) {
        return NAMED_SECRET.matcher(ACCESS_KEY.matcher(text).replaceAll("****")).replaceAll("$1****");
    }
}
