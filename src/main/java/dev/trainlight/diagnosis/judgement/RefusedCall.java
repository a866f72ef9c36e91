package dev.trainlight.diagnosis.judgement;

import static dev.trainlight.sagemaker.TrainingJobReader.field;
import static dev.trainlight.sagemaker.TrainingJobReader.text;

import dev.trainlight.diagnosis.Confidence;
import dev.trainlight.diagnosis.DeniedBy;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.WhoNeedsIt;
import dev.trainlight.diagnosis.message.Denial;
import dev.trainlight.evidence.CloudTrailEvent;
import dev.trainlight.sagemaker.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A CloudTrail record of a refused call, as a denial: its error text is often empty, but the call itself is named. */
final class RefusedCall {
    private static final Set<String> ACCESS_DENIED = Set.of(
            "accessdenied",
            "accessdeniedexception",
            "client.unauthorizedoperation",
            "unauthorizedoperation",
            "unauthorized",
            "unauthorizedaccess");

    private RefusedCall() {}

    /** The denial that the record's own fields tell; empty where it failed for another reason. */
    static Optional<Denial> of(CloudTrailEvent event, Optional<Stage> stage) {
        String code = event.errorCode().orElse("").toLowerCase(Locale.ROOT);
        if (!ACCESS_DENIED.contains(code)) {
            return Optional.empty();
        }
        String service = event.eventSource().replaceFirst("\\.amazonaws\\.com.*", "");
        String action = service + ":" + event.eventName();
        boolean assume = action.equals("sts:AssumeRole");
        Optional<Stage> where = assume
                ? Optional.of(Stage.ASSUME_ROLE)
                : stageOf(service, event.eventName()).or(() -> stage);
        return Optional.of(new Denial(
                ruleOf(service, event.eventName(), where),
                where,
                Confidence.STATED,
                assume
                        ? WhoNeedsIt.SERVICE
                        : service.equals("sagemaker") ? WhoNeedsIt.CALLER : WhoNeedsIt.EXECUTION_ROLE,
                event.principalArn(),
                List.of(action),
                resources(event),
                DeniedBy.UNKNOWN,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Sentence.of("message.denied.action", action),
                List.of(),
                List.of(),
                Optional.empty()));
    }

    /** A denial read from the record's error text, with what the text leaves out taken from the record's fields. */
    static Told complete(Told told, CloudTrailEvent event, Optional<Stage> stage) {
        Optional<Denial> fields = of(event, stage);
        if (!(told.reading() instanceof Denial read)
                || fields.isEmpty()
                || !(read.actions().isEmpty()
                        || read.resources().isEmpty()
                        || read.stage().isEmpty())) {
            return told;
        }
        Denial call = fields.get();
        Denial completed = new Denial(
                read.rule(),
                read.stage().or(call::stage),
                Confidence.STATED,
                read.whoNeedsIt(),
                read.principal().or(call::principal),
                read.actions().isEmpty() ? call.actions() : read.actions(),
                read.resources().isEmpty() ? call.resources() : read.resources(),
                read.deniedBy(),
                read.explicit(),
                read.policyArn(),
                read.authorizationId(),
                read.encoded(),
                read.truncated(),
                read.sentence(),
                read.evidence(),
                List.of(),
                Optional.empty());
        return new Told(completed, told.source(), told.text());
    }

    /** The record in words, where it has no error text. */
    static String words(CloudTrailEvent event) {
        return event.eventName() + ": "
                + event.errorMessage().orElse(event.errorCode().orElse(""))
                + event.eventTime().map(time -> " (" + time + ")").orElse("");
    }

    /** The stage to which a service's calls belong, where there is only one. */
    static Optional<Stage> stageOf(String service, String name) {
        return switch (service) {
            case "ec2" -> Optional.of(Stage.VPC);
            case "ecr" -> Optional.of(Stage.IMAGE_PULL);
            case "sagemaker" -> Optional.of(Stage.SUBMIT);
            case "logs", "monitoring" -> Optional.of(Stage.TRAINING);
            case "kms" -> name.equals("CreateGrant") ? Optional.of(Stage.PROVISIONING) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The rule that a call belongs to. */
    static String ruleOf(String service, String name, Optional<Stage> stage) {
        return switch (service) {
            case "ec2" -> "VPC-01";
            case "ecr" -> "IMG-02";
            case "sagemaker" -> "SUB-01";
            case "sts" -> "ASM-01";
            case "logs" -> "TRN-02";
            case "kms" ->
                name.equals("CreateGrant")
                        ? "PRV-01"
                        : stage.filter(Stage.ARTIFACT_UPLOAD::equals).isPresent() ? "UPL-04" : "DAT-05";
            default -> "TRN-13";
        };
    }

    private static List<String> resources(CloudTrailEvent event) {
        List<String> arns = new ArrayList<>();
        for (JsonNode resource : field(event.json(), "resources")) {
            text(resource, "ARN").or(() -> text(resource, "arn")).ifPresent(arns::add);
        }
        return arns;
    }
}
