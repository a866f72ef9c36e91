package dev.trainlight.aws.signin.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainlight.aws.FailureException;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One answer, the right one, whatever else comes. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LoopbackServerTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private LoopbackServer server;

    @BeforeEach
    void open() throws IOException {
        server = LoopbackServer.open("right");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Socket connected() throws IOException {
        URI address = server.address();
        return new Socket(address.getHost(), address.getPort());
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** The first line of the answer. */
    private String get(String query) throws IOException {
        try (Socket socket = connected()) {
            send(
                    socket,
                    "GET " + server.address().getPath() + query + " HTTP/1.1\r\nHost: 127.0.0.1:"
                            + server.address().getPort() + "\r\nConnection: close\r\n\r\n");
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }

    @Test
    void theFirstRightAnswerCountsAndNoneAfterIt() throws Exception {
        assertThat(get("?code=wrong&state=guessed")).contains("400");
        assertThat(get("?state=right")).contains("400");
        assertThat(get("?code=first&state=right")).contains("200");
        assertThat(get("?code=second&state=right")).contains("410");
        assertThat(get("?error=access_denied&state=right")).contains("410");
        assertThat(get("?code=third&state=guessed")).contains("410");
        assertThat(server.await(PATIENCE)).isEqualTo("first");
    }

    @Test
    void aRefusalIsAnAnswerToo() throws Exception {
        assertThat(get("?error=access_denied&state=right")).contains("200");
        assertThat(get("?code=late&state=right")).contains("410");
        assertThatThrownBy(() -> server.await(PATIENCE)).isInstanceOf(FailureException.class);
    }

    @Test
    void connectionsThatSayNothingOrHalfARequestKeepNobodyWaiting() throws Exception {
        List<Socket> open = new ArrayList<>();
        try {
            for (int each = 0; each < 5; each++) {
                open.add(connected());
                Socket half = connected();
                send(half, "GET /oauth/call");
                open.add(half);
            }
            assertThat(get("?code=first&state=right")).contains("200");
            assertThat(server.await(PATIENCE)).isEqualTo("first");
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    @Test
    void aBrowserThatLeavesBeforeThePageHasAnswered() throws Exception {
        try (Socket socket = connected()) {
            socket.setSoLinger(true, 0);
            send(
                    socket,
                    "GET /oauth/callback?code=first&state=right HTTP/1.1\r\nHost: 127.0.0.1:"
                            + server.address().getPort() + "\r\n\r\n");
        }
        // A reset may come before the request was read: then nobody has answered, and the next one may.
        assertThat(get("?code=first&state=right")).containsAnyOf("200", "410");
        assertThat(server.await(PATIENCE)).isEqualTo("first");
    }
}
