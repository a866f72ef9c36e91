package dev.trainlight.cli;

/** How results are written. */
enum Format {
    json,
    text;

    /** The chosen one; where none is chosen, text for a person at a terminal and JSON for everything else. */
    static Format of(Format chosen, Console console) {
        return chosen != null ? chosen : console.terminal() ? text : json;
    }
}
