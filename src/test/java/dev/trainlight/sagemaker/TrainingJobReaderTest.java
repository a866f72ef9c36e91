package dev.trainlight.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class TrainingJobReaderTest {
    private static TrainingJob described(String json) {
        return TrainingJobReader.describe(JsonMapper.shared().readTree(json));
    }

    @Test
    void readsWhatPermissionsDependOn() {
        TrainingJob job = described("""
                {"TrainingJobName": "churn", "RoleArn": "arn:aws:iam::111122223333:role/service-role/Train",
                 "TrainingJobStatus": "Failed", "FailureReason": "ClientError: Data download failed",
                 "AlgorithmSpecification": {"TrainingImage": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3",
                   "TrainingInputMode": "FastFile"},
                 "InputDataConfig": [
                   {"ChannelName": "train", "DataSource": {"S3DataSource": {"S3Uri": "s3://ml-data/train/"}}},
                   {"ChannelName": "val", "InputMode": "File",
                    "DataSource": {"FileSystemDataSource": {"FileSystemId": "fs-1", "FileSystemType": "EFS"}}}],
                 "OutputDataConfig": {"S3OutputPath": "s3://ml-models/churn", "KmsKeyId": "alias/ml"},
                 "ResourceConfig": {"InstanceType": "ml.m5.xlarge", "VolumeKmsKeyId": "1234"},
                 "VpcConfig": {"Subnets": ["subnet-1"], "SecurityGroupIds": ["sg-1"]},
                 "EnableNetworkIsolation": true,
                 "SecondaryStatusTransitions": [
                   {"Status": "Starting", "StartTime": "2026-11-21T16:40:00+01:00", "EndTime": 1795275680.5,
                    "StatusMessage": "Preparing the instances for training"},
                   {"Status": "Downloading", "StartTime": "2026-11-21T15:41:20.500Z", "StatusMessage": "x"}]}""");

        assertThat(job.channels()).extracting(Channel::inputMode).containsExactly("FastFile", "File");
        assertThat(job.channels().getFirst().source())
                .isInstanceOfSatisfying(
                        Channel.Source.S3.class,
                        s3 -> assertThat(s3.location()).contains(new S3Location("ml-data", "train/")));
        assertThat(job.outputKey()).contains("alias/ml");
        assertThat(job.vpc().orElseThrow().subnets()).containsExactly("subnet-1");
        assertThat(job.networkIsolation()).isTrue();
        assertThat(job.secondaryStatus()).contains("Downloading");
        assertThat(job.timeline().getFirst().start()).contains(Instant.parse("2026-11-21T15:40:00Z"));
        assertThat(job.timeline().getFirst().end()).isPresent();
        assertThat(job.timeline().getLast().start()).contains(Instant.parse("2026-11-21T15:41:20.500Z"));
    }

    @Test
    void fieldsOfAWrongTypeAreReadAsAbsent() {
        TrainingJob job = described("""
                {"TrainingJobName": 5, "RoleArn": null, "InputDataConfig": "none", "VpcConfig": [],
                 "SecondaryStatusTransitions": [{"Status": {}, "StartTime": "yesterday"}], "HyperParameters": []}""");

        assertThat(job.name()).isEmpty();
        assertThat(job.channels()).isEmpty();
        assertThat(job.vpc()).isEmpty();
        assertThat(job.timeline().getFirst().start()).isEqualTo(Optional.empty());
    }

    @Test
    void readsCloudTrailsCamelCase() {
        TrainingJob job = TrainingJobReader.request(JsonMapper.shared().readTree("""
                {"trainingJobName": "churn", "roleArn": "arn:aws:iam::111122223333:role/Train",
                 "outputDataConfig": {"s3OutputPath": "s3://ml-models/"},
                 "tags": [{"key": "team", "value": "risk"}]}"""));

        assertThat(job.name()).contains("churn");
        assertThat(job.outputPath()).contains("s3://ml-models/");
        assertThat(job.tags()).containsEntry("team", "risk");
        assertThat(job.planned()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "s3://ml-data/train/, ml-data, train/",
        "s3://ml-data, ml-data, ''",
        "https://ml-data.s3.eu-west-1.amazonaws.com/train/x.csv, ml-data, train/x.csv",
        "https://s3.eu-west-1.amazonaws.com/ml-data/train, ml-data, train",
        "https://s3-us-west-2.amazonaws.com/ml-data/train, ml-data, train"
    })
    void readsPlacesInS3(String uri, String bucket, String key) {
        assertThat(S3Location.parse(uri)).contains(new S3Location(bucket, key));
    }

    @ParameterizedTest
    @CsvSource({
        "111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/churn:3, 111122223333, eu-west-1, team/churn, 3",
        "111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/churn:latest, 111122223333, cn-north-1, churn, latest",
        "111122223333.dkr-ecr.eu-west-1.on.aws/churn:a, 111122223333, eu-west-1, churn, a",
        "111122223333.dkr.ecr-fips.us-gov-west-1.amazonaws.com/churn:a, 111122223333, us-gov-west-1, churn, a"
    })
    void readsImages(String uri, String registry, String region, String repository, String tag) {
        assertThat(ImageUri.parse(uri))
                .contains(new ImageUri(registry, region, repository, Optional.of(tag), Optional.empty()));
    }

    @Test
    void anImageOfAnotherRegistryIsNoEcrImage() {
        assertThat(ImageUri.parse("docker.io/library/python:3")).isEmpty();
        assertThat(ImageUri.parse(null)).isEmpty();
    }
}
