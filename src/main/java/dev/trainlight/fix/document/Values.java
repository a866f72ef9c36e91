package dev.trainlight.fix.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The lists of a policy, which AWS takes as one string or as an array of them. */
public final class Values {
    private Values() {}

    /** The strings of an element; none where it is absent. */
    public static List<String> of(JsonNode element) {
        List<String> values = new ArrayList<>();
        if (element.isArray()) {
            element.forEach(value -> values.add(value.asString("")));
        } else if (element.isValueNode() && !element.isNull()) {
            values.add(element.asString(""));
        }
        return values;
    }

    /** One string for one value, an array for more. */
    public static JsonNode node(Collection<String> values) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (values.size() == 1) {
            return nodes.stringNode(values.iterator().next());
        }
        var array = nodes.arrayNode();
        values.forEach(array::add);
        return array;
    }
}
