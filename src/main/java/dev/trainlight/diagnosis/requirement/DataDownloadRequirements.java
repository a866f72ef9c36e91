package dev.trainlight.diagnosis.requirement;

import dev.trainlight.diagnosis.LookAlikeKind;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.Warning;
import dev.trainlight.evidence.Resource;
import dev.trainlight.iam.Arn;
import dev.trainlight.iam.Slot;
import dev.trainlight.sagemaker.Channel;
import dev.trainlight.sagemaker.S3Location;
import dev.trainlight.sagemaker.Stage;
import java.util.Optional;

/** DAT-01 to DAT-15: the channels of InputDataConfig (permission-model §5.3). */
final class DataDownloadRequirements implements StageRules {
    @Override
    public void collect(Ground ground, Needs needs) {
        for (Channel channel : ground.facts().job().channels()) {
            switch (channel.source()) {
                case Channel.Source.S3 s3 -> s3(ground, needs, channel, s3);
                case Channel.Source.FileSystem files -> fileSystem(ground, needs, files);
                case Channel.Source.Other _ -> {
                    // Nothing that this program knows a rule for.
                }
            }
        }
        if (AssumeRoleRequirements.trustedIdentityPropagation(ground.facts())) {
            accessGrants(ground, needs);
        }
        for (HubContent content : HubContent.of(ground.facts())) {
            for (String action : HubContent.ACTIONS) {
                needs.add(content.fill(ground.principals().executionRole("DAT-14", Stage.DATA_DOWNLOAD, action))
                        .titled("read-hub", content.name()));
            }
        }
    }

    private static void s3(Ground ground, Needs needs, Channel channel, Channel.Source.S3 source) {
        Optional<SpecialBucket> special = SpecialBucket.of(source.uri());
        if (special.isPresent()) {
            special.get().read(ground, needs, Stage.DATA_DOWNLOAD);
            return;
        }
        if (source.location().isEmpty()) {
            return;
        }
        S3Location location = source.location().get();
        boolean streamed =
                channel.inputMode().equals("Pipe") || channel.inputMode().equals("FastFile");
        // DAT-13: streamed channels are listed at the start and read while training.
        Stage reading = streamed ? Stage.TRAINING : Stage.DATA_DOWNLOAD;
        String objects = ground.s3().objectsArn(location);
        if (source.dataType().equals("S3Prefix")) {
            needs.add(ground.s3()
                    .list("DAT-01", Stage.DATA_DOWNLOAD, location)
                    .titled("list-objects", location.bucket()));
            needs.add(ground.s3()
                    .read(streamed ? "DAT-13" : "DAT-02", reading, location, objects)
                    .titled("read-objects", location.uri()));
        } else {
            manifest(ground, needs, location, reading);
            objects = ground.facts().bucketArn(location) + "/" + location.key();
        }
        needs.add(ground.s3()
                .bucket("DAT-04", Stage.DATA_DOWNLOAD, "s3:GetBucketLocation", location)
                .titled("locate-bucket", location.bucket())
                .informative());
        ground.s3().decrypt(needs, "DAT-05", reading, location, objects);
        bucketTraits(ground, needs, location);
    }

    /** A manifest names the objects; which, only its text says. */
    private static void manifest(Ground ground, Needs needs, S3Location location, Stage reading) {
        String bucket = ground.facts().bucketArn(location);
        needs.add(ground.s3()
                .read("DAT-02", Stage.DATA_DOWNLOAD, location, bucket + "/" + location.key())
                .titled("read-manifest", location.uri()));
        needs.add(ground.s3()
                .read("DAT-02", reading, location, bucket + "/*")
                .unsettled(Sentence.of("missing.manifest", location.uri()))
                .titled("read-manifest-objects", location.uri()));
    }

    private static void bucketTraits(Ground ground, Needs needs, S3Location location) {
        JobFacts facts = ground.facts();
        Optional<Resource> bucket = facts.bucket(location);
        if (bucket.filter(Resource::missing).isPresent()) {
            needs.obstacle(new Obstacle(
                    "DAT-01",
                    Stage.DATA_DOWNLOAD,
                    LookAlikeKind.MISSING_DATA,
                    Sentence.of("obstacle.no-bucket", location.bucket())));
            return;
        }
        Optional<String> owner = ground.s3().owner(location);
        boolean foreign = owner.isPresent()
                && facts.role()
                        .filter(role -> !role.account().equals(owner.get()))
                        .isPresent();
        bucket.flatMap(found -> found.text("region").toOptional())
                .filter(region ->
                        facts.knownRegion().filter(own -> !own.equals(region)).isPresent())
                .ifPresent(region -> needs.obstacle(new Obstacle(
                        "DAT-15",
                        Stage.DATA_DOWNLOAD,
                        LookAlikeKind.WRONG_TARGET,
                        Sentence.of("obstacle.bucket-region", location.bucket(), region, facts.region()))));
        if (!foreign) {
            return;
        }
        bucket.flatMap(found -> found.text("requestPayer").toOptional())
                .filter("Requester"::equals)
                .ifPresent(_ -> needs.obstacle(new Obstacle(
                        "DAT-08",
                        Stage.DATA_DOWNLOAD,
                        LookAlikeKind.WRONG_TARGET,
                        Sentence.of("obstacle.requester-pays", location.bucket()))));
        bucket.flatMap(found -> found.text("objectOwnership").toOptional())
                .filter(ownership -> !ownership.equals("BucketOwnerEnforced"))
                .ifPresent(_ -> needs.warning(new Warning(
                        "DAT-07",
                        Optional.of(Stage.DATA_DOWNLOAD),
                        Sentence.of("warning.object-ownership", location.bucket()))));
    }

    /** DAT-12: IAM takes part only where the file system's policy asks for it; with which identity is not documented. */
    private static void fileSystem(Ground ground, Needs needs, Channel.Source.FileSystem files) {
        if (!files.type().equals("EFS")) {
            return;
        }
        JobFacts facts = ground.facts();
        String arn = "arn:" + facts.partition() + ":elasticfilesystem:" + facts.region() + ":" + facts.account()
                + ":file-system/" + files.id();
        Optional<Resource> resource = facts.resource(arn);
        if (resource.filter(found -> found.policy().isPresent()).isEmpty()) {
            return;
        }
        String action =
                files.accessMode().equals("rw") ? "elasticfilesystem:ClientWrite" : "elasticfilesystem:ClientMount";
        needs.add(ground.principals()
                .executionRole("DAT-12", Stage.DATA_DOWNLOAD, action)
                .on(arn, facts.knownAccount())
                .resourcePolicy(files.id(), resource.map(Resource::policy).orElse(Slot.unknown()))
                .titled("mount", files.id())
                .advised(Sentence.of("warning.efs-iam", files.id())));
    }

    /** DAT-09: with trusted identity propagation SageMaker asks S3 Access Grants first, and falls back on the role. */
    private static void accessGrants(Ground ground, Needs needs) {
        JobFacts facts = ground.facts();
        String arn =
                new Arn(facts.partition(), "s3", facts.region(), facts.account(), "access-grants/default").toString();
        for (String action : new String[] {"s3:GetDataAccess", "s3:GetAccessGrantsInstanceForPrefix"}) {
            needs.add(ground.principals()
                    .executionRole("DAT-09", Stage.DATA_DOWNLOAD, action)
                    .on(arn, facts.knownAccount())
                    .resourcePolicy(Slot.none())
                    .titled("access-grants")
                    .advised(Sentence.of("warning.access-grants")));
        }
    }
}
