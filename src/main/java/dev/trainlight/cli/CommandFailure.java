package dev.trainlight.cli;

import dev.trainlight.evidence.CaseFormatException;
import dev.trainlight.evidence.Failure;
import java.util.Locale;

/** A command cannot go on: one sentence for standard error, and the exit status. */
final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    private CommandFailure(String sentence, int status) {
        super(sentence);
        this.status = status;
    }

    /** The input or the arguments are wrong. */
    static CommandFailure input(String sentence) {
        return new CommandFailure(sentence, ExitStatus.BAD_INPUT);
    }

    /** A file is not what it should be. */
    static CommandFailure format(String file, CaseFormatException fault) {
        String place = fault.position()
                .map(position -> ":" + position.line() + ":" + position.column())
                .orElse("");
        return input(file + place + ": " + fault.getMessage());
    }

    /** An account could not be asked, or says no; the status follows the kind. */
    static CommandFailure of(Failure failure) {
        int status = switch (failure.kind()) {
            case BAD_CONFIG, NOT_FOUND, BAD_INPUT, FILE -> ExitStatus.BAD_INPUT;
            case SIGN_IN_NEEDED,
                    BAD_CREDENTIALS,
                    ACCESS_DENIED,
                    THROTTLED,
                    NETWORK,
                    CLOCK,
                    SERVICE,
                    CANCELLED,
                    UNEXPECTED -> ExitStatus.AWS_NOT_ASKED;
        };
        return new CommandFailure(failure.text(Locale.ENGLISH), status);
    }

    int status() {
        return status;
    }
}
