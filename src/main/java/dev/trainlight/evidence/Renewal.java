package dev.trainlight.evidence;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parts of a case that are read again, because somebody may have changed them since; the rest stays as it was read.
 * A part that was read later than its case says when: {@value #AT}, beside its other fields.
 *
 * @param principals {@code caller}, {@code executionRole}
 * @param resources ARNs; of a key also the name by which it was asked for
 * @param organization whether the policies of the organization are among them
 * @param network whether the network of the job is: subnets, security groups, VPC endpoints
 */
public record Renewal(Set<String> principals, Set<String> resources, boolean organization, boolean network) {
    /** The field that says when a principal, a resource or the organization was read. */
    public static final String AT = "collectedAt";

    /** The same for the VPC endpoints, which are a list and have no fields. */
    public static final String ENDPOINTS_AT = "vpcEndpointsCollectedAt";

    private static final String ENDPOINTS = "vpcEndpoints";
    private static final String ORGANIZATION = "organization";

    public Renewal {
        principals = Set.copyOf(principals);
        resources = Set.copyOf(resources);
    }

    /** Whether nothing is to be read again. */
    public boolean nothing() {
        return principals.isEmpty() && resources.isEmpty() && !organization && !network;
    }

    /**
     * The case with these parts as they are now. What could not be read this time is unknown, whatever it was before; AWS's
     * own opinion was about the case as it was, and is gone.
     *
     * @param before the case as it was
     * @param now what was read again, and nothing else
     */
    public Case merge(Case before, Case now) {
        ObjectNode json = before.json().deepCopy();
        json.remove(AwsOpinions.FIELD);
        String at = now.collectedAt().orElseThrow().toString();
        principals(json, now, at);
        resources(json, now, at);
        if (organization) {
            replace(json, ORGANIZATION, now);
            if (json.get(ORGANIZATION) instanceof ObjectNode read) {
                read.put(AT, at);
            }
        }
        if (network) {
            replace(json, ENDPOINTS, now);
            json.put(ENDPOINTS_AT, at);
        }
        gaps(json, before, now);
        CallMade.write(CallMade.merge(CallMade.of(before), CallMade.of(now)), json);
        try {
            return CaseReader.of(json);
        } catch (CaseFormatException ours) {
            throw new IllegalStateException("A gathered case is no case", ours);
        }
    }

    private void principals(ObjectNode json, Case now, String at) {
        for (String which : principals) {
            if (now.json().path("principals").get(which) instanceof ObjectNode read) {
                ((ObjectNode) json.path("principals"))
                        .set(which, read.deepCopy().put(AT, at));
            }
        }
    }

    private static void resources(ObjectNode json, Case now, String at) {
        TreeMap<String, JsonNode> byArn = new TreeMap<>();
        json.path("resources").forEach(each -> byArn.put(arn(each), each));
        now.json().path("resources").forEach(each -> byArn.put(arn(each), ((ObjectNode) each.deepCopy()).put(AT, at)));
        if (!byArn.isEmpty()) {
            json.putArray("resources").addAll(byArn.values());
        }
    }

    private static String arn(JsonNode resource) {
        return resource.path("arn").asString("");
    }

    private static void replace(ObjectNode json, String field, Case now) {
        Optional.ofNullable(now.json().get(field))
                .ifPresentOrElse(read -> json.set(field, read.deepCopy()), () -> json.remove(field));
    }

    private void gaps(ObjectNode json, Case before, Case now) {
        Set<String> asked = new HashSet<>(resources);
        now.json().path("resources").forEach(each -> asked.add(arn(each)));
        Set<String> kept = new HashSet<>();
        before.json()
                .path("principals")
                .properties()
                .forEach(each ->
                        documents(each.getValue()).forEach((principals.contains(each.getKey()) ? asked : kept)::add));
        asked.removeAll(kept);
        ArrayNode gaps = json.putArray("gaps");
        before.json().path("gaps").forEach(gap -> {
            if (!overtaken(gap, asked)) {
                gaps.add(gap);
            }
        });
        now.json().path("gaps").forEach(gaps::add);
    }

    /** The ARNs under which gaps of a principal stand: its own, and those of its managed policies. */
    private static Stream<String> documents(JsonNode principal) {
        Stream.Builder<String> arns = Stream.builder();
        arns.add(arn(principal)).add(arn(principal.path("permissionsBoundary")));
        principal.path("identityPolicies").forEach(policy -> arns.add(arn(policy)));
        return arns.build().filter(arn -> !arn.isEmpty());
    }

    private boolean overtaken(JsonNode gap, Set<String> asked) {
        String call = gap.path("call").asString("");
        return asked.contains(gap.path("resource").asString(""))
                || call.equals("iam:SimulatePrincipalPolicy")
                || organization && call.startsWith("organizations:")
                || network && call.startsWith("ec2:");
    }
}
