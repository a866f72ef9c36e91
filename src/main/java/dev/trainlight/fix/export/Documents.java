package dev.trainlight.fix.export;

import dev.trainlight.evidence.Json;
import dev.trainlight.fix.Change;
import dev.trainlight.fix.TargetType;
import dev.trainlight.fix.document.DocumentLimit;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The text of a document as it is handed over. */
final class Documents {
    private Documents() {}

    /** The change's document, printed for people where AWS's limit for its kind leaves room for that. */
    static String text(Change change) {
        JsonNode document = change.document().orElseThrow();
        return limit(change.target().type()).map(limit -> limit.text(document)).orElseGet(() -> Json.pretty(document));
    }

    private static Optional<DocumentLimit> limit(TargetType type) {
        return Optional.ofNullable(
                switch (type) {
                    case BUCKET_POLICY -> DocumentLimit.BUCKET_POLICY;
                    case KEY_POLICY -> DocumentLimit.KEY_POLICY;
                    case REPOSITORY_POLICY -> DocumentLimit.REPOSITORY_POLICY;
                    case VPC_ENDPOINT_POLICY -> DocumentLimit.ENDPOINT_POLICY;
                    case SESSION_POLICY -> DocumentLimit.SESSION_POLICY;
                    // IAM does not count white space.
                    case ROLE_INLINE_POLICY,
                            USER_POLICY,
                            GROUP_POLICY,
                            PERMISSION_SET,
                            MANAGED_POLICY,
                            PERMISSIONS_BOUNDARY,
                            TRUST_POLICY,
                            ROLE_TAGS,
                            KEY_GRANT,
                            SERVICE_CONTROL_POLICY,
                            RESOURCE_CONTROL_POLICY,
                            TRAINING_JOB_REQUEST -> null;
                });
    }
}
