package dev.trainlight.diagnosis;

import java.util.List;

/**
 * A sentence for people, kept as a key of a bundle and its arguments, so
 * that the wizard can say it in another language; {@link Sentences} makes the text.
 *
 * @param key bundle key
 * @param arguments strings, numbers, or sentences of their own
 */
public record Sentence(String key, List<Object> arguments) {
    public Sentence {
        arguments = List.copyOf(arguments);
    }

    public static Sentence of(String key, Object... arguments) {
        return new Sentence(key, List.of(arguments));
    }
}
