package dev.trainlight.evidence;

import dev.trainlight.iam.NamedPolicy;
import dev.trainlight.iam.PolicyDocument;
import dev.trainlight.iam.PolicySyntaxException;
import dev.trainlight.iam.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads the policies inside a case. What is no policy becomes an unknown, and a gap says where it is wrong: AWS would not
 * have stored it, so it is not what AWS evaluates.
 */
final class PolicyReader {
    private final List<Gap> gaps = new ArrayList<>();

    List<Gap> gaps() {
        return gaps;
    }

    /** A list of policies: unknown where absent, empty where null. */
    Slot<List<NamedPolicy>> list(JsonNode node, String owner) {
        if (node.isMissingNode()) {
            return Slot.unknown();
        }
        List<NamedPolicy> list = new ArrayList<>();
        int number = 0;
        for (JsonNode item : node) {
            number++;
            named(item, "policy " + number, owner).toOptional().ifPresent(list::add);
        }
        return Slot.of(List.copyOf(list));
    }

    /** A policy with its name, or a bare document. */
    Slot<NamedPolicy> named(JsonNode node, String what, String owner) {
        if (node.isMissingNode()) {
            return Slot.unknown();
        }
        if (node.isNull()) {
            return Slot.none();
        }
        if (node.isString() || node.has("Statement")) {
            return Slot.of(new NamedPolicy(
                    what, Optional.empty(), NamedPolicy.Kind.INLINE, known(document(node, what, owner))));
        }
        Optional<String> arn = Optional.of(node.path("arn").asString("")).filter(text -> !text.isBlank());
        String name = Optional.of(node.path("name").asString(""))
                .filter(text -> !text.isBlank())
                .or(() -> arn.map(text -> text.substring(text.lastIndexOf('/') + 1)))
                .orElse(what);
        return Slot.of(new NamedPolicy(
                name, arn, kind(node, arn), known(document(node.path("document"), "policy " + name, owner))));
    }

    /** A document: unknown where absent or no policy, none where null. */
    Slot<PolicyDocument> document(JsonNode node, String what, String owner) {
        if (node.isMissingNode()) {
            return Slot.unknown();
        }
        if (node.isNull()) {
            return Slot.none();
        }
        try {
            return Slot.of(PolicyDocument.of(node));
        } catch (PolicySyntaxException fault) {
            gaps.add(new Gap(
                    what,
                    Optional.of(owner),
                    Optional.empty(),
                    "not a policy document: line %d, column %d: %s"
                            .formatted(fault.position().line(), fault.position().column(), fault.getMessage())));
            return Slot.unknown();
        }
    }

    /** A named policy without a document exists but could not be read. */
    private static Slot<PolicyDocument> known(Slot<PolicyDocument> document) {
        return document.isNone() ? Slot.unknown() : document;
    }

    private static NamedPolicy.Kind kind(JsonNode node, Optional<String> arn) {
        String kind = node.path("kind").asString("");
        for (NamedPolicy.Kind candidate : NamedPolicy.Kind.values()) {
            if (candidate.id().equals(kind)) {
                return candidate;
            }
        }
        if (arn.isEmpty()) {
            return NamedPolicy.Kind.INLINE;
        }
        return arn.get().contains(":iam::aws:policy/")
                ? NamedPolicy.Kind.AWS_MANAGED
                : NamedPolicy.Kind.CUSTOMER_MANAGED;
    }
}
