package dev.trainlight.aws;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which proxy a request goes through, as {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY} say (in either
 * case). Where they say nothing the JVM decides: system properties, or the system's settings with {@code
 * java.net.useSystemProxies}.
 */
final class ProxySettings {
    private final Optional<Server> secure;
    private final Optional<Server> plain;
    private final List<String> without;

    private ProxySettings(Optional<Server> secure, Optional<Server> plain, List<String> without) {
        this.secure = secure;
        this.plain = plain;
        this.without = without;
    }

    /** What the variables say; a proxy that is no URL is an {@link IllegalArgumentException} naming the variable. */
    static ProxySettings of(Environment environment) {
        // Upper-case HTTP_PROXY can be set by a request in CGI programs; here there is none, so both cases count.
        Optional<Server> secure = server(environment, "HTTPS_PROXY", "https_proxy");
        Optional<Server> plain = server(environment, "HTTP_PROXY", "http_proxy");
        List<String> without = environment.firstOf("NO_PROXY", "no_proxy").stream()
                .flatMap(list -> Arrays.stream(list.split("[,\\s]+")))
                .map(host -> host.toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .toList();
        return new ProxySettings(secure, plain, without);
    }

    /** The proxy for that address; empty where the JVM shall decide. */
    Optional<Server> serverFor(URI address) {
        if (excluded(address.getHost().toLowerCase(Locale.ROOT), address.getPort())) {
            return Optional.empty();
        }
        return "https".equalsIgnoreCase(address.getScheme()) ? secure : plain;
    }

    /** Whether a proxy is given a name and a password. */
    boolean wantsPassword() {
        return Stream.of(secure, plain)
                .flatMap(Optional::stream)
                .anyMatch(server -> server.user().isPresent());
    }

    /** Whether {@code NO_PROXY} excludes that address: then the JVM's own choice does not count either. */
    boolean direct(URI address) {
        return excluded(address.getHost().toLowerCase(Locale.ROOT), address.getPort());
    }

    private boolean excluded(String host, int port) {
        return without.stream().anyMatch(pattern -> matches(pattern, host, port));
    }

    // "example.com" and ".example.com" both mean the host and everything below it, as curl and botocore have it.
    private static boolean matches(String pattern, String host, int port) {
        if (pattern.equals("*")) {
            return true;
        }
        String wanted = pattern.startsWith("*.") ? pattern.substring(1) : pattern;
        String bare = wanted.startsWith(".") ? wanted.substring(1) : wanted;
        return host.equals(bare) || host.endsWith("." + bare) || (host + ":" + port).equals(bare);
    }

    private static Optional<Server> server(Environment environment, String upper, String lower) {
        return environment.firstOf(lower, upper).map(written -> Server.parse(upper, written));
    }

    /**
     * A proxy.
     *
     * @param address where it listens
     * @param user for it, with its password; never printed
     */
    record Server(InetSocketAddress address, Optional<User> user) {
        static Server parse(String variable, String written) {
            try {
                URI url = URI.create(written.contains("://") ? written : "http://" + written);
                if (url.getHost() == null) {
                    throw new IllegalArgumentException(variable);
                }
                int port = url.getPort() >= 0 ? url.getPort() : "https".equals(url.getScheme()) ? 443 : 80;
                return new Server(
                        InetSocketAddress.createUnresolved(url.getHost(), port),
                        Optional.ofNullable(url.getRawUserInfo()).map(User::parse));
            } catch (IllegalArgumentException noUrl) {
                // Without the value: it may hold a password.
                throw new IllegalArgumentException(variable + " is not a proxy address");
            }
        }

        Proxy proxy() {
            return new Proxy(Proxy.Type.HTTP, address);
        }
    }

    /** Who asks the proxy. */
    record User(String name, String password) {
        static User parse(String userInfo) {
            int colon = userInfo.indexOf(':');
            String name = colon < 0 ? userInfo : userInfo.substring(0, colon);
            return new User(decoded(name), colon < 0 ? "" : decoded(userInfo.substring(colon + 1)));
        }

        private static String decoded(String percentEncoded) {
            return URLDecoder.decode(percentEncoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        }

        /** The header that says it at once, for connections that are not encrypted. */
        String basic() {
            byte[] both = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(both);
        }

        @Override
        public String toString() {
            return "User[" + name + "]";
        }
    }
}
