package dev.trainlight.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** How requests find their way out of a company: proxies and certificates. */
class HttpSettingsTest {
    private static final StaticCredentialsProvider KEYS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAEXAMPLE", "secret"));

    @RegisterExtension
    static final WireMockExtension AWS = WireMockExtension.newInstance()
            .options(options()
                    .dynamicPort()
                    .dynamicHttpsPort()
                    .keystorePath(keystore().toString())
                    .keystorePassword("password")
                    .keyManagerPassword("password"))
            .build();

    @TempDir
    Path home;

    @BeforeEach
    void caller() {
        AWS.stubFor(post("/").willReturn(okXml("""
                <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
                <Arn>arn:aws:iam::111122223333:user/ana</Arn><UserId>AIDA</UserId><Account>111122223333</Account>
                </GetCallerIdentityResult></GetCallerIdentityResponse>""")));
    }

    private Environment environment(String... pairs) {
        Map<String, String> variables = new HashMap<>();
        for (int at = 0; at < pairs.length; at += 2) {
            variables.put(pairs[at], pairs[at + 1]);
        }
        return new Environment(variables, home, Clock.systemUTC());
    }

    private String identify(Environment environment) throws AccountException {
        SessionSettings settings =
                SessionSettings.of(environment, Region.EU_WEST_1).within(Duration.ofSeconds(10), Duration.ofSeconds(5));
        try (AwsSession session = new AwsSession(settings, KEYS)) {
            return Identities.of(session).arn();
        }
    }

    private Failure failure(Environment environment) {
        AccountException[] caught = new AccountException[1];
        assertThatThrownBy(() -> identify(environment))
                .isInstanceOfSatisfying(AccountException.class, thrown -> caught[0] = thrown);
        return caught[0].failure();
    }

    private static Path keystore() {
        Path keystore = Path.of(
                System.getProperty("java.io.tmpdir"),
                "trainlight-test-" + ProcessHandle.current().pid() + ".p12");
        if (!Files.exists(keystore)) {
            try {
                int status = new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-groupname",
                                "secp256r1",
                                "-alias",
                                "company",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost,ip:127.0.0.1",
                                "-validity",
                                "2",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                "password",
                                "-keystore",
                                keystore.toString())
                        .inheritIO()
                        .start()
                        .waitFor();
                assertThat(status).isZero();
                keystore.toFile().deleteOnExit();
            } catch (IOException | InterruptedException fault) {
                throw new IllegalStateException(fault);
            }
        }
        return keystore;
    }

    private static String http() {
        return "http://localhost:" + AWS.getPort();
    }

    private String https() {
        return "https://localhost:" + AWS.getHttpsPort();
    }

    /** The certificate that the test's server shows, as a company would hand it out. */
    private Path bundle() throws Exception {
        KeyStore store = KeyStore.getInstance(keystore().toFile(), "password".toCharArray());
        String alias = store.aliases().nextElement();
        String pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(store.getCertificate(alias).getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        return Files.writeString(home.resolve("company.pem"), pem);
    }

    @Test
    void anUnknownCertificateIsSaid() {
        Failure failure = failure(environment("AWS_ENDPOINT_URL", https()));
        assertThat(failure.kind()).isEqualTo(Failure.Kind.NETWORK);
        assertThat(failure.messageKey()).isEqualTo("network.certificate");
    }

    @Test
    void aCompanysCertificateIsTrusted() throws Exception {
        Path bundle = bundle();
        assertThat(identify(environment("AWS_ENDPOINT_URL", https(), "AWS_CA_BUNDLE", bundle.toString())))
                .endsWith("user/ana");
        assertThat(identify(environment("AWS_ENDPOINT_URL", https(), "REQUESTS_CA_BUNDLE", "~/company.pem")))
                .endsWith("user/ana");
    }

    @Test
    void aBundleThatIsNotThereIsNamed() {
        Environment environment = environment("AWS_ENDPOINT_URL", https(), "AWS_CA_BUNDLE", "/no/such.pem");
        assertThatThrownBy(() -> identify(environment)).satisfies(thrown -> {
            Failure failure = AwsErrors.failure("configuration", thrown);
            assertThat(failure.kind()).isEqualTo(Failure.Kind.BAD_CONFIG);
            assertThat(failure.text(Locale.ENGLISH)).contains("/no/such.pem");
        });
    }

    @Test
    void goesThroughTheProxyWithNameAndPassword() throws Exception {
        try (ConnectProxy proxy = new ConnectProxy("ana:p@ss")) {
            // In a program of its own: Java reads its rule about passwords before the first connection.
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    ProxiedProgram.class.getName());
            builder.environment()
                    .putAll(Map.of(
                            "AWS_ENDPOINT_URL",
                            https(),
                            "AWS_CA_BUNDLE",
                            bundle().toString(),
                            "HTTPS_PROXY",
                            "http://ana:p%40ss@127.0.0.1:" + proxy.port(),
                            "NO_PROXY",
                            ""));
            Process process =
                    builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(said.strip()).endsWith("user/ana");
            assertThat(proxy.asked).contains("CONNECT localhost:" + AWS.getHttpsPort() + " HTTP/1.1");
            // The proxy's password is nobody else's business.
            AWS.verify(postRequestedFor(urlEqualTo("/")).withoutHeader("Proxy-Authorization"));
        }
    }

    /** Says who it is, with the environment that it was started in. */
    public static final class ProxiedProgram {
        private ProxiedProgram() {}

        public static void main(String[] arguments) throws AccountException {
            try (AwsSession session =
                    new AwsSession(SessionSettings.of(Environment.system(), Region.EU_WEST_1), KEYS)) {
                System.out.println(Identities.of(session).arn());
            }
        }
    }

    @Test
    void aProxyThatRefusesIsSaid() throws Exception {
        try (ConnectProxy proxy = new ConnectProxy("ana:right")) {
            Failure failure = failure(environment(
                    "AWS_ENDPOINT_URL", https(),
                    "AWS_CA_BUNDLE", bundle().toString(),
                    "https_proxy", "http://ana:wrong@127.0.0.1:" + proxy.port()));
            assertThat(failure.messageKey()).isEqualTo("network.proxy");
            assertThat(failure.detail().orElse("")).doesNotContain("wrong");
        }
    }

    @Test
    void anUnencryptedRequestTellsTheProxyAtOnce() throws Exception {
        Environment environment = environment(
                "AWS_ENDPOINT_URL", "http://aws.invalid", "HTTP_PROXY", "http://ana:pw@localhost:" + AWS.getPort());
        assertThat(identify(environment)).endsWith("user/ana");
        AWS.verify(postRequestedFor(urlEqualTo("/")).withHeader("Proxy-Authorization", equalTo("Basic YW5hOnB3")));
    }

    @Test
    void hostsMayBeExcluded() throws Exception {
        assertThat(identify(environment(
                        "AWS_ENDPOINT_URL", http(),
                        "HTTP_PROXY", "http://127.0.0.1:1",
                        "NO_PROXY", "example.com, localhost")))
                .endsWith("user/ana");
        assertThat(failure(environment("AWS_ENDPOINT_URL", http(), "HTTP_PROXY", "http://127.0.0.1:1"))
                        .kind())
                .isEqualTo(Failure.Kind.NETWORK);
    }

    @ParameterizedTest
    @CsvSource({
        "amazonaws.com, https://sts.amazonaws.com, true",
        ".amazonaws.com, https://sts.amazonaws.com, true",
        "*.amazonaws.com, https://sts.amazonaws.com, true",
        "*, https://sts.amazonaws.com, true",
        "azonaws.com, https://sts.amazonaws.com, false",
        "sts.amazonaws.com:443, https://sts.amazonaws.com:443, true",
        "10.0.0.1, https://10.0.0.1, true"
    })
    void readsTheListOfExcludedHosts(String list, String address, boolean direct) {
        assertThat(ProxySettings.of(environment("NO_PROXY", list)).direct(URI.create(address)))
                .isEqualTo(direct);
    }

    @Test
    void aProxyThatIsNoAddressIsNamedWithoutItsPassword() {
        assertThatThrownBy(() -> HttpSettings.of(environment("HTTPS_PROXY", "http://ana:secret@"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HTTPS_PROXY")
                .hasMessageNotContaining("secret");
    }

    /** The host that is asked, as the first proxy on the way hears it; nothing gets any further. */
    private String hostAsked(Region region, String... variables) throws IOException {
        try (ConnectProxy proxy = new ConnectProxy("nobody:ever")) {
            Map<String, String> all = new HashMap<>(environment(variables).variables());
            all.put("HTTPS_PROXY", "http://127.0.0.1:" + proxy.port());
            SessionSettings settings = SessionSettings.of(new Environment(all, home, Clock.systemUTC()), region)
                    .within(Duration.ofSeconds(10), Duration.ofSeconds(5));
            try (AwsSession session = new AwsSession(settings, KEYS)) {
                assertThatThrownBy(() -> Identities.of(session)).isInstanceOf(AccountException.class);
            }
            return proxy.asked.getFirst().split("[ :]")[1];
        }
    }

    @Test
    void asksTheHostsOfPartitionsAndOfSpecialEndpoints() throws IOException {
        assertThat(hostAsked(Region.EU_WEST_1)).isEqualTo("sts.eu-west-1.amazonaws.com");
        assertThat(hostAsked(Region.CN_NORTH_1)).isEqualTo("sts.cn-north-1.amazonaws.com.cn");
        assertThat(hostAsked(Region.US_EAST_1, "AWS_USE_FIPS_ENDPOINT", "true"))
                .isEqualTo("sts-fips.us-east-1.amazonaws.com");
        assertThat(hostAsked(Region.EU_WEST_1, "AWS_USE_DUALSTACK_ENDPOINT", "true"))
                .isEqualTo("sts.eu-west-1.api.aws");
    }

    @Test
    void configuredEndpointsThatTheSdkReadsByItselfAreIgnoredToo() throws IOException {
        // The SDK reads this property; a real environment variable behaves the same.
        System.setProperty("aws.endpointUrl", http());
        try {
            assertThat(hostAsked(Region.EU_WEST_1, "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true"))
                    .isEqualTo("sts.eu-west-1.amazonaws.com");
            AWS.verify(0, postRequestedFor(urlEqualTo("/")));
        } finally {
            System.clearProperty("aws.endpointUrl");
        }
    }

    /** A proxy that wants a name and a password and joins connections. */
    private static final class ConnectProxy implements AutoCloseable {
        final List<String> asked = new CopyOnWriteArrayList<>();
        private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final String expected;

        ConnectProxy(String user) throws IOException {
            expected = "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
            Thread.ofPlatform().daemon().start(() -> {
                while (!server.isClosed()) {
                    try {
                        Socket client = server.accept();
                        Thread.ofPlatform().daemon().start(() -> serve(client));
                    } catch (IOException closed) {
                        return;
                    }
                }
            });
        }

        int port() {
            return server.getLocalPort();
        }

        private void serve(Socket client) {
            try (client) {
                for (; ; ) {
                    String head = head(client.getInputStream());
                    if (head.isEmpty()) {
                        return;
                    }
                    asked.add(head.lines().findFirst().orElse(""));
                    if (!head.contains(expected)) {
                        client.getOutputStream()
                                .write(
                                        "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n"
                                                .getBytes(StandardCharsets.US_ASCII));
                        continue;
                    }
                    String target = head.split(" ")[1];
                    try (Socket upstream = new Socket("localhost", Integer.parseInt(target.split(":")[1]))) {
                        client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                        Thread back = Thread.ofPlatform().daemon().start(() -> copy(upstream, client));
                        copy(client, upstream);
                        back.join();
                    }
                    return;
                }
            } catch (IOException | InterruptedException closed) {
                // the test is over
            }
        }

        private static void copy(Socket from, Socket to) {
            try {
                from.getInputStream().transferTo(to.getOutputStream());
                to.shutdownOutput();
            } catch (IOException closed) {
                // one side hung up
            }
        }

        private static String head(InputStream in) throws IOException {
            StringBuilder head = new StringBuilder();
            int read;
            while (head.indexOf("\r\n\r\n") < 0 && (read = in.read()) >= 0) {
                head.append((char) read);
            }
            return head.toString();
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
