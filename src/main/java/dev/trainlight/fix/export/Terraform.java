package dev.trainlight.fix.export;

import dev.trainlight.fix.Change;
import dev.trainlight.fix.Fix;
import dev.trainlight.fix.Operation;
import dev.trainlight.iam.Arn;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The documents of a fix as Terraform resources of the AWS provider; a property of a resource that the reader's own
 * configuration has stands as that resource with the one attribute.
 */
public final class Terraform {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    private Terraform() {}

    /** The resources of all changes as text. */
    public static String text(Fix fix) {
        StringBuilder text = new StringBuilder();
        int number = 1;
        for (Change change : fix.changes()) {
            Optional<String> resource = resource(change, number);
            if (resource.isPresent()) {
                text.append(text.isEmpty() ? "" : "\n").append(resource.get());
                number++;
            }
        }
        return text.toString();
    }

    /**
     * One change; empty where the provider has no resource for it.
     *
     * @param number distinguishes its name from others'
     */
    public static Optional<String> resource(Change change, int number) {
        if (change.operation() == Operation.ASK || change.document().isEmpty()) {
            return Optional.empty();
        }
        JsonNode document = change.document().get();
        String arn = change.target().arn();
        Block block = new Block("trainlight_" + number);
        String policy = change.target().policyName().orElse("");
        return Optional.ofNullable(
                switch (change.target().type()) {
                    case ROLE_INLINE_POLICY ->
                        block.text("name", policy)
                                .text("role", name(arn))
                                .json("policy", document)
                                .of("aws_iam_role_policy");
                    case USER_POLICY ->
                        block.text("name", policy)
                                .text("user", name(arn))
                                .json("policy", document)
                                .of("aws_iam_user_policy");
                    case GROUP_POLICY ->
                        block.text("name", policy)
                                .text("group", name(arn))
                                .json("policy", document)
                                .of("aws_iam_group_policy");
                    case MANAGED_POLICY, PERMISSIONS_BOUNDARY ->
                        block.text("name", policy).json("policy", document).of("aws_iam_policy")
                                + change.target()
                                        .attachedTo()
                                        .map(principal -> "\n" + attachment(principal, block.name))
                                        .orElse("");
                    case TRUST_POLICY ->
                        block.text("name", name(arn))
                                .json("assume_role_policy", document)
                                .of("aws_iam_role");
                    case BUCKET_POLICY ->
                        block.text("bucket", resourceOf(arn))
                                .json("policy", document)
                                .of("aws_s3_bucket_policy");
                    case KEY_POLICY ->
                        block.text("key_id", arn).json("policy", document).of("aws_kms_key_policy");
                    case KEY_GRANT ->
                        block.text("key_id", arn)
                                .text(
                                        "grantee_principal",
                                        document.path("GranteePrincipal").asString(""))
                                .value("operations", document.path("Operations"))
                                .of("aws_kms_grant");
                    case REPOSITORY_POLICY ->
                        block.text(
                                        "repository",
                                        resourceOf(arn)
                                                .substring(resourceOf(arn).indexOf('/') + 1))
                                .json("policy", document)
                                .of("aws_ecr_repository_policy");
                    case VPC_ENDPOINT_POLICY ->
                        block.text("vpc_endpoint_id", policy)
                                .json("policy", document)
                                .of("aws_vpc_endpoint_policy");
                    case ROLE_TAGS ->
                        block.text("name", name(arn)).value("tags", document).of("aws_iam_role");
                    case PERMISSION_SET,
                            SESSION_POLICY,
                            SERVICE_CONTROL_POLICY,
                            RESOURCE_CONTROL_POLICY,
                            TRAINING_JOB_REQUEST -> null;
                });
    }

    private static String attachment(String principal, String policy) {
        boolean user = principal.contains(":user/");
        return new Block(policy)
                .text(user ? "user" : "role", name(principal))
                .raw("policy_arn", "aws_iam_policy." + policy + ".arn")
                .of(user ? "aws_iam_user_policy_attachment" : "aws_iam_role_policy_attachment");
    }

    /** A resource in the making. */
    private static final class Block {
        private final String name;
        private final StringBuilder body = new StringBuilder();

        Block(String name) {
            this.name = name;
        }

        Block raw(String attribute, String expression) {
            body.append("  ").append(attribute).append(" = ").append(expression).append('\n');
            return this;
        }

        Block text(String attribute, String value) {
            return raw(attribute, quoted(value));
        }

        Block value(String attribute, JsonNode value) {
            return raw(attribute, expression(value, "  "));
        }

        Block json(String attribute, JsonNode document) {
            return raw(attribute, "jsonencode(" + expression(document, "  ") + ")");
        }

        String of(String type) {
            return "resource \"" + type + "\" \"" + name + "\" {\n" + body + "}\n";
        }
    }

    /** A value in Terraform's language (developer.hashicorp.com/terraform/language/expressions/types). */
    private static String expression(JsonNode value, String indent) {
        String inner = indent + "  ";
        return switch (value) {
            case ObjectNode object when object.isEmpty() -> "{}";
            case ObjectNode object -> {
                StringBuilder text = new StringBuilder("{\n");
                object.properties()
                        .forEach(entry -> text.append(inner)
                                .append(
                                        NAME.matcher(entry.getKey()).matches()
                                                ? entry.getKey()
                                                : quoted(entry.getKey()))
                                .append(" = ")
                                .append(expression(entry.getValue(), inner))
                                .append('\n'));
                yield text.append(indent).append('}').toString();
            }
            case ArrayNode array when array.isEmpty() -> "[]";
            case ArrayNode array -> {
                StringBuilder text = new StringBuilder("[\n");
                array.forEach(item ->
                        text.append(inner).append(expression(item, inner)).append(",\n"));
                yield text.append(indent).append(']').toString();
            }
            case JsonNode text when text.isString() -> quoted(text.asString());
            case JsonNode other -> other.toString();
        };
    }

    /** A string; its own sequences for templates must not be taken for Terraform's. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean template = (c == '$' || c == '%') && i + 1 < text.length() && text.charAt(i + 1) == '{';
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(template ? "" + c + c : String.valueOf(c));
            }
        }
        return quoted.append('"').toString();
    }

    private static String name(String arn) {
        return Arn.parse(arn).map(Arn::resourceName).orElse(arn);
    }

    private static String resourceOf(String arn) {
        return Arn.parse(arn).map(Arn::resource).orElse(arn);
    }
}
