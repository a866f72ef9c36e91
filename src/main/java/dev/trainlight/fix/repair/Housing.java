package dev.trainlight.fix.repair;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.fix.document.DocumentLimit;
import dev.trainlight.fix.document.PolicyEditor;
import dev.trainlight.fix.remedy.Grant;
import dev.trainlight.fix.remedy.IdentityPolicyRemedy;
import dev.trainlight.fix.remedy.KeyPolicyRemedy;
import dev.trainlight.fix.remedy.Place;
import dev.trainlight.fix.remedy.Remedies;
import dev.trainlight.fix.remedy.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds room for what does not fit: a principal's inline policies are limited together, so that their grants move into
 * managed policies of their own, as many as they need. A document of which AWS keeps only one has no other room; then its
 * change is asked for, and said.
 */
final class Housing {
    private final Workbench bench;

    Housing(Workbench bench) {
        this.bench = bench;
    }

    /** Places everything; what is left to say. */
    List<Sentence> place() {
        List<Sentence> left = new ArrayList<>();
        for (Draft draft : List.copyOf(bench.drafts())) {
            if (!draft.changes() || bench.fits(draft)) {
                continue;
            }
            boolean moved = switch (draft.remedy()) {
                case IdentityPolicyRemedy identity -> moved(draft, identity);
                case KeyPolicyRemedy key -> granted(draft, key);
                case Remedy _ -> false;
            };
            if (!moved) {
                left.add(tooLarge(draft));
                giveBack(draft);
            }
        }
        return left;
    }

    private boolean moved(Draft draft, IdentityPolicyRemedy identity) {
        List<Grant> grants = List.copyOf(draft.grants());
        List<List<Grant>> parts = new ArrayList<>();
        List<Grant> part = new ArrayList<>();
        for (Grant grant : grants) {
            part.add(grant);
            if (size(draft.remedy(), part) > DocumentLimit.MANAGED_POLICY.maximum()) {
                part.removeLast();
                if (part.isEmpty()) {
                    return false;
                }
                parts.add(part);
                part = new ArrayList<>(List.of(grant));
            }
        }
        parts.add(part);
        Remedies remedies = new Remedies(bench.original());
        grants.forEach(draft::withdraw);
        for (int i = 0; i < parts.size(); i++) {
            Remedy managed = remedies.newManaged(identity.principal(), i + 1);
            parts.get(i).forEach(grant -> bench.grant(managed, grant));
        }
        return true;
    }

    /** A grant needs no room in the key policy. */
    private boolean granted(Draft draft, KeyPolicyRemedy key) {
        List<Grant> grants = List.copyOf(draft.grants());
        Remedy grant = key.asGrant();
        grants.forEach(draft::withdraw);
        grants.forEach(each -> bench.grant(grant, each));
        return true;
    }

    private static int size(Remedy remedy, List<Grant> grants) {
        List<ObjectNode> statements = remedy.statements(grants);
        return DocumentLimit.size(PolicyEditor.withStatements(PolicyEditor.empty(), statements));
    }

    private Sentence tooLarge(Draft draft) {
        DocumentLimit limit = draft.remedy().limit().orElseThrow();
        int size = draft.document(false).map(DocumentLimit::size).orElse(0) + bench.taken(draft);
        return Sentence.of("fix.remaining.too-large", draft.remedy().name(), size, limit.maximum());
    }

    /** What cannot be written is asked for: the owner may find room. */
    private void giveBack(Draft draft) {
        List<Grant> grants = List.copyOf(draft.grants());
        grants.forEach(draft::withdraw);
        if (!grants.isEmpty() && !(draft.remedy().place() instanceof Place.Request)) {
            bench.ask(
                    draft.remedy(),
                    new Draft.Ask(
                            draft.remedy(),
                            Sentence.of("fix.ask.room", draft.remedy().name()),
                            Optional.empty(),
                            List.<JsonNode>copyOf(draft.remedy().statements(grants)),
                            grants));
        }
    }
}
