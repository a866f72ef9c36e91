package dev.trainlight.iam;

import dev.trainlight.iam.ServiceAuthorization.Action;
import dev.trainlight.iam.Statement.ConditionElement;
import dev.trainlight.iam.Statement.Effect;
import dev.trainlight.iam.Statement.ListElement;
import dev.trainlight.iam.Statement.PrincipalEntry;
import dev.trainlight.iam.Statement.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what people get wrong in policies for training jobs: statements that AWS takes and that do not do what they seem
 * to. Judges the document alone, without a request. Texts are made elsewhere, from the rule and its arguments.
 */
public final class PolicyLinter {
    /** The old condition keys of SageMaker and those that replace them (Service Authorization Reference, July 2026). */
    private static final Map<String, String> DEPRECATED_KEYS = Map.of(
            "sagemaker:volumekmskey", "sagemaker:VolumeKmsKeyArn",
            "sagemaker:outputkmskey", "sagemaker:OutputKmsKeyArn");

    /** Keys that only requests to list a bucket carry; the reference is not complete enough to say so of other keys. */
    private static final Set<String> KEYS_OF_LISTING = Set.of("s3:prefix", "s3:delimiter", "s3:max-keys");

    /** The network-interface actions that a training role needs in a VPC. */
    private static final Set<String> NETWORK_INTERFACE_ACTIONS = Set.of(
            "ec2:createnetworkinterface",
            "ec2:createnetworkinterfacepermission",
            "ec2:deletenetworkinterface",
            "ec2:deletenetworkinterfacepermission",
            "ec2:describenetworkinterfaces");

    private final ServiceAuthorization services;

    /** What can be found; beside each the arguments of its findings. */
    public enum Rule {
        /** No such action: the action; the one that was probably meant, or empty. */
        ACTION_DOES_NOT_EXIST,
        /** A blank, a comma, no prefix: it covers nothing: the action. */
        ACTION_MALFORMED,
        /** A pattern that no action of the service fits: the pattern. */
        ACTION_PATTERN_COVERS_NOTHING,
        /** An action on buckets, and only objects are named: the action, the resource, the bucket's ARN. */
        BUCKET_ACTION_ON_OBJECTS,
        /** An action on objects, and only buckets are named: the action, the resource, the objects' ARN. */
        OBJECT_ACTION_ON_BUCKET,
        /** An action that knows no resources, and no {@code *} is named: the action, the resource. */
        ACTION_NEEDS_WILDCARD_RESOURCE,
        /** Writing log events, and a log group without {@code :*} is named: the action, the resource, the right ARN. */
        LOG_GROUP_WITHOUT_STREAMS,
        /** None of the resources is of a kind that the action works on: the action, the resource, the kind's ARN. */
        RESOURCE_OF_ANOTHER_KIND,
        /** A network-interface action of a training role limited to resources: the action, the resource. */
        NETWORK_INTERFACE_SCOPED,
        /** A network-interface action of a training role with a condition: the action, the condition key. */
        NETWORK_INTERFACE_CONDITIONED,
        /** A condition key that AWS replaced: the key, the new one. */
        DEPRECATED_CONDITION_KEY,
        /** A condition key of listing buckets, and the statement's actions do not list: the key, an action. */
        CONDITION_KEY_NOT_FILLED,
        /** Passing a role limited by the role's tags, which is not reliable: the key. */
        PASS_ROLE_BY_TAG,
        /** A policy variable in a document without version 2012-10-17, where it is plain text: the value. */
        VARIABLE_WITHOUT_VERSION,
        /** A Principal where none belongs. */
        PRINCIPAL_NOT_ALLOWED,
        /** No Principal where one is needed. */
        PRINCIPAL_MISSING,
        /** No Resource where one is needed. */
        RESOURCE_MISSING,
        /** A wildcard inside a principal: it covers nobody: the principal. */
        PRINCIPAL_WITH_WILDCARD,
        /** The id of a principal that was deleted: the id. */
        PRINCIPAL_DELETED,
        /** NotPrincipal with Allow, which AWS does not support. */
        ALLOW_WITH_NOT_PRINCIPAL
    }

    /**
     * Something found.
     *
     * @param rule what
     * @param arguments what the rule says of them
     * @param statement the statement's index
     * @param position the element or value
     */
    public record Finding(Rule rule, List<String> arguments, int statement, Position position) {
        public Finding {
            arguments = List.copyOf(arguments);
        }
    }

    /** A linter on the reference that came with the program. */
    public PolicyLinter() {
        this(ServiceAuthorization.bundled());
    }

    PolicyLinter(ServiceAuthorization services) {
        this.services = services;
    }

    /** Everything found in a document, from its top to its end. */
    public List<Finding> lint(PolicyDocument document, PolicyKind kind) {
        List<Finding> findings = new ArrayList<>();
        for (Statement statement : document.statements()) {
            new OneStatement(statement, kind, document.hasVariables(), findings).lint();
        }
        findings.sort(
                Comparator.comparingInt((Finding finding) -> finding.position().line())
                        .thenComparingInt(finding -> finding.position().column()));
        return List.copyOf(findings);
    }

    /** The look at one statement. */
    private final class OneStatement {
        private final Statement statement;
        private final PolicyKind kind;
        private final boolean variables;
        private final List<Finding> findings;

        OneStatement(Statement statement, PolicyKind kind, boolean variables, List<Finding> findings) {
            this.statement = statement;
            this.kind = kind;
            this.variables = variables;
            this.findings = findings;
        }

        void lint() {
            principal();
            if (statement.resource().isEmpty() && kind.needsResource()) {
                found(Rule.RESOURCE_MISSING, statement.position());
            }
            for (Value action : statement.action().values()) {
                action(action);
            }
            conditions();
            if (!variables) {
                variablesWithoutVersion();
            }
        }

        private void found(Rule rule, Position position, String... arguments) {
            findings.add(new Finding(rule, List.of(arguments), statement.index(), position));
        }

        private void principal() {
            if (statement.principal().isEmpty()) {
                if (kind.namesPrincipals()) {
                    found(Rule.PRINCIPAL_MISSING, statement.position());
                }
                return;
            }
            Statement.PrincipalElement principal = statement.principal().get();
            if (!kind.namesPrincipals()) {
                found(Rule.PRINCIPAL_NOT_ALLOWED, principal.position());
            }
            if (principal.negated() && statement.effect() == Effect.ALLOW) {
                found(Rule.ALLOW_WITH_NOT_PRINCIPAL, principal.position());
            }
            for (PrincipalEntry entry : principal.entries()) {
                String text = entry.value().text();
                boolean wildcard = text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
                if (wildcard && !text.equals("*")) {
                    found(Rule.PRINCIPAL_WITH_WILDCARD, entry.value().position(), text);
                }
                if (entry.type().equals("AWS") && (text.startsWith("AROA") || text.startsWith("AIDA"))) {
                    found(Rule.PRINCIPAL_DELETED, entry.value().position(), text);
                }
            }
        }

        private void action(Value value) {
            String text = value.text();
            ActionPattern pattern = new ActionPattern(text);
            if (pattern.invalid()) {
                found(Rule.ACTION_MALFORMED, value.position(), text);
                return;
            }
            int colon = text.indexOf(':');
            if (colon < 0 || !services.knowsService(text.substring(0, colon))) {
                return;
            }
            boolean literal = text.indexOf('*') < 0 && text.indexOf('?') < 0;
            List<Action> covered = covered(text, pattern);
            if (covered.isEmpty()) {
                if (literal) {
                    found(
                            Rule.ACTION_DOES_NOT_EXIST,
                            value.position(),
                            text,
                            services.suggestion(text).orElse(""));
                } else {
                    found(Rule.ACTION_PATTERN_COVERS_NOTHING, value.position(), text);
                }
                return;
            }
            if (!statement.action().negated()) {
                networkInterfaces(value, text);
                resources(value, text, covered);
            }
        }

        private List<Action> covered(String text, ActionPattern pattern) {
            String prefix = text.substring(0, text.indexOf(':'));
            return services.actions(prefix).stream()
                    .filter(action -> pattern.fit(action.toLowerCase(Locale.ROOT)) == ActionPattern.Fit.YES)
                    .map(services::action)
                    .flatMap(Optional::stream)
                    .toList();
        }

        /** AWS asks for these statements without limits; a training role's are checked when the job starts. */
        private void networkInterfaces(Value value, String text) {
            boolean ofTrainingRole = kind == PolicyKind.IDENTITY && statement.effect() == Effect.ALLOW;
            String lower = text.toLowerCase(Locale.ROOT);
            ActionPattern pattern = new ActionPattern(text);
            boolean meant = lower.contains("networkinterface")
                    && NETWORK_INTERFACE_ACTIONS.stream().anyMatch(one -> pattern.fit(one) == ActionPattern.Fit.YES);
            if (!ofTrainingRole || !meant) {
                return;
            }
            Optional<ListElement> resource = statement.resource();
            if (resource.isPresent() && (resource.get().negated() || !namesEverything(resource.get()))) {
                found(
                        Rule.NETWORK_INTERFACE_SCOPED,
                        value.position(),
                        text,
                        resource.get().values().getFirst().text());
            }
            if (!statement.conditions().isEmpty()) {
                found(
                        Rule.NETWORK_INTERFACE_CONDITIONED,
                        value.position(),
                        text,
                        statement.conditions().getFirst().key());
            }
        }

        private static boolean namesEverything(ListElement resource) {
            return resource.values().stream().anyMatch(value -> value.text().equals("*"));
        }

        private void resources(Value value, String text, List<Action> covered) {
            if (statement.resource().isEmpty()) {
                return;
            }
            ListElement resource = statement.resource().get();
            if (resource.negated() || namesEverything(resource)) {
                return;
            }
            String first = resource.values().getFirst().text();
            if (covered.stream().allMatch(action -> action.resources().isEmpty())) {
                found(Rule.ACTION_NEEDS_WILDCARD_RESOURCE, value.position(), text, first);
                return;
            }
            List<ServiceAuthorization.ResourceType> types = covered.stream()
                    .flatMap(action -> action.resources().stream())
                    .distinct()
                    .toList();
            boolean some = types.stream()
                    .anyMatch(type ->
                            resource.values().stream().anyMatch(one -> Overlap.withForm(one.text(), type.arn())));
            if (!some) {
                ofAnotherKind(value, text, resource, types);
            }
        }

        private void ofAnotherKind(
                Value value, String text, ListElement resource, List<ServiceAuthorization.ResourceType> types) {
            List<String> names =
                    types.stream().map(ServiceAuthorization.ResourceType::name).toList();
            for (Value one : resource.values()) {
                String arn = one.text();
                Optional<Arn> parsed = Arn.parse(arn);
                boolean bucketArn = parsed.isPresent() && parsed.get().service().equals("s3");
                int slash = bucketArn ? parsed.get().resource().indexOf('/') : -1;
                if (names.contains("bucket") && slash > 0) {
                    String bucket = arn.substring(
                            0, arn.length() - parsed.get().resource().length() + slash);
                    found(Rule.BUCKET_ACTION_ON_OBJECTS, value.position(), text, arn, bucket);
                    return;
                }
                if (names.contains("object") && bucketArn && slash < 0) {
                    found(Rule.OBJECT_ACTION_ON_BUCKET, value.position(), text, arn, arn + "/*");
                    return;
                }
                if (names.contains("log-stream") && arn.contains(":log-group:")) {
                    found(Rule.LOG_GROUP_WITHOUT_STREAMS, value.position(), text, arn, arn + ":*");
                    return;
                }
            }
            found(
                    Rule.RESOURCE_OF_ANOTHER_KIND,
                    value.position(),
                    text,
                    resource.values().getFirst().text(),
                    likeliest(types, text).arn());
        }

        /** The type that the action's name speaks of, otherwise the first. */
        private static ServiceAuthorization.ResourceType likeliest(
                List<ServiceAuthorization.ResourceType> types, String action) {
            String lower = action.toLowerCase(Locale.ROOT);
            return types.stream()
                    .filter(type -> lower.contains(type.name().replace("-", "").toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElse(types.getFirst());
        }

        private void conditions() {
            for (ConditionElement condition : statement.conditions()) {
                String key = condition.key().toLowerCase(Locale.ROOT);
                if (DEPRECATED_KEYS.containsKey(key)) {
                    found(
                            Rule.DEPRECATED_CONDITION_KEY,
                            condition.position(),
                            condition.key(),
                            DEPRECATED_KEYS.get(key));
                } else if (isTagOfPassedRole(key)) {
                    found(Rule.PASS_ROLE_BY_TAG, condition.position(), condition.key());
                } else {
                    notFilled(condition, key);
                }
            }
        }

        private boolean isTagOfPassedRole(String key) {
            boolean tag = key.startsWith("iam:resourcetag/") || key.startsWith("aws:resourcetag/");
            return tag
                    && statement.action().values().stream()
                            .anyMatch(value -> value.text().equalsIgnoreCase("iam:PassRole"));
        }

        /** A key of listing, and none of the statement's actions lists. */
        private void notFilled(ConditionElement condition, String key) {
            if (!KEYS_OF_LISTING.contains(key) || statement.action().negated()) {
                return;
            }
            for (Value value : statement.action().values()) {
                String text = value.text();
                boolean another = !text.toLowerCase(Locale.ROOT).startsWith("s3:");
                if (another
                        || covered(text, new ActionPattern(text)).stream()
                                .anyMatch(covered -> covered.conditionKeys().contains(key))) {
                    return;
                }
            }
            found(
                    Rule.CONDITION_KEY_NOT_FILLED,
                    condition.position(),
                    condition.key(),
                    statement.action().values().getFirst().text());
        }

        private void variablesWithoutVersion() {
            statement.resource().stream()
                    .flatMap(resource -> resource.values().stream())
                    .filter(value -> value.text().contains("${"))
                    .forEach(value -> found(Rule.VARIABLE_WITHOUT_VERSION, value.position(), value.text()));
            statement.conditions().stream()
                    .flatMap(condition -> condition.values().stream())
                    .filter(value -> value.text().contains("${"))
                    .forEach(value -> found(Rule.VARIABLE_WITHOUT_VERSION, value.position(), value.text()));
        }
    }
}
