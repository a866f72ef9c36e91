package dev.trainlight.iam;

/** Why something is not decided: a part of the evidence is missing, or AWS's documentation leaves it open. */
sealed interface Doubt {
    /**
     * A part that could not be read.
     *
     * @param name in the words of the answer, {@code resourcePolicy} or {@code context:aws:SourceIp}
     */
    record Missing(String name) implements Doubt {}

    /**
     * A point that the documentation leaves open.
     *
     * @param point which
     */
    record Open(Unsettled point) implements Doubt {}

    static Doubt key(String key) {
        return new Missing("context:" + key);
    }

    static Doubt open(Unsettled point) {
        return new Open(point);
    }
}
