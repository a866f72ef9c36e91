package dev.trainlight.iam;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A piece of evidence in one of three states: it was not collected ({@link Unknown}), it was and there is none
 * ({@link None}), or here it is ({@link Present}). Unknown is not none: nothing may turn an unknown into "allowed".
 *
 * @param <T> what the slot holds
 */
public sealed interface Slot<T> {
    /** Exists, perhaps, but was not collected or could not be read. */
    record Unknown<T>() implements Slot<T> {}

    /** Was collected, and there is none. */
    record None<T>() implements Slot<T> {}

    /**
     * Was collected.
     *
     * @param value what was found, never null
     */
    record Present<T>(T value) implements Slot<T> {
        public Present {
            Objects.requireNonNull(value, "value");
        }
    }

    static <T> Slot<T> unknown() {
        return new Unknown<>();
    }

    static <T> Slot<T> none() {
        return new None<>();
    }

    static <T> Slot<T> of(T value) {
        return new Present<>(value);
    }

    default boolean isUnknown() {
        return this instanceof Unknown;
    }

    default boolean isNone() {
        return this instanceof None;
    }

    default boolean isPresent() {
        return this instanceof Present;
    }

    /** The value, or empty where it is unknown or none; only for places where the two mean the same. */
    default Optional<T> toOptional() {
        return this instanceof Present<T>(T value) ? Optional.of(value) : Optional.empty();
    }

    /** The value, or the fallback where it is unknown or none; only for places where the two mean the same. */
    default T orElse(T fallback) {
        return this instanceof Present<T>(T value) ? value : fallback;
    }

    /** The same state around another value. */
    default <R> Slot<R> map(Function<? super T, ? extends R> function) {
        return switch (this) {
            case Unknown<T> _ -> unknown();
            case None<T> _ -> none();
            case Present<T>(T value) -> of(function.apply(value));
        };
    }
}
