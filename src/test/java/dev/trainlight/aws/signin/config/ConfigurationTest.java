package dev.trainlight.aws.signin.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.aws.signin.Machine;
import dev.trainlight.evidence.Failure;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two files as they are read and merged. */
class ConfigurationTest {
    @TempDir
    Path home;

    private Machine machine;

    @BeforeEach
    void machine() {
        machine = new Machine(home, Instant.parse("2026-11-22T10:00:00Z"));
    }

    private Configuration read() {
        return Configuration.read(machine.environment());
    }

    @Test
    void nothingThereIsNoFailure() {
        assertThat(read().profiles()).isEmpty();
        assertThat(read().failures()).isEmpty();
    }

    @Test
    void readsProfilesSessionsServicesAndNestedSettings() {
        machine.config("""
                # a comment
                [default]
                region = eu-west-1  # where we train
                s3 =
                    addressing_style = path
                [profile dev] ; mine
                sso_session=corp
                services = local
                [sso-session corp]
                sso_start_url = https://corp.awsapps.com/start#/
                [services local]
                sts =
                  endpoint_url = http://localhost:1
                [plugins]
                x = y
                """);
        Configuration configuration = read();
        assertThat(configuration.profiles()).containsOnlyKeys("default", "dev");
        Section standard = configuration.profile("default").orElseThrow();
        assertThat(standard.value("region")).contains("eu-west-1");
        assertThat(standard.value("s3.addressing_style")).contains("path");
        assertThat(standard.place("region").line()).isEqualTo(3);
        assertThat(configuration.ssoSessions().get("corp").value("sso_start_url"))
                .contains("https://corp.awsapps.com/start#/");
        assertThat(configuration.servicesOf(configuration.profile("dev").orElseThrow()))
                .containsEntry("sts.endpoint_url", "http://localhost:1");
        assertThat(configuration.misnamed()).isEmpty();
    }

    @Test
    void credentialsGoBeforeConfigAndBothCount() {
        machine.config("[profile dev]\nregion = eu-west-1\naws_access_key_id = OLD\n");
        machine.credentials("[dev]\naws_access_key_id = NEW\naws_secret_access_key = s\n");
        Section dev = read().profile("dev").orElseThrow();
        assertThat(dev.value("aws_access_key_id")).contains("NEW");
        assertThat(dev.value("region")).contains("eu-west-1");
        assertThat(dev.place("aws_access_key_id").file()).isEqualTo(machine.path(".aws/credentials"));
    }

    @Test
    void otherFilesCanBeNamed() {
        machine.file("elsewhere/config", "[profile far]\nregion = eu-west-1\n");
        machine.variable("AWS_CONFIG_FILE", "~/elsewhere/config");
        assertThat(read().profiles()).containsOnlyKeys("far");
    }

    @Test
    void profileDefaultGoesBeforeDefault() {
        machine.config("[default]\nregion = us-east-1\n[profile default]\nregion = eu-west-1\n");
        assertThat(read().profile("default").orElseThrow().value("region")).contains("eu-west-1");
    }

    @Test
    void takesWhatTheCommandLineToolTakes() {
        machine.config("\uFEFF[profile \"two words\"]\r\nREGION = eu-west-1\r\n"
                + "[profile indented]\n  region = eu-west-2\n  output = json\n");
        assertThat(read().profile("two words").orElseThrow().value("region")).contains("eu-west-1");
        assertThat(read().profile("indented").orElseThrow().value("region")).contains("eu-west-2");
        assertThat(read().profile("indented").orElseThrow().value("output")).contains("json");
    }

    @Test
    void aValueMayGoOnInTheNextLine() {
        machine.config("[profile p]\ncredential_process = one\n   two\nregion = eu-west-1\n");
        assertThat(read().profile("p").orElseThrow().value("credential_process"))
                .contains("one\ntwo");
    }

    @Test
    void aProfileWithoutTheWordIsNoticed() {
        machine.config("[dev]\nregion = eu-west-1\n");
        assertThat(read().profiles()).isEmpty();
        assertThat(read().misnamed()).extracting(Section::name).containsExactly("dev");
    }

    @ParameterizedTest
    @CsvSource({
        "'region = eu-west-1', 1, before any heading",
        "'[default]\nregion = eu-west-1\n\nrubbish', 4, no setting",
        "'[default]\n= value', 2, no setting",
        "'[default', 1, bracket",
        "'[', 1, bracket",
        "'[default]\ns3 =\n  rubbish', 3, no setting"
    })
    void aBrokenFileNamesItsLineAndTheOtherFileStillCounts(String text, String line, String words) {
        machine.config(text);
        machine.credentials("[keys]\naws_access_key_id = A\naws_secret_access_key = s\n");
        Configuration configuration = read();
        assertThat(configuration.failures()).hasSize(1);
        Failure failure = configuration.failures().getFirst();
        assertThat(failure.kind()).isEqualTo(Failure.Kind.BAD_CONFIG);
        assertThat(failure.arguments())
                .containsExactly(machine.path(".aws/config").toString(), line);
        assertThat(failure.text(Locale.ENGLISH)).contains("line " + line).contains(words);
        assertThat(configuration.profiles()).containsOnlyKeys("keys");
    }

    @Test
    void aLineNumberBeyondAThousandIsWrittenPlainly() {
        machine.config("[default]\n" + "\n".repeat(1500) + "rubbish\n");
        assertThat(read().failures().getFirst().text(Locale.ENGLISH)).contains("line 1502");
    }

    @Test
    void neverPrintsASecret() {
        machine.credentials("[keys]\naws_access_key_id = A\naws_secret_access_key = verysecret\n");
        assertThat(read().toString()).doesNotContain("verysecret");
        assertThat(machine.variable("AWS_SECRET_ACCESS_KEY", "verysecret")
                        .environment()
                        .toString())
                .doesNotContain("verysecret");
    }
}
