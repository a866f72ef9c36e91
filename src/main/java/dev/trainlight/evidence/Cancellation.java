package dev.trainlight.evidence;

/** Asked by long work whether to go on. A cancelled work ends soon and keeps what it has. */
@FunctionalInterface
public interface Cancellation {
    /** Never cancelled. */
    Cancellation NEVER = () -> false;

    /** Whether somebody asked to stop. */
    boolean cancelled();
}
