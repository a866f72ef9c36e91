package dev.trainlight.aws;

import dev.trainlight.evidence.Failure;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What surrounds the program: environment variables, the home folder, the clock. Read once at the start and handed on, so
 * that nothing deep inside asks the machine, and a test brings its own.
 *
 * @param variables environment variables by name; may hold secrets, never printed
 * @param home the folder that {@code ~} means
 * @param clock what time it is
 */
public record Environment(Map<String, String> variables, Path home, Clock clock) {
    public Environment {
        variables = Map.copyOf(variables);
    }

    /** The machine as it is. */
    public static Environment system() {
        Map<String, String> variables = System.getenv();
        return new Environment(variables, Path.of(homeOf(variables)), Clock.systemUTC());
    }

    /** The variable's value; empty where it is not set, or set to nothing. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The first of these variables that is set. */
    public Optional<String> firstOf(String... names) {
        for (String name : names) {
            Optional<String> value = variable(name);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    /** Whether the variable says {@code true}. */
    public boolean flag(String name) {
        return variable(name).filter("true"::equalsIgnoreCase).isPresent();
    }

    /**
     * A path that may begin with {@code ~}.
     *
     * @throws FailureException where this system has no such path: a quote on Windows, a letter that its encoding lacks
     */
    public Path path(String written) {
        if (written.equals("~")) {
            return home;
        }
        try {
            return written.startsWith("~/") || written.startsWith("~\\")
                    ? home.resolve(written.substring(2))
                    : home.resolve(written);
        } catch (InvalidPathException noPath) {
            throw new FailureException(
                    Failure.of(Failure.Kind.BAD_CONFIG, Failure.Remedy.OPEN_CONFIG, "config.unreadable", written),
                    noPath);
        }
    }

    /** Never the variables: some are secrets. */
    @Override
    public String toString() {
        return "Environment[home=" + home + "]";
    }

    // Where the AWS CLI looks, so that both share their files: Python's expanduser.
    private static String homeOf(Map<String, String> variables) {
        String fallback = System.getProperty("user.home");
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        String written = variables.get(windows ? "USERPROFILE" : "HOME");
        return written == null || written.isBlank() ? fallback : written;
    }
}
