package dev.trainlight.fix.repair;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.fix.document.Exemption;
import dev.trainlight.fix.document.Exemption.Subject;
import dev.trainlight.fix.document.Exemption.Use;
import dev.trainlight.fix.document.PolicyEditor;
import dev.trainlight.fix.document.Values;
import dev.trainlight.fix.remedy.Grant;
import dev.trainlight.fix.remedy.KeyPolicyRemedy;
import dev.trainlight.fix.remedy.Remedy;
import dev.trainlight.fix.remedy.RequestEdits.Edit;
import dev.trainlight.fix.remedy.RequestRemedy;
import dev.trainlight.fix.remedy.RoleTagRemedy;
import dev.trainlight.iam.Slot;
import dev.trainlight.sagemaker.RequestForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One document in the making: what was there, and what is to be done to it. What is only asked for stands apart; it is
 * applied in the shadow of the case alone, where everything asked for is taken as given, so that what lies behind it can
 * be found and proved too.
 */
final class Draft {
    /** An action that no request asks for. */
    private static final String NOTHING = "trainlight:Nothing";

    private final Remedy remedy;
    private final Slot<JsonNode> before;
    private final Set<Grant> grants = new LinkedHashSet<>();
    private final Set<Grant> stated = new LinkedHashSet<>();
    private final Map<Integer, Map<Subject, Set<Use>>> exemptions = new LinkedHashMap<>();
    private final Map<String, Edit> edits = new LinkedHashMap<>();
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final List<Ask> asks = new ArrayList<>();

    /**
     * Something that only somebody else can do.
     *
     * @param remedy what it is asked of
     * @param reason why it is asked for and not done
     * @param statement index of the Deny that stands in the way; empty where an Allow is missing
     * @param shown the statement that it is about, for the reader
     * @param grants what would have to be allowed
     */
    record Ask(Remedy remedy, Sentence reason, Optional<Integer> statement, List<JsonNode> shown, List<Grant> grants) {
        Ask with(List<Grant> more) {
            boolean wanted = !shown.isEmpty() && statement.isEmpty();
            return new Ask(remedy, reason, statement, wanted ? List.copyOf(remedy.statements(more)) : shown, more);
        }
    }

    Draft(Remedy remedy, Slot<JsonNode> before) {
        this.remedy = remedy;
        this.before = before;
    }

    Draft copy() {
        Draft copy = new Draft(remedy, before);
        copy.grants.addAll(grants);
        copy.stated.addAll(stated);
        exemptions.forEach((index, subjects) -> {
            Map<Subject, Set<Use>> inner = new LinkedHashMap<>();
            subjects.forEach((subject, uses) -> inner.put(subject, new LinkedHashSet<>(uses)));
            copy.exemptions.put(index, inner);
        });
        copy.edits.putAll(edits);
        copy.tags.putAll(tags);
        copy.asks.addAll(asks);
        return copy;
    }

    /** A copy that adds no Allow. */
    Draft withoutGrants() {
        Draft copy = copy();
        copy.grants.clear();
        copy.stated.clear();
        return copy;
    }

    Remedy remedy() {
        return remedy;
    }

    Slot<JsonNode> before() {
        return before;
    }

    Set<Grant> grants() {
        return grants;
    }

    List<Ask> asks() {
        return asks;
    }

    Map<String, Edit> edits() {
        return edits;
    }

    Map<String, String> tags() {
        return tags;
    }

    boolean grant(Grant grant) {
        return grants.add(grant);
    }

    /** A grant that AWS's own words call for, and that no check can prove. */
    boolean stated(Grant grant) {
        return stated.add(grant) | grants.add(grant);
    }

    boolean isStated(Grant grant) {
        return stated.contains(grant);
    }

    void withdraw(Grant grant) {
        grants.remove(grant);
    }

    /** Every opened use, with where it is opened. */
    List<Opening> openings() {
        List<Opening> openings = new ArrayList<>();
        exemptions.forEach((statement, subjects) -> subjects.forEach(
                (subject, uses) -> uses.forEach(use -> openings.add(new Opening(statement, subject, use)))));
        return openings;
    }

    /**
     * A use that is opened in a Deny.
     *
     * @param statement the Deny's index in the document that was there
     * @param subject for whom
     * @param use what
     */
    record Opening(int statement, Subject subject, Use use) {}

    boolean exempt(int statement, Subject subject, Use use) {
        return exemptions
                .computeIfAbsent(statement, index -> new LinkedHashMap<>())
                .computeIfAbsent(subject, key -> new LinkedHashSet<>())
                .add(use);
    }

    void withdraw(int statement, Subject subject, Use use) {
        Map<Subject, Set<Use>> subjects = exemptions.getOrDefault(statement, Map.of());
        Set<Use> uses = subjects.getOrDefault(subject, Set.of());
        uses.remove(use);
        if (uses.isEmpty()) {
            subjects.remove(subject);
        }
        if (subjects.isEmpty()) {
            exemptions.remove(statement);
        }
    }

    boolean edit(Edit edit) {
        return edits.putIfAbsent(edit.field() + "=" + edit.value(), edit) == null;
    }

    boolean tag(String name, String value) {
        return tags.putIfAbsent(name, value) == null;
    }

    /** Asks for something; what is asked of the same document for the same reason is asked once. */
    boolean ask(Ask ask) {
        for (int i = 0; i < asks.size(); i++) {
            Ask other = asks.get(i);
            if (other.remedy().equals(ask.remedy()) && other.statement().equals(ask.statement())) {
                if (other.grants().containsAll(ask.grants())) {
                    return false;
                }
                Set<Grant> together = new LinkedHashSet<>(other.grants());
                together.addAll(ask.grants());
                asks.set(i, other.with(List.copyOf(together)));
                return true;
            }
        }
        return asks.add(ask);
    }

    /** Whether something is done, and not only asked for. */
    boolean changes() {
        return !grants.isEmpty() || !exemptions.isEmpty() || !edits.isEmpty() || !tags.isEmpty();
    }

    /** Of each statement of the shadow's document, its index in the document that was there; new ones have none. */
    List<Integer> origins() {
        return composition(true).origins();
    }

    /** Whether the exemptions can all be said in AWS's grammar. */
    boolean sayable(int statement) {
        JsonNode deny =
                PolicyEditor.statements(before.orElse(PolicyEditor.empty())).get(statement);
        return exempted(deny, exemptions.getOrDefault(statement, Map.of())).isPresent();
    }

    /**
     * The document after the change; empty where nothing changes.
     *
     * @param shadow whether what is asked for is taken as given
     */
    Optional<JsonNode> document(boolean shadow) {
        if (!changes() && !(shadow && !asks.isEmpty())) {
            return Optional.empty();
        }
        return switch (remedy) {
            case RequestRemedy _ -> Optional.of(request());
            case RoleTagRemedy _ -> Optional.of(roleTags());
            case KeyPolicyRemedy key
            when key.way() == KeyPolicyRemedy.Way.GRANT ->
                grants.isEmpty()
                        ? Optional.empty()
                        : Optional.of(remedy.statements(List.copyOf(grants)).getFirst());
            case Remedy _ -> Optional.of(composition(shadow).document());
        };
    }

    /** Patterns of the actions that the changed statements speak of; every action where the change is no statement's. */
    List<String> touchedActions() {
        if (!tags.isEmpty() || !edits.isEmpty() || remedy.limit().isEmpty()) {
            return List.of("*");
        }
        JsonNode old = before.orElse(PolicyEditor.empty());
        JsonNode young = document(false).orElse(old);
        List<JsonNode> changed = new ArrayList<>(PolicyEditor.changed(Optional.of(old), young));
        changed.addAll(PolicyEditor.changed(Optional.of(young), old));
        List<String> patterns = new ArrayList<>();
        for (JsonNode statement : changed) {
            patterns.addAll(statement.has("NotAction") ? List.of("*") : Values.of(statement.path("Action")));
        }
        return patterns;
    }

    private JsonNode request() {
        ObjectNode request = RequestForm.pascal(before.orElse(JsonNodeFactory.instance.objectNode()));
        edits.values().forEach(edit -> edit.edit().accept(request));
        return request;
    }

    private JsonNode roleTags() {
        ObjectNode all = (ObjectNode)
                before.orElse(JsonNodeFactory.instance.objectNode()).deepCopy();
        tags.forEach(all::put);
        return all;
    }

    private record Composition(ObjectNode document, List<Integer> origins) {}

    private Composition composition(boolean shadow) {
        JsonNode base = before.orElse(PolicyEditor.empty());
        List<JsonNode> statements = new ArrayList<>();
        List<Integer> origins = new ArrayList<>();
        List<JsonNode> old = PolicyEditor.statements(base);
        for (int i = 0; i < old.size(); i++) {
            int index = i;
            if (shadow && isAskedAbout(index)) {
                statements.add(silenced((ObjectNode) old.get(i)));
                origins.add(i);
                continue;
            }
            List<? extends JsonNode> parts = exempted(old.get(i), exemptions.getOrDefault(i, Map.of()))
                    .<List<? extends JsonNode>>map(list -> list)
                    .orElse(List.of(old.get(i)));
            for (JsonNode part : parts) {
                statements.add(part);
                origins.add(i);
            }
        }
        List<Grant> given = new ArrayList<>(grants);
        if (shadow) {
            asks.forEach(ask -> given.addAll(ask.grants()));
        }
        ObjectNode document = PolicyEditor.add(
                Optional.of(PolicyEditor.withStatements(base, PolicyEditor.distinctSids(statements, old))),
                remedy.statements(given));
        return new Composition(document, origins);
    }

    private boolean isAskedAbout(int index) {
        return asks.stream()
                .anyMatch(ask -> ask.statement().filter(at -> at == index).isPresent());
    }

    /** The Deny as if it were granted: it stands where it stood, since a policy without any statement is none. */
    private static ObjectNode silenced(ObjectNode deny) {
        ObjectNode silent = deny.deepCopy();
        silent.remove("NotAction");
        return silent.put("Action", NOTHING);
    }

    private Optional<List<ObjectNode>> exempted(JsonNode deny, Map<Subject, Set<Use>> subjects) {
        List<ObjectNode> parts = List.of((ObjectNode) deny);
        boolean any = false;
        for (Map.Entry<Subject, Set<Use>> entry : subjects.entrySet()) {
            Exemption exemption = new Exemption(entry.getKey(), List.copyOf(entry.getValue()), remedy.surroundings());
            List<ObjectNode> next = new ArrayList<>();
            boolean met = false;
            for (ObjectNode part : parts) {
                Optional<List<ObjectNode>> rest = exemption.of(part);
                met |= rest.isPresent();
                next.addAll(rest.orElse(List.of(part)));
            }
            if (!met) {
                return Optional.empty();
            }
            any = true;
            parts = next;
        }
        return any ? Optional.of(parts) : Optional.empty();
    }
}
