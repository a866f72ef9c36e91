package dev.trainlight.aws.collect;

import dev.trainlight.aws.AwsSession;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;
import tools.jackson.databind.node.ObjectNode;

/** The only class that touches EC2's large library: a few questions, answered as JSON in EC2's own words. */
final class Ec2Reader {
    private final AwsSession session;

    Ec2Reader(AwsSession session) {
        this.session = session;
    }

    List<ObjectNode> subnets(List<String> ids) {
        return json(ec2().describeSubnets(r -> r.subnetIds(ids)).subnets().stream());
    }

    List<ObjectNode> securityGroups(List<String> ids) {
        return json(ec2().describeSecurityGroups(r -> r.groupIds(ids)).securityGroups().stream());
    }

    List<ObjectNode> routeTables(String vpc) {
        return json(ec2().describeRouteTablesPaginator(r -> r.filters(of(vpc))).routeTables().stream());
    }

    List<ObjectNode> endpoints(String vpc) {
        return json(ec2().describeVpcEndpointsPaginator(r -> r.filters(of(vpc))).vpcEndpoints().stream());
    }

    List<ObjectNode> networkAcls(String vpc) {
        return json(ec2().describeNetworkAclsPaginator(r -> r.filters(of(vpc))).networkAcls().stream());
    }

    boolean dnsSupport(String vpc) {
        return Boolean.TRUE.equals(
                ec2().describeVpcAttribute(r -> r.vpcId(vpc).attribute(VpcAttributeName.ENABLE_DNS_SUPPORT))
                        .enableDnsSupport()
                        .value());
    }

    private Ec2Client ec2() {
        return session.client(Ec2Client.builder());
    }

    private static Filter of(String vpc) {
        return Filter.builder().name("vpc-id").values(vpc).build();
    }

    private static List<ObjectNode> json(Stream<? extends SdkPojo> items) {
        return items.map(SdkJson::of).toList();
    }
}
