package dev.trainlight.diagnosis.requirement;

import static dev.trainlight.sagemaker.TrainingJobReader.field;
import static dev.trainlight.sagemaker.TrainingJobReader.text;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.evidence.Principal;
import dev.trainlight.iam.Arn;
import dev.trainlight.iam.Slot;
import dev.trainlight.sagemaker.Channel;
import dev.trainlight.sagemaker.Stage;
import dev.trainlight.sagemaker.TrainingJob;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** SUB-01 to SUB-07: what whoever calls CreateTrainingJob needs (permission-model §2). */
final class SubmitRequirements implements StageRules {
    @Override
    public void collect(Ground ground, Needs needs) {
        JobFacts facts = ground.facts();
        volumeGrant(ground, needs);
        if (facts.submittedByService()
                || (!facts.job().planned() && facts.evidence().caller().isUnknown())) {
            // A tuning or AutoML job's service is the caller; and of a job that exists, nobody has to prove it again.
            return;
        }
        createTrainingJob(ground, needs);
        passRole(ground, needs);
        tags(ground, needs);
        hub(ground, needs);
        pythonSdk(ground, needs);
    }

    private static void createTrainingJob(Ground ground, Needs needs) {
        JobFacts facts = ground.facts();
        Need create = caller(ground, "SUB-01", "sagemaker:CreateTrainingJob")
                .on(facts.trainingJobArn(), facts.knownAccount())
                .keys(keys -> requestKeys(ground, keys))
                .unsettled(facts.whereUnsettled());
        if (facts.job().name().isEmpty()) {
            create.unsettled(Sentence.of("missing.job-name"));
        }
        needs.add(create.titled("create-job"));
        text(field(facts.job().json(), "ResourceConfig"), "TrainingPlanArn")
                .ifPresent(plan -> needs.add(caller(ground, "SUB-01", "sagemaker:CreateTrainingJob")
                        .on(plan, facts.knownAccount())
                        .keys(keys -> requestKeys(ground, keys))
                        .titled("use-training-plan")));
    }

    /** Every {@code sagemaker:} key that reads a field of the request (permission-model §2, table of keys). */
    private static void requestKeys(Ground ground, ContextKeys keys) {
        JobFacts facts = ground.facts();
        TrainingJob job = facts.job();
        if (!job.instanceTypes().isEmpty()) {
            keys.put("sagemaker:InstanceTypes", job.instanceTypes());
        }
        job.vpc()
                .ifPresentOrElse(
                        vpc -> keys.put("sagemaker:VpcSubnets", vpc.subnets())
                                .put("sagemaker:VpcSecurityGroupIds", vpc.securityGroups()),
                        () -> keys.absent("sagemaker:VpcSubnets", "sagemaker:VpcSecurityGroupIds"));
        bool(keys, "sagemaker:NetworkIsolation", facts.field("EnableNetworkIsolation"));
        bool(keys, "sagemaker:InterContainerTrafficEncryption", facts.field("EnableInterContainerTrafficEncryption"));
        bool(keys, "sagemaker:EnableRemoteDebug", field(facts.field("RemoteDebugConfig"), "EnableRemoteDebug"));
        key(ground, keys, "sagemaker:VolumeKmsKeyArn", "sagemaker:VolumeKmsKey", job.volumeKey());
        key(ground, keys, "sagemaker:OutputKmsKeyArn", "sagemaker:OutputKmsKey", job.outputKey());
        number(keys, "sagemaker:KeepAlivePeriod", field(facts.field("ResourceConfig"), "KeepAlivePeriodInSeconds"));
        number(keys, "sagemaker:MaxRuntimeInSeconds", field(facts.field("StoppingCondition"), "MaxRuntimeInSeconds"));
        fileSystem(keys, job);
        requestTags(keys, job);
        keys.absent("aws:ResourceTag/", "sagemaker:ResourceTag/");
    }

    /** A boolean that the request may leave out; AWS then leaves the key out, or sends false. */
    private static void bool(ContextKeys keys, String key, JsonNode value) {
        if (value.isBoolean()) {
            keys.put(key, value.asString());
        } else {
            keys.oneOf(key, "", "false");
        }
    }

    private static void number(ContextKeys keys, String key, JsonNode value) {
        if (value.isNumber()) {
            keys.put(key, value.asString());
        } else {
            keys.absent(key);
        }
    }

    /**
     * The key's ARN. AWS says that the ARN of the key id must be used; what a key given by its id or alias becomes in the
     * key is open.
     */
    private static void key(
            Ground ground, ContextKeys keys, String name, String deprecatedName, Optional<String> given) {
        if (given.isEmpty()) {
            keys.absent(name, deprecatedName);
            return;
        }
        KmsKeys.Key key = ground.kms().keys().resolve(given.get());
        if (key.unsettled().isEmpty() && key.arn().equals(given.get())) {
            keys.put(name, key.arn()).put(deprecatedName, key.arn());
        } else if (key.unsettled().isEmpty()) {
            keys.oneOf(name, key.arn(), given.get()).oneOf(deprecatedName, key.arn(), given.get());
        }
    }

    private static void fileSystem(ContextKeys keys, TrainingJob job) {
        List<Channel.Source.FileSystem> sources = job.channels().stream()
                .filter(channel -> channel.source() instanceof Channel.Source.FileSystem)
                .map(channel -> (Channel.Source.FileSystem) channel.source())
                .toList();
        if (sources.isEmpty()) {
            keys.absent(
                    "sagemaker:FileSystemId",
                    "sagemaker:FileSystemType",
                    "sagemaker:FileSystemDirectoryPath",
                    "sagemaker:FileSystemAccessMode");
        } else if (sources.size() == 1) {
            Channel.Source.FileSystem source = sources.getFirst();
            keys.put("sagemaker:FileSystemId", source.id())
                    .put("sagemaker:FileSystemType", source.type())
                    .put("sagemaker:FileSystemDirectoryPath", source.directory())
                    .put("sagemaker:FileSystemAccessMode", source.accessMode());
        }
        // With several file systems AWS asks once for each; which values stand together is left unknown.
    }

    private static void requestTags(ContextKeys keys, TrainingJob job) {
        if (job.tags().isEmpty()) {
            if (job.planned()) {
                keys.absent("aws:TagKeys");
            }
            return;
        }
        keys.put("aws:TagKeys", job.tags().keySet());
        job.tags().forEach((key, value) -> keys.tag("aws:RequestTag/" + key, value));
    }

    private static void passRole(Ground ground, Needs needs) {
        JobFacts facts = ground.facts();
        if (facts.role().isEmpty()) {
            return;
        }
        Arn role = facts.role().get();
        Optional<String> callerAccount = facts.evidence()
                .caller()
                .toOptional()
                .flatMap(Principal::arn)
                .flatMap(Arn::parse)
                .map(Arn::account);
        boolean foreign = callerAccount.filter(id -> !id.equals(role.account())).isPresent();
        Need pass = caller(ground, foreign ? "SUB-05" : "SUB-02", "iam:PassRole")
                .on(role.toString(), Optional.of(role.account()))
                .keys(keys -> {
                    keys.put("iam:PassedToService", Principals.SAGEMAKER);
                    roleTags(facts, keys);
                });
        needs.add(pass.titled(foreign ? "pass-foreign-role" : "pass-role", role.resourceName()));
    }

    private static void roleTags(JobFacts facts, ContextKeys keys) {
        facts.executionRole().toOptional().ifPresent(role -> {
            if (!role.tags().isUnknown()) {
                keys.absent("iam:ResourceTag/", "aws:ResourceTag/");
                role.tags()
                        .orElse(java.util.Map.of())
                        .forEach((key, value) ->
                                keys.put("iam:ResourceTag/" + key, value).put("aws:ResourceTag/" + key, value));
            }
        });
    }

    private static void tags(Ground ground, Needs needs) {
        JobFacts facts = ground.facts();
        if (facts.job().tags().isEmpty()) {
            return;
        }
        needs.add(caller(ground, "SUB-03", "sagemaker:AddTags")
                .on(facts.trainingJobArn(), facts.knownAccount())
                .keys(keys -> {
                    requestTags(keys, facts.job());
                    keys.put("sagemaker:TaggingAction", "CreateTrainingJob").absent("aws:ResourceTag/");
                })
                .unsettled(facts.whereUnsettled())
                .titled("add-tags"));
    }

    /** SUB-04: the caller may grant the volume key's use where the role may not; {@code PRV-01} counts either. */
    private static void volumeGrant(Ground ground, Needs needs) {
        ground.facts().job().volumeKey().ifPresent(text -> {
            KmsKeys.Key key = ground.kms().keys().resolve(text);
            if (!key.awsManaged()) {
                needs.add(ProvisioningRequirements.grant(ground, caller(ground, "SUB-04", "kms:CreateGrant"), key)
                        .titled("grant-volume-key-caller", key.name())
                        .informative());
            }
        });
    }

    /** SUB-06: models of a hub, for the caller as for the role (TRN-11). */
    private static void hub(Ground ground, Needs needs) {
        for (HubContent content : HubContent.of(ground.facts())) {
            for (String action : HubContent.ACTIONS) {
                needs.add(content.fill(caller(ground, "SUB-06", action)).titled("read-hub", content.name()));
            }
        }
    }

    /** SUB-07: what the Python SDK does beside; it fails on the caller's machine, not in the job. */
    private static void pythonSdk(Ground ground, Needs needs) {
        JobFacts facts = ground.facts();
        if (!facts.job().hyperParameters().containsKey("sagemaker_submit_directory")) {
            return;
        }
        needs.add(caller(ground, "SUB-07", "sagemaker:DescribeTrainingJob")
                .on(facts.trainingJobArn(), facts.knownAccount())
                .unsettled(facts.whereUnsettled())
                .titled("watch-job")
                .advised(Sentence.of("warning.sdk-watch")));
        needs.add(caller(ground, "SUB-07", "logs:GetLogEvents")
                .on(TrainingRequirements.logStreams(facts), facts.knownAccount())
                .unsettled(facts.whereUnsettled())
                .titled("watch-logs")
                .advised(Sentence.of("warning.sdk-logs")));
    }

    private static Need caller(Ground ground, String rule, String action) {
        Need need = ground.principals().caller(rule, Stage.SUBMIT, action);
        return need.resourcePolicy(Slot.none());
    }
}
