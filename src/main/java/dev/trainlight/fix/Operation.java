package dev.trainlight.fix;

/** What is done to the target. */
public enum Operation {
    /** Statements join the existing document. */
    ADD_STATEMENTS("add-statements"),
    /** A statement of the existing document changes. */
    REPLACE_DOCUMENT("replace-document"),
    /** The training job request changes. */
    EDIT_REQUEST("edit-request"),
    /** Somebody else has to decide; a request with evidence. */
    ASK("ask");

    private final String id;

    Operation(String id) {
        this.id = id;
    }

    /** The word of the fixed formats. */
    public String id() {
        return id;
    }
}
