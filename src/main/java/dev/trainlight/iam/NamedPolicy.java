package dev.trainlight.iam;

import java.util.Optional;

/**
 * A policy as it is attached somewhere.
 *
 * @param name the name that people know it by
 * @param arn its ARN; inline and resource policies have none
 * @param kind inline or managed, and by whom
 * @param document unknown where the policy exists but could not be read; never none
 */
public record NamedPolicy(String name, Optional<String> arn, Kind kind, Slot<PolicyDocument> document) {
    /** How the policy is kept. */
    public enum Kind {
        INLINE("inline"),
        CUSTOMER_MANAGED("customer-managed"),
        AWS_MANAGED("aws-managed");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** The word of the case format. */
        public String id() {
            return id;
        }
    }

    /** An inline policy that could be read. */
    public static NamedPolicy inline(String name, PolicyDocument document) {
        return new NamedPolicy(name, Optional.empty(), Kind.INLINE, Slot.of(document));
    }
}
