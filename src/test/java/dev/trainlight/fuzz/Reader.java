package dev.trainlight.fuzz;

import java.io.IOException;

/** A reader of foreign text. What it declares for bad input it catches itself; anything else that comes out is a fault. */
@FunctionalInterface
public interface Reader {
    /**
     * Reads an input and everything that depends on it.
     *
     * @throws IOException where the test's own files cannot be written
     */
    void read(byte[] input) throws IOException;
}
