package dev.trainlight.fix.document;

import dev.trainlight.evidence.Json;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/**
 * How large AWS lets a document of each kind be. IAM does not count white space (IAM/reference_iam-quotas.html) and the
 * limit of inline policies holds for all of a principal together; the other services count what they are given, so that a
 * document near its limit is written without white space. Where a quota can be raised (trust policies), its default stands
 * here: a document below it always fits.
 */
public enum DocumentLimit {
    ROLE_INLINE(10_240),
    USER_INLINE(2_048),
    GROUP_INLINE(5_120),
    MANAGED_POLICY(6_144),
    TRUST_POLICY(2_048),
    /** A permission set's inline policy becomes an inline policy of each role that it makes. */
    PERMISSION_SET(10_240),
    /** Packed, together with tags; the plain text is held to 2,048 characters (API_AssumeRole.html). */
    SESSION_POLICY(2_048),
    /** 20 KB (AmazonS3/latest/userguide/example-bucket-policies.html). */
    BUCKET_POLICY(20_480),
    /** 32 KB (kms/latest/APIReference/API_PutKeyPolicy.html). */
    KEY_POLICY(32_768),
    /** AmazonECR/latest/APIReference/API_SetRepositoryPolicy.html. */
    REPOSITORY_POLICY(10_240),
    /** Including white space (vpc/latest/privatelink/vpc-limits-endpoints.html). */
    ENDPOINT_POLICY(20_480),
    /** organizations/latest/userguide/orgs_reference_limits.html. */
    ORGANIZATION_POLICY(5_120);

    private final int maximum;

    DocumentLimit(int maximum) {
        this.maximum = maximum;
    }

    /** The most that the document may count. */
    public int maximum() {
        return maximum;
    }

    /** What the document counts: bytes of its text without white space between its parts, never less than AWS counts. */
    public static int size(JsonNode document) {
        return Json.line(document).getBytes(StandardCharsets.UTF_8).length;
    }

    /** Whether the document fits where this much is already taken. */
    public boolean fits(JsonNode document, int taken) {
        return size(document) + taken <= maximum;
    }

    /**
     * The document as it is handed over: printed for people where that fits too, otherwise without white space, since
     * services other than IAM count it.
     */
    public String text(JsonNode document) {
        String pretty = Json.pretty(document);
        return pretty.getBytes(StandardCharsets.UTF_8).length <= maximum ? pretty : Json.line(document);
    }
}
