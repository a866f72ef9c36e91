package dev.trainlight.wizard.text;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.Sentences;
import dev.trainlight.evidence.Failure;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/**
 * Every word that the wizard shows, in the language chosen now. {@link #of} gives a text that follows a change of
 * language; {@link #get} gives it once, for places that are drawn anew anyway. Texts are patterns of
 * {@link MessageFormat}, in the bundle {@code dev.trainlight.wizard.text.messages}.
 */
public final class Texts {
    /** Languages that the bundle is complete in, the first being the fallback. */
    public static final List<Locale> LANGUAGES =
            List.of(Locale.ENGLISH, Locale.GERMAN, Locale.JAPANESE, Locale.of("es"));

    private static final String BUNDLE = "dev.trainlight.wizard.text.messages";

    private final ObjectProperty<Locale> locale = new SimpleObjectProperty<>(this, "locale");
    private Words words;

    /** Texts in that language, or English where there is no such bundle. */
    public Texts(Locale language) {
        locale.set(language);
    }

    /**
     * Everything of one language.
     */
    private record Words(Locale locale, ResourceBundle bundle, Sentences sentences) {}

    /** Looked up when asked, not when the language changes: texts on the screen ask before any listener here is told. */
    private Words words() {
        Locale chosen = locale.get();
        if (words == null || !words.locale().equals(chosen)) {
            ResourceBundle bundle = ResourceBundle.getBundle(
                    BUNDLE,
                    chosen,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            words = new Words(chosen, bundle, Sentences.in(chosen));
        }
        return words;
    }

    /** The language; setting it changes every text on the screen. */
    public ObjectProperty<Locale> localeProperty() {
        return locale;
    }

    /** The language now. */
    public Locale locale() {
        return locale.get();
    }

    /**
     * The text now.
     *
     * @throws java.util.MissingResourceException where the bundle lacks the key: a fault of the program
     */
    public String get(String key, Object... arguments) {
        return new MessageFormat(words().bundle().getString(key), locale.get()).format(arguments);
    }

    /** The text, following the language and those arguments that are observable. */
    public ObservableValue<String> of(String key, Object... arguments) {
        List<Observable> sources = new ArrayList<>();
        for (Object argument : arguments) {
            if (argument instanceof ObservableValue<?> observable) {
                sources.add(observable);
            }
        }
        return computed(() -> get(key, values(arguments)), sources.toArray(Observable[]::new));
    }

    /** A text made of a value, following both it and the language. */
    public <T> ObservableValue<String> map(ObservableValue<T> value, Function<? super T, String> text) {
        return computed(() -> text.apply(value.getValue()), value);
    }

    /** A text of several values, following them and the language. */
    public ObservableValue<String> computed(Supplier<String> text, Observable... sources) {
        Observable[] all = new Observable[sources.length + 1];
        all[0] = locale;
        System.arraycopy(sources, 0, all, 1, sources.length);
        return Bindings.createStringBinding(text::get, all);
    }

    /** A region by its name and code: "Ireland · eu-west-1"; the code alone where we know no name. */
    public String region(String code) {
        String key = "region." + code;
        ResourceBundle bundle = words().bundle();
        return bundle.containsKey(key) ? bundle.getString(key) + " · " + code : code;
    }

    /** What went wrong, in the language now. */
    public String say(Failure failure) {
        return failure.text(locale.get());
    }

    /** A sentence of the diagnosis, in the language now. */
    public String say(Sentence sentence) {
        return words().sentences().text(sentence);
    }

    private static Object[] values(Object[] arguments) {
        Object[] values = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            values[i] = arguments[i] instanceof ObservableValue<?> observable ? observable.getValue() : arguments[i];
        }
        return values;
    }
}
