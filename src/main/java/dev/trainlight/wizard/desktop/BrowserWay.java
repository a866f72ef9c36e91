package dev.trainlight.wizard.desktop;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A way to open an address in a browser of this computer other than the system's own choice.
 *
 * @param id what it is remembered by, such as {@code firefox} or {@code firefox-private}
 * @param name the browser's own name
 * @param privately whether in a private window, where nobody is signed in yet
 * @param command program and arguments; the address follows
 */
public record BrowserWay(String id, String name, boolean privately, List<String> command) {
    public BrowserWay {
        command = List.copyOf(command);
    }

    /**
     * The whole command; no shell reads it.
     *
     * @throws IllegalArgumentException where the address is none of the web, and a program might take it for an option
     */
    List<String> commandFor(URI address) {
        if (!"https".equals(address.getScheme()) && !"http".equals(address.getScheme())) {
            throw new IllegalArgumentException("no web address: " + address.getScheme());
        }
        List<String> whole = new ArrayList<>(command);
        whole.add(address.toASCIIString());
        return whole;
    }
}
