package dev.trainlight.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The command line's own words. It speaks English, whatever the locale, so that scripts and support read the same. */
final class Messages {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("dev.trainlight.cli.messages", Locale.ROOT);

    private Messages() {}

    static String text(String key, Object... arguments) {
        return new MessageFormat(BUNDLE.getString(key), Locale.ENGLISH).format(arguments);
    }
}
