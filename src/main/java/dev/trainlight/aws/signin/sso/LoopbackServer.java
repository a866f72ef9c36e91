package dev.trainlight.aws.signin.sso;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.trainlight.aws.FailureException;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Failure.Kind;
import dev.trainlight.evidence.Failure.Remedy;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Waits on this machine for the browser's way back. Bound before the browser is opened and until the answer is there (the
 * redirect comes at once where the company's sign-in is still warm), reachable from this machine alone, and deaf to every
 * request that does not know the sign-in's secret state.
 */
final class LoopbackServer implements AutoCloseable {
    static final String PATH = "/oauth/callback";

    private final HttpServer server;
    private final ExecutorService worker;
    private final String state;
    private final AtomicBoolean answered = new AtomicBoolean();
    private final CompletableFuture<String> code = new CompletableFuture<>();

    private LoopbackServer(HttpServer server, ExecutorService worker, String state) {
        this.server = server;
        this.worker = worker;
        this.state = state;
    }

    /**
     * Binds a free port.
     *
     * @param state what the right answer carries
     * @throws IOException where this machine lets nobody listen
     */
    static LoopbackServer open(String state) throws IOException {
        // 127.0.0.1 by number: that is what the redirect address says, and "localhost" may be ::1.
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        // A thread for each: a browser opens connections ahead and leaves them, half a request must not keep the
        // answer.
        ExecutorService worker = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("trainlight-sign-in-answer").factory());
        LoopbackServer loopbackServer = new LoopbackServer(server, worker, state);
        server.setExecutor(worker);
        server.createContext("/", loopbackServer::answer);
        server.start();
        return loopbackServer;
    }

    /** What the browser comes back to. */
    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
    }

    /**
     * Waits for the browser.
     *
     * @return the authorization code
     * @throws FailureException where somebody refused in the browser, or nobody came in time
     * @throws InterruptedException where the sign-in is cancelled
     */
    String await(Duration limit) throws InterruptedException {
        try {
            return code.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLate) {
            throw new FailureException(Failure.of(Kind.SIGN_IN_NEEDED, Remedy.SIGN_IN, "sso.timeout"), tooLate);
        } catch (ExecutionException refused) {
            throw refused.getCause() instanceof FailureException failure
                    ? failure
                    : new IllegalStateException(refused.getCause());
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI request = exchange.getRequestURI();
            if (!PATH.equals(request.getPath()) || !"GET".equals(exchange.getRequestMethod()) || !local(exchange)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            Map<String, String> query = query(request.getRawQuery());
            boolean mine = state.equals(query.get("state"));
            boolean answers = query.containsKey("code") || query.containsKey("error");
            if (!mine || !answers) {
                page(exchange, answered.get() ? 410 : 400, answered.get() ? "page.over" : "page.other");
            } else if (!answered.compareAndSet(false, true)) {
                page(exchange, 410, "page.over");
            } else if (query.containsKey("code")) {
                take(exchange, "page.done", () -> code.complete(query.get("code")));
            } else {
                take(exchange, "page.refused", () -> code.completeExceptionally(refusal(query)));
            }
        }
    }

    // The page first: what is taken closes this server. A browser that has left in between has answered all the same.
    private static void take(HttpExchange exchange, String key, Runnable taking) throws IOException {
        try {
            page(exchange, 200, key);
        } finally {
            taking.run();
        }
    }

    // A web page elsewhere may send the browser here under a name of its own.
    private boolean local(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        int port = server.getAddress().getPort();
        return ("127.0.0.1:" + port).equals(host) || ("localhost:" + port).equals(host);
    }

    private static FailureException refusal(Map<String, String> query) {
        String words = query.getOrDefault("error_description", query.get("error"));
        boolean denied = "access_denied".equals(query.get("error"));
        Failure failure = denied
                ? Failure.of(Kind.ACCESS_DENIED, Remedy.SIGN_IN, "sso.denied")
                : Failure.of(Kind.SERVICE, Remedy.SIGN_IN, "sso.refused", shortened(words));
        return new FailureException(failure.withDetail(query.get("error") + ": " + shortened(words)));
    }

    private static String shortened(String words) {
        String line = words.replaceAll("\\p{Cntrl}", " ");
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }

    private static void page(HttpExchange exchange, int status, String key) throws IOException {
        ResourceBundle texts = ResourceBundle.getBundle("dev.trainlight.aws.signin.sso.page", Locale.getDefault());
        String html =
                """
                <!doctype html><html lang="%s"><head><meta charset="utf-8"><title>Trainlight</title><style>
                body{font-family:system-ui,sans-serif;max-width:32em;margin:18vh auto;padding:0 1em;color-scheme:light dark}
                </style></head><body><h1>%s</h1><p>%s</p></body></html>
                """.formatted(texts.getString("page.language"), texts.getString(key), texts.getString(key + ".next"));
        byte[] body = html.getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "text/html; charset=utf-8");
        headers.set("Cache-Control", "no-store");
        headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Connection", "close");
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    /** Lets the port go. */
    @Override
    public void close() {
        server.stop(0);
        worker.shutdownNow();
    }
}
