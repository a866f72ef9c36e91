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
    private final WireErrors wireErrors;
    private final Ec2Errors ec2Errors;
    private final PermissionAdvice permissionAdvice;
    private final List<Clue> definite = LookAlikeClues.definite();
    private final List<Clue> usual = LookAlikeClues.usual();

    public MessageReader() {
        Operations operations = Operations.bundled();
        denials = new AwsDenials(operations);
        ErrorReadings readings = new ErrorReadings(operations);
        operationErrors = new OperationErrors(operations, readings);
        wireErrors = new WireErrors(operations, readings);
        ec2Errors = new Ec2Errors(operations);
        permissionAdvice = new PermissionAdvice(operations);
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
        Scan scan = Scan.of(text, hints);
        // From the particular to the general: what one rule has understood the next ones leave alone.
        InputTexts.find(scan);
        RoleTexts.find(scan);
        ImageTexts.find(scan);
        KeyTexts.find(scan);
        denials.find(scan);
        ProgramTexts.findShares(scan);
        definite.forEach(clue -> clue.find(scan));
        permissionAdvice.find(scan);
        VagueDenials.find(scan);
        operationErrors.find(scan);
        wireErrors.find(scan);
        ec2Errors.find(scan);
        usual.forEach(clue -> clue.find(scan));
        PhaseTexts.find(scan);
        ProgramTexts.find(scan);
        LastResorts.find(scan);
        return new MessageReading(new Ranking(scan.text()).rank(scan.findings().candidates()));
    }
}
