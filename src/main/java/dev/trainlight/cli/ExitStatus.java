package dev.trainlight.cli;

/** The exit statuses of contracts.md §4. */
public final class ExitStatus {
    /** Nothing blocks. */
    public static final int OK = 0;
    /** Something is blocked. */
    public static final int BLOCKED = 1;
    /** The input or the arguments are wrong. */
    public static final int BAD_INPUT = 2;
    /** AWS could not be asked. */
    public static final int AWS_NOT_ASKED = 3;

    private ExitStatus() {}
}
