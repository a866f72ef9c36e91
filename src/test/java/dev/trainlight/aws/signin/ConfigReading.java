package dev.trainlight.aws.signin;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.trainlight.aws.signin.config.SsoPortal;
import dev.trainlight.aws.signin.credentials.LoginSessions;
import dev.trainlight.aws.signin.sso.TokenCache;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads what lies in {@code ~/.aws} for the fuzzer: each input becomes that file of a computer of its own. Its disk is
 * memory, because writing to a real one takes ten times as long as reading.
 */
public final class ConfigReading {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final SsoPortal PORTAL =
            new SsoPortal(Optional.of("fuzz"), "https://corp.awsapps.com/start", "eu-west-1", List.of());
    private static final FileSystem DISK = Jimfs.newFileSystem(Configuration.unix());

    private ConfigReading() {}

    /** The configuration file. */
    public static void config(byte[] input) throws IOException {
        catalog(".aws/config", input);
    }

    /** The credentials file. */
    public static void credentials(byte[] input) throws IOException {
        catalog(".aws/credentials", input);
    }

    /** A token of a portal. */
    public static void ssoCache(byte[] input) throws IOException {
        Machine machine = machine("sso");
        TokenCache cache = TokenCache.of(machine.environment());
        write(cache.file(PORTAL), input);
        cache.read(PORTAL).ifPresent(token -> {
            token.usable(NOW);
            token.ageing(NOW);
            token.renewable(NOW);
        });
    }

    /** A session of {@code aws login}. */
    public static void login(byte[] input) throws IOException {
        Machine machine = machine("login");
        // SHA-256 of "fuzz"
        write(
                LoginSessions.folder(machine.environment())
                        .resolve("93850b707585e404e4951a3ddc1f05a34b3d4f5fc081d616f46d8a2e8f1c8e68.json"),
                input);
        LoginSessions.state(machine.environment(), "fuzz")
                .ifPresent(state -> state.expiresAt().isAfter(NOW));
    }

    private static void catalog(String name, byte[] input) throws IOException {
        Machine machine = machine(name.substring(5));
        write(machine.path(name), input);
        ProfileCatalog catalog = new SignInService(machine.environment()).catalog();
        catalog.groups();
        catalog.usual();
        catalog.failures().forEach(failure -> failure.text(Locale.ENGLISH));
    }

    private static void write(Path file, byte[] input) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, input);
    }

    private static Machine machine(String name) {
        return new Machine(DISK.getPath("/home", name), NOW);
    }
}
