package dev.trainlight.fix.export;

import dev.trainlight.evidence.PolicyValidation;
import dev.trainlight.evidence.PolicyValidation.Place;
import dev.trainlight.evidence.PolicyValidation.Remark;
import java.net.URI;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes what AWS says about documents as JSON: the field {@code validation} beside a fix. */
public final class ValidationWriter {
    private ValidationWriter() {}

    /** One object for each document, with AWS's findings; an empty list of findings is AWS's consent. */
    public static ArrayNode json(List<PolicyValidation> answers) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (PolicyValidation answer : answers) {
            ObjectNode item = list.addObject().put("document", answer.policy().name());
            ArrayNode findings = item.putArray("findings");
            answer.remarks().forEach(remark -> findings.add(finding(remark)));
        }
        return list;
    }

    private static ObjectNode finding(Remark remark) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", remark.weight().id());
        json.put("code", remark.code());
        json.put("text", remark.text());
        json.put("learnMore", remark.learnMore().map(URI::toString).orElse(null));
        ArrayNode places = json.putArray("places");
        for (Place place : remark.places()) {
            places.addObject()
                    .put("path", place.path())
                    .put("line", place.position().line())
                    .put("column", place.position().column());
        }
        return json;
    }
}
