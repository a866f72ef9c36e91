package dev.trainlight.aws.collect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the network of a job: subnets with their route tables, security groups, and the endpoints of the VPC. */
final class VpcEvidence {
    private static final String SUBNETS = "ec2:DescribeSubnets";

    private final Gathering gathering;
    private final Ec2Reader ec2;
    private final Map<String, String> subnetArns = new ConcurrentHashMap<>();

    VpcEvidence(Gathering gathering) {
        this.gathering = gathering;
        this.ec2 = new Ec2Reader(gathering.session());
    }

    /** There is no VPC: no endpoint stands between the job and S3. */
    void none() {
        gathering.draft().put("vpcEndpoints", JsonNodeFactory.instance.arrayNode());
    }

    /** Reads these subnets and security groups, and the VPC that they lie in. */
    void read(List<String> subnets, List<String> groups) {
        if (!subnets.isEmpty()) {
            gathering.calls().fork(() -> subnets(subnets));
        }
        if (!groups.isEmpty()) {
            gathering.calls().fork(() -> groups(groups));
        }
    }

    private String arn(String resource, String owner) {
        return "arn:%s:ec2:%s:%s:%s"
                .formatted(
                        gathering.identity().partition(),
                        gathering.identity().region(),
                        owner.isEmpty() ? gathering.identity().accountId() : owner,
                        resource);
    }

    private static String text(JsonNode item, String field) {
        return item.path(field).asString("");
    }

    private void subnets(List<String> ids) {
        gathering
                .calls()
                .ask(Ask.of(SUBNETS, "subnets", arn("subnet/" + ids.getFirst(), "")), () -> ec2.subnets(ids))
                .toOptional()
                .ifPresent(items -> {
                    for (JsonNode item : items) {
                        String owner = text(item, "OwnerId");
                        String arn = Optional.of(text(item, "SubnetArn"))
                                .filter(given -> !given.isEmpty())
                                .orElseGet(() -> arn("subnet/" + text(item, "SubnetId"), owner));
                        subnetArns.put(text(item, "SubnetId"), arn);
                        gathering.draft().resource(arn, node -> {
                            node.put("accountId", owner).put("vpcId", text(item, "VpcId"));
                            node.set("availabilityZone", item.path("AvailabilityZone"));
                            node.set("availableIpAddressCount", item.path("AvailableIpAddressCount"));
                        });
                    }
                    items.forEach(item -> vpc(text(item, "VpcId"), text(item, "OwnerId")));
                });
    }

    private void groups(List<String> ids) {
        gathering
                .calls()
                .ask(
                        Ask.of(
                                "ec2:DescribeSecurityGroups",
                                "security groups",
                                arn("security-group/" + ids.getFirst(), "")),
                        () -> ec2.securityGroups(ids))
                .toOptional()
                .ifPresent(items -> {
                    for (JsonNode item : items) {
                        String arn = arn("security-group/" + text(item, "GroupId"), text(item, "OwnerId"));
                        gathering.draft().resource(arn, node -> {
                            node.put("accountId", text(item, "OwnerId")).put("vpcId", text(item, "VpcId"));
                            node.set("ingress", list(item, "IpPermissions"));
                            node.set("egress", list(item, "IpPermissionsEgress"));
                        });
                    }
                    // Where the subnets may not be read, the groups lead to the VPC too.
                    items.forEach(item -> vpc(text(item, "VpcId"), ""));
                });
    }

    private static JsonNode list(JsonNode item, String field) {
        return item.path(field).isArray() ? item.path(field) : JsonNodeFactory.instance.arrayNode();
    }

    private void vpc(String vpc, String owner) {
        if (vpc.isEmpty()) {
            return;
        }
        gathering.calls().once("endpoints of " + vpc, () -> endpoints(vpc));
        if (!subnetArns.isEmpty()) {
            gathering.calls().once("routes of " + vpc, () -> routes(vpc, owner));
            gathering.calls().once("access lists of " + vpc, () -> accessLists(vpc, owner));
        }
        gathering.calls().once("names of " + vpc, () -> names(vpc, owner));
    }

    private void endpoints(String vpc) {
        gathering
                .calls()
                .ask(
                        Ask.of("ec2:DescribeVpcEndpoints", "VPC endpoints", arn("vpc/" + vpc, "")),
                        () -> ec2.endpoints(vpc))
                .toOptional()
                .ifPresent(items -> {
                    ArrayNode array = JsonNodeFactory.instance.arrayNode();
                    items.stream()
                            .sorted((a, b) -> text(a, "VpcEndpointId").compareTo(text(b, "VpcEndpointId")))
                            .forEach(array::add);
                    gathering.draft().put("vpcEndpoints", array);
                });
    }

    private void routes(String vpc, String owner) {
        gathering
                .calls()
                .ask(
                        Ask.of("ec2:DescribeRouteTables", "route tables", arn("vpc/" + vpc, owner)),
                        () -> ec2.routeTables(vpc))
                .toOptional()
                .ifPresent(tables -> {
                    Map<String, String> bySubnet = new ConcurrentHashMap<>();
                    Optional<String> main = Optional.empty();
                    for (JsonNode table : tables) {
                        for (JsonNode association : table.path("Associations")) {
                            if (association.has("SubnetId")) {
                                bySubnet.put(text(association, "SubnetId"), text(table, "RouteTableId"));
                            }
                            if (association.path("Main").asBoolean(false)) {
                                main = Optional.of(text(table, "RouteTableId"));
                            }
                        }
                    }
                    // A subnet without a table of its own uses the main one.
                    Optional<String> otherwise = main;
                    subnetArns.forEach((subnet, arn) -> Optional.ofNullable(bySubnet.get(subnet))
                            .or(() -> otherwise)
                            .ifPresent(table -> {
                                gathering.draft().resource(arn, node -> node.put("routeTableId", table));
                                tables.stream()
                                        .filter(item ->
                                                text(item, "RouteTableId").equals(table))
                                        .forEach(item -> table(item, owner));
                            }));
                });
    }

    private void table(ObjectNode item, String owner) {
        gathering.draft().resource(arn("route-table/" + text(item, "RouteTableId"), owner), node -> {
            node.put("vpcId", text(item, "VpcId"));
            node.set("routes", list(item, "Routes"));
        });
    }

    private void accessLists(String vpc, String owner) {
        gathering
                .calls()
                .ask(
                        Ask.of("ec2:DescribeNetworkAcls", "network access lists", arn("vpc/" + vpc, owner)),
                        () -> ec2.networkAcls(vpc))
                .toOptional()
                .ifPresent(items -> items.stream()
                        .filter(this::ofOurSubnets)
                        .forEach(item -> gathering
                                .draft()
                                .resource(arn("network-acl/" + text(item, "NetworkAclId"), owner), node -> {
                                    node.put("vpcId", vpc);
                                    node.set("entries", list(item, "Entries"));
                                })));
    }

    private boolean ofOurSubnets(JsonNode accessList) {
        for (JsonNode association : accessList.path("Associations")) {
            if (subnetArns.containsKey(text(association, "SubnetId"))) {
                return true;
            }
        }
        return false;
    }

    private void names(String vpc, String owner) {
        String arn = arn("vpc/" + vpc, owner);
        gathering
                .calls()
                .ask(
                        Ask.of("ec2:DescribeVpcAttribute", "whether the VPC resolves names", arn),
                        () -> ec2.dnsSupport(vpc))
                .toOptional()
                .ifPresent(on -> gathering
                        .draft()
                        .resource(arn, node -> node.put("vpcId", vpc).put("enableDnsSupport", on)));
    }
}
