package dev.trainlight.diagnosis.message;

/**
 * A statement found in a text, before it is known which statement is the telling one.
 *
 * @param reading what it says
 * @param weight how telling such a statement is
 * @param start where it begins in the readable text
 * @param end where it ends
 */
record Candidate(Reading reading, Weight weight, int start, int end) {

    /** How telling a statement is, most telling first. */
    enum Weight {
        /** AWS says in full who is refused what, or what else is the matter. */
        STATED,
        /** An operation and an error code. */
        NAMED,
        /** A denial in words, with the phase or the object that it concerns. */
        PHRASED,
        /** Words of a library or a tool that usually mean this. */
        USUAL,
        /** Something failed; almost anything else in the text tells more. */
        FAINT
    }
}
