package dev.trainlight.aws.signin;

import java.io.IOException;
import java.net.URI;

/** Opens the system's browser. Called only where the sign-in was asked to. */
@FunctionalInterface
public interface Browser {
    /** There is none; the person opens the address somewhere. */
    Browser NONE = _ -> {
        throw new IOException("no browser");
    };

    /**
     * Opens that address in a new tab.
     *
     * @throws IOException where no browser can be opened
     */
    void open(URI address) throws IOException;
}
