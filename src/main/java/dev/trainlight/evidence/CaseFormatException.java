package dev.trainlight.evidence;

import dev.trainlight.iam.Position;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A text is no case: no JSON, not of the schema, of a newer major version, or too large. Says where. */
public final class CaseFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Position> position;
    private final transient Failure failure;

    CaseFormatException(String messageKey, Optional<Position> position, Object... arguments) {
        super(messageKey);
        this.position = position;
        this.failure = new Failure(
                Failure.Kind.BAD_INPUT, messageKey, List.of(arguments), Failure.Remedy.OPEN_CASE, Optional.empty());
    }

    /** Where the fault stands, where that is one place. */
    public Optional<Position> position() {
        return position;
    }

    /** What to tell, without the place. */
    public Failure failure() {
        return failure;
    }

    /** The sentence in English, without the place. */
    @Override
    public String getMessage() {
        return failure.text(Locale.ENGLISH);
    }
}
