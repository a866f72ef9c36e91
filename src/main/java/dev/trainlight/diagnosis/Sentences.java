package dev.trainlight.diagnosis;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Makes texts of {@link Sentence}s in one language. */
public final class Sentences {
    private static final String BUNDLE = "dev.trainlight.diagnosis.sentences";

    private final Locale locale;
    private final ResourceBundle bundle;

    private Sentences(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The sentences in that language, English where there is no such bundle. */
    public static Sentences in(Locale locale) {
        return new Sentences(locale);
    }

    /**
     * The text.
     *
     * @throws java.util.MissingResourceException where the bundle lacks the key: a fault of the program
     */
    public String text(Sentence sentence) {
        Object[] arguments = sentence.arguments().stream()
                .map(argument -> argument instanceof Sentence inner ? text(inner) : argument)
                .toArray();
        return new MessageFormat(bundle.getString(sentence.key()), locale).format(arguments);
    }
}
