package dev.trainlight.fix.command;

import dev.trainlight.fix.Change;
import dev.trainlight.fix.Operation;
import dev.trainlight.fix.TargetType;
import dev.trainlight.iam.Arn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The AWS CLI commands of a change, by the kind of its target. Targets that no command changes safely (a permission set,
 * whose instance is not known here; policies of the organization; session policies) have none.
 */
public final class AwsCli {
    private AwsCli() {}

    /** The commands that make the change, in order; none where there is no document to put or no command for it. */
    public static List<AwsCommand> apply(Change change) {
        if (change.operation() == Operation.ASK || change.document().isEmpty()) {
            return List.of();
        }
        return put(change, change.document().get(), change.before().isEmpty());
    }

    /** The commands that take the change back. */
    public static List<AwsCommand> rollback(Change change) {
        // A request is taken back by not sending it; the old one sent again would only start another job.
        if (change.operation() == Operation.ASK
                || change.document().isEmpty()
                || change.target().type() == TargetType.TRAINING_JOB_REQUEST) {
            return List.of();
        }
        if (change.target().type() == TargetType.ROLE_TAGS) {
            return untag(change);
        }
        return change.before().isPresent() ? put(change, change.before().get(), false) : remove(change);
    }

    /** What stands in {@link Change#awsCli}: the commands for a POSIX shell, one a line, with their documents. */
    public static Optional<String> inline(Change change) {
        List<AwsCommand> commands = apply(change);
        return commands.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(
                        "\n", commands.stream().map(AwsCommand::inline).toList()));
    }

    private static List<AwsCommand> put(Change change, JsonNode document, boolean isNew) {
        String arn = change.target().arn();
        String policy = change.target().policyName().orElse("");
        return switch (change.target().type()) {
            case ROLE_INLINE_POLICY -> putInline("role", arn, policy, document);
            case USER_POLICY -> putInline("user", arn, policy, document);
            case GROUP_POLICY -> putInline("group", arn, policy, document);
            case MANAGED_POLICY, PERMISSIONS_BOUNDARY -> isNew ? create(change, document) : version(arn, document);
            case TRUST_POLICY ->
                one("iam", "update-assume-role-policy", "--role-name", name(arn), "--policy-document", document);
            case ROLE_TAGS -> tag(arn, change.before(), document);
            case BUCKET_POLICY -> one("s3api", "put-bucket-policy", "--bucket", bucket(arn), "--policy", document);
            case KEY_POLICY ->
                one(
                        "kms",
                        "put-key-policy",
                        "--key-id",
                        arn,
                        "--policy-name",
                        "default",
                        "--policy",
                        document,
                        "--region",
                        region(arn));
            case KEY_GRANT -> one("kms", "create-grant", "--cli-input-json", document, "--region", region(arn));
            case REPOSITORY_POLICY ->
                one(
                        "ecr",
                        "set-repository-policy",
                        "--registry-id",
                        account(arn),
                        "--repository-name",
                        afterSlash(arn),
                        "--policy-text",
                        document,
                        "--region",
                        region(arn));
            case VPC_ENDPOINT_POLICY ->
                one(
                        "ec2",
                        "modify-vpc-endpoint",
                        "--vpc-endpoint-id",
                        name(arn),
                        "--policy-document",
                        document,
                        "--region",
                        region(arn));
            case TRAINING_JOB_REQUEST ->
                one("sagemaker", "create-training-job", "--cli-input-json", document, "--region", region(arn));
            case PERMISSION_SET, SESSION_POLICY, SERVICE_CONTROL_POLICY, RESOURCE_CONTROL_POLICY -> List.of();
        };
    }

    private static List<AwsCommand> remove(Change change) {
        String arn = change.target().arn();
        String policy = change.target().policyName().orElse("");
        return switch (change.target().type()) {
            case ROLE_INLINE_POLICY -> deleteInline("role", arn, policy);
            case USER_POLICY -> deleteInline("user", arn, policy);
            case GROUP_POLICY -> deleteInline("group", arn, policy);
            case MANAGED_POLICY -> detach(change);
            case BUCKET_POLICY -> one("s3api", "delete-bucket-policy", "--bucket", bucket(arn));
            case REPOSITORY_POLICY ->
                one(
                        "ecr",
                        "delete-repository-policy",
                        "--registry-id",
                        account(arn),
                        "--repository-name",
                        afterSlash(arn),
                        "--region",
                        region(arn));
            case VPC_ENDPOINT_POLICY ->
                one(
                        "ec2",
                        "modify-vpc-endpoint",
                        "--vpc-endpoint-id",
                        name(arn),
                        "--reset-policy",
                        "--region",
                        region(arn));
            case ROLE_TAGS,
                    PERMISSIONS_BOUNDARY,
                    TRUST_POLICY,
                    KEY_POLICY,
                    KEY_GRANT,
                    TRAINING_JOB_REQUEST,
                    PERMISSION_SET,
                    SESSION_POLICY,
                    SERVICE_CONTROL_POLICY,
                    RESOURCE_CONTROL_POLICY -> List.of();
        };
    }

    private static List<AwsCommand> putInline(String kind, String arn, String policy, JsonNode document) {
        return one(
                "iam",
                "put-" + kind + "-policy",
                "--" + kind + "-name",
                name(arn),
                "--policy-name",
                policy,
                "--policy-document",
                document);
    }

    private static List<AwsCommand> deleteInline(String kind, String arn, String policy) {
        return one("iam", "delete-" + kind + "-policy", "--" + kind + "-name", name(arn), "--policy-name", policy);
    }

    /** A new managed policy belongs to nobody until it is attached; its target names whom to. */
    private static List<AwsCommand> create(Change change, JsonNode document) {
        String arn = change.target().arn();
        List<AwsCommand> commands = new ArrayList<>(one(
                "iam",
                "create-policy",
                "--policy-name",
                change.target().policyName().orElse(name(arn)),
                "--policy-document",
                document));
        change.target().attachedTo().ifPresent(principal -> commands.addAll(hang("attach", principal, arn)));
        return commands;
    }

    /** {@code attach} or {@code detach}. */
    private static List<AwsCommand> hang(String verb, String principal, String policyArn) {
        String kind = principal.contains(":user/") ? "user" : "role";
        return one(
                "iam",
                verb + "-" + kind + "-policy",
                "--" + kind + "-name",
                name(principal),
                "--policy-arn",
                policyArn);
    }

    private static List<AwsCommand> detach(Change change) {
        String policyArn = change.target().arn();
        List<AwsCommand> commands = new ArrayList<>();
        change.target().attachedTo().ifPresent(principal -> commands.addAll(hang("detach", principal, policyArn)));
        commands.addAll(one("iam", "delete-policy", "--policy-arn", policyArn));
        return commands;
    }

    private static List<AwsCommand> version(String policyArn, JsonNode document) {
        return one(
                "iam",
                "create-policy-version",
                "--policy-arn",
                policyArn,
                "--policy-document",
                document,
                "--set-as-default");
    }

    /** The tags that the second set has anew or otherwise than the first. */
    private static List<AwsCommand> tag(String roleArn, Optional<JsonNode> from, JsonNode to) {
        // The shorthand needs no quotes of its own: IAM's tags hold letters, digits, spaces and _.:/=+-@ alone.
        List<Object> words = new ArrayList<>(List.of("iam", "tag-role", "--role-name", name(roleArn), "--tags"));
        int before = words.size();
        to.properties().stream()
                .filter(tag ->
                        from.isEmpty() || !tag.getValue().equals(from.get().path(tag.getKey())))
                .map(tag -> "Key=" + tag.getKey() + ",Value=" + tag.getValue().asString(""))
                .forEach(words::add);
        return words.size() == before ? List.of() : one(words.toArray());
    }

    private static List<AwsCommand> untag(Change change) {
        String arn = change.target().arn();
        JsonNode after = change.document().orElseThrow();
        JsonNode before = change.before().orElse(JsonNodeFactory.instance.objectNode());
        List<AwsCommand> commands = new ArrayList<>();
        List<String> added =
                after.propertyNames().stream().filter(key -> !before.has(key)).toList();
        if (!added.isEmpty()) {
            List<Object> words = new ArrayList<>(List.of("iam", "untag-role", "--role-name", name(arn), "--tag-keys"));
            words.addAll(added);
            commands.addAll(one(words.toArray()));
        }
        commands.addAll(tag(arn, Optional.of(after), without(before, after)));
        return commands;
    }

    /** The old tags that the change gave another value. */
    private static JsonNode without(JsonNode before, JsonNode after) {
        ObjectNode changed = JsonNodeFactory.instance.objectNode();
        before.properties().stream()
                .filter(tag -> after.has(tag.getKey()))
                .forEach(tag -> changed.set(tag.getKey(), tag.getValue()));
        return changed;
    }

    private static List<AwsCommand> one(Object... words) {
        return List.of(AwsCommand.of(words));
    }

    /** The last part of the resource: a name without its path. */
    private static String name(String arn) {
        return Arn.parse(arn).map(Arn::resourceName).orElse(arn);
    }

    private static String afterSlash(String arn) {
        String resource = Arn.parse(arn).map(Arn::resource).orElse(arn);
        return resource.substring(resource.indexOf('/') + 1);
    }

    private static String bucket(String arn) {
        return Arn.parse(arn).map(Arn::resource).orElse(arn);
    }

    private static String region(String arn) {
        return Arn.parse(arn).map(Arn::region).orElse("");
    }

    private static String account(String arn) {
        return Arn.parse(arn).map(Arn::account).orElse("");
    }
}
