package dev.trainlight.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RequestFormTest {
    @Test
    void aDescriptionBecomesTheRequestOfTheNextRun() {
        JsonNode described = JsonMapper.shared().readTree("""
                {"TrainingJobName": "churn-1", "TrainingJobArn": "arn:…", "TrainingJobStatus": "Failed", "FailureReason": "x",
                 "RoleArn": "arn:aws:iam::111122223333:role/R", "HyperParameters": {"epochs": "3"}, "Tags": [],
                 "ResourceConfig": {"InstanceType": "ml.m5.large"}, "BillableTimeInSeconds": 3}""");

        JsonNode request = RequestForm.request(described, false);

        assertThat(request.propertyNames())
                .containsExactly("TrainingJobName", "HyperParameters", "RoleArn", "ResourceConfig");
        assertThat(request.path("TrainingJobName").asString()).isEqualTo("churn-1-again");
    }

    @Test
    void aLongNameStaysWithinSixtyThreeCharacters() {
        JsonNode request = RequestForm.request(
                JsonMapper.shared().readTree("{\"TrainingJobName\": \"" + "x".repeat(63) + "\"}"), false);

        assertThat(request.path("TrainingJobName").asString()).hasSize(63).endsWith("-again");
    }

    @Test
    void whatCloudTrailWritesSmallGetsItsCapitalsAndTheUsersOwnKeysStay() {
        JsonNode recorded = JsonMapper.shared().readTree("""
                {"trainingJobName": "a", "hyperParameters": {"batch_size": "1", "lr": "2"}, "environment": {"pATH": "x"},
                 "tags": [{"key": "team", "value": "churn"}],
                 "inputDataConfig": [{"channelName": "train", "dataSource": {"s3DataSource": {"s3Uri": "s3://b/"}}}]}""");

        JsonNode request = RequestForm.request(recorded, true);

        assertThat(request).isEqualTo(JsonMapper.shared().readTree("""
                {"TrainingJobName": "a", "HyperParameters": {"batch_size": "1", "lr": "2"},
                 "InputDataConfig": [{"ChannelName": "train", "DataSource": {"S3DataSource": {"S3Uri": "s3://b/"}}}],
                 "Tags": [{"Key": "team", "Value": "churn"}], "Environment": {"pATH": "x"}}"""));
    }
}
