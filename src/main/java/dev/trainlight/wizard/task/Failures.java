package dev.trainlight.wizard.task;

import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.CaseFormatException;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Failure.Kind;
import dev.trainlight.evidence.Failure.Remedy;
import dev.trainlight.evidence.SecretScrubber;
import dev.trainlight.iam.Position;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CancellationException;

/** Makes a sentence for people of whatever was thrown. */
public final class Failures {
    private static final int FRAMES = 12;

    private Failures() {}

    /**
     * The failure that a throwable stands for.
     *
     * @param during what was being done, for the log
     */
    public static Failure of(Throwable fault, String during) {
        return switch (fault) {
            case AccountException known -> known.failure();
            case CaseFormatException format -> format(format);
            case InterruptedException _, CancellationException _ -> stopped();
            case NoSuchFileException missing ->
                Failure.of(Kind.NOT_FOUND, Remedy.OPEN_CASE, "file.missing", String.valueOf(missing.getFile()));
            case AccessDeniedException refused ->
                Failure.of(Kind.FILE, Remedy.CHOOSE_FOLDER, "file.refused", String.valueOf(refused.getFile()));
            case IOException io -> Failure.of(Kind.FILE, Remedy.RETRY, "file.io", words(io));
            default -> unexpected(fault, during);
        };
    }

    /** Somebody stopped it, and may want it after all. */
    public static Failure stopped() {
        return Failure.of(Kind.CANCELLED, Remedy.RETRY, "cancelled");
    }

    private static Failure format(CaseFormatException format) {
        return format.position().map(place -> at(format, place)).orElseGet(format::failure);
    }

    private static Failure at(CaseFormatException format, Position place) {
        return Failure.of(
                Kind.BAD_INPUT,
                format.failure().remedy(),
                "file.format-at",
                format.failure(),
                String.valueOf(place.line()),
                String.valueOf(place.column()));
    }

    private static String words(IOException io) {
        return io.getMessage() == null ? io.getClass().getSimpleName() : SecretScrubber.scrub(io.getMessage());
    }

    private static Failure unexpected(Throwable fault, String during) {
        System.getLogger(Failures.class.getName()).log(System.Logger.Level.ERROR, "While: " + during, fault);
        return Failure.of(Kind.UNEXPECTED, Remedy.RETRY, "unexpected").withDetail(detail(fault, during));
    }

    /** Class names and places only: a message may quote what must not be copied around. */
    private static String detail(Throwable fault, String during) {
        StringBuilder text = new StringBuilder();
        text.append("Trainlight error ").append(code(fault)).append('\n');
        text.append("while: ").append(during).append('\n');
        for (Throwable cause = fault; cause != null; cause = cause.getCause() == cause ? null : cause.getCause()) {
            text.append(cause.getClass().getName()).append('\n');
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                text.append("  at ").append(frames[i]).append('\n');
            }
        }
        text.append("Java ").append(Runtime.version()).append(", ").append(System.getProperty("os.name"));
        return text.toString();
    }

    /** The same fault gives the same short code, so that two reports of it can be told to be one. */
    private static String code(Throwable fault) {
        int hash = fault.getClass().getName().hashCode();
        for (StackTraceElement frame : fault.getStackTrace()) {
            if (frame.getClassName().startsWith("dev.trainlight.")) {
                hash = 31 * hash + (frame.getClassName() + '.' + frame.getMethodName()).hashCode();
                break;
            }
        }
        return "%04X".formatted((hash ^ hash >>> 16) & 0xFFFF);
    }
}
