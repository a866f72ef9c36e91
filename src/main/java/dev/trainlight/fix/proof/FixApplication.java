package dev.trainlight.fix.proof;

import dev.trainlight.evidence.Case;
import dev.trainlight.fix.Change;
import dev.trainlight.fix.Change.Target;
import dev.trainlight.fix.Fix;
import dev.trainlight.fix.Operation;
import dev.trainlight.fix.remedy.PermissionSetRemedy;
import dev.trainlight.fix.remedy.Place;
import dev.trainlight.iam.Arn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Applies a finished fix to a case, as its owners would to the account: each document in its place. What is only asked for
 * changes nothing.
 */
public final class FixApplication {
    private FixApplication() {}

    /** The case as it would be collected once every change of the fix was made. */
    public static Case apply(Case evidence, Fix fix) {
        return apply(evidence, fix.changes());
    }

    /** The case as it would be collected once these changes were made. */
    public static Case apply(Case evidence, List<Change> changes) {
        CaseEditor editor = CaseEditor.of(evidence);
        for (Change change : changes) {
            if (change.operation() != Operation.ASK && change.document().isPresent()) {
                JsonNode document = change.document().get();
                places(evidence, change.target())
                        .forEach(place -> editor.put(
                                place,
                                place instanceof Place.Request
                                        ? rerun(editor.document(place).orElse(document), document)
                                        : document));
            }
        }
        return editor.read();
    }

    private static List<Place> places(Case evidence, Target target) {
        String arn = target.arn();
        String name = target.policyName().orElse("");
        return switch (target.type()) {
            case ROLE_INLINE_POLICY, USER_POLICY -> List.of(new Place.IdentityPolicy(arn, name, Optional.empty()));
            case GROUP_POLICY ->
                principals(evidence).stream()
                        .filter(owner -> hasGroup(
                                owner, Arn.parse(arn).map(Arn::resourceName).orElse(arn)))
                        .<Place>map(owner ->
                                new Place.IdentityPolicy(owner.path("arn").asString(""), name, Optional.empty()))
                        .toList();
            case PERMISSION_SET ->
                List.of(new Place.IdentityPolicy(arn, PermissionSetRemedy.INLINE_POLICY, Optional.empty()));
            case MANAGED_POLICY ->
                List.of(new Place.IdentityPolicy(target.attachedTo().orElse(""), name, Optional.of(arn)));
            case PERMISSIONS_BOUNDARY ->
                principals(evidence).stream()
                        .filter(owner -> owner.path("permissionsBoundary")
                                .path("arn")
                                .asString("")
                                .equals(arn))
                        .<Place>map(
                                owner -> new Place.Boundary(owner.path("arn").asString("")))
                        .toList();
            case SESSION_POLICY -> List.of(new Place.SessionPolicy(arn, name));
            case ROLE_TAGS -> List.of(new Place.RoleTags(arn));
            case TRUST_POLICY -> List.of(new Place.Trust(arn));
            case BUCKET_POLICY, KEY_POLICY, REPOSITORY_POLICY -> List.of(new Place.ResourcePolicy(arn));
            case KEY_GRANT -> List.of(new Place.KeyGrants(arn));
            case VPC_ENDPOINT_POLICY -> List.of(new Place.EndpointPolicy(name));
            case TRAINING_JOB_REQUEST -> List.of(new Place.Request());
            case SERVICE_CONTROL_POLICY, RESOURCE_CONTROL_POLICY -> List.of();
        };
    }

    /** The described job with the request's fields, under its own name. */
    private static JsonNode rerun(JsonNode job, JsonNode request) {
        ObjectNode copy = (ObjectNode) job.deepCopy();
        request.properties().stream()
                .filter(field -> !field.getKey().equals("TrainingJobName"))
                .forEach(field -> {
                    String camel = field.getKey().substring(0, 1).toLowerCase(java.util.Locale.ROOT)
                            + field.getKey().substring(1);
                    copy.remove(camel);
                    copy.set(field.getKey(), field.getValue());
                });
        return copy;
    }

    private static List<JsonNode> principals(Case evidence) {
        List<JsonNode> principals = new ArrayList<>();
        evidence.json().path("principals").forEach(principals::add);
        return principals;
    }

    private static boolean hasGroup(JsonNode owner, String group) {
        for (JsonNode policy : owner.path("identityPolicies")) {
            if (policy.path("group").asString("").equals(group)) {
                return true;
            }
        }
        return false;
    }
}
