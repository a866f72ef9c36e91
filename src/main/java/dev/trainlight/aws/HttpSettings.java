package dev.trainlight.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** How requests travel: through which proxy, trusting which certificates. One client is made of it and shared. */
public final class HttpSettings {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final String TUNNEL_RULE = "jdk.http.auth.tunneling.disabledSchemes";
    private static final String KEPT_RULE = "http.maxConnections";

    /** So many connections to one host are kept open for the next call; a collection has that many at a time. */
    private static final String KEPT = "32";

    private static final Duration READ = Duration.ofSeconds(30);

    private final ProxySettings proxies;
    private final Optional<Path> certificates;

    private HttpSettings(ProxySettings proxies, Optional<Path> certificates) {
        this.proxies = proxies;
        this.certificates = certificates;
    }

    /**
     * Reads the settings.
     *
     * @param environment proxy variables, {@code AWS_CA_BUNDLE} and {@code REQUESTS_CA_BUNDLE}
     * @param profile the profile's properties, for {@code ca_bundle}
     * @throws IllegalArgumentException where a proxy variable cannot be read
     */
    public static HttpSettings of(Environment environment, Map<String, String> profile) {
        Optional<Path> certificates = environment
                .variable("AWS_CA_BUNDLE")
                .or(() -> Optional.ofNullable(profile.get("ca_bundle")))
                .or(() -> environment.variable("REQUESTS_CA_BUNDLE"))
                .map(environment::path);
        ProxySettings proxies = ProxySettings.of(environment);
        if (proxies.wantsPassword()) {
            allowPasswordsForTunnels();
        }
        return new HttpSettings(proxies, certificates);
    }

    // Java gives a proxy no password in the usual form where the connection behind it is encrypted, unless told so
    // before
    // its first connection. Somebody who writes a password into HTTPS_PROXY wants it given.
    private static void allowPasswordsForTunnels() {
        if (System.getProperty(TUNNEL_RULE) == null) {
            System.setProperty(TUNNEL_RULE, "");
        }
    }

    /** A client with these settings; reading certificates takes a moment, so not on the JavaFX thread. */
    public SdkHttpClient client() {
        keepConnections();
        // The same factory for every connection: the JVM keeps connections alive by it.
        SSLSocketFactory sockets = Certificates.sockets(certificates);
        return UrlConnectionHttpClient.create(address -> connection(address, sockets));
    }

    // Java keeps five, and makes every further call greet AWS anew. It reads this before its first connection.
    private static void keepConnections() {
        if (System.getProperty(KEPT_RULE) == null) {
            System.setProperty(KEPT_RULE, KEPT);
        }
    }

    private HttpURLConnection connection(URI address, SSLSocketFactory sockets) {
        try {
            Optional<ProxySettings.Server> proxy = proxies.serverFor(address);
            HttpURLConnection connection = (HttpURLConnection) open(address, proxy);
            Optional<ProxySettings.User> user = proxy.flatMap(ProxySettings.Server::user);
            if (connection instanceof HttpsURLConnection secure) {
                secure.setSSLSocketFactory(sockets);
                user.ifPresent(known -> connection.setAuthenticator(new ProxyAuthenticator(known)));
            } else {
                // Said at once: a request whose body is on its way cannot be repeated after a question.
                user.ifPresent(known -> connection.setRequestProperty("Proxy-Authorization", known.basic()));
            }
            connection.setConnectTimeout((int) CONNECT.toMillis());
            connection.setReadTimeout((int) READ.toMillis());
            return connection;
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private URLConnection open(URI address, Optional<ProxySettings.Server> proxy) throws IOException {
        if (proxy.isPresent()) {
            return address.toURL().openConnection(proxy.get().proxy());
        }
        return proxies.direct(address)
                ? address.toURL().openConnection(Proxy.NO_PROXY)
                : address.toURL().openConnection();
    }

    /** Answers a proxy's question for a password, and nobody else's. */
    private static final class ProxyAuthenticator extends Authenticator {
        private final ProxySettings.User user;

        ProxyAuthenticator(ProxySettings.User user) {
            this.user = user;
        }

        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return getRequestorType() == RequestorType.PROXY
                    ? new PasswordAuthentication(user.name(), user.password().toCharArray())
                    : null;
        }
    }
}
