package dev.trainlight.evidence.redaction;

/** What is done with the texts of a case: first they are gathered, then replaced. */
interface Rewriter {
    /** A name, an address, or a pattern of names. */
    String name(String text);

    /** A name that no message ever says, such as the Sid of a statement. */
    String label(String text);

    /** Free text that may say names. */
    String text(String text);

    /** A name or pattern that AWS chose, which stays. */
    String kept(String text);
}
