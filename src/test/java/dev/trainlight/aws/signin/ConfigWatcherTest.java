package dev.trainlight.aws.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A login made in a terminal shows at once. */
class ConfigWatcherTest {
    @TempDir
    Path home;

    private final BlockingQueue<ProfileCatalog> heard = new LinkedBlockingQueue<>();
    private Machine machine;

    @BeforeEach
    void machine() {
        machine = new Machine(home, Instant.parse("2026-11-22T10:00:00Z"));
    }

    private ProfileCatalog next() throws InterruptedException {
        return heard.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void tellsOfFilesThatAppearChangeAndGo() throws Exception {
        try (SignInService service = new SignInService(machine.environment());
                AutoCloseable watching = service.watch(heard::add)) {
            assertThat(watching).isNotNull();
            machine.credentials("[one]\naws_access_key_id=A\naws_secret_access_key=s\n");
            assertThat(next().entries()).extracting(ProfileEntry::name).containsExactly("one");
            machine.config("[profile two]\ncredential_process = x\n");
            assertThat(next().entries()).extracting(ProfileEntry::name).containsExactly("one", "two");
            Files.delete(machine.path(".aws/credentials"));
            assertThat(next().entries()).extracting(ProfileEntry::name).containsExactly("two");
        }
    }

    @Test
    void tellsOfALoginMadeElsewhere() throws Exception {
        machine.config("""
                [sso-session corp]
                sso_start_url = https://corp.awsapps.com/start
                sso_region = eu-central-1
                [profile dev]
                sso_session = corp
                sso_account_id = 111122223333
                sso_role_name = DataScientist
                """);
        try (SignInService service = new SignInService(machine.environment());
                AutoCloseable watching = service.watch(heard::add)) {
            assertThat(watching).isNotNull();
            // echo -n corp | sha1sum
            machine.file(
                    ".aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json",
                    "{\"accessToken\":\"a\",\"expiresAt\":\"2026-11-22T18:00:00Z\"}");
            assertThat(next().profile("dev").orElseThrow().state())
                    .isEqualTo(new ProfileState.ValidUntil(Instant.parse("2026-11-22T18:00:00Z")));
        }
    }

    @Test
    void saysNothingOfOtherFilesNorAfterItsEnd() throws Exception {
        machine.config("");
        try (SignInService service = new SignInService(machine.environment())) {
            AutoCloseable watching = service.watch(heard::add);
            machine.file(".aws/other", "x");
            assertThat(heard.poll(1, TimeUnit.SECONDS)).isNull();
            watching.close();
            machine.config("[profile two]\ncredential_process = x\n");
            assertThat(heard.poll(1, TimeUnit.SECONDS)).isNull();
        }
    }

    @Test
    void looksByItselfWhereTheSystemSaysNothing() throws IOException, InterruptedException {
        BlockingQueue<Boolean> changes = new LinkedBlockingQueue<>();
        // A folder that cannot be watched, because it is not there yet, far below one that is.
        machine.variable("AWS_CONFIG_FILE", home.resolve("a/b/c/config").toString());
        try (ConfigWatcher watcher =
                new ConfigWatcher(machine.environment(), () -> changes.add(true), Duration.ofMillis(200))) {
            assertThat(watcher).isNotNull();
            machine.file("a/b/c/config", "[default]\nregion = eu-west-1\n");
            assertThat(changes.poll(5, TimeUnit.SECONDS)).isTrue();
        }
    }
}
