package dev.trainlight.diagnosis.requirement;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.Warning;
import dev.trainlight.evidence.Resource;
import dev.trainlight.sagemaker.Stage;
import dev.trainlight.sagemaker.TrainingJob;
import java.util.List;
import java.util.Optional;

/** VPC-01 to VPC-09: the network interfaces of a job with VpcConfig (permission-model §5.2). */
final class VpcRequirements implements StageRules {
    private record Describe(String rule, String action) {}

    private static final List<Describe> DESCRIBE = List.of(
            new Describe("VPC-05", "ec2:DescribeNetworkInterfaces"),
            new Describe("VPC-06", "ec2:DescribeVpcs"),
            new Describe("VPC-07", "ec2:DescribeDhcpOptions"),
            new Describe("VPC-08", "ec2:DescribeSubnets"),
            new Describe("VPC-09", "ec2:DescribeSecurityGroups"));

    @Override
    public void collect(Ground ground, Needs needs) {
        Optional<TrainingJob.Vpc> vpc = ground.facts().job().vpc();
        if (vpc.isEmpty()) {
            return;
        }
        createInterface(ground, needs, vpc.get());
        String interfaces = arn(ground.facts(), "network-interface/*");
        needs.add(ec2(ground, "VPC-02", "ec2:CreateNetworkInterfacePermission", interfaces)
                .titled("permit-interface"));
        needs.add(
                ec2(ground, "VPC-03", "ec2:DeleteNetworkInterface", interfaces).titled("delete-interface"));
        needs.add(ec2(ground, "VPC-04", "ec2:DeleteNetworkInterfacePermission", interfaces)
                .titled("withdraw-interface"));
        for (Describe describe : DESCRIBE) {
            needs.add(ground.principals()
                    .executionRole(describe.rule(), Stage.VPC, describe.action())
                    .onEverything()
                    .keys(keys -> network(ground.facts(), keys))
                    .unsettled(regionUnsettled(ground.facts()))
                    .titled("describe-network"));
        }
        if (S3Route.of(ground.facts()).kind() == S3Route.Kind.NO_ENDPOINT) {
            needs.warning(new Warning("VPC-01", Optional.of(Stage.VPC), Sentence.of("warning.no-s3-endpoint")));
        }
    }

    /** One call, authorized on three kinds of resource: the interface, each subnet and each security group. */
    private static void createInterface(Ground ground, Needs needs, TrainingJob.Vpc vpc) {
        JobFacts facts = ground.facts();
        String action = "ec2:CreateNetworkInterface";
        needs.add(
                ec2(ground, "VPC-01", action, arn(facts, "network-interface/*")).titled("create-interface"));
        for (String subnet : vpc.subnets()) {
            needs.add(ec2(ground, "VPC-01", action, arn(facts, "subnet/" + subnet))
                    .keys(keys -> place(facts, keys, "subnet/" + subnet, "ec2:SubnetID", subnet))
                    .titled("create-interface-subnet", subnet));
        }
        for (String group : vpc.securityGroups()) {
            needs.add(ec2(ground, "VPC-01", action, arn(facts, "security-group/" + group))
                    .keys(keys -> place(facts, keys, "security-group/" + group, "ec2:SecurityGroupID", group))
                    .titled("create-interface-group", group));
        }
    }

    private static void place(JobFacts facts, ContextKeys keys, String suffix, String key, String id) {
        keys.put(key, id);
        facts.resourceEnding(suffix)
                .flatMap((Resource resource) -> resource.text("vpcId").toOptional())
                .ifPresent(
                        vpcId -> keys.put("ec2:Vpc", arn(facts, "vpc/" + vpcId)).put("ec2:VpcID", vpcId));
    }

    private static Need ec2(Ground ground, String rule, String action, String resource) {
        JobFacts facts = ground.facts();
        return ground.principals()
                .executionRole(rule, Stage.VPC, action)
                .on(resource, facts.knownAccount())
                .keys(keys -> network(facts, keys))
                .unsettled(facts.whereUnsettled());
    }

    private static void network(JobFacts facts, ContextKeys keys) {
        // SageMaker makes these calls from its own network.
        keys.putIfKnown("ec2:Region", facts.knownRegion())
                .absent("aws:SourceVpc", "aws:SourceVpce", "aws:SourceVpcArn", "aws:VpcSourceIp", "aws:TagKeys");
    }

    private static List<Sentence> regionUnsettled(JobFacts facts) {
        return facts.knownRegion().isPresent() ? List.of() : List.of(Sentence.of("missing.region"));
    }

    private static String arn(JobFacts facts, String resource) {
        return "arn:" + facts.partition() + ":ec2:" + facts.region() + ":" + facts.account() + ":" + resource;
    }
}
