package dev.trainlight.fix.remedy;

import dev.trainlight.fix.document.PolicyEditor;
import dev.trainlight.fix.document.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes grants as few statements: those with the same purpose and conditions share one where they have the same
 * resources, or the same actions. Never a statement that would give one grant's action on another's resource.
 */
final class StatementWriter {
    private StatementWriter() {}

    /** What every statement of a document has besides: a principal, no resource, another condition. */
    interface Form {
        void shape(ObjectNode statement);
    }

    private record Key(String purpose, Map<String, Map<String, List<String>>> conditions) {}

    static List<ObjectNode> write(List<Grant> grants, Form form) {
        Map<Key, Map<String, Set<String>>> byKey = new LinkedHashMap<>();
        for (Grant grant : grants) {
            byKey.computeIfAbsent(new Key(grant.purpose(), grant.conditions()), key -> new LinkedHashMap<>())
                    .computeIfAbsent(grant.action(), action -> new LinkedHashSet<>())
                    .add(grant.resource());
        }
        List<ObjectNode> statements = new ArrayList<>();
        byKey.forEach((key, actions) -> {
            Map<List<String>, List<String>> groups = new LinkedHashMap<>();
            actions.forEach(
                    (action, resources) -> groups.computeIfAbsent(List.copyOf(resources), resource -> new ArrayList<>())
                            .add(action));
            groups.forEach((resources, names) -> {
                ObjectNode statement = statement(key, names, resources);
                form.shape(statement);
                statements.add(statement);
            });
        });
        return statements;
    }

    private static ObjectNode statement(Key key, List<String> actions, List<String> resources) {
        ObjectNode statement = JsonNodeFactory.instance.objectNode();
        statement.put("Sid", PolicyEditor.SID_PREFIX + key.purpose());
        statement.put("Effect", "Allow");
        statement.set("Action", Values.node(actions));
        statement.set("Resource", Values.node(resources));
        if (!key.conditions().isEmpty()) {
            ObjectNode conditions = statement.putObject("Condition");
            new TreeMap<>(key.conditions()).forEach((operator, keys) -> {
                ObjectNode node = conditions.putObject(operator);
                new TreeMap<>(keys).forEach((name, values) -> node.set(name, Values.node(values)));
            });
        }
        return statement;
    }

    /** Puts an element after another one, as AWS's own examples order them. */
    static void after(ObjectNode statement, String element, String name, JsonNode value) {
        ObjectNode copy = statement.deepCopy();
        statement.removeAll();
        copy.properties().forEach(entry -> {
            statement.set(entry.getKey(), entry.getValue());
            if (entry.getKey().equals(element)) {
                statement.set(name, value);
            }
        });
    }

    /** A principal of type AWS, after the effect. */
    static void principal(ObjectNode statement, String type, String value) {
        after(
                statement,
                "Effect",
                "Principal",
                JsonNodeFactory.instance.objectNode().put(type, value));
    }
}
