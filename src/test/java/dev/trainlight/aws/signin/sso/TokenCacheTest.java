package dev.trainlight.aws.signin.sso;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.aws.signin.config.SsoPortal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The files that are shared with the AWS CLI. */
class TokenCacheTest {
    private static final SsoPortal CORP =
            new SsoPortal(Optional.of("my-sso"), "https://corp.awsapps.com/start", "eu-central-1", List.of());
    private static final SsoToken TOKEN = new SsoToken(
            "access-1",
            Instant.parse("2026-11-22T18:40:00Z"),
            Optional.of("refresh-1"),
            Optional.of(new SsoToken.Registration("client", "secret", Instant.parse("2027-01-01T00:00:00Z"))));

    @TempDir
    Path home;

    private TokenCache cache;

    @BeforeEach
    void cache() {
        cache = new TokenCache(home.resolve(".aws/sso/cache"));
    }

    private void file(SsoPortal portal, String json) throws IOException {
        Files.createDirectories(cache.file(portal).getParent());
        Files.writeString(cache.file(portal), json);
    }

    @Test
    void namesFilesAsTheCommandLineToolDoes() {
        // echo -n my-sso | sha1sum; echo -n https://corp.awsapps.com/start | sha1sum
        assertThat(cache.file(CORP).getFileName()).hasToString("0ad374308c5a4e22f723adf10145eafad7c4031c.json");
        assertThat(cache.file(SsoPortal.typed("https://corp.awsapps.com/start", "eu-central-1"))
                        .getFileName())
                .hasToString("a51746d4aa793ae07b25e90c3a5db96fc7832bd7.json");
    }

    @Test
    void readsWhatItWrote() throws IOException {
        cache.write(CORP, TOKEN);
        assertThat(cache.read(CORP)).contains(TOKEN);
    }

    @Test
    void readsOldAndNewTimes() throws IOException {
        for (String end : List.of("2026-11-22T18:40:00UTC", "2026-11-22T18:40:00Z", "2026-11-22T19:40:00+01:00")) {
            file(CORP, "{\"accessToken\":\"a\",\"expiresAt\":\"" + end + "\"}");
            assertThat(cache.read(CORP).orElseThrow().expiresAt()).isEqualTo(Instant.parse("2026-11-22T18:40:00Z"));
        }
    }

    @Test
    void keepsFieldsThatOthersWrote() throws IOException {
        file(
                CORP,
                "{\"accessToken\":\"old\",\"expiresAt\":\"2020-01-01T00:00:00Z\",\"refreshToken\":\"old\",\"theirs\":[1]}");
        cache.write(CORP, new SsoToken("new", TOKEN.expiresAt(), Optional.empty(), Optional.empty()));
        assertThat(Files.readString(cache.file(CORP)))
                .contains("\"theirs\":[1]")
                .contains("\"expiresAt\":\"2026-11-22T18:40:00Z\"")
                .contains("\"startUrl\":\"https://corp.awsapps.com/start\"")
                .contains("\"region\":\"eu-central-1\"")
                .doesNotContain("old");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyItsOwnerMayReadAToken() throws IOException {
        file(CORP, "{}");
        Files.setPosixFilePermissions(cache.file(CORP), PosixFilePermissions.fromString("rw-r--r--"));
        cache.write(CORP, TOKEN);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache.file(CORP))))
                .isEqualTo("rw-------");
    }

    @Test
    void leavesNothingElseBehind() throws IOException {
        cache.write(CORP, TOKEN);
        cache.write(CORP, TOKEN);
        try (Stream<Path> files = Files.list(cache.file(CORP).getParent())) {
            assertThat(files).containsExactly(cache.file(CORP));
        }
        cache.delete(CORP);
        assertThat(cache.read(CORP)).isEmpty();
        cache.delete(CORP);
    }

    @Test
    void aFileThatMakesNoSenseIsNoToken() throws IOException {
        for (String json : List.of(
                "", "{", "[]", "{}", "{\"accessToken\":\"a\"}", "{\"accessToken\":\"a\",\"expiresAt\":\"soon\"}")) {
            file(CORP, json);
            assertThat(cache.read(CORP)).isEmpty();
        }
    }

    @Test
    void neverPrintsASecret() {
        assertThat(TOKEN.toString())
                .doesNotContain("access-1")
                .doesNotContain("refresh-1")
                .doesNotContain("secret");
        assertThat(TOKEN.client().toString()).doesNotContain("secret");
    }
}
