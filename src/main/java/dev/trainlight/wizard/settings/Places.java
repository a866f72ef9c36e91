package dev.trainlight.wizard.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where this system keeps a program's files. */
public final class Places {
    private Places() {}

    /**
     * The settings file: {@code %APPDATA%\Trainlight}, {@code ~/Library/Application Support/Trainlight}, or
     * {@code $XDG_CONFIG_HOME/trainlight} (specifications.freedesktop.org/basedir-spec).
     *
     * @param system the value of {@code os.name}
     * @param environment the process's environment
     * @param home the person's home folder
     */
    public static Path settings(String system, Map<String, String> environment, Path home) {
        return folder(system, environment, home).resolve("settings.json");
    }

    /**
     * The folder of the log files: {@code %LOCALAPPDATA%\Trainlight\logs}, {@code ~/Library/Logs/Trainlight}, or
     * {@code $XDG_STATE_HOME/trainlight}.
     *
     * @param system the value of {@code os.name}
     * @param environment the process's environment
     * @param home the person's home folder
     */
    public static Path logs(String system, Map<String, String> environment, Path home) {
        if (system.startsWith("Windows")) {
            return path(environment, "LOCALAPPDATA")
                    .orElse(home.resolve("AppData").resolve("Local"))
                    .resolve("Trainlight")
                    .resolve("logs");
        }
        if (system.startsWith("Mac")) {
            return home.resolve("Library").resolve("Logs").resolve("Trainlight");
        }
        return path(environment, "XDG_STATE_HOME")
                .filter(Path::isAbsolute)
                .orElse(home.resolve(".local").resolve("state"))
                .resolve("trainlight");
    }

    private static Path folder(String system, Map<String, String> environment, Path home) {
        if (system.startsWith("Windows")) {
            return path(environment, "APPDATA")
                    .orElse(home.resolve("AppData").resolve("Roaming"))
                    .resolve("Trainlight");
        }
        if (system.startsWith("Mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Trainlight");
        }
        return path(environment, "XDG_CONFIG_HOME")
                .filter(Path::isAbsolute)
                .orElse(home.resolve(".config"))
                .resolve("trainlight");
    }

    private static Optional<Path> path(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(text -> !text.isBlank())
                .map(Path::of);
    }
}
