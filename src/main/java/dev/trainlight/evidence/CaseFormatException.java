package dev.trainlight.evidence;

import dev.trainlight.iam.Position;
import java.util.Optional;

/** A text is no case: no JSON, not of the schema, of a newer major version, or too large. Says where. */
public final class CaseFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Position> position;

    public CaseFormatException(String message, Optional<Position> position) {
        super(message);
        this.position = position;
    }

    /** Where the fault stands, where that is one place. */
    public Optional<Position> position() {
        return position;
    }
}
