package dev.trainlight.aws.signin.config;

import dev.trainlight.aws.Environment;
import dev.trainlight.aws.FailureException;
import dev.trainlight.evidence.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Everything that the configuration and credentials files say, merged: a profile has the settings of both files, and
 * the credentials file goes first where both name one.
 *
 * @param profiles by name, in the files' order
 * @param ssoSessions the {@code sso-session} sections by name
 * @param services the {@code services} sections by name
 * @param misnamed sections of the configuration file that look like profiles but lack the word {@code profile}
 * @param failures files that cannot be read or hold a line that is no setting; what the other file says still counts
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html">Shared config and credentials files</a>
 */
public record Configuration(
        Map<String, Section> profiles,
        Map<String, Section> ssoSessions,
        Map<String, Section> services,
        List<Section> misnamed,
        List<Failure> failures) {
    public Configuration {
        profiles = Collections.unmodifiableMap(new LinkedHashMap<>(profiles));
        ssoSessions = Collections.unmodifiableMap(new LinkedHashMap<>(ssoSessions));
        services = Map.copyOf(services);
        misnamed = List.copyOf(misnamed);
        failures = List.copyOf(failures);
    }

    /** Both files, whether they exist or not; without one whose name is none on this system. */
    public static List<Path> files(Environment environment) {
        List<Path> files = new ArrayList<>();
        for (Function<Environment, Path> file :
                List.<Function<Environment, Path>>of(Configuration::configFile, Configuration::credentialsFile)) {
            try {
                files.add(file.apply(environment));
            } catch (FailureException noPath) {
                // The catalog says so.
                continue;
            }
        }
        return files;
    }

    /** {@code ~/.aws/config}, or what {@code AWS_CONFIG_FILE} names. */
    public static Path configFile(Environment environment) {
        return environment.path(environment.variable("AWS_CONFIG_FILE").orElse("~/.aws/config"));
    }

    /** {@code ~/.aws/credentials}, or what {@code AWS_SHARED_CREDENTIALS_FILE} names. */
    private static Path credentialsFile(Environment environment) {
        return environment.path(
                environment.variable("AWS_SHARED_CREDENTIALS_FILE").orElse("~/.aws/credentials"));
    }

    /** Reads both files as they are now. Never throws: what cannot be read is among the failures. */
    public static Configuration read(Environment environment) {
        List<Failure> failures = new ArrayList<>();
        Map<String, Section> config = sections(() -> configFile(environment), failures);
        Map<String, Section> credentials = sections(() -> credentialsFile(environment), failures);
        Map<String, Section> profiles = new LinkedHashMap<>();
        Map<String, Section> sessions = new LinkedHashMap<>();
        Map<String, Section> services = new LinkedHashMap<>();
        List<Section> misnamed = new ArrayList<>();
        config.forEach((heading, section) -> {
            String[] words = heading.split("\\s+", 2);
            String name = words.length == 2 ? unquoted(words[1]) : words[0];
            Section named = new Section(name, section.settings(), section.file(), section.line());
            switch (words[0]) {
                case String word
                when words.length == 2 && word.equals("profile") -> profiles.merge(name, named, Section::overriddenBy);
                case String word when words.length == 2 && word.equals("sso-session") -> sessions.put(name, named);
                case String word when words.length == 2 && word.equals("services") -> services.put(name, named);
                // [profile default] goes before [default].
                case "default" -> profiles.merge(name, named, (first, _) -> first);
                case String _ when looksLikeProfile(section) -> misnamed.add(section);
                case String _ -> {}
            }
        });
        if (config.containsKey("profile default")) {
            Section preferred = config.get("profile default");
            profiles.put("default", new Section("default", preferred.settings(), preferred.file(), preferred.line()));
        }
        credentials.forEach((heading, section) -> {
            String name = unquoted(heading);
            profiles.merge(
                    name, new Section(name, section.settings(), section.file(), section.line()), Section::overriddenBy);
        });
        return new Configuration(profiles, sessions, services, misnamed, failures);
    }

    /** The profile of that name. */
    public Optional<Section> profile(String name) {
        return Optional.ofNullable(profiles.get(name));
    }

    /** The settings of the {@code services} section that the profile names; none where it names none. */
    public Map<String, String> servicesOf(Section profile) {
        return profile.value("services").map(services::get).map(Section::values).orElse(Map.of());
    }

    private static Map<String, Section> sections(Supplier<Path> file, List<Failure> failures) {
        try {
            return ConfigFileReader.read(file.get()).sections();
        } catch (FailureException unreadable) {
            failures.add(unreadable.failure());
            return Map.of();
        }
    }

    private static boolean looksLikeProfile(Section section) {
        return section.has("region")
                || section.has("role_arn")
                || section.has("credential_process")
                || section.has("aws_access_key_id")
                || section.has("sso_account_id")
                || section.has("login_session");
    }

    private static String unquoted(String name) {
        String bare = name.strip();
        boolean quoted = bare.length() > 1
                && (bare.startsWith("\"") && bare.endsWith("\"") || bare.startsWith("'") && bare.endsWith("'"));
        return quoted ? bare.substring(1, bare.length() - 1) : bare;
    }
}
