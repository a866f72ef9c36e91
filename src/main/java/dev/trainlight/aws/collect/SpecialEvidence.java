package dev.trainlight.aws.collect;

import dev.trainlight.iam.Arn;
import dev.trainlight.iam.Slot;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import tools.jackson.databind.node.ArrayNode;

/**
 * Reads what few jobs need: EFS file systems, and functions that hand out a private registry's password. FSx for Lustre is
 * not read: no policy takes part in mounting it, and whether a job reaches it is told by the subnets and security groups
 * that are read anyway.
 */
final class SpecialEvidence {
    private final Gathering gathering;

    SpecialEvidence(Gathering gathering) {
        this.gathering = gathering;
    }

    /** Reads the policy of a function. */
    void function(String arn) {
        Optional<Arn> parsed = Arn.parse(arn);
        if (parsed.isEmpty()) {
            return;
        }
        gathering.calls().once(arn, () -> {
            gathering
                    .draft()
                    .resource(arn, node -> node.put("accountId", parsed.get().account()));
            LambdaClient lambda = gathering
                    .session()
                    .client(LambdaClient.builder(), Region.of(parsed.get().region()));
            Ask question = Ask.of("lambda:GetPolicy", "policy of the function that gives registry credentials", arn)
                    .noneWhere("ResourceNotFoundException");
            Slot<String> policy = gathering
                    .calls()
                    .ask(
                            question,
                            () -> lambda.getPolicy(r -> r.functionName(arn)).policy());
            document(arn, policy);
        });
    }

    /** Reads the policy and the mount targets of an EFS file system. */
    void fileSystem(String id) {
        String arn = "arn:%s:elasticfilesystem:%s:%s:file-system/%s"
                .formatted(
                        gathering.identity().partition(),
                        gathering.identity().region(),
                        gathering.identity().accountId(),
                        id);
        gathering.calls().once(arn, () -> {
            gathering
                    .draft()
                    .resource(
                            arn,
                            node -> node.put("accountId", gathering.identity().accountId()));
            gathering.calls().fork(() -> mountTargets(id, arn));
            Ask question = Ask.of("elasticfilesystem:DescribeFileSystemPolicy", "file system policy", arn)
                    .noneWhere("PolicyNotFound");
            document(
                    arn,
                    gathering
                            .calls()
                            .ask(
                                    question,
                                    () -> efs().describeFileSystemPolicy(r -> r.fileSystemId(id))
                                            .policy()));
        });
    }

    private EfsClient efs() {
        return gathering.session().client(EfsClient.builder());
    }

    private void mountTargets(String id, String arn) {
        gathering
                .calls()
                .ask(
                        Ask.of("elasticfilesystem:DescribeMountTargets", "mount targets", arn),
                        () -> efs().describeMountTargets(r -> r.fileSystemId(id))
                                .mountTargets())
                .toOptional()
                .ifPresent(targets -> gathering.draft().resource(arn, node -> {
                    ArrayNode subnets = node.putArray("mountTargetSubnets");
                    targets.forEach(target -> subnets.add(target.subnetId()));
                }));
    }

    private void document(String arn, Slot<String> policy) {
        switch (policy) {
            case Slot.Unknown<String> _ -> {}
            case Slot.None<String> _ -> gathering.draft().resource(arn, node -> node.putNull("policy"));
            case Slot.Present<String>(String text) ->
                gathering.draft().resource(arn, node -> node.set("policy", SdkJson.policy(text)));
        }
    }
}
