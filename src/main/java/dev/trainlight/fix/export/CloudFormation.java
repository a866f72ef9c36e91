package dev.trainlight.fix.export;

import dev.trainlight.evidence.Json;
import dev.trainlight.fix.Change;
import dev.trainlight.fix.Fix;
import dev.trainlight.fix.Operation;
import dev.trainlight.iam.Arn;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The documents of a fix as a CloudFormation template. What is a resource of its own there stands complete; what is a
 * property of a resource that the reader's own template has (a role's trust policy, a key's policy) stands as that
 * property, to be carried over.
 */
public final class CloudFormation {
    private CloudFormation() {}

    /** Whether no change of the fix has a form here. */
    public static boolean isEmpty(Fix fix) {
        return fix.changes().stream().allMatch(change -> resource(change).isEmpty());
    }

    /** The template as text. */
    public static String text(Fix fix) {
        ObjectNode template = JsonNodeFactory.instance.objectNode();
        template.put("AWSTemplateFormatVersion", "2010-09-09");
        ObjectNode resources = template.putObject("Resources");
        int number = 1;
        for (Change change : fix.changes()) {
            Optional<ObjectNode> resource = resource(change);
            if (resource.isPresent()) {
                resources.set("TrainlightChange" + number, resource.get());
                number++;
            }
        }
        return Json.pretty(template) + "\n";
    }

    /** One change as a resource; empty where CloudFormation has none for it. */
    public static Optional<ObjectNode> resource(Change change) {
        if (change.operation() == Operation.ASK || change.document().isEmpty()) {
            return Optional.empty();
        }
        JsonNode document = change.document().get();
        String arn = change.target().arn();
        String policy = change.target().policyName().orElse("");
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        return switch (change.target().type()) {
            case ROLE_INLINE_POLICY ->
                whole(
                        "AWS::IAM::RolePolicy",
                        properties.put("RoleName", name(arn)).put("PolicyName", policy),
                        document);
            case USER_POLICY ->
                whole(
                        "AWS::IAM::UserPolicy",
                        properties.put("UserName", name(arn)).put("PolicyName", policy),
                        document);
            case GROUP_POLICY ->
                whole(
                        "AWS::IAM::GroupPolicy",
                        properties.put("GroupName", name(arn)).put("PolicyName", policy),
                        document);
            case MANAGED_POLICY, PERMISSIONS_BOUNDARY -> {
                properties.put("ManagedPolicyName", policy);
                change.target().attachedTo().ifPresent(principal -> {
                    ArrayNode list = properties.putArray(principal.contains(":user/") ? "Users" : "Roles");
                    list.add(name(principal));
                });
                yield whole("AWS::IAM::ManagedPolicy", properties, document);
            }
            case BUCKET_POLICY -> whole("AWS::S3::BucketPolicy", properties.put("Bucket", resourceOf(arn)), document);
            case TRUST_POLICY ->
                part("AWS::IAM::Role", "AssumeRolePolicyDocument", properties.put("RoleName", name(arn)), document);
            case KEY_POLICY -> part("AWS::KMS::Key", "KeyPolicy", properties, document);
            case REPOSITORY_POLICY ->
                part(
                        "AWS::ECR::Repository",
                        "RepositoryPolicyText",
                        properties.put("RepositoryName", afterSlash(arn)),
                        document);
            case VPC_ENDPOINT_POLICY -> part("AWS::EC2::VPCEndpoint", "PolicyDocument", properties, document);
            case PERMISSION_SET ->
                part("AWS::SSO::PermissionSet", "InlinePolicy", properties.put("Name", policy), document);
            case ROLE_TAGS -> part("AWS::IAM::Role", "Tags", properties.put("RoleName", name(arn)), tags(document));
            case KEY_GRANT, SESSION_POLICY, SERVICE_CONTROL_POLICY, RESOURCE_CONTROL_POLICY, TRAINING_JOB_REQUEST ->
                Optional.empty();
        };
    }

    private static Optional<ObjectNode> whole(String type, ObjectNode properties, JsonNode document) {
        properties.set("PolicyDocument", document);
        return Optional.of(resource(type, properties));
    }

    private static Optional<ObjectNode> part(String type, String property, ObjectNode properties, JsonNode document) {
        properties.set(property, document);
        ObjectNode resource = resource(type, properties);
        resource.putObject("Metadata")
                .put("Trainlight", "Carry " + property + " over to this resource in your own template.");
        return Optional.of(resource);
    }

    private static ObjectNode resource(String type, ObjectNode properties) {
        ObjectNode resource = JsonNodeFactory.instance.objectNode().put("Type", type);
        resource.set("Properties", properties);
        return resource;
    }

    private static JsonNode tags(JsonNode tags) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        tags.properties()
                .forEach(tag -> list.addObject()
                        .put("Key", tag.getKey())
                        .put("Value", tag.getValue().asString("")));
        return list;
    }

    private static String name(String arn) {
        return Arn.parse(arn).map(Arn::resourceName).orElse(arn);
    }

    private static String resourceOf(String arn) {
        return Arn.parse(arn).map(Arn::resource).orElse(arn);
    }

    private static String afterSlash(String arn) {
        return resourceOf(arn).substring(resourceOf(arn).indexOf('/') + 1);
    }
}
