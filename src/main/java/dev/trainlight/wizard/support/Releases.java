package dev.trainlight.wizard.support;

import dev.trainlight.evidence.CaseFormatException;
import dev.trainlight.evidence.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Asks which release is the newest: one GET of the project's releases location, with nothing in it about anybody. The
 * answer is a JSON object with {@code version} (or {@code tag_name}) and, where there is one, the page to read about it
 * in {@code page} (or {@code html_url}).
 *
 * @param location an https address
 */
public record Releases(URI location) {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int MOST_BYTES = 1_000_000;

    /** What came of it. */
    public sealed interface Answer {
        /** Nothing newer is there. */
        record Current() implements Answer {}

        /**
         * There is a newer one.
         *
         * @param version its version
         * @param page where to read about it
         */
        record Newer(String version, Optional<URI> page) implements Answer {}

        /** Nobody answered, or not in a way that can be read. */
        record NoAnswer() implements Answer {}
    }

    public Releases {
        if (!"https".equals(location.getScheme())) {
            throw new IllegalArgumentException("not an https address: " + location);
        }
    }

    /** Asks, and waits ten seconds at most for a connection and as long for the answer. */
    public Answer newest(String mine) {
        try {
            return answer(get(), mine);
        } catch (IOException | CaseFormatException unreachable) {
            System.getLogger(Releases.class.getName())
                    .log(System.Logger.Level.INFO, "no answer about releases: " + unreachable);
            return new Answer.NoAnswer();
        }
    }

    private String get() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) location.toURL().openConnection();
        try {
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            connection.setUseCaches(false);
            connection.setRequestProperty("Accept", "application/json");
            connection.setRequestProperty("User-Agent", "Trainlight");
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException("HTTP " + connection.getResponseCode());
            }
            try (InputStream body = connection.getInputStream()) {
                return new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            }
        } finally {
            connection.disconnect();
        }
    }

    static Answer answer(String body, String mine) throws CaseFormatException {
        JsonNode told = Json.parse(body);
        String version = told.path("version")
                .asString(told.path("tag_name").asString(""))
                .strip()
                .replaceFirst("^v", "");
        if (!version.matches("\\d+(\\.\\d+)*([-+.][0-9A-Za-z.-]+)?")) {
            return new Answer.NoAnswer();
        }
        String page = told.path("page").asString(told.path("html_url").asString(""));
        return newer(version, mine)
                ? new Answer.Newer(version, page.startsWith("https://") ? address(page) : Optional.empty())
                : new Answer.Current();
    }

    private static Optional<URI> address(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** Numbers decide, from the left; with the same numbers a finished release comes after its previews. */
    static boolean newer(String theirs, String mine) {
        String[] left = numbers(theirs);
        String[] right = numbers(mine);
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            int difference = Integer.compare(number(left, i), number(right, i));
            if (difference != 0) {
                return difference > 0;
            }
        }
        return mine.contains("-") && !theirs.contains("-");
    }

    private static String[] numbers(String version) {
        return version.split("[-+]", 2)[0].split("\\.");
    }

    private static int number(String[] numbers, int at) {
        return at < numbers.length && numbers[at].matches("\\d{1,9}") ? Integer.parseInt(numbers[at]) : 0;
    }
}
