package dev.trainlight.diagnosis.judgement;

import static dev.trainlight.sagemaker.TrainingJobReader.text;

import dev.trainlight.diagnosis.Confidence;
import dev.trainlight.diagnosis.message.Denial;
import dev.trainlight.evidence.Case;
import dev.trainlight.sagemaker.Stage;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What AWS wrote into an encoded authorization message, where it was decoded: the case's {@code decodedMessages}
 * (STS/latest/APIReference/API_DecodeAuthorizationMessage.html). AWS itself names there who was refused which action on
 * what, so it outweighs what the words around it suggest.
 */
final class DecodedDenials {
    private DecodedDenials() {}

    /** The same denial; with AWS's own account of it, where the case has that. */
    static Denial completed(Denial denial, Case evidence) {
        Optional<JsonNode> decoded = denial.encoded().flatMap(encoded -> decoded(evidence, encoded.text()));
        Optional<String> action = decoded.flatMap(found -> text(found.path("context"), "action"));
        if (decoded.isEmpty() || action.isEmpty()) {
            return denial;
        }
        JsonNode context = decoded.get().path("context");
        boolean known = denial.actions().contains(action.get());
        String service = action.get().substring(0, Math.max(0, action.get().indexOf(':')));
        String name = action.get().substring(action.get().indexOf(':') + 1);
        Optional<Stage> stage =
                known ? denial.stage() : RefusedCall.stageOf(service, name).or(denial::stage);
        return new Denial(
                known ? denial.rule() : RefusedCall.ruleOf(service, name, stage),
                stage,
                Confidence.STATED,
                denial.whoNeedsIt(),
                text(context.path("principal"), "arn").or(denial::principal),
                List.of(action.get()),
                text(context, "resource").map(List::of).orElse(denial.resources()),
                denial.deniedBy(),
                decoded.get().path("explicitDeny").asBoolean(denial.explicit()),
                denial.policyArn(),
                denial.authorizationId(),
                Optional.empty(),
                denial.truncated(),
                denial.sentence(),
                denial.evidence(),
                List.of(),
                Optional.empty());
    }

    private static Optional<JsonNode> decoded(Case evidence, String encoded) {
        JsonNode messages = evidence.json().path("decodedMessages");
        for (JsonNode message : messages) {
            String beginning = message.path("encoded").asString("");
            // Where the case was made anonymous no beginning is left, and one message can only be that one.
            boolean anonymous = messages.size() == 1
                    && !beginning.isEmpty()
                    && beginning.chars().allMatch(c -> c == 'x');
            if (anonymous || !beginning.isEmpty() && encoded.startsWith(beginning)) {
                return Optional.of(message.path("message")).filter(JsonNode::isObject);
            }
        }
        return Optional.empty();
    }
}
