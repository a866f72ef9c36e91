package dev.trainlight.fix.proof;

import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CaseFormatException;
import dev.trainlight.evidence.CaseReader;
import dev.trainlight.evidence.Principal;
import dev.trainlight.fix.remedy.Place;
import dev.trainlight.fix.remedy.SamePrincipal;
import dev.trainlight.iam.PolicyDocument;
import dev.trainlight.iam.PolicySyntaxException;
import dev.trainlight.iam.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A copy of a case whose documents can be read and replaced by their {@link Place}. What the copy becomes is read anew, so
 * that a changed case means exactly what the same case would mean if it had been collected so.
 */
public final class CaseEditor {
    private static final List<String> PRINCIPALS = List.of(Principal.CALLER, Principal.EXECUTION_ROLE);

    /** Stands for the policies that were not collected, so that what is added does not pass for all there is. */
    private static final String UNREAD = "policies that were not read";

    private final ObjectNode json;

    private CaseEditor(ObjectNode json) {
        this.json = json;
    }

    /** An editor of a copy of that case. */
    public static CaseEditor of(Case evidence) {
        return new CaseEditor(evidence.json().deepCopy());
    }

    /** An editor of a copy of what this one holds now. */
    public CaseEditor copy() {
        return new CaseEditor(json.deepCopy());
    }

    /** The case as it stands now. */
    public Case read() {
        try {
            return CaseReader.of(json.deepCopy());
        } catch (CaseFormatException broken) {
            throw new IllegalStateException("a case that was read became none", broken);
        }
    }

    /** The document there, as an object: unknown where it was not collected or cannot be read, none where there is none. */
    public Slot<JsonNode> document(Place place) {
        return switch (place) {
            case Place.IdentityPolicy policy -> identity(policy);
            case Place.Boundary(String principal) ->
                first(owners(principal, false), owner -> named(owner.path("permissionsBoundary")));
            case Place.SessionPolicy session ->
                first(
                        owners(session.principal(), false),
                        owner -> inList(owner.path("sessionPolicies"), session.name(), Optional.empty()));
            case Place.Trust(String role) -> first(owners(role, false), owner -> parsed(owner.path("trustPolicy")));
            case Place.ResourcePolicy(String arn) -> first(resources(arn), resource -> parsed(resource.path("policy")));
            case Place.KeyGrants(String key) -> first(resources(key), resource -> plain(resource.path("grants")));
            case Place.EndpointPolicy(String id) -> first(endpoints(id), item -> parsed(item.path("PolicyDocument")));
            case Place.RoleTags(String role) -> first(owners(role, false), owner -> plain(owner.path("tags")));
            case Place.Request _ -> job().<Slot<JsonNode>>map(Slot::of).orElse(Slot.none());
            case Place.Organization organization -> organization(organization);
        };
    }

    /** Puts a document there; for the grants on a key, the input of one more grant. */
    public void put(Place place, JsonNode document) {
        switch (place) {
            case Place.IdentityPolicy policy -> putIdentity(policy, document);
            case Place.Boundary(String principal) ->
                sharers(principal).forEach(owner -> putNamed(owner, "permissionsBoundary", document));
            case Place.SessionPolicy session ->
                owners(session.principal(), false)
                        .forEach(owner ->
                                putInList(array(owner, "sessionPolicies"), session.name(), Optional.empty(), document));
            case Place.Trust(String role) -> owners(role, false).forEach(owner -> owner.set("trustPolicy", document));
            case Place.ResourcePolicy(String arn) ->
                resources(arn).forEach(resource -> resource.set("policy", document));
            case Place.KeyGrants(String key) ->
                resources(key).forEach(resource -> array(resource, "grants").add(document));
            case Place.EndpointPolicy(String id) -> endpoints(id).forEach(item -> item.set("PolicyDocument", document));
            case Place.RoleTags(String role) -> owners(role, false).forEach(owner -> owner.set("tags", document));
            case Place.Request _ -> putJob(document);
            case Place.Organization organization -> putOrganization(organization, document);
        }
    }

    /**
     * As if the job had not run yet: what the last run, or the last attempt, left behind as words says nothing about the
     * next one.
     */
    public CaseEditor withoutTestimony() {
        for (String name : List.of("message", "where", "cloudTrailEvents", "logEvents")) {
            json.remove(name);
        }
        if (json.path("trainingJob") instanceof ObjectNode job) {
            job.remove(List.of("FailureReason", "failureReason"));
        }
        return this;
    }

    /** As if no policy of the organization of that kind applied: what is asked for is taken as given. */
    public void withoutOrganizationPolicies(boolean resourceControl) {
        if (json.path("organization") instanceof ObjectNode organization) {
            organization.putNull(resourceControl ? "resourceControlPolicies" : "serviceControlPolicies");
        }
    }

    /** The names of the principal's own inline policies. */
    public List<String> inlinePolicies(String principal) {
        List<String> names = new ArrayList<>();
        for (ObjectNode owner : owners(principal, false)) {
            for (JsonNode policy : owner.path("identityPolicies")) {
                String kind = policy.path("kind").asString(policy.has("arn") ? "" : "inline");
                if (kind.equals("inline") && policy.hasNonNull("name") && !policy.has("group")) {
                    names.add(nameOf(policy));
                }
            }
        }
        return names.stream().distinct().toList();
    }

    /** Of the principal itself; a managed policy also of any other principal that has it. */
    private Slot<JsonNode> identity(Place.IdentityPolicy policy) {
        for (ObjectNode owner : owners(policy.principal(), policy.arn().isPresent())) {
            Slot<JsonNode> here = inList(owner.path("identityPolicies"), policy.name(), policy.arn());
            if (here.isPresent()) {
                return here;
            }
        }
        return first(
                owners(policy.principal(), false),
                owner -> inList(owner.path("identityPolicies"), policy.name(), policy.arn()));
    }

    private void putIdentity(Place.IdentityPolicy policy, JsonNode document) {
        for (ObjectNode owner : owners(policy.principal(), false)) {
            boolean unread = owner.path("identityPolicies").isMissingNode();
            ArrayNode list = array(owner, "identityPolicies");
            if (unread) {
                list.addObject().put("name", UNREAD);
            }
            if (!putInList(list, policy.name(), policy.arn(), document)) {
                ObjectNode item = list.addObject().put("name", policy.name());
                policy.arn().ifPresent(arn -> item.put("arn", arn));
                item.put("kind", policy.arn().isPresent() ? "customer-managed" : "inline");
                item.set("document", document);
            }
        }
        if (policy.arn().isPresent()) {
            owners(policy.principal(), true)
                    .forEach(owner -> putInList(owner.path("identityPolicies"), policy.name(), policy.arn(), document));
        }
    }

    /** The principals of the case with that ARN, or all of them. */
    private List<ObjectNode> owners(String principal, boolean all) {
        List<ObjectNode> owners = new ArrayList<>();
        for (String name : PRINCIPALS) {
            if (json.path("principals").path(name) instanceof ObjectNode owner
                    && (all || SamePrincipal.in(owner, name, principal))) {
                owners.add(owner);
            }
        }
        return owners;
    }

    /** The principals that have the same boundary as that one. */
    private List<ObjectNode> sharers(String principal) {
        String arn = owners(principal, false).stream()
                .map(owner -> owner.path("permissionsBoundary").path("arn").asString(""))
                .findFirst()
                .orElse("");
        return arn.isEmpty()
                ? owners(principal, false)
                : owners(principal, true).stream()
                        .filter(owner -> owner.path("permissionsBoundary")
                                .path("arn")
                                .asString("")
                                .equals(arn))
                        .toList();
    }

    private List<ObjectNode> resources(String arn) {
        return items("resources", "arn", arn);
    }

    private List<ObjectNode> endpoints(String id) {
        return items("vpcEndpoints", "VpcEndpointId", id);
    }

    private List<ObjectNode> items(String list, String key, String value) {
        List<ObjectNode> items = new ArrayList<>();
        json.path(list).forEach(node -> {
            if (node instanceof ObjectNode item && item.path(key).asString("").equals(value)) {
                items.add(item);
            }
        });
        return items;
    }

    private Optional<ObjectNode> job() {
        for (String name : List.of("trainingJob", "createTrainingJobRequest")) {
            if (json.path(name) instanceof ObjectNode job) {
                return Optional.of(job);
            }
        }
        return Optional.empty();
    }

    private void putJob(JsonNode document) {
        json.set(json.path("trainingJob").isObject() ? "trainingJob" : "createTrainingJobRequest", document);
    }

    private Slot<JsonNode> organization(Place.Organization place) {
        for (JsonNode level : json.path("organization").path(levels(place))) {
            Slot<JsonNode> found = inList(level, place.name(), Optional.of(place.name()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Slot.unknown();
    }

    private void putOrganization(Place.Organization place, JsonNode document) {
        for (JsonNode level : json.path("organization").path(levels(place))) {
            putInList(level, place.name(), Optional.of(place.name()), document);
        }
    }

    private static String levels(Place.Organization place) {
        return place.resourceControl() ? "resourceControlPolicies" : "serviceControlPolicies";
    }

    private static ArrayNode array(ObjectNode owner, String name) {
        return owner.path(name) instanceof ArrayNode list ? list : owner.putArray(name);
    }

    /** A policy's index in a list, by its ARN, its name, or the number that stands for a name. */
    private static int index(JsonNode list, String name, Optional<String> arn) {
        for (int i = 0; i < list.size(); i++) {
            JsonNode item = list.path(i);
            if (arn.isPresent() && item.path("arn").asString("").equals(arn.get())) {
                return i;
            }
            boolean bare = item.isString() || item.has("Statement") || !item.hasNonNull("name") && !item.has("arn");
            String itemName = bare ? "policy " + (i + 1) : nameOf(item);
            if ((arn.isEmpty() || !item.has("arn") || Objects.equals(arn.get(), name)) && itemName.equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static String nameOf(JsonNode item) {
        String arn = item.path("arn").asString("");
        return item.path("name").asString(arn.substring(arn.lastIndexOf('/') + 1));
    }

    private static Slot<JsonNode> inList(JsonNode list, String name, Optional<String> arn) {
        if (list.isMissingNode()) {
            return Slot.unknown();
        }
        int index = index(list, name, arn);
        return index < 0 ? Slot.none() : named(list.path(index));
    }

    private static boolean putInList(JsonNode list, String name, Optional<String> arn, JsonNode document) {
        int index = index(list, name, arn);
        if (index < 0) {
            return false;
        }
        if (list.path(index) instanceof ObjectNode item && !item.has("Statement")) {
            item.set("document", document);
        } else {
            ((ArrayNode) list).set(index, document);
        }
        return true;
    }

    private static void putNamed(ObjectNode owner, String field, JsonNode document) {
        if (owner.path(field) instanceof ObjectNode item && !item.has("Statement")) {
            item.set("document", document);
        } else {
            owner.set(field, document);
        }
    }

    /** A named policy's document, or a bare document; a named policy without one could not be read. */
    private static Slot<JsonNode> named(JsonNode item) {
        if (item.isMissingNode()) {
            return Slot.unknown();
        }
        if (item.isNull()) {
            return Slot.none();
        }
        if (item.isString() || item.has("Statement")) {
            return parsed(item);
        }
        JsonNode document = item.path("document");
        return document.isNull() ? Slot.unknown() : parsed(document);
    }

    private static Slot<JsonNode> parsed(JsonNode document) {
        if (document.isMissingNode()) {
            return Slot.unknown();
        }
        if (document.isNull()) {
            return Slot.none();
        }
        try {
            return Slot.of(PolicyDocument.of(document).json());
        } catch (PolicySyntaxException fault) {
            return Slot.unknown();
        }
    }

    private static Slot<JsonNode> plain(JsonNode node) {
        if (node.isMissingNode()) {
            return Slot.unknown();
        }
        return node.isNull() ? Slot.none() : Slot.of(node);
    }

    private interface Finder {
        Slot<JsonNode> find(ObjectNode owner);
    }

    private static Slot<JsonNode> first(List<ObjectNode> owners, Finder finder) {
        return owners.isEmpty() ? Slot.unknown() : finder.find(owners.getFirst());
    }
}
