package dev.trainlight.fix.repair;

import dev.trainlight.diagnosis.Check;
import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.ScrubbedJson;
import dev.trainlight.fix.Change;
import dev.trainlight.fix.Operation;
import dev.trainlight.fix.command.AwsCli;
import dev.trainlight.fix.document.PolicyEditor;
import dev.trainlight.fix.document.Values;
import dev.trainlight.fix.remedy.Grant;
import dev.trainlight.fix.remedy.KeyPolicyRemedy;
import dev.trainlight.fix.remedy.PermissionSetRemedy;
import dev.trainlight.fix.remedy.Remedy;
import dev.trainlight.fix.remedy.RequestRemedy;
import dev.trainlight.fix.remedy.RoleTagRemedy;
import dev.trainlight.sagemaker.RequestForm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the drafts as changes: the document before and after, what it solves, who makes it, in plain words why. */
final class ChangeMaker {
    private final Workbench bench;
    private final Diagnosis diagnosis;
    private final Function<Case, Health> examine;
    private final Health whole;

    ChangeMaker(Workbench bench, Diagnosis diagnosis, Function<Case, Health> examine) {
        this.bench = bench;
        this.diagnosis = diagnosis;
        this.examine = examine;
        this.whole = examine.apply(bench.shadow());
    }

    /** The changes, grouped by who can make them. */
    List<Change> make() {
        List<Change> changes = new ArrayList<>();
        for (Draft draft : bench.drafts()) {
            if (draft.changes()) {
                draft.document(false)
                        .filter(document -> !isThere(draft, document))
                        .ifPresent(document -> changes.add(change(draft, document)));
            }
            draft.asks().forEach(ask -> changes.add(ask(draft, ask)));
        }
        changes.sort(Comparator.comparing(Change::owner).thenComparing(change -> change.operation() == Operation.ASK));
        return List.copyOf(changes);
    }

    /** Whether the document, or the grant, is there already: AWS's words can be older than the case. */
    private static boolean isThere(Draft draft, JsonNode document) {
        return draft.before()
                .map(before -> before.equals(document)
                        || before.isArray() && before.valueStream().anyMatch(document::equals))
                .orElse(false);
    }

    private Change change(Draft draft, JsonNode document) {
        Remedy remedy = draft.remedy();
        List<String> solves = solved(bench.shadowWithout(Optional.of(draft), Optional.empty()));
        Optional<JsonNode> before = draft.before().toOptional();
        Change change = switch (remedy) {
            case RequestRemedy _ -> request(draft, document, solves);
            case RoleTagRemedy _ ->
                new Change(
                        remedy.target(),
                        remedy.owner(),
                        Operation.ADD_STATEMENTS,
                        List.of(tags(draft)),
                        before,
                        Optional.of(document),
                        solves,
                        Sentence.of("fix.change.role-tags", remedy.name(), tagWords(draft)),
                        Optional.empty());
            case KeyPolicyRemedy key
            when key.way() == KeyPolicyRemedy.Way.GRANT ->
                new Change(
                        remedy.target(),
                        remedy.owner(),
                        Operation.ADD_STATEMENTS,
                        List.of(document),
                        Optional.empty(),
                        Optional.of(document),
                        solves,
                        Sentence.of("fix.change.key-grant", remedy.name(), actions(draft)),
                        Optional.empty());
            case Remedy _ -> policy(draft, before, document, solves);
        };
        return withCommand(change);
    }

    private Change policy(Draft draft, Optional<JsonNode> before, JsonNode document, List<String> solves) {
        Remedy remedy = draft.remedy();
        boolean additive = draft.openings().isEmpty();
        List<JsonNode> changed = PolicyEditor.changed(before, document);
        return new Change(
                remedy.target(),
                remedy.owner(),
                additive ? Operation.ADD_STATEMENTS : Operation.REPLACE_DOCUMENT,
                changed,
                before,
                Optional.of(document),
                solves,
                explanation(draft, before, changed),
                Optional.empty());
    }

    private Sentence explanation(Draft draft, Optional<JsonNode> before, List<JsonNode> changed) {
        Remedy remedy = draft.remedy();
        if (!draft.openings().isEmpty()) {
            String sids = String.join(", ", deniesOpened(draft, before));
            return Sentence.of("fix.change.exception", remedy.name(), sids, opened(draft));
        }
        if (remedy instanceof PermissionSetRemedy) {
            return Sentence.of("fix.change.permission-set", remedy.name(), changed.size());
        }
        boolean unseen = draft.before().isUnknown();
        boolean everything = changed.stream()
                .anyMatch(statement ->
                        Values.of(statement.path("Resource")).contains("*") && !(remedy instanceof KeyPolicyRemedy));
        String key = unseen
                ? "fix.change.beside"
                : before.isEmpty() ? "fix.change.new" : everything ? "fix.change.add-everything" : "fix.change.add";
        return Sentence.of(key, remedy.name(), changed.size(), actions(draft));
    }

    private Change request(Draft draft, JsonNode edited, List<String> solves) {
        boolean planned = bench.original().trainingJob().toOptional().isEmpty();
        // A request may hold whatever its author put into the job's environment.
        ObjectNode document = (ObjectNode) ScrubbedJson.of(RequestForm.request(edited, planned));
        List<String> words = draft.edits().values().stream()
                .map(edit -> edit.field() + " = " + edit.value())
                .toList();
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        draft.edits().values().forEach(edit -> {
            String top = edit.field().split("\\.")[0];
            fields.set(top, document.path(top));
        });
        return new Change(
                draft.remedy().target(),
                draft.remedy().owner(),
                Operation.EDIT_REQUEST,
                List.of(fields),
                draft.before().toOptional().map(before ->
                        (ObjectNode) ScrubbedJson.of(RequestForm.request(before, true))),
                Optional.of(document),
                solves,
                Sentence.of("fix.change.request", String.join("; ", words)),
                Optional.empty());
    }

    private Change ask(Draft draft, Draft.Ask ask) {
        List<String> solves = solved(bench.shadowWithout(Optional.empty(), Optional.of(ask)));
        return new Change(
                ask.remedy().target(),
                ask.remedy().owner(),
                Operation.ASK,
                ask.shown(),
                ask.remedy().place().equals(draft.remedy().place())
                        ? draft.before().toOptional()
                        : Optional.empty(),
                Optional.empty(),
                solves,
                ask.reason(),
                Optional.empty());
    }

    /** The ids of the checks that stand worse without it, in the diagnosis's order; then those that the fix itself brings. */
    private List<String> solved(Case without) {
        Set<String> worse = whole.worseIn(examine.apply(without));
        Set<String> ordered = new LinkedHashSet<>();
        diagnosis.checks().stream().map(Check::id).filter(worse::contains).forEach(ordered::add);
        ordered.addAll(worse);
        return List.copyOf(ordered);
    }

    private static Change withCommand(Change change) {
        return new Change(
                change.target(),
                change.owner(),
                change.operation(),
                change.statements(),
                change.before(),
                change.document(),
                change.solves(),
                change.explanation(),
                AwsCli.inline(change));
    }

    private static JsonNode tags(Draft draft) {
        ObjectNode tags = JsonNodeFactory.instance.objectNode();
        draft.tags().forEach(tags::put);
        return tags;
    }

    private static String tagWords(Draft draft) {
        return String.join(
                ", ",
                draft.tags().entrySet().stream()
                        .map(tag -> tag.getKey() + "=" + tag.getValue())
                        .toList());
    }

    private static String actions(Draft draft) {
        Set<String> actions = new LinkedHashSet<>();
        draft.grants().stream().map(Grant::action).forEach(actions::add);
        return String.join(", ", actions);
    }

    private static String opened(Draft draft) {
        Set<String> uses = new LinkedHashSet<>();
        draft.openings().forEach(opening -> uses.add(opening.use().action()));
        return String.join(", ", uses);
    }

    private static List<String> deniesOpened(Draft draft, Optional<JsonNode> before) {
        List<JsonNode> statements = before.map(PolicyEditor::statements).orElse(List.of());
        return draft.openings().stream()
                .map(Draft.Opening::statement)
                .distinct()
                .map(index -> statements.get(index).path("Sid").asString("#" + (index + 1)))
                .toList();
    }
}
