package dev.trainlight.aws.collect;

import dev.trainlight.evidence.RefusedAttempt;
import java.nio.charset.StandardCharsets;

/** Reads CloudTrail records for the fuzzer. */
public final class TrailReading {
    private TrailReading() {}

    /** Reads the record, and the refused attempt that it may be. */
    public static void read(byte[] input) {
        TrailRecords.of(new String(input, StandardCharsets.UTF_8)).ifPresent(event -> {
            RefusedAttempt attempt = RefusedList.attempt(event);
            attempt.toString();
        });
    }
}
