package dev.trainlight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.aws.AwsErrors;
import dev.trainlight.aws.FailureException;
import dev.trainlight.aws.collect.CanaryAccount;
import dev.trainlight.aws.signin.Machine;
import dev.trainlight.aws.signin.ProfileEntry;
import dev.trainlight.aws.signin.SignInService;
import dev.trainlight.aws.signin.config.SsoPortal;
import dev.trainlight.aws.signin.sso.SsoToken;
import dev.trainlight.aws.signin.sso.TokenCache;
import dev.trainlight.cli.Cli;
import dev.trainlight.cli.Console;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.CaseWriter;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.redaction.Redaction;
import dev.trainlight.wizard.settings.Settings;
import dev.trainlight.wizard.settings.SettingsFile;
import dev.trainlight.wizard.task.Failures;
import dev.trainlight.wizard.task.InlineTaskRunner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Marked secrets wherever one can occur, and none of them in anything that the program says, writes or logs. */
class CanaryTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    Path home;

    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();
    private final List<Handler> others = List.of(root.getHandlers());
    private final Log log = new Log();

    /** What would stand in the log files if everything were logged. */
    private static final class Log extends Handler {
        private final StringBuffer lines = new StringBuffer();
        private final LogFiles.Scrubbed scrubbed = new LogFiles.Scrubbed();

        Log() {
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord logged) {
            // The stub's server runs here, too.
            String logger = String.valueOf(logged.getLoggerName());
            if (!logger.startsWith("org.eclipse.jetty") && !logger.startsWith("wiremock")) {
                lines.append(scrubbed.format(logged));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void logEverything() {
        others.forEach(root::removeHandler);
        root.setLevel(Level.ALL);
        root.addHandler(log);
    }

    @AfterEach
    void theLogHoldsNone() {
        root.removeHandler(log);
        others.forEach(root::addHandler);
        root.setLevel(before);
        clean("the log", log.lines.toString());
    }

    private static void clean(String what, String text) {
        List<String> found = new ArrayList<>();
        for (int at = text.indexOf(Canaries.MARK); at >= 0; at = text.indexOf(Canaries.MARK, at + 1)) {
            found.add(text.substring(Math.max(0, at - 60), Math.min(text.length(), at + 30)));
        }
        assertThat(found).as(what).isEmpty();
    }

    private static String run(String input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Console console =
                new Console(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), stream, stream, false);
        new Cli(
                        console,
                        (_, _) -> {
                            throw new AccountException(Failure.of(
                                    Failure.Kind.SIGN_IN_NEEDED, Failure.Remedy.SIGN_IN, "aws.no-credentials"));
                        },
                        () -> new String[] {"test"})
                .run(arguments);
        String said = out.toString(StandardCharsets.UTF_8);
        assertThat(said).isNotBlank();
        return said;
    }

    private void cleanFiles(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            clean(file.getFileName().toString(), Files.readString(file));
        }
    }

    @Test
    void aPastedLogGivesNoSecretAway() throws IOException {
        for (String format : new String[] {"json", "text"}) {
            clean("diagnosis as " + format, run(Canaries.log(), "diagnose", "--message", "-", "--format", format));
            clean("fix as " + format, run(Canaries.log(), "fix", "--message", "-", "--format", format));
        }
        for (String text : Canaries.TEXTS) {
            clean("diagnosis of " + text, run(text, "diagnose", "--message", "-", "--format", "json"));
        }
        run(
                Canaries.log(),
                "fix",
                "--message",
                "-",
                "--out",
                home.resolve("out").toString());
        cleanFiles(home.resolve("out"));
    }

    @Test
    void aCaseThatSomebodyPutTogetherGivesNoSecretAway() throws IOException {
        String text = CaseWriter.text(Canaries.handmadeCase().build());
        assertThat(text).contains(Canaries.SECRET_KEY, Canaries.PASSWORD);
        for (String format : new String[] {"json", "text"}) {
            clean("diagnosis as " + format, run(text, "diagnose", "--case", "-", "--format", format));
            clean("fix as " + format, run(text, "fix", "--case", "-", "--format", format));
        }
        clean("JSON Lines", run(text.replace("\n", " "), "diagnose", "--jsonl"));
        run(text, "fix", "--case", "-", "--out", home.resolve("out").toString());
        assertThat(home.resolve("out").resolve("fix.json"))
                .content()
                .contains("training-job-request", "HyperParameters");
        cleanFiles(home.resolve("out"));
        clean(
                "the redacted case",
                CaseWriter.text(Redaction.redact(Canaries.handmadeCase().build())));
    }

    @Test
    void whatAwsAnswersGivesNoSecretAway() throws Exception {
        CanaryAccount.Collected collected = CanaryAccount.collect();
        assertThat(collected.answers()).as("what AWS said").contains(Canaries.MARK);
        clean("the case", CaseWriter.text(collected.found()));
        collected.partial().forEach(partial -> clean("a partial case", CaseWriter.text(partial)));
        clean("the gaps", collected.found().gaps().toString());
    }

    @Test
    void filesAndVariablesOfTheMachineGiveNoSecretAway() throws Exception {
        Machine machine = new Machine(home, NOW)
                .variable("AWS_ACCESS_KEY_ID", Canaries.KEY_ID)
                .variable("AWS_SECRET_ACCESS_KEY", Canaries.SECRET_KEY)
                .variable("AWS_SESSION_TOKEN", Canaries.SESSION_TOKEN)
                .variable("HTTPS_PROXY", "http://mia:" + Canaries.PASSWORD + "@127.0.0.1:9")
                .config("""
                        [profile process]
                        region = eu-west-1
                        credential_process = /no/such/program --user mia --password %1$s
                        [profile failing]
                        region = eu-west-1
                        credential_process = echo 'aws_secret_access_key = %2$s' >&2; exit 3
                        [profile broken]
                        region = eu-west-1
                        aws_access_key_id = %3$s
                        [profile endpoint]
                        region = eu-west-1
                        aws_access_key_id = %3$s
                        aws_secret_access_key = %2$s
                        endpoint_url = http://mia:%1$s@127.0.0.1:9/
                        [profile bad-endpoint]
                        region = eu-west-1
                        aws_access_key_id = %3$s
                        aws_secret_access_key = %2$s
                        endpoint_url = mia:%1$s@nowhere
                        [profile portal]
                        region = eu-west-1
                        sso_session = corp
                        sso_account_id = 111122223333
                        sso_role_name = Science
                        [sso-session corp]
                        sso_start_url = https://corp.awsapps.com/start
                        sso_region = eu-west-1
                        """.formatted(Canaries.PASSWORD, Canaries.SECRET_KEY, Canaries.KEY_ID))
                .credentials("""
                        [keys]
                        aws_access_key_id = %1$s
                        aws_secret_access_key = %2$s
                        aws_session_token = %3$s
                        aws_secret_access_key %2$s
                        """.formatted(Canaries.KEY_ID, Canaries.SECRET_KEY, Canaries.SESSION_TOKEN));
        SsoToken token = new SsoToken(
                Canaries.ACCESS_TOKEN,
                NOW.plusSeconds(3600),
                Optional.of(Canaries.REFRESH_TOKEN),
                Optional.of(new SsoToken.Registration("client", Canaries.CLIENT_SECRET, NOW.plusSeconds(7200))));
        clean("a token", token.toString() + token.client());
        TokenCache.of(machine.environment())
                .write(
                        new SsoPortal(Optional.of("corp"), "https://corp.awsapps.com/start", "eu-west-1", List.of()),
                        token);
        clean("the environment", machine.environment().toString());
        try (SignInService service = new SignInService(machine.environment())) {
            var catalog = service.catalog();
            clean("the catalog", catalog.toString());
            catalog.failures().forEach(failure -> clean("a failure", failure + failure.text(Locale.ENGLISH)));
            assertThat(catalog.entries()).hasSizeGreaterThan(5);
            for (ProfileEntry entry : catalog.entries()) {
                signIn(service, entry);
            }
        }
    }

    private static void signIn(SignInService service, ProfileEntry entry) {
        try {
            var session = service.open(entry.choice(), Optional.empty(), _ -> {
                throw new IllegalStateException("no code is asked for");
            });
            clean("a session", session.toString());
            service.identify(session);
        } catch (AccountException | FailureException told) {
            Failure failure =
                    told instanceof AccountException account ? account.failure() : ((FailureException) told).failure();
            clean(entry.name(), failure + " " + failure.text(Locale.ENGLISH) + told);
        } catch (RuntimeException thrown) {
            Failure failure = AwsErrors.failure("sts:GetCallerIdentity", thrown);
            clean(entry.name(), failure + " " + failure.text(Locale.ENGLISH));
        }
    }

    @Test
    void savedSettingsHoldNone() throws IOException {
        Settings settings = new Settings();
        SettingsFile file = new SettingsFile(home.resolve("settings.json"), new InlineTaskRunner(), settings);
        file.begin();
        settings.remember("https://mia:" + Canaries.PASSWORD + "@corp.awsapps.com/start");
        settings.width().set(1234);
        file.flush();
        cleanFiles(home);
    }

    @Test
    void whatAnExceptionQuotesIsNotCopiedAround() {
        for (String text : Canaries.TEXTS) {
            Failure failure = Failures.of(new IllegalStateException(text, new IOException(text)), "work");
            clean("an unexpected failure", failure + failure.text(Locale.ENGLISH) + failure.detail());
            Failure ofFile = Failures.of(new IOException(text), "work");
            clean("a failure of a file", ofFile + ofFile.text(Locale.ENGLISH));
            Failure ofAws = AwsErrors.failure("s3:GetBucketPolicy", new IllegalArgumentException(text));
            clean("a failure of AWS", ofAws + ofAws.text(Locale.ENGLISH) + ofAws.detail());
            root.log(Level.SEVERE, text, new IllegalStateException(text));
        }
    }
}
