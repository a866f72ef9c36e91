package dev.trainlight.iam;

/** Kleene's three truth values. */
enum Tri {
    FALSE,
    UNKNOWN,
    TRUE;

    static Tri of(boolean value) {
        return value ? TRUE : FALSE;
    }

    Tri and(Tri other) {
        return ordinal() <= other.ordinal() ? this : other;
    }

    Tri or(Tri other) {
        return ordinal() >= other.ordinal() ? this : other;
    }

    Tri not() {
        return switch (this) {
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
            case TRUE -> FALSE;
        };
    }
}
