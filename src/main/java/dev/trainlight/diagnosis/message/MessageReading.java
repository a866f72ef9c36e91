package dev.trainlight.diagnosis.message;

import java.util.List;
import java.util.Optional;

/**
 * What a text says.
 *
 * @param readings what was found in it, the telling one first; each is a different statement of the text, while what one
 *     statement can mean besides stands in its {@link Reading#alternatives}. Empty where nothing in the text is known
 */
public record MessageReading(List<Reading> readings) {
    public MessageReading {
        readings = List.copyOf(readings);
    }

    /** The telling one. */
    public Optional<Reading> first() {
        return readings.stream().findFirst();
    }
}
