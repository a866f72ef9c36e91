package dev.trainlight.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/**
 * Which build this is.
 *
 * @param version the program's version
 * @param commit the commit it was built from, abbreviated
 * @param date that commit's day, {@code yyyy-MM-dd}
 */
public record BuildInfo(String version, String commit, String date) {
    private static final String UNKNOWN = "unknown";

    /** What the build wrote down; "unknown" where it was made without Git, or out of an editor. */
    public static BuildInfo read() {
        Properties properties = new Properties();
        try (InputStream in = BuildInfo.class.getResourceAsStream("/dev/trainlight/build.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException unreadable) {
            properties.clear();
        }
        return new BuildInfo(
                properties.getProperty("git.build.version", UNKNOWN),
                properties.getProperty("git.commit.id.abbrev", UNKNOWN),
                properties.getProperty("git.commit.time", UNKNOWN));
    }

    /** One line for people: version, commit, day, Java and JavaFX. */
    public String line() {
        return Messages.text("version", version, commit, date, System.getProperty("java.version"), javafx());
    }

    /** JavaFX's version is written in its own resource; asking the toolkit would start it. */
    private static String javafx() {
        Properties properties = new Properties();
        try (InputStream in = ClassLoader.getSystemResourceAsStream("javafx.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException unreadable) {
            properties.clear();
        }
        return properties.getProperty("javafx.version", UNKNOWN);
    }
}
