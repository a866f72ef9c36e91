package dev.trainlight.aws.signin.credentials;

import dev.trainlight.aws.Environment;
import dev.trainlight.aws.FailureException;
import dev.trainlight.evidence.CaseFormatException;
import dev.trainlight.evidence.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What {@code aws login} left on this machine: {@code ~/.aws/login/cache}, one file a session, named by the SHA-256 of the
 * profile's {@code login_session}.
 */
public final class LoginSessions {
    private LoginSessions() {}

    /** Where the files are. */
    public static Path folder(Environment environment) {
        return environment.path(
                environment.variable("AWS_LOGIN_CACHE_DIRECTORY").orElse("~/.aws/login/cache"));
    }

    /**
     * What is known of a session without asking AWS.
     *
     * @param expiresAt when its credentials end
     * @param renewable whether they may be renewed without a browser
     */
    public record State(Instant expiresAt, boolean renewable) {}

    /** The session's state; empty where nobody has signed in, or the file makes no sense. */
    public static Optional<State> state(Environment environment, String session) {
        try {
            Path file = folder(environment).resolve(sha256(session.strip()) + ".json");
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            JsonNode node = Json.parse(Files.readAllBytes(file));
            String end = node.path("accessToken").path("expiresAt").asString("");
            boolean renewable = !node.path("refreshToken").asString("").isEmpty();
            return Optional.of(new State(OffsetDateTime.parse(end).toInstant(), renewable));
        } catch (IOException | CaseFormatException | DateTimeException | FailureException unreadable) {
            return Optional.empty();
        }
    }

    private static String sha256(String session) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(session.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
