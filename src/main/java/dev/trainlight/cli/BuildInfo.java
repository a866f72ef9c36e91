package dev.trainlight.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * Which build this is.
 *
 * @param version the program's version
 * @param commit the commit it was built from, abbreviated
 * @param date that commit's day, {@code yyyy-MM-dd}
 * @param releases the https address that tells the newest release
 */
public record BuildInfo(String version, String commit, String date, String releases) {
    private static final String UNKNOWN = "unknown";
    private static final String RELEASES = "https://trainlight.dev/releases/latest.json";

    /** What the build wrote down; "unknown" where it was made without Git, or out of an editor. */
    public static BuildInfo read() {
        Properties properties = properties(BuildInfo.class.getResourceAsStream("/dev/trainlight/build.properties"));
        String releases = location();
        return new BuildInfo(
                properties.getProperty("git.build.version", UNKNOWN),
                properties.getProperty("git.commit.id.abbrev", UNKNOWN),
                properties.getProperty("git.commit.time", UNKNOWN),
                // Not filled in where the program runs out of an editor.
                releases.startsWith("https://") ? releases : RELEASES);
    }

    private static String location() {
        try (InputStream in = BuildInfo.class.getResourceAsStream("/dev/trainlight/release.txt")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static Properties properties(InputStream resource) {
        Properties properties = new Properties();
        try (InputStream in = resource) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException unreadable) {
            properties.clear();
        }
        return properties;
    }

    /** One line for people: version, commit, day, Java and JavaFX. */
    public String line() {
        return Messages.text("version", version, commit, date, System.getProperty("java.version"), javafx());
    }

    /** JavaFX's version is written in its own resource; asking the toolkit would start it. */
    private static String javafx() {
        return properties(ClassLoader.getSystemResourceAsStream("javafx.properties"))
                .getProperty("javafx.version", UNKNOWN);
    }
}
