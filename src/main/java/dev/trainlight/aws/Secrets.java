package dev.trainlight.aws;

import java.util.regex.Pattern;

/** Takes secrets out of words before anybody sees them. */
public final class Secrets {
    private static final String HIDDEN = "[hidden]";

    // A named secret in JSON, in a configuration file, in a query or in a header.
    private static final Pattern NAMED = Pattern.compile(
            "(?i)(\"?(?:access_?token|refresh_?token|id_?token|identity_?token|client_?secret|session_?token"
                    + "|secret_?access_?key|aws_secret_access_key|aws_session_token|dpop_?key|code_?verifier|device_?code"
                    + "|authorization_?code|password|x-amz-security-token|x-amz-signature|x-amz-sso_bearer_token"
                    + "|authorization|dpop|token_?code)\"?\\s*[=:]\\s*)(\"[^\"]*\"|(?:Bearer |Basic |AWS4-HMAC-SHA256 )?[^\\s,;&\"}]+)");
    private static final Pattern KEY_ID = Pattern.compile("\\b(A[KS]IA)[A-Z0-9]{12,}\\b");
    private static final Pattern LONG_TOKEN = Pattern.compile("\\b(?:aoa[A-Z]|IQoJ|FwoG|eyJ)[A-Za-z0-9+/=_.:-]{40,}");
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN [^-]*PRIVATE KEY-----.*?-----END [^-]*-----", Pattern.DOTALL);
    private static final Pattern USER_INFO = Pattern.compile("(https?://)[^/@\\s:]+:[^/@\\s]+@");

    private Secrets() {}

    /** The words without secrets. */
    public static String redact(String words) {
        String text = PEM.matcher(words).replaceAll(HIDDEN);
        text = NAMED.matcher(text).replaceAll("$1" + HIDDEN);
        text = LONG_TOKEN.matcher(text).replaceAll(HIDDEN);
        text = KEY_ID.matcher(text).replaceAll("$1" + HIDDEN);
        return USER_INFO.matcher(text).replaceAll("$1" + HIDDEN + "@");
    }
}
