package dev.trainlight.wizard;

import dev.trainlight.diagnosis.AwsVote;
import dev.trainlight.diagnosis.Check;
import dev.trainlight.diagnosis.CheckDecision;
import dev.trainlight.diagnosis.Confidence;
import dev.trainlight.diagnosis.DeniedBy;
import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.DiagnosisVerdict;
import dev.trainlight.diagnosis.EvidenceSource;
import dev.trainlight.diagnosis.Finding;
import dev.trainlight.diagnosis.LookAlike;
import dev.trainlight.diagnosis.LookAlikeKind;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.StageResult;
import dev.trainlight.diagnosis.StageStatus;
import dev.trainlight.diagnosis.Warning;
import dev.trainlight.diagnosis.WhoCanFixIt;
import dev.trainlight.diagnosis.WhoNeedsIt;
import dev.trainlight.evidence.AwsOpinion;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CaseFormatException;
import dev.trainlight.evidence.CaseReader;
import dev.trainlight.evidence.Gap;
import dev.trainlight.evidence.SimulationRequest;
import dev.trainlight.iam.Arn;
import dev.trainlight.iam.AuthorizationRequest;
import dev.trainlight.iam.Decision;
import dev.trainlight.iam.Evaluator;
import dev.trainlight.iam.NamedPolicy;
import dev.trainlight.iam.PolicyDocument;
import dev.trainlight.iam.PolicySet;
import dev.trainlight.iam.PolicySyntaxException;
import dev.trainlight.iam.Position;
import dev.trainlight.iam.RequestContext;
import dev.trainlight.iam.RequestPrincipal;
import dev.trainlight.iam.Slot;
import dev.trainlight.sagemaker.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A job for tests of the pages: its role may read another bucket than the one with the training data, and may not write
 * the artifact either. Diagnosed by hand, with the evaluator's decisions, so that pages can be tested by themselves.
 */
public final class Churn {
    public static final String ROLE = "arn:aws:iam::111122223333:role/TrainRole";
    public static final Instant CREATED = Instant.parse("2026-11-21T16:42:00Z");

    private static final Evaluator EVALUATOR = new Evaluator();

    private static final String ACCESS = """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "WriteLogs",
                  "Effect": "Allow",
                  "Action": "logs:*",
                  "Resource": "*"
                },
                {
                  "Sid": "ReadTrainingData",
                  "Effect": "Allow",
                  "Action": ["s3:GetObject"],
                  "Resource": "arn:aws:s3:::ml-data-old/*"
                },
                {
                  "Sid": "ListAndDecrypt",
                  "Effect": "Allow",
                  "Action": ["s3:ListBucket", "kms:Decrypt", "ecr:*", "ec2:*", "cloudwatch:PutMetricData"],
                  "Resource": "*"
                }
              ]
            }
            """;

    private static final String ALLOW_ALL = """
            {
              "Version": "2012-10-17",
              "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }]
            }
            """;

    private Churn() {}

    /** A sentence that says just that. */
    public static Sentence text(String words) {
        return Sentence.of("fixture.text", words);
    }

    /** The job as a case. */
    public static Case evidence() {
        return evidence("Failed");
    }

    /** The job as a case, with that status. */
    public static Case evidence(String status) {
        try {
            return CaseReader.read("""
                    {
                      "schema": "trainlight/case/1", "accountId": "111122223333", "region": "eu-west-1", "partition": "aws",
                      "trainingJob": {
                        "TrainingJobName": "churn-xgb-2026-11-21",
                        "TrainingJobArn": "arn:aws:sagemaker:eu-west-1:111122223333:training-job/churn-xgb-2026-11-21",
                        "TrainingJobStatus": "%s", "RoleArn": "%s",
                        "CreationTime": "2026-11-21T16:42:00Z",
                        "SecondaryStatusTransitions": [
                          {"Status": "Starting", "StartTime": "2026-11-21T16:42:00Z", "EndTime": "2026-11-21T16:43:24Z", "StatusMessage": ""},
                          {"Status": "Downloading", "StartTime": "2026-11-21T16:43:24Z", "EndTime": "2026-11-21T16:45:12Z", "StatusMessage": ""}
                        ]
                      }
                    }
                    """.formatted(status, ROLE));
        } catch (CaseFormatException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Data download blocked, artifact upload at risk, one check undetermined. */
    public static Diagnosis blocked() {
        List<Check> checks = checks(CheckDecision.IMPLICIT_DENY);
        return new Diagnosis(
                Optional.empty(),
                DiagnosisVerdict.PERMISSION,
                text("The execution role TrainRole may not read the objects under s3://ml-data/train/. "
                        + "No policy allows s3:GetObject."),
                Optional.of(Stage.DATA_DOWNLOAD),
                stages(
                        checks,
                        Map.of(
                                Stage.DATA_DOWNLOAD,
                                StageStatus.BLOCKED,
                                Stage.TRAINING,
                                StageStatus.NOT_REACHED,
                                Stage.ARTIFACT_UPLOAD,
                                StageStatus.AT_RISK)),
                findings(),
                Optional.empty(),
                checks,
                List.of(new Warning(
                        "DAT-09",
                        Optional.of(Stage.DATA_DOWNLOAD),
                        text("The key of the input bucket is in another region than the job, which is slower."))),
                List.of(endpointGap()));
    }

    /** {@link #blocked()}, where AWS's policy simulator would allow what blocks it. */
    public static Diagnosis disagreeing() {
        Diagnosis blocked = blocked();
        Check refused = blocked.checks().stream()
                .filter(check -> check.id().equals("DAT-02#1"))
                .findFirst()
                .orElseThrow();
        AwsOpinion opinion = new AwsOpinion(
                new SimulationRequest(refused.principal(), refused.action(), Optional.empty(), Map.of()),
                "allowed",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of("TrainAccess"));
        return voted(
                blocked,
                refused,
                new AwsVote(
                        opinion,
                        AwsVote.Agreement.DIFFERENT,
                        Sentence.of("reason.allowed.policy", refused.action(), "TrainAccess"),
                        Sentence.of("reason.no-allow.implicit", refused.action()),
                        false));
    }

    private static Diagnosis voted(Diagnosis diagnosis, Check check, AwsVote vote) {
        return new Diagnosis(
                diagnosis.id(),
                diagnosis.verdict(),
                diagnosis.headline(),
                diagnosis.blockedStage(),
                diagnosis.stages(),
                diagnosis.findings(),
                diagnosis.lookAlike(),
                diagnosis.checks().stream()
                        .map(each -> each == check ? each.with(vote) : each)
                        .toList(),
                diagnosis.warnings(),
                diagnosis.gaps());
    }

    /** The same job with the fix in place. */
    public static Diagnosis healthy() {
        List<Check> checks = checks(CheckDecision.ALLOWED);
        return new Diagnosis(
                Optional.empty(),
                DiagnosisVerdict.HEALTHY,
                text("Everything that this job needs is allowed; 1 check could not be determined."),
                Optional.empty(),
                stages(checks, Map.of()),
                List.of(),
                Optional.empty(),
                checks,
                List.of(),
                List.of(endpointGap()));
    }

    /** Stopped by too little memory; nothing blocks. */
    public static Diagnosis outOfMemory() {
        List<Check> checks = checks(CheckDecision.ALLOWED);
        return new Diagnosis(
                Optional.empty(),
                DiagnosisVerdict.NOT_PERMISSION,
                text("The training code used more memory than the instance has, so the system ended it."),
                Optional.empty(),
                stages(
                        checks,
                        Map.of(Stage.TRAINING, StageStatus.STOPPED, Stage.ARTIFACT_UPLOAD, StageStatus.NOT_REACHED)),
                List.of(),
                Optional.of(new LookAlike(
                        LookAlikeKind.MEMORY,
                        Optional.of(Stage.TRAINING),
                        text("Choose an instance with more memory, or smaller batches."))),
                checks,
                List.of(),
                List.of());
    }

    /** Nobody may read the bucket's policy. */
    public static Diagnosis undetermined() {
        List<Check> checks = checks(CheckDecision.UNDETERMINED);
        return new Diagnosis(
                Optional.empty(),
                DiagnosisVerdict.UNDETERMINED,
                text("Whether the role may read s3://ml-data/train/ depends on the policy of the bucket."),
                Optional.empty(),
                stages(
                        checks,
                        Map.of(
                                Stage.DATA_DOWNLOAD,
                                StageStatus.UNDETERMINED,
                                Stage.TRAINING,
                                StageStatus.NOT_REACHED,
                                Stage.ARTIFACT_UPLOAD,
                                StageStatus.UNDETERMINED)),
                List.of(),
                Optional.empty(),
                checks,
                List.of(),
                List.of(new Gap(
                        "bucket policy",
                        Optional.of("arn:aws:s3:::ml-data"),
                        Optional.of("s3:GetBucketPolicy"),
                        "AccessDenied")));
    }

    /** What is known after the first answers: nothing of the role yet. */
    public static Diagnosis early() {
        return new Diagnosis(
                Optional.empty(),
                DiagnosisVerdict.UNDETERMINED,
                text("Not known yet."),
                Optional.empty(),
                stages(
                        List.of(),
                        Map.of(
                                Stage.IMAGE_PULL,
                                StageStatus.UNDETERMINED,
                                Stage.DATA_DOWNLOAD,
                                StageStatus.UNDETERMINED,
                                Stage.TRAINING,
                                StageStatus.UNDETERMINED,
                                Stage.ARTIFACT_UPLOAD,
                                StageStatus.UNDETERMINED)),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Gap endpointGap() {
        return new Gap(
                "VPC endpoint policy",
                Optional.of("arn:aws:ec2:eu-west-1:111122223333:vpc-endpoint/vpce-0a1b"),
                Optional.of("ec2:DescribeVpcEndpoints"),
                "AccessDenied");
    }

    private static List<Finding> findings() {
        return List.of(
                new Finding(
                        "DAT-02",
                        Stage.DATA_DOWNLOAD,
                        Confidence.STATED,
                        WhoNeedsIt.EXECUTION_ROLE,
                        Optional.of(ROLE),
                        List.of("s3:GetObject"),
                        List.of("arn:aws:s3:::ml-data/train/*"),
                        DeniedBy.NO_ALLOW,
                        false,
                        Optional.empty(),
                        Optional.of(new Finding.NearMissRef(
                                "TrainAccess",
                                Optional.of("ReadTrainingData"),
                                1,
                                new Position(14, 19),
                                text("names another bucket"))),
                        text(
                                "No policy of the role allows reading these objects; the closest one names another bucket."),
                        WhoCanFixIt.IAM_ADMINISTRATOR,
                        List.of(new Finding.Evidence(
                                EvidenceSource.FAILURE_REASON,
                                "ClientError: Data download failed: User: arn:aws:sts::111122223333:assumed-role/TrainRole/SageMaker"
                                        + " is not authorized to perform: s3:GetObject on resource:"
                                        + " \"arn:aws:s3:::ml-data/train/a.csv\" because no identity-based policy allows the"
                                        + " s3:GetObject action")),
                        List.of("DAT-02#1")),
                new Finding(
                        "ART-01",
                        Stage.ARTIFACT_UPLOAD,
                        Confidence.EVALUATED,
                        WhoNeedsIt.EXECUTION_ROLE,
                        Optional.of(ROLE),
                        List.of("s3:PutObject"),
                        List.of("arn:aws:s3:::ml-models/churn/*"),
                        DeniedBy.NO_ALLOW,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        text("No policy of the role allows writing the model to s3://ml-models/churn/."),
                        WhoCanFixIt.IAM_ADMINISTRATOR,
                        List.of(),
                        List.of("ART-01#1")));
    }

    private static List<Check> checks(CheckDecision contested) {
        List<Check> checks = new ArrayList<>();
        add(checks, "SUB-01", Stage.SUBMIT, "Create the training job", "sagemaker:CreateTrainingJob", "*", null);
        add(checks, "SUB-02", Stage.SUBMIT, "Hand the role to SageMaker", "iam:PassRole", ROLE, null);
        add(checks, "ASM-01", Stage.ASSUME_ROLE, "Let SageMaker take the role", "sts:AssumeRole", ROLE, null);
        for (String action : List.of(
                "ec2:CreateNetworkInterface",
                "ec2:CreateNetworkInterfacePermission",
                "ec2:DeleteNetworkInterface",
                "ec2:DescribeNetworkInterfaces",
                "ec2:DescribeSubnets",
                "ec2:DescribeSecurityGroups",
                "ec2:DescribeVpcs")) {
            add(checks, "VPC-01", Stage.VPC, "Connect to the VPC", action, "*", null);
        }
        add(checks, "IMG-01", Stage.IMAGE_PULL, "Sign in to the registry", "ecr:GetAuthorizationToken", "*", null);
        for (String action :
                List.of("ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage")) {
            add(
                    checks,
                    "IMG-02",
                    Stage.IMAGE_PULL,
                    "Pull the image churn-xgb",
                    action,
                    "arn:aws:ecr:eu-west-1:111122223333:repository/churn-xgb",
                    null);
        }
        add(
                checks,
                "DAT-02",
                Stage.DATA_DOWNLOAD,
                "Read the objects",
                "s3:GetObject",
                "arn:aws:s3:::ml-data/train/*",
                contested);
        add(checks, "DAT-01", Stage.DATA_DOWNLOAD, "List the folder", "s3:ListBucket", "arn:aws:s3:::ml-data", null);
        add(
                checks,
                "DAT-03",
                Stage.DATA_DOWNLOAD,
                "Decrypt with key ml-data",
                "kms:Decrypt",
                "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                null);
        add(
                checks,
                "DAT-08",
                Stage.DATA_DOWNLOAD,
                "Endpoint policy",
                "s3:GetObject",
                "arn:aws:s3:::ml-data/train/*",
                CheckDecision.UNDETERMINED);
        add(checks, "TRN-01", Stage.TRAINING, "Write the log", "logs:CreateLogStream", "*", null);
        add(checks, "TRN-01", Stage.TRAINING, "Write the log", "logs:PutLogEvents", "*", null);
        add(checks, "TRN-02", Stage.TRAINING, "Publish metrics", "cloudwatch:PutMetricData", "*", null);
        add(
                checks,
                "ART-01",
                Stage.ARTIFACT_UPLOAD,
                "Write the model",
                "s3:PutObject",
                "arn:aws:s3:::ml-models/churn/*",
                contested);
        add(
                checks,
                "ART-02",
                Stage.ARTIFACT_UPLOAD,
                "Find the bucket",
                "s3:ListBucket",
                "arn:aws:s3:::ml-models",
                null);
        return checks;
    }

    private static void add(
            List<Check> checks,
            String rule,
            Stage stage,
            String title,
            String action,
            String resource,
            CheckDecision decision) {
        long number =
                1 + checks.stream().filter(check -> check.rule().equals(rule)).count();
        CheckDecision made = decision == null ? CheckDecision.ALLOWED : decision;
        AuthorizationRequest request = new AuthorizationRequest(
                RequestPrincipal.Aws.of(Arn.parse(ROLE).orElseThrow()),
                action,
                resource,
                Optional.of("111122223333"),
                false,
                RequestContext.EMPTY);
        PolicySet policies = policies(made, stage);
        Decision evaluation = EVALUATOR.decide(request, policies);
        List<Sentence> missing = switch (made) {
            case UNDETERMINED ->
                List.of(text(
                        rule.equals("DAT-08")
                                ? "the endpoint policy of vpce-0a1b"
                                : "the bucket policy of "
                                        + resource.substring(13).split("/")[0]));
            case ALLOWED, IMPLICIT_DENY, EXPLICIT_DENY -> List.of();
        };
        checks.add(new Check(
                rule + "#" + number,
                rule,
                stage,
                stage == Stage.SUBMIT ? WhoNeedsIt.CALLER : WhoNeedsIt.EXECUTION_ROLE,
                ROLE,
                action,
                resource,
                made,
                evaluation,
                missing,
                text(title),
                true,
                request,
                policies,
                Optional.empty()));
    }

    private static PolicySet policies(CheckDecision decision, Stage stage) {
        List<NamedPolicy> identity = new ArrayList<>();
        identity.add(NamedPolicy.inline("TrainAccess", parse(ACCESS)));
        boolean granted = decision == CheckDecision.ALLOWED && stage != Stage.VPC && stage != Stage.TRAINING;
        identity.add(NamedPolicy.inline("Extra", parse(granted ? ALLOW_ALL : ACCESS.replace("WriteLogs", "Logs"))));
        return PolicySet.NONE
                .withIdentity(Slot.of(identity))
                .withBoundary(Slot.of(NamedPolicy.inline("TrainBoundary", parse(ALLOW_ALL))))
                .withScps(Slot.of(List.of(List.of(NamedPolicy.inline("FullAWSAccess", parse(ALLOW_ALL))))))
                .withResource(
                        decision == CheckDecision.UNDETERMINED
                                ? Slot.unknown()
                                : Slot.of(NamedPolicy.inline("bucket policy", parse(BUCKET))));
    }

    private static final String BUCKET = """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "OnlyEncrypted",
                  "Effect": "Deny",
                  "Principal": "*",
                  "Action": "s3:*",
                  "Resource": ["arn:aws:s3:::ml-data", "arn:aws:s3:::ml-data/*"],
                  "Condition": { "Bool": { "aws:SecureTransport": "false" } }
                }
              ]
            }
            """;

    private static PolicyDocument parse(String text) {
        try {
            return PolicyDocument.parse(text);
        } catch (PolicySyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<StageResult> stages(List<Check> checks, Map<Stage, StageStatus> special) {
        List<StageResult> stages = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            Optional<Instant> start = Optional.empty();
            Optional<Instant> end = Optional.empty();
            if (stage == Stage.PROVISIONING) {
                start = Optional.of(CREATED);
                end = Optional.of(CREATED.plusSeconds(84));
            } else if (stage == Stage.DATA_DOWNLOAD && special.containsKey(stage)) {
                start = Optional.of(CREATED.plusSeconds(84));
                end = Optional.of(CREATED.plusSeconds(92));
            }
            stages.add(new StageResult(
                    stage,
                    special.getOrDefault(stage, StageStatus.PASSED),
                    start,
                    end,
                    checks.stream()
                            .filter(check -> check.stage() == stage)
                            .map(Check::id)
                            .toList()));
        }
        return stages;
    }
}
