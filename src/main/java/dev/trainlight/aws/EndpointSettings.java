package dev.trainlight.aws;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which endpoints are asked: FIPS, dual stack, and endpoints that somebody configured. The order is that of
 * <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html">service-specific endpoints</a>:
 * {@code AWS_ENDPOINT_URL_<SERVICE>}, {@code AWS_ENDPOINT_URL}, the profile's {@code services} section, the profile's
 * {@code endpoint_url}; {@code ignore_configured_endpoint_urls} switches all of them off, which the SDK itself does not
 * know.
 *
 * @param fips whether FIPS endpoints are asked
 * @param dualStack whether endpoints that also speak IPv6 are asked
 * @param ignoreConfigured whether configured endpoints are to be ignored
 * @param everywhere the endpoint of every service that has none of its own
 * @param byService endpoints by service id in lower case with underscores, such as {@code sso_oidc}
 */
public record EndpointSettings(
        boolean fips,
        boolean dualStack,
        boolean ignoreConfigured,
        Optional<URI> everywhere,
        Map<String, URI> byService) {
    /** AWS's own endpoints, nothing special. */
    public static final EndpointSettings STANDARD =
            new EndpointSettings(false, false, false, Optional.empty(), Map.of());

    private static final String ALL = "AWS_ENDPOINT_URL";

    // The service id, as the configuration writes it, where it is not the name of the SDK's package.
    private static final Map<String, String> SERVICE_IDS =
            Map.of("cloudwatchlogs", "cloudwatch_logs", "ssooidc", "sso_oidc");

    public EndpointSettings {
        byService = Map.copyOf(byService);
    }

    /**
     * Reads the settings.
     *
     * @param environment its variables go before the files
     * @param profile the profile's properties
     * @param services the properties of the profile's {@code services} section, {@code s3.endpoint_url} and its like
     * @throws IllegalArgumentException where a configured endpoint is no URL; the message names where it stands
     */
    public static EndpointSettings of(
            Environment environment, Map<String, String> profile, Map<String, String> services) {
        boolean fips = flag(environment, "AWS_USE_FIPS_ENDPOINT", profile, "use_fips_endpoint");
        boolean dualStack = flag(environment, "AWS_USE_DUALSTACK_ENDPOINT", profile, "use_dualstack_endpoint");
        if (flag(environment, "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", profile, "ignore_configured_endpoint_urls")) {
            return new EndpointSettings(fips, dualStack, true, Optional.empty(), Map.of());
        }
        Map<String, URI> byService = new HashMap<>();
        Optional<URI> ofVariables = environment.variable(ALL).map(written -> url(ALL, written));
        // A variable for all services goes before a file's endpoint for one.
        if (ofVariables.isEmpty()) {
            services.forEach((key, written) -> serviceOf(key).ifPresent(id -> byService.put(id, url(key, written))));
        }
        environment.variables().forEach((name, written) -> {
            if (name.startsWith(ALL + "_") && !written.isBlank()) {
                byService.put(name.substring(ALL.length() + 1).toLowerCase(Locale.ROOT), url(name, written.strip()));
            }
        });
        Optional<URI> everywhere = ofVariables.or(
                () -> Optional.ofNullable(profile.get("endpoint_url")).map(u -> url("endpoint_url", u)));
        return new EndpointSettings(fips, dualStack, false, everywhere, byService);
    }

    /** The endpoint that somebody configured for the service whose SDK package bears this name, such as {@code ssooidc}. */
    public Optional<URI> configuredFor(String sdkPackage) {
        String id = SERVICE_IDS.getOrDefault(sdkPackage, sdkPackage);
        return Optional.ofNullable(byService.get(id)).or(() -> everywhere);
    }

    private static Optional<String> serviceOf(String key) {
        return key.endsWith(".endpoint_url")
                ? Optional.of(key.substring(0, key.length() - ".endpoint_url".length()))
                : Optional.empty();
    }

    private static boolean flag(
            Environment environment, String variable, Map<String, String> profile, String property) {
        return environment
                .variable(variable)
                .or(() -> Optional.ofNullable(profile.get(property)))
                .filter("true"::equalsIgnoreCase)
                .isPresent();
    }

    /** Whoever writes a user into an address writes the password beside it. */
    private static String withoutUser(String written) {
        return written.substring(written.lastIndexOf('@') + 1);
    }

    private static URI url(String place, String written) {
        try {
            URI url = new URI(written);
            if (url.getHost() == null
                    || url.getScheme() == null
                    || !url.getScheme().startsWith("http")) {
                throw new IllegalArgumentException(place + ": " + withoutUser(written));
            }
            return url;
        } catch (URISyntaxException noUrl) {
            throw new IllegalArgumentException(place + ": " + withoutUser(written) + " (" + noUrl.getReason() + ")");
        }
    }
}
