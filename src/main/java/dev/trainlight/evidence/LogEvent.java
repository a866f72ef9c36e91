package dev.trainlight.evidence;

import java.util.Optional;

/**
 * A line of the job's CloudWatch logs.
 *
 * @param timestamp milliseconds since 1970
 * @param stream log stream name
 * @param message the line
 */
public record LogEvent(long timestamp, Optional<String> stream, String message) {}
