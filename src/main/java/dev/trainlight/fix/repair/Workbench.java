package dev.trainlight.fix.repair;

import dev.trainlight.evidence.Case;
import dev.trainlight.fix.document.DocumentLimit;
import dev.trainlight.fix.document.Exemption.Subject;
import dev.trainlight.fix.document.Exemption.Surroundings;
import dev.trainlight.fix.document.Exemption.Use;
import dev.trainlight.fix.proof.CaseEditor;
import dev.trainlight.fix.remedy.Grant;
import dev.trainlight.fix.remedy.IdentityPolicyRemedy;
import dev.trainlight.fix.remedy.KeyPolicyRemedy;
import dev.trainlight.fix.remedy.Place;
import dev.trainlight.fix.remedy.Remedies;
import dev.trainlight.fix.remedy.Remedy;
import dev.trainlight.fix.remedy.RequestEdits.Edit;
import dev.trainlight.iam.Slot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** All documents of a fix in the making, and the case with them applied. */
final class Workbench {
    private final Case original;
    private final CaseEditor source;
    private final Map<Place, Draft> drafts = new LinkedHashMap<>();
    private Map<Place, List<Integer>> origins = Map.of();

    Workbench(Case original) {
        this.original = original;
        this.source = CaseEditor.of(original);
    }

    private Workbench(Workbench other) {
        this.original = other.original;
        this.source = other.source;
        this.origins = other.origins;
        other.drafts.forEach((place, draft) -> drafts.put(place, draft.copy()));
    }

    /** A bench with the same drafts, to try something out on. */
    Workbench copy() {
        return new Workbench(this);
    }

    Case original() {
        return original;
    }

    Collection<Draft> drafts() {
        return drafts.values();
    }

    /** Whether nothing is changed and nothing asked for. */
    boolean isEmpty() {
        return drafts.values().stream()
                .noneMatch(draft -> draft.changes() || !draft.asks().isEmpty());
    }

    Draft draft(Remedy remedy) {
        return drafts.computeIfAbsent(remedy.place(), place -> new Draft(remedy, source.document(place)));
    }

    Optional<Draft> draft(Place place) {
        return Optional.ofNullable(drafts.get(place));
    }

    /**
     * Whether the document can be written whole without losing what stands there: it is known, or known not to be there,
     * or made anew under a name of its own beside those that nobody read.
     */
    boolean writable(Remedy remedy) {
        boolean beside = remedy instanceof KeyPolicyRemedy key && key.way() == KeyPolicyRemedy.Way.GRANT
                || remedy instanceof IdentityPolicyRemedy identity
                        && identity.policy().startsWith(Remedies.NEW_POLICY);
        return remedy.editable() && (beside || !source.document(remedy.place()).isUnknown());
    }

    boolean grant(Remedy remedy, Grant grant) {
        return draft(remedy).grant(grant);
    }

    /** A grant that no check can prove: AWS's own words call for it. */
    boolean stated(Remedy remedy, Grant grant) {
        return draft(remedy).stated(grant);
    }

    boolean edit(Remedy remedy, Edit edit) {
        return draft(remedy).edit(edit);
    }

    boolean tag(Remedy remedy, String name, String value) {
        return draft(remedy).tag(name, value);
    }

    boolean ask(Remedy document, Draft.Ask ask) {
        return draft(document).ask(ask);
    }

    /**
     * Opens a use in a Deny.
     *
     * @param composed the statement's index in the document of the shadow
     * @return false where AWS's grammar has no words for it, or it is open already
     */
    boolean exempt(Remedy remedy, int composed, Subject subject, Use use) {
        Draft draft = draft(remedy);
        int statement = origin(remedy, composed);
        if (statement < 0 || !draft.exempt(statement, subject, use)) {
            return false;
        }
        if (!draft.sayable(statement) || !hasRoom(draft)) {
            draft.withdraw(statement, subject, use);
            return false;
        }
        return true;
    }

    /** Keeps what the statements of the shadow's documents stand for, as long as checks of that shadow are treated. */
    void beginRound() {
        Map<Place, List<Integer>> now = new LinkedHashMap<>();
        drafts.forEach((place, draft) -> now.put(place, draft.origins()));
        origins = now;
    }

    /** The index in the document that was there, of a statement of the shadow's document; below 0 for one that is new. */
    int origin(Remedy remedy, int composed) {
        List<Integer> known = origins.get(remedy.place());
        if (known == null) {
            return composed;
        }
        return composed < known.size() ? known.get(composed) : -1;
    }

    /** Whether the openings fit; of an identity-based or key policy the grants find room elsewhere ({@link Housing}). */
    private boolean hasRoom(Draft draft) {
        boolean grantsMove =
                draft.remedy() instanceof IdentityPolicyRemedy || draft.remedy() instanceof KeyPolicyRemedy;
        return fits(grantsMove ? draft.withoutGrants() : draft);
    }

    /** Whether the changed document keeps to AWS's size, together with what shares its limit. */
    boolean fits(Draft draft) {
        Optional<DocumentLimit> limit = draft.remedy().limit();
        Optional<JsonNode> document = draft.document(false);
        return limit.isEmpty() || document.isEmpty() || limit.get().fits(document.get(), taken(draft));
    }

    /** What the principal's other inline policies count: AWS limits them together. */
    int taken(Draft draft) {
        if (!(draft.remedy().place() instanceof Place.IdentityPolicy place)
                || place.arn().isPresent()) {
            return 0;
        }
        int taken = 0;
        for (String name : source.inlinePolicies(place.principal())) {
            if (!name.equals(place.name())) {
                Slot<JsonNode> other =
                        source.document(new Place.IdentityPolicy(place.principal(), name, Optional.empty()));
                taken += other.map(DocumentLimit::size).orElse(0);
            }
        }
        return taken;
    }

    /** Whether the training job's own request changes. */
    boolean editsRequest() {
        return draft(new Place.Request()).filter(Draft::changes).isPresent();
    }

    /** The case with the changed request and nothing else. */
    Case requested() {
        CaseEditor editor = source.copy();
        draft(new Place.Request())
                .flatMap(draft -> draft.document(false))
                .ifPresent(document -> editor.put(new Place.Request(), document));
        return editor.read();
    }

    /** The case with every change made that can be made. */
    Case applied() {
        CaseEditor editor = source.copy();
        for (Draft draft : drafts.values()) {
            draft.document(false)
                    .ifPresent(document -> editor.put(draft.remedy().place(), document));
        }
        return editor.read();
    }

    /** The case with every change made, and everything granted that is asked for. */
    Case shadow() {
        return shadowWithout(Optional.empty(), Optional.empty());
    }

    /** The shadow without what one draft changes, or without what one ask asks for. */
    Case shadowWithout(Optional<Draft> left, Optional<Draft.Ask> unanswered) {
        CaseEditor editor = source.copy();
        for (Draft draft : drafts.values()) {
            Draft shaded = draft;
            if (left.isPresent() && left.get() == draft) {
                shaded = onlyAsks(draft);
            } else if (unanswered.isPresent() && draft.asks().contains(unanswered.get())) {
                shaded = draft.copy();
                shaded.asks().remove(unanswered.get());
            }
            apply(shaded, editor);
        }
        return editor.read();
    }

    private static Draft onlyAsks(Draft draft) {
        Draft copy = new Draft(draft.remedy(), draft.before());
        copy.asks().addAll(draft.asks());
        return copy;
    }

    private static void apply(Draft draft, CaseEditor editor) {
        if (draft.remedy().place() instanceof Place.Organization organization) {
            if (!draft.asks().isEmpty()) {
                editor.withoutOrganizationPolicies(organization.resourceControl());
            }
            return;
        }
        if (draft.changes() || !draft.before().isUnknown()) {
            draft.document(true).ifPresent(document -> editor.put(draft.remedy().place(), document));
        }
    }

    /** Every grant and opened use, for telling what the fix means to allow. */
    List<Use> intended() {
        List<Use> intended = new ArrayList<>();
        for (Draft draft : drafts.values()) {
            draft.grants().forEach(grant -> intended.add(new Use(grant.action(), grant.resource())));
            draft.openings().stream()
                    .map(Draft.Opening::use)
                    .map(use -> use.resource().equals("*") && draft.remedy().surroundings() == Surroundings.RESOURCE
                            ? new Use(use.action(), draft.remedy().target().arn())
                            : use)
                    .forEach(intended::add);
        }
        return intended;
    }

    /** Patterns of the actions that a changed statement speaks of, before or after. */
    List<String> touchedActions() {
        Set<String> touched = new LinkedHashSet<>();
        for (Draft draft : drafts.values()) {
            if (draft.changes()) {
                touched.addAll(draft.touchedActions());
            }
        }
        return List.copyOf(touched);
    }
}
