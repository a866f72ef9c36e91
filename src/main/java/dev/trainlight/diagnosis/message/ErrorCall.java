package dev.trainlight.diagnosis.message;

import java.util.List;
import java.util.Optional;

/**
 * A call that failed, as an SDK printed it.
 *
 * @param start where its words begin
 * @param end where they end
 * @param code error code or HTTP status
 * @param operation API operation; empty where the SDK does not name it
 * @param service IAM prefix of the service, where the SDK names it
 * @param message what the service said, in lower case
 * @param scene where the words stand
 * @param caller who made it, where that is told
 */
record ErrorCall(
        int start,
        int end,
        String code,
        String operation,
        Optional<String> service,
        String message,
        Scene scene,
        Refused caller) {
    private static final List<String> REFUSALS =
            List.of("access denied", "accessdenied", "not authorized", "forbidden");

    /** Whether the service's words speak of a refusal, whatever the code says. */
    boolean refused() {
        return REFUSALS.stream().anyMatch(message::contains);
    }

    /** Whether they speak of rights at all. */
    boolean aboutRights() {
        return refused() || message.contains("permission");
    }

    /** Whether the service said nothing. */
    boolean silent() {
        return message.isBlank() || message.strip().startsWith("null");
    }
}
