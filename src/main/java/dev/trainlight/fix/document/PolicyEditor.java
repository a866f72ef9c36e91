package dev.trainlight.fix.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes policy documents so that nothing is lost: every statement that was there stays, in its place and order; a new
 * one joins at the end with a Sid of its own; a statement that an earlier fix added is widened instead of doubled.
 * Documents are taken as objects and never changed in place.
 */
public final class PolicyEditor {
    /** How the Sids of all statements begin that a fix adds. */
    public static final String SID_PREFIX = "Trainlight";

    private static final String VERSION = "2012-10-17";

    private PolicyEditor() {}

    /** A document without statements: {@code "Version": "2012-10-17"} and an empty list. */
    public static ObjectNode empty() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("Version", VERSION);
        document.putArray("Statement");
        return document;
    }

    /** The statements of a document, one or many. */
    public static List<JsonNode> statements(JsonNode document) {
        JsonNode statement = document.path("Statement");
        List<JsonNode> statements = new ArrayList<>();
        if (statement.isArray()) {
            statement.forEach(statements::add);
        } else if (statement.isObject()) {
            statements.add(statement);
        }
        return statements;
    }

    /** The document with other statements; everything else in it stays as it is. */
    public static ObjectNode withStatements(JsonNode document, List<? extends JsonNode> statements) {
        ObjectNode copy = (ObjectNode) document.deepCopy();
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        statements.forEach(statement -> list.add(statement.deepCopy()));
        copy.set("Statement", list);
        return copy;
    }

    /**
     * The document with these statements added. One that the document already holds is not added again; one that widens a
     * Trainlight statement (same element but for its actions or but for its resources) is merged into it; any other joins
     * the end, with a number after its Sid where that Sid is taken.
     *
     * @param document the document that was there, or empty
     * @param added statements with Sids
     */
    public static ObjectNode add(Optional<? extends JsonNode> document, List<? extends JsonNode> added) {
        JsonNode base = document.isPresent() ? document.get() : empty();
        List<JsonNode> statements = new ArrayList<>(statements(base));
        for (JsonNode statement : added) {
            addOne(statements, (ObjectNode) statement);
        }
        return withStatements(base, statements);
    }

    private static void addOne(List<JsonNode> statements, ObjectNode added) {
        for (int i = 0; i < statements.size(); i++) {
            JsonNode present = statements.get(i);
            if (without(present, "Sid").equals(without(added, "Sid"))) {
                return;
            }
            Optional<ObjectNode> widened = ours(present) ? widen(present, added) : Optional.empty();
            if (widened.isPresent()) {
                statements.set(i, widened.get());
                return;
            }
        }
        ObjectNode copy = added.deepCopy();
        copy.put("Sid", freeSid(statements, added.path("Sid").asString(SID_PREFIX)));
        statements.add(copy);
    }

    /** The statement of an earlier fix with the new one's actions or resources, where only one of the two differs. */
    private static Optional<ObjectNode> widen(JsonNode present, ObjectNode added) {
        for (String element : List.of("Action", "Resource")) {
            if (present.has(element)
                    && added.has(element)
                    && without(present, "Sid", element).equals(without(added, "Sid", element))) {
                Set<String> union = new LinkedHashSet<>(Values.of(present.path(element)));
                union.addAll(Values.of(added.path(element)));
                ObjectNode widened = (ObjectNode) present.deepCopy();
                widened.set(element, Values.node(union));
                return Optional.of(widened);
            }
        }
        return Optional.empty();
    }

    /** Whether an earlier fix added the statement as an Allow. */
    private static boolean ours(JsonNode statement) {
        return statement.path("Sid").asString("").startsWith(SID_PREFIX)
                && statement.path("Effect").asString("").equals("Allow");
    }

    /**
     * The statements with every Sid once: one that another statement of the list or of the old document has already gets a
     * number. The old statements keep theirs.
     */
    public static List<JsonNode> distinctSids(List<? extends JsonNode> statements, List<JsonNode> old) {
        Set<String> taken = new LinkedHashSet<>();
        Set<String> kept = new LinkedHashSet<>();
        old.forEach(statement -> kept.add(statement.path("Sid").asString("")));
        List<JsonNode> distinct = new ArrayList<>();
        for (JsonNode statement : statements) {
            String sid = statement.path("Sid").asString("");
            String free = sid;
            if (old.contains(statement)) {
                taken.add(sid);
                distinct.add(statement);
                continue;
            }
            for (int number = 2;
                    !sid.isEmpty() && (taken.contains(free) || (kept.contains(free) && !free.equals(sid)));
                    number++) {
                free = sid + number;
            }
            taken.add(free);
            distinct.add(free.equals(sid) ? statement : ((ObjectNode) statement.deepCopy()).put("Sid", free));
        }
        return distinct;
    }

    /** The statements of {@code after} that do not stand in {@code before}, as they are. */
    public static List<JsonNode> changed(Optional<? extends JsonNode> before, JsonNode after) {
        List<JsonNode> old = before.isPresent() ? new ArrayList<>(statements(before.get())) : new ArrayList<>();
        List<JsonNode> changed = new ArrayList<>();
        for (JsonNode statement : statements(after)) {
            if (!old.remove(statement)) {
                changed.add(statement);
            }
        }
        return changed;
    }

    /**
     * The statements dealt out to as few documents as can be, in their order, each document with at most {@code maximum}
     * counted characters; a statement with more resources than fit is itself divided. Empty where one action on one
     * resource alone does not fit.
     *
     * @param statements what is to be placed
     * @param maximum what one document may count ({@link DocumentLimit#size})
     */
    public static Optional<List<ObjectNode>> split(List<? extends JsonNode> statements, int maximum) {
        List<ObjectNode> documents = new ArrayList<>();
        List<JsonNode> waiting = new ArrayList<>(statements);
        ObjectNode current = empty();
        while (!waiting.isEmpty()) {
            JsonNode next = waiting.removeFirst();
            ObjectNode larger = add(Optional.of(current), List.of(next));
            if (DocumentLimit.size(larger) <= maximum) {
                current = larger;
            } else if (!statements(current).isEmpty()) {
                documents.add(current);
                current = empty();
                waiting.addFirst(next);
            } else {
                List<ObjectNode> halves = halves(next);
                if (halves.isEmpty()) {
                    return Optional.empty();
                }
                waiting.addAll(0, halves);
                // Two halves of one statement would be merged again in the same document.
                if (fitsAlone(halves.getFirst(), maximum)) {
                    documents.add(add(Optional.empty(), List.of(halves.getFirst())));
                    waiting.removeFirst();
                }
            }
        }
        if (!statements(current).isEmpty()) {
            documents.add(current);
        }
        return Optional.of(List.copyOf(documents));
    }

    private static boolean fitsAlone(JsonNode statement, int maximum) {
        return DocumentLimit.size(add(Optional.empty(), List.of(statement))) <= maximum;
    }

    private static List<ObjectNode> halves(JsonNode statement) {
        for (String element : List.of("Resource", "Action")) {
            List<String> values = Values.of(statement.path(element));
            if (values.size() > 1) {
                ObjectNode first = (ObjectNode) statement.deepCopy();
                ObjectNode second = (ObjectNode) statement.deepCopy();
                first.set(element, Values.node(values.subList(0, values.size() / 2)));
                second.set(element, Values.node(values.subList(values.size() / 2, values.size())));
                return List.of(first, second);
            }
        }
        return List.of();
    }

    private static String freeSid(List<JsonNode> statements, String wanted) {
        Set<String> taken = new LinkedHashSet<>();
        statements.forEach(statement -> taken.add(statement.path("Sid").asString("")));
        String sid = wanted;
        for (int number = 2; taken.contains(sid); number++) {
            sid = wanted + number;
        }
        return sid;
    }

    private static ObjectNode without(JsonNode statement, String... elements) {
        ObjectNode copy = (ObjectNode) statement.deepCopy();
        for (String element : elements) {
            copy.remove(element);
        }
        return copy;
    }
}
