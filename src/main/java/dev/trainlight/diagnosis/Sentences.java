package dev.trainlight.diagnosis;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Makes texts of {@link Sentence}s in one language. The keys that begin with {@code fix.} stand in the bundle of the fix,
 * all others in the diagnosis's.
 */
public final class Sentences {
    private static final String BUNDLE = "dev.trainlight.diagnosis.sentences";
    private static final String FIX_BUNDLE = "dev.trainlight.fix.sentences";

    private final Locale locale;
    private final ResourceBundle bundle;
    private final ResourceBundle fixBundle;

    private Sentences(Locale locale) {
        this.locale = locale;
        this.bundle = bundle(BUNDLE, locale);
        this.fixBundle = bundle(FIX_BUNDLE, locale);
    }

    private static ResourceBundle bundle(String name, Locale locale) {
        return ResourceBundle.getBundle(
                name, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
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
        ResourceBundle home = sentence.key().startsWith("fix.") ? fixBundle : bundle;
        return new MessageFormat(home.getString(sentence.key()), locale).format(arguments);
    }
}
