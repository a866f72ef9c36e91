package dev.trainlight.aws.signin;

import dev.trainlight.aws.AwsErrors;
import dev.trainlight.aws.FailureException;
import dev.trainlight.aws.signin.config.SsoPortal;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Failure.Kind;
import dev.trainlight.evidence.Failure.Remedy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Makes a portal of the address that somebody typed or pasted. A company's own address is followed once, and only to a
 * host of AWS, as the AWS CLI does it; the region is read from the host where it stands there.
 */
final class StartUrls {
    private static final List<String> OF_AWS = List.of(
            ".awsapps.com",
            ".awsapps.cn",
            ".awsapps.eu",
            ".app.aws",
            ".app.aws.cn",
            ".portal.amazonaws.com",
            ".identitycenter.amazonaws.com",
            ".identitycenter.amazonaws.com.cn");
    private static final Pattern REGION = Pattern.compile("(?:^|\\.)([a-z]{2,4}(?:-[a-z]+)+-[0-9])(?:\\.|$)");

    private StartUrls() {}

    /**
     * The portal at that address.
     *
     * @param region what somebody chose; empty to read it from the address
     * @throws FailureException where the address is none, leads elsewhere, or does not tell the region
     */
    static SsoPortal portal(String typed, Optional<String> region, SdkHttpClient http) {
        URI address = address(typed);
        URI ofAws = isOfAws(address) ? address : redirect(address, http);
        String name = region.map(String::strip)
                .filter(chosen -> !chosen.isEmpty())
                .or(() -> regionOf(ofAws.getHost()))
                .orElseThrow(() ->
                        new FailureException(Failure.of(Kind.BAD_INPUT, Remedy.CHOOSE_REGION, "portal.no-region")));
        return SsoPortal.typed(ofAws.toString(), name);
    }

    private static URI address(String typed) {
        String bare = typed.strip();
        // The browser's address bar says https://…/start/#/?tab=accounts.
        int fragment = bare.indexOf('#');
        String written = fragment < 0 ? bare : bare.substring(0, fragment);
        try {
            URI address = new URI(written.contains("://") ? written : "https://" + written);
            boolean usable = "https".equals(address.getScheme())
                    && address.getHost() != null
                    && address.getHost().contains(".")
                    && address.getUserInfo() == null;
            if (!usable) {
                throw bad(typed);
            }
            String path = address.getRawPath() == null ? "" : address.getRawPath();
            return new URI("https", address.getAuthority(), withoutLastSlash(path), null, null);
        } catch (URISyntaxException noAddress) {
            throw bad(typed);
        }
    }

    private static String withoutLastSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static boolean isOfAws(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        return OF_AWS.stream().anyMatch(suffix -> host.endsWith(suffix) || host.equals(suffix.substring(1)));
    }

    private static URI redirect(URI address, SdkHttpClient http) {
        SdkHttpRequest request =
                SdkHttpRequest.builder().uri(address).method(SdkHttpMethod.GET).build();
        try {
            HttpExecuteResponse answer = http.prepareRequest(
                            HttpExecuteRequest.builder().request(request).build())
                    .call();
            answer.responseBody().ifPresent(body -> body.abort());
            return answer.httpResponse()
                    .firstMatchingHeader("Location")
                    .filter(_ -> answer.httpResponse().statusCode() / 100 == 3)
                    .map(StartUrls::address)
                    .filter(StartUrls::isOfAws)
                    .orElseThrow(() -> bad(address.toString()));
        } catch (IOException unanswered) {
            UncheckedIOException thrown = new UncheckedIOException(unanswered);
            throw new FailureException(AwsErrors.failure("portal", thrown), thrown);
        }
    }

    private static Optional<String> regionOf(String host) {
        Matcher matcher = REGION.matcher(host);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static FailureException bad(String typed) {
        return new FailureException(Failure.of(Kind.BAD_INPUT, Remedy.NONE, "portal.bad-url", typed.strip()));
    }
}
