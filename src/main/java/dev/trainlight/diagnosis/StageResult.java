package dev.trainlight.diagnosis;

import dev.trainlight.sagemaker.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How one stage stands.
 *
 * @param stage which
 * @param status how it stands
 * @param startedAt from the job's own transitions
 * @param endedAt the same
 * @param checks ids of its checks
 */
public record StageResult(
        Stage stage, StageStatus status, Optional<Instant> startedAt, Optional<Instant> endedAt, List<String> checks) {}
