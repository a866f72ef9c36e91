package dev.trainlight.iam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAuthorizationTest {
    private final ServiceAuthorization services = ServiceAuthorization.bundled();

    @Test
    void saysWhereItComesFrom() {
        assertThat(services.source()).startsWith("AWS Service Authorization Reference");
        assertThat(services.date()).matches("20\\d\\d-\\d\\d-\\d\\d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ecr:GetAuthorizationToken",
                "ec2:DescribeSubnets",
                "s3:ListAllMyBuckets",
                "kms:CreateKey",
                "EC2:describevpcs"
            })
    void knowsActionsWithoutResources(String action) {
        assertThat(services.wildcardOnly(action)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3:GetObject",
                "s3:ListBucket",
                "iam:PassRole",
                "kms:Decrypt",
                "sagemaker:CreateTrainingJob",
                "ec2:CreateNetworkInterface",
                "quantum:Entangle",
                "nonsense"
            })
    void knowsActionsWithResources(String action) {
        assertThat(services.wildcardOnly(action)).isFalse();
    }

    @Test
    void knowsTheResourceTypes() {
        assertThat(services.resourceTypes("logs:putlogevents"))
                .extracting(ServiceAuthorization.ResourceType::name)
                .containsExactly("log-stream");
        assertThat(services.action("s3:ListBucket").orElseThrow().conditionKeys())
                .contains("s3:prefix");
    }

    @Test
    void existsIsSaidOfKnownServicesOnly() {
        assertThat(services.exists("s3:GetObject")).isTrue();
        assertThat(services.exists("s3:ListObject")).isFalse();
        assertThat(services.exists("quantum:Entangle")).isTrue();
        assertThat(services.exists("nonsense")).isFalse();
    }
}
