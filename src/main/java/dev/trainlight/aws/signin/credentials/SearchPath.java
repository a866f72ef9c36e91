package dev.trainlight.aws.signin.credentials;

import dev.trainlight.aws.Environment;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where programs are looked for. A program started from Finder, a dock or a menu gets a shorter {@code PATH} than one
 * started from a terminal, and then a {@code credential_process} that works in the terminal is "not found". The usual
 * folders are added behind.
 */
final class SearchPath {
    private static final List<String> USUAL = List.of(
            "/usr/local/bin",
            "/opt/homebrew/bin",
            "/opt/homebrew/sbin",
            "/home/linuxbrew/.linuxbrew/bin",
            "/opt/local/bin",
            "/snap/bin",
            "~/.local/bin",
            "~/bin",
            "~/go/bin",
            "~/.cargo/bin");

    private SearchPath() {}

    /** The environment's variables with the longer path. */
    static Map<String, String> extended(Environment environment) {
        Map<String, String> variables = new LinkedHashMap<>(environment.variables());
        // Windows writes "Path".
        String name = variables.keySet().stream()
                .filter("PATH"::equalsIgnoreCase)
                .findFirst()
                .orElse("PATH");
        Set<String> folders = new LinkedHashSet<>();
        String written = variables.getOrDefault(name, "");
        Arrays.stream(written.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .forEach(folders::add);
        USUAL.stream()
                .map(environment::path)
                .filter(Files::isDirectory)
                .map(Path::toString)
                .forEach(folders::add);
        variables.put(name, String.join(File.pathSeparator, folders));
        return variables;
    }
}
