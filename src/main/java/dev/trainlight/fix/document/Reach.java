package dev.trainlight.fix.document;

/** Whether one pattern of resources reaches everything that another does. */
public final class Reach {
    private Reach() {}

    /** Whether every resource of the second pattern is one of the first; where it says no, it may still be so. */
    public static boolean covers(String pattern, String other) {
        return new Glob(pattern).covers(new Glob(other));
    }

    /** Whether the pattern covers the action, whatever the case. */
    public static boolean coversAction(String pattern, String action) {
        return Glob.action(pattern).covers(Glob.action(action));
    }
}
