package dev.trainlight.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** A line that is no authorization request; its message is for people. */
final class BadLineException extends Exception {
    private static final long serialVersionUID = 1L;

    BadLineException(String key, String... arguments) {
        super(text(key, arguments));
    }

    private static String text(String key, String... arguments) {
        String pattern = ResourceBundle.getBundle("dev.trainlight.cli.evaluate", Locale.ROOT)
                .getString(key);
        return new MessageFormat(pattern, Locale.ROOT).format(arguments);
    }
}
