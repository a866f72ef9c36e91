package dev.trainlight.aws.signin.config;

import java.util.List;
import java.util.Optional;

/**
 * An access portal of IAM Identity Center ("SSO"): where a company's people sign in.
 *
 * @param session name of the {@code sso-session} section; empty for a profile of the old style and for a portal that
 *     somebody typed in
 * @param startUrl {@code https://my-company.awsapps.com/start}
 * @param region where it lives
 * @param scopes what a sign-in asks for; {@value #ACCESS} makes it renewable
 */
public record SsoPortal(Optional<String> session, String startUrl, String region, List<String> scopes) {
    /** The scope that lists accounts and roles, and that comes with a refresh token. */
    public static final String ACCESS = "sso:account:access";

    public SsoPortal {
        scopes = scopes.isEmpty() ? List.of(ACCESS) : List.copyOf(scopes);
    }

    /** A portal without any profile. */
    public static SsoPortal typed(String startUrl, String region) {
        return new SsoPortal(Optional.empty(), startUrl.strip(), region.strip(), List.of());
    }

    /** What its token is kept under, shared with the AWS CLI: the session's name, or the start URL. */
    public String cacheKey() {
        return session.orElse(startUrl);
    }

    /** For people: the session's name, or the start URL. */
    public String name() {
        return cacheKey();
    }
}
