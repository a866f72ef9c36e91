package dev.trainlight.aws.signin.credentials;

import dev.trainlight.aws.Environment;
import dev.trainlight.aws.FailureException;
import dev.trainlight.evidence.CaseFormatException;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Failure.Kind;
import dev.trainlight.evidence.Failure.Remedy;
import dev.trainlight.evidence.Json;
import dev.trainlight.evidence.SecretScrubber;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/**
 * Runs a {@code credential_process}: a program of one's own that prints credentials as JSON. It gets no input, a time
 * limit, and at most 64 kB of output; interrupting the thread ends it together with everything that it started.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html">Process credential
 *     provider</a>
 */
final class CredentialCommand {
    /** Long enough for a program that asks in a browser. */
    static final Duration USUAL_LIMIT = Duration.ofMinutes(2);

    private static final int LARGEST = 64 * 1024;

    private final String command;
    private final Environment environment;
    private final Duration limit;

    CredentialCommand(String command, Environment environment, Duration limit) {
        this.command = command;
        this.environment = environment;
        this.limit = limit;
    }

    /**
     * Runs it once.
     *
     * @throws FailureException where it cannot be started, takes too long, fails, or prints something else
     */
    Temporary run() {
        Process process = start();
        CompletableFuture<byte[]> output = drained(process.getInputStream(), "output");
        CompletableFuture<byte[]> complaints = drained(process.getErrorStream(), "complaints");
        try {
            process.getOutputStream().close();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                end(process);
                throw failure("process.timeout", String.valueOf(limit.toSeconds()));
            }
            String said = text(complaints);
            if (process.exitValue() != 0) {
                throw failed(process.exitValue(), said);
            }
            return parse(text(output));
        } catch (InterruptedException cancelled) {
            end(process);
            Thread.currentThread().interrupt();
            throw new FailureException(Failure.of(Kind.CANCELLED, Remedy.NONE, "aws.cancelled"), cancelled);
        } catch (IOException unreadable) {
            end(process);
            throw failure("process.failed", unreadable.getClass().getSimpleName());
        }
    }

    private Process start() {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        // Through a shell, as the SDK does it: people quote paths and use variables.
        ProcessBuilder builder =
                windows ? new ProcessBuilder("cmd.exe", "/C", command) : new ProcessBuilder("/bin/sh", "-c", command);
        Map<String, String> variables = builder.environment();
        variables.clear();
        variables.putAll(SearchPath.extended(environment));
        try {
            return builder.directory(environment.home().toFile()).start();
        } catch (IOException unstartable) {
            throw failure("process.failed", unstartable.getClass().getSimpleName());
        }
    }

    // Somebody must read both, or the program waits for ever; what exceeds the limit is read and thrown away.
    private CompletableFuture<byte[]> drained(InputStream in, String name) {
        CompletableFuture<byte[]> read = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .name("trainlight-credential-process-" + name)
                .start(() -> {
                    try (in) {
                        byte[] kept = in.readNBytes(LARGEST);
                        in.transferTo(OutputStream.nullOutputStream());
                        read.complete(kept);
                    } catch (IOException ended) {
                        read.completeExceptionally(ended);
                    }
                });
        return read;
    }

    // A child that outlives the program may hold the pipe open: it is not waited for.
    private static String text(CompletableFuture<byte[]> read) throws InterruptedException, IOException {
        try {
            return new String(read.get(2, TimeUnit.SECONDS), StandardCharsets.UTF_8);
        } catch (ExecutionException | TimeoutException unread) {
            throw new IOException(unread);
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private Temporary parse(String output) {
        JsonNode printed;
        try {
            printed = Json.parse(output);
        } catch (CaseFormatException noJson) {
            throw failure("process.no-json", "");
        }
        if (printed.path("Version").asInt(0) != 1) {
            throw failure("process.version", "");
        }
        String keyId = required(printed, "AccessKeyId");
        String secret = required(printed, "SecretAccessKey");
        Optional<Instant> end = optional(printed, "Expiration").map(this::instant);
        if (end.isPresent() && !end.get().isAfter(environment.clock().instant())) {
            throw new FailureException(
                    Failure.of(Kind.SIGN_IN_NEEDED, Remedy.RETRY, "process.expired", SecretScrubber.scrub(command)));
        }
        return Temporary.of(keyId, secret, optional(printed, "SessionToken"), end);
    }

    private Instant instant(String written) {
        try {
            return OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeException noTime) {
            throw failure("process.no-time", "");
        }
    }

    private String required(JsonNode printed, String name) {
        return optional(printed, name).orElseThrow(() -> failure("process.missing", name));
    }

    private static Optional<String> optional(JsonNode printed, String name) {
        JsonNode value = printed.get(name);
        return value != null && value.isString() && !value.stringValue().isBlank()
                ? Optional.of(value.stringValue())
                : Optional.empty();
    }

    // 127 is the shell's "not found".
    private FailureException failed(int status, String complaints) {
        FailureException failure =
                status == 127 ? failure("process.not-found", "") : failure("process.failed", String.valueOf(status));
        String words = SecretScrubber.scrub(complaints.strip());
        return words.isEmpty()
                ? failure
                : new FailureException(
                        failure.failure().withDetail(words.substring(0, Math.min(2000, words.length()))));
    }

    private FailureException failure(String messageKey, String subject) {
        return new FailureException(
                Failure.of(Kind.BAD_CREDENTIALS, Remedy.RETRY, messageKey, SecretScrubber.scrub(command), subject));
    }
}
