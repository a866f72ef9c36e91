package dev.trainlight.evidence;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * Something that went wrong and that a person is told about: what, and what to do next. A page shows it where it
 * happened; the command line prints it as one sentence.
 *
 * @param kind what sort of thing went wrong
 * @param messageKey key in the bundle {@code dev.trainlight.evidence.failures}
 * @param arguments its arguments: strings, numbers, or failures of their own
 * @param remedy what may help
 * @param detail technical words for support, redacted; empty where the sentence says it all
 */
public record Failure(Kind kind, String messageKey, List<Object> arguments, Remedy remedy, Optional<String> detail) {
    public Failure {
        arguments = List.copyOf(arguments);
    }

    /** What sort of thing went wrong. */
    public enum Kind {
        /** Nobody is signed in, or the session is over. */
        SIGN_IN_NEEDED,
        /** A configuration or credentials file cannot be used. */
        BAD_CONFIG,
        /** AWS refused the credentials themselves. */
        BAD_CREDENTIALS,
        /** AWS refused this call. */
        ACCESS_DENIED,
        /** There is no such job, role or file. */
        NOT_FOUND,
        /** AWS asked to slow down, and still did after retries. */
        THROTTLED,
        /** No answer: network, proxy, certificate, time limit. */
        NETWORK,
        /** The clock of this computer is wrong. */
        CLOCK,
        /** AWS answered with a fault of its own. */
        SERVICE,
        /** A text, file or argument is not what it should be. */
        BAD_INPUT,
        /** A file cannot be written. */
        FILE,
        /** Somebody pressed Cancel. */
        CANCELLED,
        /** A fault of this program. */
        UNEXPECTED
    }

    /** What a person can do next; a page offers it as a button. */
    public enum Remedy {
        NONE,
        SIGN_IN,
        CHOOSE_PROFILE,
        CHOOSE_REGION,
        RETRY,
        OPEN_CONFIG,
        CHECK_NETWORK,
        CHECK_CLOCK,
        ASK_ADMINISTRATOR,
        OPEN_CASE,
        CHOOSE_FOLDER
    }

    /** A failure without technical detail. */
    public static Failure of(Kind kind, Remedy remedy, String messageKey, Object... arguments) {
        return new Failure(kind, messageKey, List.of(arguments), remedy, Optional.empty());
    }

    /** The same with words for support; the caller has redacted them. */
    public Failure withDetail(String words) {
        return new Failure(kind, messageKey, arguments, remedy, Optional.of(words));
    }

    /** The sentence in that language. */
    public String text(Locale locale) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                "dev.trainlight.evidence.failures",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Object[] said = arguments.stream()
                .map(argument -> argument instanceof Failure inner ? inner.text(locale) : argument)
                .toArray();
        return new MessageFormat(bundle.getString(messageKey), locale).format(said);
    }
}
