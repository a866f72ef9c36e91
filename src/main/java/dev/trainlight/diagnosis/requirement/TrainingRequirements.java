package dev.trainlight.diagnosis.requirement;

import static dev.trainlight.sagemaker.TrainingJobReader.field;
import static dev.trainlight.sagemaker.TrainingJobReader.text;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.iam.Arn;
import dev.trainlight.iam.Slot;
import dev.trainlight.sagemaker.S3Location;
import dev.trainlight.sagemaker.Stage;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** TRN-01 to TRN-12: logs, metrics, checkpoints, code, debug output, experiments (permission-model §5.5). */
final class TrainingRequirements implements StageRules {
    @Override
    public void collect(Ground ground, Needs needs) {
        logs(ground, needs);
        metrics(ground, needs);
        checkpoints(ground, needs);
        debugOutput(ground, needs);
        if (!ground.facts().job().networkIsolation()) {
            sourceCode(ground, needs);
            intermediateOutput(ground, needs);
        }
        remoteDebug(ground, needs);
        serverless(ground, needs);
        experiment(ground, needs);
    }

    /** TRN-01 to TRN-03. Without them the job leaves no logs; that it would fail is documented nowhere. */
    private static void logs(Ground ground, Needs needs) {
        JobFacts facts = ground.facts();
        log(ground, needs, "TRN-01", "logs:CreateLogGroup", logGroup(facts) + ":log-stream:");
        log(ground, needs, "TRN-02", "logs:CreateLogStream", logStreams(facts));
        log(ground, needs, "TRN-02", "logs:PutLogEvents", logStreams(facts));
        log(ground, needs, "TRN-03", "logs:DescribeLogStreams", logGroup(facts) + ":log-stream:");
    }

    private static void log(Ground ground, Needs needs, String rule, String action, String resource) {
        JobFacts facts = ground.facts();
        needs.add(ground.principals()
                .executionRole(rule, Stage.TRAINING, action)
                .on(resource, facts.knownAccount())
                .resourcePolicy(Slot.none())
                .unsettled(facts.whereUnsettled())
                .titled("write-logs")
                .advised(Sentence.of("warning.logs", action)));
    }

    private static String logGroup(JobFacts facts) {
        return new Arn(
                        facts.partition(),
                        "logs",
                        facts.region(),
                        facts.account(),
                        "log-group:/aws/sagemaker/TrainingJobs")
                .toString();
    }

    /** The streams of the job: {@code NAME/algo-1-EPOCH}. */
    static String logStreams(JobFacts facts) {
        return logGroup(facts) + ":log-stream:" + facts.jobName() + "/algo-1";
    }

    private static void metrics(Ground ground, Needs needs) {
        JsonNode definitions = field(field(ground.facts().job().json(), "AlgorithmSpecification"), "MetricDefinitions");
        if (definitions.isArray() && !definitions.isEmpty()) {
            needs.add(ground.principals()
                    .executionRole("TRN-05", Stage.TRAINING, "cloudwatch:PutMetricData")
                    .onEverything()
                    .keys(keys -> keys.put("cloudwatch:namespace", "/aws/sagemaker/TrainingJobs"))
                    .titled("write-metrics")
                    .advised(Sentence.of("warning.metrics")));
        }
    }

    /** TRN-06: copied in before training, written while it runs; a checkpoint deleted in the container is deleted in S3. */
    private static void checkpoints(Ground ground, Needs needs) {
        ground.facts().job().checkpoints().flatMap(S3Location::parse).ifPresent(location -> {
            String objects = ground.s3().facts().bucketArn(location) + "/" + folder(location) + "*";
            needs.add(ground.s3()
                    .list("TRN-06", Stage.DATA_DOWNLOAD, location)
                    .titled("list-checkpoints", location.bucket()));
            needs.add(ground.s3()
                    .read("TRN-06", Stage.DATA_DOWNLOAD, location, objects)
                    .titled("read-checkpoints", location.uri()));
            needs.add(ground.s3()
                    .write("TRN-06", Stage.TRAINING, location, objects, Optional.empty())
                    .titled("write-checkpoints", location.uri()));
            needs.add(ground.s3()
                    .object("TRN-06", Stage.TRAINING, "s3:DeleteObject", location, objects)
                    .titled("delete-checkpoints", location.uri())
                    .advised(Sentence.of("warning.delete-checkpoints", location.uri())));
            ground.s3().encrypt(needs, "TRN-06", Stage.TRAINING, location, objects);
        });
    }

    /** TRN-07: what debugger, profiler and TensorBoard write, often into the account's default bucket. */
    private static void debugOutput(Ground ground, Needs needs) {
        JobFacts facts = ground.facts();
        Consumer<JsonNode> output = node -> text(node, "S3OutputPath")
                .flatMap(S3Location::parse)
                .ifPresent(location -> writeUnder(ground, needs, "TRN-07", "write-debug-output", location));
        output.accept(facts.field("DebugHookConfig"));
        if (!field(facts.field("ProfilerConfig"), "DisableProfiler").asBoolean(false)) {
            output.accept(facts.field("ProfilerConfig"));
        }
        output.accept(facts.field("TensorBoardOutputConfig"));
        facts.field("DebugRuleConfigurations").forEach(output);
        facts.field("ProfilerRuleConfigurations").forEach(output);
    }

    private static void writeUnder(Ground ground, Needs needs, String rule, String title, S3Location location) {
        String objects = ground.facts().bucketArn(location) + "/" + folder(location)
                + ground.facts().jobName() + "/*";
        needs.add(ground.s3()
                .write(rule, Stage.TRAINING, location, objects, Optional.empty())
                .titled(title, location.uri()));
        ground.s3().encrypt(needs, rule, Stage.TRAINING, location, objects);
    }

    /** TRN-08: script mode containers fetch the code themselves, with the role's credentials, while training. */
    private static void sourceCode(Ground ground, Needs needs) {
        Optional.ofNullable(ground.facts().job().hyperParameters().get("sagemaker_submit_directory"))
                .or(() -> Optional.ofNullable(ground.facts().job().environment().get("SAGEMAKER_SUBMIT_DIRECTORY")))
                .map(TrainingRequirements::unquoted)
                .filter(uri -> uri.startsWith("s3://"))
                .flatMap(S3Location::parse)
                .ifPresent(location -> {
                    String object = ground.s3().objectsArn(location);
                    needs.add(ground.s3()
                            .read("TRN-08", Stage.TRAINING, location, object)
                            .titled("read-code", location.uri()));
                    ground.s3().decrypt(needs, "TRN-08", Stage.TRAINING, location, object);
                });
    }

    /** TRN-09: framework containers copy intermediate output there, if there is any. */
    private static void intermediateOutput(Ground ground, Needs needs) {
        Optional.ofNullable(ground.facts().job().hyperParameters().get("sagemaker_s3_output"))
                .map(TrainingRequirements::unquoted)
                .flatMap(S3Location::parse)
                .ifPresent(location -> needs.add(ground.s3()
                        .write(
                                "TRN-09",
                                Stage.TRAINING,
                                location,
                                ground.facts().bucketArn(location) + "/" + folder(location) + "*",
                                Optional.empty())
                        .titled("write-intermediate", location.uri())
                        .advised(Sentence.of("warning.intermediate-output", location.uri()))));
    }

    /** TRN-10: sessions into the container; training runs without them. */
    private static void remoteDebug(Ground ground, Needs needs) {
        if (!field(ground.facts().field("RemoteDebugConfig"), "EnableRemoteDebug")
                .asBoolean(false)) {
            return;
        }
        for (String action : List.of(
                "ssmmessages:CreateControlChannel",
                "ssmmessages:CreateDataChannel",
                "ssmmessages:OpenControlChannel",
                "ssmmessages:OpenDataChannel")) {
            needs.add(ground.principals()
                    .executionRole("TRN-10", Stage.TRAINING, action)
                    .onEverything()
                    .titled("remote-debug")
                    .advised(Sentence.of("warning.remote-debug")));
        }
    }

    /** TRN-11: serverless customization writes a model package, and may write to MLflow. */
    private static void serverless(Ground ground, Needs needs) {
        JobFacts facts = ground.facts();
        text(facts.field("ModelPackageConfig"), "ModelPackageGroupArn").ifPresent(group -> {
            Optional<String> owner = Arn.parse(group).map(Arn::account);
            String packages = group.replace(":model-package-group/", ":model-package/") + "/*";
            for (String action : List.of("sagemaker:DescribeModelPackageGroup", "sagemaker:ListModelPackages")) {
                needs.add(modelPackage(ground, action, group, owner));
            }
            for (String action : List.of(
                    "sagemaker:CreateModelPackage",
                    "sagemaker:DescribeModelPackage",
                    "sagemaker:UpdateModelPackage",
                    "sagemaker:AddTags")) {
                needs.add(modelPackage(ground, action, packages, owner));
            }
        });
        text(facts.field("MlflowConfig"), "MlflowResourceArn").ifPresent(arn -> {
            String action = arn.contains(":mlflow-app/")
                    ? "sagemaker:DescribeMlflowApp"
                    : "sagemaker:DescribeMlflowTrackingServer";
            needs.add(ground.principals()
                    .executionRole("TRN-11", Stage.TRAINING, action)
                    .on(arn, Arn.parse(arn).map(Arn::account))
                    .resourcePolicy(Slot.none())
                    .titled("mlflow")
                    .advised(Sentence.of("warning.mlflow")));
        });
    }

    /** TRN-12: AWS does not say whether the role or the person needs this, so that its lack is told and stops nothing. */
    private static void experiment(Ground ground, Needs needs) {
        JobFacts facts = ground.facts();
        if (facts.field("ExperimentConfig").isEmpty()) {
            return;
        }
        String job = new Arn(
                        facts.partition(),
                        "sagemaker",
                        facts.region(),
                        facts.account(),
                        "training-job/" + facts.jobName())
                .toString();
        needs.add(ground.principals()
                .executionRole("TRN-12", Stage.TRAINING, "sagemaker:BatchPutMetrics")
                .on(job, facts.knownAccount())
                .resourcePolicy(Slot.none())
                .unsettled(facts.whereUnsettled())
                .titled("record-experiment")
                .advised(Sentence.of("warning.experiment")));
    }

    private static Requirement modelPackage(Ground ground, String action, String arn, Optional<String> owner) {
        return ground.principals()
                .executionRole("TRN-11", Stage.TRAINING, action)
                .on(arn, owner)
                .resourcePolicy(Slot.none())
                .titled("model-package");
    }

    private static String folder(S3Location location) {
        return location.key().isEmpty() || location.key().endsWith("/") ? location.key() : location.key() + "/";
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }
}
