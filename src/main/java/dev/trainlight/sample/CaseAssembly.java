package dev.trainlight.sample;

import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CloudTrailEvent;
import dev.trainlight.evidence.CollectionListener;
import dev.trainlight.evidence.Json;
import dev.trainlight.evidence.Principal;
import dev.trainlight.evidence.RefusedAttempt;
import dev.trainlight.evidence.Subject;
import dev.trainlight.sagemaker.RequestForm;
import dev.trainlight.sagemaker.TrainingJobReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts cases together out of the sample account's facts, as a collection does out of an account's: the job, its role and
 * caller, the organization, and every resource that any of these names.
 */
final class CaseAssembly {
    private static final String BUCKET = "arn:aws:s3:::";

    private final SampleData data;
    private final Instant now;

    CaseAssembly(SampleData data, Instant now) {
        this.data = data;
        this.now = now;
    }

    Case collect(Subject subject, CollectionListener listener) {
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("schema", Case.SCHEMA);
        json.put("collectedAt", now.toString());
        copy(data.account(), json, "partition", "region", "accountId");
        JsonNode special = begin(subject, json);
        listener.progress("sagemaker:DescribeTrainingJob", 1, 5);
        listener.partial(SampleAccount.read(json.deepCopy()));

        ObjectNode principals = json.putObject("principals");
        caller(subject, special)
                .ifPresent(name -> principals.set(
                        Principal.CALLER, data.account().path("callers").path(name)));
        role(json).ifPresent(role -> principals.set(Principal.EXECUTION_ROLE, role));
        listener.progress("iam:GetRole", 2, 5);
        listener.partial(SampleAccount.read(json.deepCopy()));

        copy(data.account(), json, "organization");
        json.set("resources", resources(json));
        listener.progress("s3:GetBucketPolicy", 4, 5);
        if (!contains(special.path("without"), "vpcEndpoints")) {
            copy(data.account(), json, "vpcEndpoints");
        }
        for (String list : List.of("cloudTrailEvents", "logEvents", "gaps")) {
            if (special.has(list)) {
                json.set(list, special.get(list));
            } else if (!json.has(list)) {
                json.putArray(list);
            }
        }
        listener.progress("ec2:DescribeVpcEndpoints", 5, 5);
        return SampleAccount.read(json.deepCopy());
    }

    /**
     * The case after somebody repaired the account: the refusals of the past are gone with the failed job, and the same
     * job stands there to be started again.
     */
    Case startedAnew(Case fixed) {
        ObjectNode json = fixed.json().deepCopy();
        JsonNode job = json.path("trainingJob");
        if (job.isObject()) {
            if (!json.has("createTrainingJobRequest")) {
                json.set("createTrainingJobRequest", RequestForm.request(job, true));
            }
            json.remove("trainingJob");
        }
        json.remove("message");
        json.remove("where");
        json.putArray("cloudTrailEvents");
        json.putArray("logEvents");
        return SampleAccount.read(json);
    }

    /** Puts in what the subject itself brings; answers the sample job's own part, or a missing node. */
    private JsonNode begin(Subject subject, ObjectNode json) {
        switch (subject) {
            case Subject.Job(String name) -> {
                JsonNode job = data.jobs().get(name);
                json.set("trainingJob", job.path("job"));
                return job;
            }
            case Subject.Planned(JsonNode request) -> json.set("createTrainingJobRequest", request);
            case Subject.Refused(RefusedAttempt attempt) -> {
                json.putNull("trainingJob");
                json.set("createTrainingJobRequest", attempt.event().json().path("requestParameters"));
                json.put("message", attempt.errorMessage());
                json.put("where", "create-call");
                json.putArray("cloudTrailEvents").add(attempt.event().json());
            }
            case Subject.Message(String message, var where) -> {
                json.put("message", message);
                where.ifPresent(place -> json.put("where", place.id()));
                named(message).ifPresent(job -> json.set("trainingJob", job.path("job")));
            }
            case Subject.Role(String arn) ->
                json.putObject("createTrainingJobRequest").put("RoleArn", arn);
        }
        return Json.mapper().missingNode();
    }

    /** The job that a pasted text names. */
    private Optional<JsonNode> named(String message) {
        return data.jobs().entrySet().stream()
                .filter(job -> message.contains(job.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private Optional<String> caller(Subject subject, JsonNode special) {
        return switch (subject) {
            case Subject.Refused(RefusedAttempt attempt) ->
                data.refused().stream()
                        .filter(sample -> sample.path("event")
                                .path("eventID")
                                .equals(attempt.event().json().path("eventID")))
                        .map(sample -> sample.path("caller").asString())
                        .findFirst();
            case Subject.Job _ -> TrainingJobReader.text(special, "caller");
            case Subject.Planned _, Subject.Role _, Subject.Message _ -> Optional.of("DataScientist");
        };
    }

    private Optional<JsonNode> role(ObjectNode json) {
        JsonNode job =
                json.path("trainingJob").isObject() ? json.path("trainingJob") : json.path("createTrainingJobRequest");
        String text = TrainingJobReader.text(job, "RoleArn")
                .orElse(json.path("message").asString(""));
        return data.account().path("roles").properties().stream()
                .filter(role -> text.contains(role.getValue().path("arn").asString())
                        || text.contains(":assumed-role/" + role.getKey() + "/"))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Every resource whose ARN, name or id stands in the case, and those that these name in turn. */
    private ArrayNode resources(ObjectNode json) {
        ObjectNode subject = Json.mapper().createObjectNode();
        copy(json, subject, "trainingJob", "createTrainingJobRequest", "message");
        StringBuilder text = new StringBuilder(subject.toString());
        List<JsonNode> rest = new ArrayList<>();
        data.account().path("resources").forEach(rest::add);
        ArrayNode found = Json.mapper().createArrayNode();
        boolean grown = true;
        while (grown) {
            grown = false;
            for (JsonNode resource : List.copyOf(rest)) {
                if (isNamed(resource, text.toString())) {
                    found.add(resource);
                    rest.remove(resource);
                    text.append(resource.path("encryptionKeyArn").asString(""));
                    grown = true;
                }
            }
        }
        return found;
    }

    private static boolean isNamed(JsonNode resource, String text) {
        String arn = resource.path("arn").asString();
        String name = arn.startsWith(BUCKET)
                ? "s3://" + arn.substring(BUCKET.length()) + "/"
                : arn.substring(arn.indexOf('/') + 1);
        if (text.contains(arn) || text.contains(name)) {
            return true;
        }
        for (JsonNode alias : resource.path("aliases")) {
            if (text.contains(alias.asString())) {
                return true;
            }
        }
        return false;
    }

    static RefusedAttempt attempt(JsonNode sample) {
        JsonNode event = sample.path("event");
        CloudTrailEvent record = new CloudTrailEvent(
                TrainingJobReader.instant(event.path("eventTime")),
                event.path("eventSource").asString(),
                event.path("eventName").asString(),
                TrainingJobReader.text(event, "errorCode"),
                TrainingJobReader.text(event, "errorMessage"),
                TrainingJobReader.text(event.path("userIdentity"), "arn"),
                event);
        return new RefusedAttempt(
                record.eventTime().orElseThrow(),
                record.principalArn(),
                TrainingJobReader.text(event.path("requestParameters"), "TrainingJobName"),
                record.errorCode().orElse(""),
                record.errorMessage().orElse(""),
                record);
    }

    private static void copy(JsonNode from, ObjectNode to, String... names) {
        for (String name : names) {
            if (from.has(name)) {
                to.set(name, from.get(name));
            }
        }
    }

    private static boolean contains(JsonNode list, String text) {
        for (JsonNode item : list) {
            if (item.asString().equals(text)) {
                return true;
            }
        }
        return false;
    }
}
