package dev.trainlight.evidence;

import dev.trainlight.sagemaker.TrainingJobReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A question that was put to AWS for a case, so that whoever gets the case, or a fix made of it, can tell what was read. It
 * holds no answer. A case keeps them in {@value #FIELD}, a field of its own beside those of contracts.md §1.
 *
 * @param call the permission that it took, such as {@code s3:GetBucketPolicy}; mostly the name of the API call too
 * @param resource ARN of what it was about
 * @param at when AWS had answered; empty where nobody wrote it down
 * @param outcome {@value #ANSWERED}, {@value #NONE}, an error code of AWS's, or words
 */
public record CallMade(String call, Optional<String> resource, Optional<Instant> at, String outcome) {
    /** The case's field. */
    public static final String FIELD = "calls";

    /** AWS answered. */
    public static final String ANSWERED = "answered";

    /** AWS answered that there is no such thing. */
    public static final String NONE = "none";

    private static final Comparator<CallMade> ORDER = Comparator.comparing(
                    (CallMade made) -> made.at().orElse(Instant.EPOCH))
            .thenComparing(CallMade::call)
            .thenComparing(made -> made.resource().orElse(""))
            .thenComparing(CallMade::outcome);

    /** The calls that a case was made with, in their order in time; none where nobody wrote them down. */
    public static List<CallMade> of(Case evidence) {
        List<CallMade> calls = new ArrayList<>();
        for (JsonNode node : evidence.json().path(FIELD)) {
            calls.add(new CallMade(
                    node.path("call").asString(""),
                    TrainingJobReader.text(node, "resource"),
                    TrainingJobReader.instant(node.path("at")),
                    node.path("outcome").asString("")));
        }
        return List.copyOf(calls);
    }

    /** Puts these calls into a case in place of any others; no field where there are none. */
    public static void write(Collection<CallMade> calls, ObjectNode json) {
        if (calls.isEmpty()) {
            json.remove(FIELD);
            return;
        }
        ArrayNode array = json.putArray(FIELD);
        calls.stream().sorted(ORDER).distinct().forEach(made -> {
            ObjectNode node = array.addObject().put("call", made.call());
            made.resource().ifPresent(resource -> node.put("resource", resource));
            made.at().ifPresent(time -> node.put("at", time.toString()));
            node.put("outcome", made.outcome());
        });
    }

    /** Earlier calls and later ones; what was asked for again stands there once, as it was answered last. */
    public static List<CallMade> merge(List<CallMade> earlier, List<CallMade> later) {
        List<CallMade> all = new ArrayList<>(later);
        earlier.stream()
                .filter(made -> later.stream()
                        .noneMatch(again -> again.call().equals(made.call())
                                && again.resource().equals(made.resource())))
                .forEach(all::add);
        return all;
    }
}
