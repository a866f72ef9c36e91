package dev.trainlight.wizard;

import dev.trainlight.aws.Environment;
import dev.trainlight.wizard.settings.Places;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;

/**
 * What the program touches of the machine that it runs on; another one in tests.
 *
 * @param environment variables, home folder and clock
 * @param settings the settings file
 * @param language the person's language
 * @param zone the person's time zone
 */
public record Surface(Environment environment, Path settings, Locale language, ZoneId zone) {
    /** This machine. */
    public static Surface ofProcess() {
        Environment environment = Environment.system();
        return new Surface(
                environment,
                Places.settings(System.getProperty("os.name"), environment.variables(), environment.home()),
                Locale.getDefault(Locale.Category.DISPLAY),
                ZoneId.systemDefault());
    }
}
