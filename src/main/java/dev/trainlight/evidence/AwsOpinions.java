package dev.trainlight.evidence;

import dev.trainlight.iam.Slot;
import dev.trainlight.sagemaker.TrainingJobReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * AWS's own opinion about several questions, a second vote beside our evaluation; in a case it is the field {@code
 * awsOpinions}.
 *
 * @param opinions in the order of the questions; those that were not answered are missing
 * @param gaps what could not be asked
 * @param calls what was asked of AWS for them
 */
public record AwsOpinions(List<AwsOpinion> opinions, List<Gap> gaps, List<CallMade> calls) {
    /** The case's field. */
    public static final String FIELD = "awsOpinions";

    public AwsOpinions {
        opinions = List.copyOf(opinions);
        gaps = List.copyOf(gaps);
        calls = List.copyOf(calls);
    }

    /** Opinions of which nobody wrote down the calls. */
    public AwsOpinions(List<AwsOpinion> opinions, List<Gap> gaps) {
        this(opinions, gaps, List.of());
    }

    /** The opinions that a case holds; unknown where nobody asked. */
    public static Slot<List<AwsOpinion>> of(Case evidence) {
        JsonNode array = evidence.json().path(FIELD);
        if (array.isMissingNode()) {
            return Slot.unknown();
        }
        List<AwsOpinion> opinions = new ArrayList<>();
        array.forEach(node -> opinions.add(opinion(node)));
        return Slot.of(List.copyOf(opinions));
    }

    /** Whether nobody was asked at all. */
    public boolean nothing() {
        return opinions.isEmpty() && gaps.isEmpty();
    }

    /** The case with these opinions in place of any earlier ones; the same case where nobody was asked. */
    public Case addTo(Case evidence) {
        if (nothing()) {
            return evidence;
        }
        ObjectNode json = evidence.json().deepCopy();
        ArrayNode array = json.putArray(FIELD);
        opinions.forEach(opinion -> fill(opinion, array.addObject()));
        ArrayNode missing = json.path("gaps") instanceof ArrayNode there ? there : json.putArray("gaps");
        gaps.forEach(gap -> fill(gap, missing.addObject()));
        CallMade.write(CallMade.merge(CallMade.of(evidence), calls), json);
        try {
            return CaseReader.of(json);
        } catch (CaseFormatException ours) {
            throw new IllegalStateException("A gathered case is no case", ours);
        }
    }

    private static AwsOpinion opinion(JsonNode node) {
        Map<String, List<String>> context = new TreeMap<>();
        node.path("context").properties().forEach(entry -> context.put(entry.getKey(), texts(entry.getValue())));
        return new AwsOpinion(
                new SimulationRequest(
                        node.path("principal").asString(""),
                        node.path("action").asString(""),
                        TrainingJobReader.text(node, "resource").filter(resource -> !resource.equals("*")),
                        context),
                node.path("decision").asString(""),
                flag(node.path("organizations")),
                flag(node.path("boundary")),
                texts(node.path("missingContext")),
                texts(node.path("matched")));
    }

    private static void fill(AwsOpinion opinion, ObjectNode node) {
        SimulationRequest question = opinion.question();
        node.put("principal", question.principal())
                .put("action", question.action())
                .put("resource", question.resource().orElse("*"));
        ObjectNode context = node.putObject("context");
        new TreeMap<>(question.context()).forEach((key, values) -> fill(context.putArray(key), values));
        node.put("decision", opinion.decision());
        opinion.organizations().ifPresent(allowed -> node.put("organizations", allowed));
        opinion.boundary().ifPresent(allowed -> node.put("boundary", allowed));
        fill(node.putArray("missingContext"), opinion.missingContext());
        fill(node.putArray("matched"), opinion.matched());
    }

    private static void fill(Gap gap, ObjectNode node) {
        node.put("evidence", gap.evidence());
        gap.resource().ifPresent(resource -> node.put("resource", resource));
        gap.call().ifPresent(call -> node.put("call", call));
        node.put("reason", gap.reason());
    }

    private static void fill(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asString("")));
        return texts;
    }

    private static Optional<Boolean> flag(JsonNode node) {
        return node.isBoolean() ? Optional.of(node.asBoolean()) : Optional.empty();
    }
}
