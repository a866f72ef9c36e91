package dev.trainlight.aws.signin.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainlight.aws.FailureException;
import dev.trainlight.aws.signin.Machine;
import dev.trainlight.evidence.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Programs that print credentials. */
@DisabledOnOs(OS.WINDOWS)
class CredentialCommandTest {
    @TempDir
    Path home;

    private Machine machine;

    @BeforeEach
    void machine() {
        machine = new Machine(home, Instant.parse("2026-11-22T10:00:00Z"));
    }

    private Temporary run(String command, Duration limit) {
        return new CredentialCommand(command, machine.environment(), limit).run();
    }

    private Failure failure(String command, Duration limit) {
        FailureException[] caught = new FailureException[1];
        assertThatThrownBy(() -> run(command, limit))
                .isInstanceOfSatisfying(FailureException.class, thrown -> caught[0] = thrown);
        return caught[0].failure();
    }

    private Path script(String name, String text) throws IOException {
        Path script = machine.path(name);
        Files.createDirectories(script.getParent());
        Files.writeString(script, "#!/bin/sh\n" + text);
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    @Test
    void takesWhatTheProgramPrints() throws IOException {
        Path script = script("my helper", """
                echo '{"Version":1,"AccessKeyId":"ASIAX","SecretAccessKey":"s","SessionToken":"t",'
                echo '"Expiration":"2026-11-22T11:00:00Z"}'
                """);
        Temporary given = run("'" + script + "' --account 1", Duration.ofSeconds(10));
        assertThat(given.credentials()).isInstanceOfSatisfying(AwsSessionCredentials.class, credentials -> {
            assertThat(credentials.accessKeyId()).isEqualTo("ASIAX");
            assertThat(credentials.sessionToken()).isEqualTo("t");
        });
        assertThat(given.expiresAt()).contains(Instant.parse("2026-11-22T11:00:00Z"));
    }

    @Test
    void findsProgramsWhereAProgramStartedByClickDoesNotLook() throws IOException {
        script(".local/bin/company-login", "echo '{\"Version\":1,\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"s\"}'\n");
        machine.variable("PATH", "/usr/bin:/bin");
        assertThat(run("company-login", Duration.ofSeconds(10)).credentials().accessKeyId())
                .isEqualTo("A");
    }

    @Test
    void endsAProgramThatTakesTooLongWithAllItStarted() throws Exception {
        Path mark = machine.path("still-running");
        long start = System.nanoTime();
        Failure failure = failure("(sleep 3; touch " + mark + ") & sleep 30", Duration.ofMillis(500));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(failure.messageKey()).isEqualTo("process.timeout");
        assertThat(failure.text(Locale.ENGLISH)).contains("sleep 30");
        Thread.sleep(3_500);
        assertThat(mark).doesNotExist();
    }

    @Test
    void endsWithTheThreadThatWaits() throws Exception {
        CompletableFuture<Failure> ended = new CompletableFuture<>();
        Thread waiting = Thread.ofPlatform().daemon().start(() -> {
            try {
                run("sleep 30", Duration.ofSeconds(60));
            } catch (FailureException cancelled) {
                ended.complete(cancelled.failure());
            }
        });
        Thread.sleep(300);
        waiting.interrupt();
        assertThat(ended.get(5, TimeUnit.SECONDS).kind()).isEqualTo(Failure.Kind.CANCELLED);
    }

    @Test
    void aProgramThatAsksGetsNoAnswerAndThatMuchOutputIsNotKept() {
        assertThat(failure("read answer || exit 3", Duration.ofSeconds(10)).arguments())
                .endsWith("3");
        assertThat(failure("head -c 5000000 /dev/zero", Duration.ofSeconds(10)).messageKey())
                .isEqualTo("process.no-json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no-such-program-at-all|process.not-found",
                "exit 4|process.failed",
                "echo hello|process.no-json",
                "echo '{}'|process.version",
                "echo '{\"Version\":2}'|process.version",
                "echo '{\"Version\":1,\"AccessKeyId\":\"A\"}'|process.missing",
                "echo '{\"Version\":1,\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"s\",\"Expiration\":\"soon\"}'|process.no-time",
                "echo '{\"Version\":1,\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"s\",\"Expiration\":\"2020-01-01T00:00:00Z\"}'|process.expired"
            })
    void saysWhatIsWrong(String command, String key) {
        Failure failure = failure(command, Duration.ofSeconds(10));
        assertThat(failure.messageKey()).isEqualTo(key);
        assertThat(failure.text(Locale.ENGLISH)).contains(command.substring(0, 6));
    }

    @Test
    void whatTheProgramComplainsOfIsForSupportWithoutSecrets() {
        Failure failure = failure("echo 'denied: password=hunter22 for ana' >&2; exit 1", Duration.ofSeconds(10));
        assertThat(failure.detail().orElseThrow()).contains("denied").doesNotContain("hunter22");
        assertThat(failure.text(Locale.ENGLISH)).doesNotContain("hunter22");
    }
}
