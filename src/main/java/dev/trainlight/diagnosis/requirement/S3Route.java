package dev.trainlight.diagnosis.requirement;

import dev.trainlight.evidence.Resource;
import dev.trainlight.evidence.VpcEndpoint;
import dev.trainlight.iam.NamedPolicy;
import dev.trainlight.iam.Slot;
import dev.trainlight.sagemaker.TrainingJob;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The way that the job's own S3 requests take: SageMaker's network without VpcConfig; with it the VPC's S3 endpoint that
 * the subnets' route tables name, or no endpoint (a NAT device). The endpoint decides {@code aws:SourceVpce}, and its
 * policy takes part (permission-model §5.2).
 *
 * @param kind which way
 * @param endpoint id of the endpoint, where it is one and known
 * @param vpc id of the job's VPC, where known
 * @param policies policies of the endpoint; an endpoint without a policy of its own lets everything pass
 */
record S3Route(Kind kind, Optional<String> endpoint, Optional<String> vpc, Slot<List<NamedPolicy>> policies) {
    enum Kind {
        /** Without VpcConfig: from SageMaker's network. */
        SERVICE_NETWORK,
        /** Through an endpoint of the job's VPC. */
        ENDPOINT,
        /** From the VPC, but through no endpoint. */
        NO_ENDPOINT,
        /** From the VPC; what the route tables say is not known. */
        UNKNOWN
    }

    static S3Route of(JobFacts facts) {
        Optional<TrainingJob.Vpc> config = facts.job().vpc();
        if (config.isEmpty()) {
            return new S3Route(Kind.SERVICE_NETWORK, Optional.empty(), Optional.empty(), Slot.none());
        }
        List<Resource> subnets = new ArrayList<>();
        for (String id : config.get().subnets()) {
            facts.resourceEnding("subnet/" + id).ifPresent(subnets::add);
        }
        boolean allSubnets = subnets.size() == config.get().subnets().size() && !subnets.isEmpty();
        Optional<String> vpc = vpcOf(facts, config.get(), subnets);
        if (facts.evidence().vpcEndpoints().isUnknown()) {
            return new S3Route(Kind.UNKNOWN, Optional.empty(), vpc, Slot.unknown());
        }
        List<VpcEndpoint> candidates = facts.evidence().vpcEndpoints().orElse(List.of()).stream()
                .filter(endpoint -> endpoint.serviceName().endsWith(".s3"))
                .filter(endpoint -> vpc.isEmpty()
                        || endpoint.vpcId().isEmpty()
                        || endpoint.vpcId().equals(vpc.get()))
                .toList();
        if (candidates.isEmpty()) {
            return new S3Route(Kind.NO_ENDPOINT, Optional.empty(), vpc, Slot.none());
        }
        Set<Optional<VpcEndpoint>> used = new LinkedHashSet<>();
        for (Resource subnet : subnets) {
            Slot<String> routeTable = subnet.text("routeTableId");
            if (!routeTable.isPresent()) {
                return unknown(vpc, candidates);
            }
            used.add(endpointOf(routeTable.orElse(""), subnet, candidates));
        }
        if (!allSubnets || used.size() != 1) {
            return unknown(vpc, candidates);
        }
        return used.iterator()
                .next()
                .map(endpoint -> new S3Route(
                        Kind.ENDPOINT,
                        Optional.of(endpoint.id()),
                        vpc.or(() -> Optional.of(endpoint.vpcId()).filter(id -> !id.isEmpty())),
                        policies(List.of(endpoint))))
                .orElse(new S3Route(Kind.NO_ENDPOINT, Optional.empty(), vpc, Slot.none()));
    }

    /** Adds the keys that the way decides. */
    void apply(ContextKeys keys, JobFacts facts) {
        switch (kind) {
            case SERVICE_NETWORK, NO_ENDPOINT -> keys.absentVpc();
            case ENDPOINT -> {
                keys.absent("aws:SourceIp").putIfKnown("aws:SourceVpce", endpoint);
                vpc.ifPresent(id -> keys.put("aws:SourceVpc", id)
                        .put(
                                "aws:SourceVpcArn",
                                "arn:" + facts.partition() + ":ec2:" + facts.region() + ":" + facts.account() + ":vpc/"
                                        + id));
            }
            case UNKNOWN -> {
                // Nothing is settled: an endpoint or a NAT device. Every key stays unknown.
            }
        }
    }

    private static S3Route unknown(Optional<String> vpc, List<VpcEndpoint> candidates) {
        boolean open = policies(candidates).isNone();
        return new S3Route(Kind.UNKNOWN, Optional.empty(), vpc, open ? Slot.none() : Slot.unknown());
    }

    private static Optional<VpcEndpoint> endpointOf(String routeTable, Resource subnet, List<VpcEndpoint> candidates) {
        return candidates.stream()
                .filter(endpoint -> endpoint.routeTableIds().contains(routeTable))
                .findFirst()
                .or(() -> candidates.stream()
                        .filter(endpoint -> endpoint.type().equals("Interface"))
                        .filter(endpoint ->
                                endpoint.json().path("PrivateDnsEnabled").asBoolean(false))
                        .findFirst());
    }

    private static Slot<List<NamedPolicy>> policies(List<VpcEndpoint> endpoints) {
        List<NamedPolicy> policies = new ArrayList<>();
        for (VpcEndpoint endpoint : endpoints) {
            boolean unreadable =
                    endpoint.policy().isUnknown() && endpoint.json().hasNonNull("PolicyDocument");
            if (endpoint.policy().isPresent() || unreadable) {
                policies.add(
                        new NamedPolicy(endpoint.id(), Optional.empty(), NamedPolicy.Kind.INLINE, endpoint.policy()));
            }
        }
        return policies.isEmpty() ? Slot.none() : Slot.of(List.copyOf(policies));
    }

    private static Optional<String> vpcOf(JobFacts facts, TrainingJob.Vpc config, List<Resource> subnets) {
        List<Resource> placed = new ArrayList<>(subnets);
        for (String id : config.securityGroups()) {
            facts.resourceEnding("security-group/" + id).ifPresent(placed::add);
        }
        return placed.stream()
                .map(resource -> resource.text("vpcId").toOptional())
                .flatMap(Optional::stream)
                .findFirst();
    }
}
