package dev.trainlight.evidence;

import dev.trainlight.iam.PolicyDocument;
import dev.trainlight.iam.Slot;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * An item of {@code DescribeVpcEndpoints}.
 *
 * @param id VpcEndpointId
 * @param vpcId VpcId
 * @param serviceName such as {@code com.amazonaws.eu-west-1.s3}
 * @param type {@code Gateway} or {@code Interface}
 * @param routeTableIds of a gateway endpoint
 * @param subnetIds of an interface endpoint
 * @param policy PolicyDocument; none or absent means full access where EC2 gave the item
 * @param json the whole item
 */
public record VpcEndpoint(
        String id,
        String vpcId,
        String serviceName,
        String type,
        List<String> routeTableIds,
        List<String> subnetIds,
        Slot<PolicyDocument> policy,
        JsonNode json) {}
