package dev.trainlight.wizard.task;

/**
 * Something that takes time, run off the thread of the user interface.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
public interface Work<T> {
    /**
     * Does it. Asks {@code control} now and then whether to go on, and returns what it has when it should not.
     *
     * @throws Exception whatever goes wrong; {@link Failures} makes a sentence of it
     */
    T run(Control control) throws Exception;
}
