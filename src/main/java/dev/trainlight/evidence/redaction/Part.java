package dev.trainlight.evidence.redaction;

/**
 * A stretch of a name.
 *
 * @param text the stretch
 * @param open whether its words are somebody's and have to be replaced; otherwise it is AWS's own grammar and stays
 */
record Part(String text, boolean open) {
    static Part open(String text) {
        return new Part(text, true);
    }

    static Part closed(String text) {
        return new Part(text, false);
    }
}
