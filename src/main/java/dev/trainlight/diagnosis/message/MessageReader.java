package dev.trainlight.diagnosis.message;

import dev.trainlight.evidence.Where;
import java.util.List;
import java.util.Optional;

/**
 * Reads failure texts: AWS's denials, SageMaker's messages, FailureReasons, and what libraries and tools print, in any
 * state of decay. Pure and thread-safe; its time grows linearly with the text. Make one and keep it.
 */
public final class MessageReader {
    private final AwsDenials denials;
    private final OperationErrors operationErrors;
    private final PermissionAdvice permissionAdvice;
    private final List<Clue> definite = LookAlikeClues.definite();
    private final List<Clue> usual = LookAlikeClues.usual();

    public MessageReader() {
        Operations operations = Operations.bundled();
        denials = new AwsDenials(operations);
        operationErrors = new OperationErrors(operations);
        permissionAdvice = new PermissionAdvice(operations, operationErrors);
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
        // From the particular to the general: what one rule has understood the next ones leave alone.
        SageMakerTexts.find(pasted, frames, findings, hints);
        denials.find(pasted, frames, hints, findings);
        ProgramTexts.shares(pasted, frames, findings, hints);
        definite.forEach(clue -> clue.find(pasted, frames, findings));
        permissionAdvice.find(pasted, frames, findings);
        VagueDenials.find(pasted, frames, findings);
        operationErrors.find(pasted, frames, findings);
        usual.forEach(clue -> clue.find(pasted, frames, findings));
        PhaseTexts.find(pasted, frames, findings);
        ProgramTexts.find(pasted, frames, findings, hints);
        ProgramTexts.remainder(pasted, frames, findings, hints);
        return new MessageReading(new Ranking(pasted).rank(findings.candidates()));
    }
}
