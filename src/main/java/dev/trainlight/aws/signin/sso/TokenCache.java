package dev.trainlight.aws.signin.sso;

import dev.trainlight.aws.Environment;
import dev.trainlight.aws.signin.config.SsoPortal;
import dev.trainlight.aws.signin.sso.SsoToken.Registration;
import dev.trainlight.evidence.AtomicFiles;
import dev.trainlight.evidence.CaseFormatException;
import dev.trainlight.evidence.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tokens in {@code ~/.aws/sso/cache}, which the AWS CLI, the SDKs and this program share: a sign-in made in one of
 * them counts in all. A file is named by the SHA-1 of the session's name (or of the start URL); it is written whole, for
 * its owner alone, and fields of other programs stay in it.
 */
public final class TokenCache {
    private final Path folder;

    public TokenCache(Path folder) {
        this.folder = folder;
    }

    /** The cache of this machine's user. */
    public static TokenCache of(Environment environment) {
        return new TokenCache(folder(environment));
    }

    /** Where it is. */
    public static Path folder(Environment environment) {
        return environment.path("~/.aws/sso/cache");
    }

    /** The file of that portal's token, whether there is one or not. */
    public Path file(SsoPortal portal) {
        return folder.resolve(sha1(portal.cacheKey()) + ".json");
    }

    /** The portal's token, however old; empty where there is none or the file makes no sense. */
    public Optional<SsoToken> read(SsoPortal portal) {
        return node(portal).flatMap(TokenCache::token);
    }

    /**
     * Keeps the token.
     *
     * @throws IOException where the folder cannot be written
     */
    public void write(SsoPortal portal, SsoToken token) throws IOException {
        createFolder();
        ObjectNode node = node(portal).orElseGet(() -> Json.mapper().createObjectNode());
        node.put("startUrl", portal.startUrl());
        node.put("region", portal.region());
        node.put("accessToken", token.accessToken());
        node.put("expiresAt", written(token.expiresAt()));
        // A token of a new sign-in must not keep the refresh token of an old one.
        node.remove("refreshToken");
        token.refreshToken().ifPresent(refresh -> node.put("refreshToken", refresh));
        token.client().ifPresent(client -> {
            node.put("clientId", client.id());
            node.put("clientSecret", client.secret());
            node.put("registrationExpiresAt", written(client.expiresAt()));
        });
        AtomicFiles.write(file(portal), Json.line(node).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Forgets the portal's token.
     *
     * @throws IOException where the file is there and cannot be deleted
     */
    public void delete(SsoPortal portal) throws IOException {
        Files.deleteIfExists(file(portal));
    }

    private Optional<ObjectNode> node(SsoPortal portal) {
        try {
            Path file = file(portal);
            return Files.isRegularFile(file) && Json.parse(Files.readAllBytes(file)) instanceof ObjectNode node
                    ? Optional.of(node)
                    : Optional.empty();
        } catch (IOException | CaseFormatException unreadable) {
            // As the AWS CLI has it: a file that makes no sense is no token.
            return Optional.empty();
        }
    }

    private static Optional<SsoToken> token(ObjectNode node) {
        Optional<String> access = text(node, "accessToken");
        Optional<Instant> end = instant(node, "expiresAt");
        if (access.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        Optional<Registration> client = text(node, "clientId")
                .flatMap(id -> text(node, "clientSecret")
                        .flatMap(secret -> instant(node, "registrationExpiresAt")
                                .map(until -> new Registration(id, secret, until))));
        return Optional.of(new SsoToken(access.get(), end.get(), text(node, "refreshToken"), client));
    }

    private static Optional<String> text(ObjectNode node, String name) {
        return Optional.ofNullable(node.get(name))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(value -> !value.isEmpty());
    }

    // Old versions of the AWS CLI wrote "2020-01-01T00:00:00UTC".
    private static Optional<Instant> instant(ObjectNode node, String name) {
        return text(node, name).flatMap(written -> {
            String iso = written.endsWith("UTC") ? written.substring(0, written.length() - 3) + "Z" : written;
            try {
                return Optional.of(OffsetDateTime.parse(iso).toInstant());
            } catch (DateTimeException noTime) {
                return Optional.empty();
            }
        });
    }

    private static String written(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void createFolder() throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    private static String sha1(String key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-1", impossible);
        }
    }
}
