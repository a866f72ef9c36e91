package dev.trainlight.diagnosis.judgement;

import dev.trainlight.diagnosis.Cases;
import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.evidence.Case;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The time of a full diagnosis; the bounds are 5 ms for a typical case and 1 ms for a pasted text. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DiagnosisBenchmark {
    private final Diagnostician diagnostician = new Diagnostician();
    private final Case typical = typicalCase();
    private final Case text = Cases.text(
                    "failure-reason",
                    "ClientError: Data download failed:AccessDenied (403): User:"
                            + " arn:aws:sts::111122223333:assumed-role/TrainRole/SageMaker is not authorized to perform:"
                            + " s3:GetObject on resource: \"arn:aws:s3:::ml-data/train/a.csv\" because no identity-based policy"
                            + " allows the s3:GetObject action")
            .build();

    @Benchmark
    public Diagnosis typicalCaseOfSixtyChecks() {
        return diagnostician.diagnose(typical);
    }

    @Benchmark
    public Diagnosis pastedText() {
        return diagnostician.diagnose(text);
    }

    /** A role with FullAccess and five more policies, three buckets with policies, a VPC, a key. */
    static Case typicalCase() {
        String bucketPolicy = """
                {'Version':'2012-10-17','Statement':[
                 {'Sid':'Tls','Effect':'Deny','Principal':'*','Action':'s3:*','Resource':['arn:aws:s3:::NAME','arn:aws:s3:::NAME/*'],
                  'Condition':{'Bool':{'aws:SecureTransport':'false'}}},
                 {'Sid':'Endpoint','Effect':'Deny','Principal':'*','Action':['s3:GetObject','s3:PutObject'],'Resource':'arn:aws:s3:::NAME/*',
                  'Condition':{'StringNotEquals':{'aws:SourceVpce':'vpce-1'}}},
                 {'Sid':'Team','Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:role/service-role/TrainRole'},
                  'Action':['s3:GetObject','s3:PutObject','s3:ListBucket'],'Resource':['arn:aws:s3:::NAME','arn:aws:s3:::NAME/*']}]}""";
        Cases cases = Cases.failed(
                        "Uploading",
                        "Uploading generated training model",
                        "ClientError: Artifact upload failed:Error 7: AccessDenied (403): Access Denied")
                .vpc()
                .s3Endpoint("{'Statement':[{'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':'*'}]}")
                .key()
                .job("ResourceConfig", "VolumeKmsKeyId", "'alias/ml'")
                .job("OutputDataConfig", "KmsKeyId", "'alias/ml'")
                .job("CheckpointConfig", "{'S3Uri':'s3://ml-models/checkpoints/'}")
                .job("DebugHookConfig", "{'S3OutputPath':'s3://sagemaker-eu-west-1-111122223333/'}")
                .job(
                        "HyperParameters",
                        "{'sagemaker_submit_directory':'s3://sagemaker-eu-west-1-111122223333/src/source.tar.gz'}")
                .job("RemoteDebugConfig", "{'EnableRemoteDebug':true}")
                .job("Tags", "[{'Key':'team','Value':'churn'}]")
                .job("InputDataConfig", """
                        [{'ChannelName':'train','DataSource':{'S3DataSource':{'S3DataType':'S3Prefix','S3Uri':'s3://ml-data/train/'}}},
                         {'ChannelName':'validation','DataSource':{'S3DataSource':{'S3DataType':'S3Prefix','S3Uri':'s3://ml-data/validation/'}}},
                         {'ChannelName':'test','DataSource':{'S3DataSource':{'S3DataType':'S3Prefix','S3Uri':'s3://ml-models/test/'}}}]""")
                .resource(
                        "{'arn':'arn:aws:s3:::sagemaker-eu-west-1-111122223333','accountId':'111122223333','region':'eu-west-1','encryptionKeyArn':null,'policy':null}")
                .scp(
                        "{'Sid':'Regions','Effect':'Deny','NotAction':['iam:*','sts:*'],'Resource':'*','Condition':{'StringNotEquals':{'aws:RequestedRegion':['eu-west-1','us-east-1']}}}");
        for (String name : new String[] {"ml-data", "ml-models", "sagemaker-eu-west-1-111122223333"}) {
            cases.resource("arn:aws:s3:::" + name, "policy", bucketPolicy.replace("NAME", name));
        }
        cases.resource("arn:aws:s3:::ml-data", "encryptionKeyArn", "'" + Cases.KEY + "'");
        for (String name : new String[] {
            "AmazonSageMakerFullAccess",
            "AmazonS3ReadOnlyAccess",
            "CloudWatchLogsFullAccess",
            "AmazonEC2ContainerRegistryReadOnly",
            "AmazonSageMakerPipelinesIntegrations",
            "AmazonSageMakerModelRegistryFullAccess"
        }) {
            cases.roleWithManaged(name);
        }
        return cases.build();
    }
}
