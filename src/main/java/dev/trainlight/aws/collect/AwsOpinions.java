package dev.trainlight.aws.collect;

import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CaseFormatException;
import dev.trainlight.evidence.CaseReader;
import dev.trainlight.evidence.Gap;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * AWS's own opinion about several requests, a second vote beside our evaluation.
 *
 * @param opinions in the order of the questions; those that were not answered are missing
 * @param gaps what could not be asked
 */
public record AwsOpinions(List<AwsOpinion> opinions, List<Gap> gaps) {
    public AwsOpinions {
        opinions = List.copyOf(opinions);
        gaps = List.copyOf(gaps);
    }

    /** The case with these opinions in its field {@code awsOpinions}. */
    public Case addTo(Case evidence) {
        ObjectNode json = evidence.json().deepCopy();
        ArrayNode array = json.putArray("awsOpinions");
        opinions.forEach(opinion -> array.add(json(opinion, array.objectNode())));
        ArrayNode missing = json.path("gaps") instanceof ArrayNode there ? there : json.putArray("gaps");
        gaps.forEach(gap -> missing.add(Draft.json(gap)));
        try {
            return CaseReader.of(json);
        } catch (CaseFormatException ours) {
            throw new IllegalStateException("A gathered case is no case", ours);
        }
    }

    private static ObjectNode json(AwsOpinion opinion, ObjectNode node) {
        node.put("principal", opinion.principal())
                .put("action", opinion.action())
                .put("resource", opinion.resource())
                .put("decision", opinion.decision());
        opinion.organizations().ifPresent(allowed -> node.put("organizations", allowed));
        opinion.boundary().ifPresent(allowed -> node.put("boundary", allowed));
        node.set("missingContext", SdkJson.texts(opinion.missingContext()));
        node.set("matched", SdkJson.texts(opinion.matched()));
        return node;
    }
}
