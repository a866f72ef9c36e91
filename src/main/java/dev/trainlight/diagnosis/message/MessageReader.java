package dev.trainlight.diagnosis.message;

import dev.trainlight.evidence.Where;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads failure texts: AWS's denials, SageMaker's messages, FailureReasons, and what libraries and tools print, in any
 * state of decay. Pure and thread-safe; its time grows linearly with the text. Make one and keep it.
 */
public final class MessageReader {
    private final AwsDenials denials;

    public MessageReader() {
        Operations operations = Operations.bundled();
        denials = new AwsDenials(operations);
    }

    /** What the text says, if nothing but its place is known. */
    public MessageReading read(String text, Optional<Where> where) {
        return read(text, Hints.at(where));
    }

    /**
     * What the text says.
     *
     * @param text a pasted text of any length and wrapping, a FailureReason, a log line
     * @param hints what is known beside it
     */
    public MessageReading read(String text, Hints hints) {
        PastedText pasted = TextNormalizer.normalize(text);
        Frames frames = Frames.of(pasted, hints);
        Findings findings = new Findings();
        denials.find(pasted, frames, hints, findings);
        List<Candidate> ranked = new ArrayList<>(findings.candidates());
        ranked.sort(Comparator.comparing(Candidate::weight)
                .thenComparing(Comparator.comparingInt(Candidate::start).reversed()));
        return new MessageReading(ranked.stream().map(Candidate::reading).toList());
    }
}
