package dev.trainlight.evidence.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CaseReader;
import dev.trainlight.evidence.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What becomes of each sort of name, what stays, and that secrets go. */
class RedactionTest {
    private static final String CASE = """
            {"schema":"trainlight/case/1","partition":"aws","region":"eu-west-1","accountId":"111122223333",
             "trainingJob":{"TrainingJobName":"acme-churn-7","TrainingJobStatus":"Failed",
              "RoleArn":"arn:aws:iam::111122223333:role/service-role/AcmeTrainRole",
              "FailureReason":"ClientError: Data download failed: User: arn:aws:sts::111122223333:assumed-role/AcmeTrainRole/SageMaker is not authorized to perform: s3:GetObject on resource: \\"arn:aws:s3:::acme-lake/churn/x.csv\\" (job acme-churn-7, role AcmeTrainRole)",
              "AlgorithmSpecification":{"TrainingImage":"763104351884.dkr.ecr.eu-west-1.amazonaws.com/pytorch-training:2.5","TrainingInputMode":"File"},
              "HyperParameters":{"epochs":"20","customer":"globex","source":"\\"s3://acme-lake/src/a.tar.gz\\"","enabled":"true"},
              "Environment":{"DB_PASSWORD":"hunter2hunter2","STAGE":"internal-alpha","GITHUB_TOKEN":"ghp_abcdefghijklmnopqrstuvwxyz0123456789"},
              "InputDataConfig":[{"ChannelName":"train","DataSource":{"S3DataSource":{"S3DataType":"S3Prefix","S3Uri":"s3://acme-lake/churn/2026/"}}}],
              "OutputDataConfig":{"S3OutputPath":"s3://sagemaker-eu-west-1-111122223333/acme","KmsKeyId":"alias/acme-key"},
              "ResourceConfig":{"InstanceType":"ml.p4d.24xlarge","VolumeKmsKeyId":"11111111-2222-3333-4444-555555555555"},
              "VpcConfig":{"Subnets":["subnet-0abc1234def567890"],"SecurityGroupIds":["sg-0123"]},
              "Tags":[{"Key":"CostCenter","Value":"globex-42"},{"Key":"sagemaker:domain-arn","Value":"arn:aws:sagemaker:eu-west-1:111122223333:domain/d-acme"}],
              "CreationTime":"2026-11-21T10:00:00Z"},
             "principals":{"executionRole":{"arn":"arn:aws:iam::111122223333:role/service-role/AcmeTrainRole","roleId":"AROAABCDEFGHIJKLMNOP","sessionName":"SageMaker","tags":{"CostCenter":"globex-42"},
              "identityPolicies":[
               {"name":"AcmeRead","kind":"inline","document":{"Version":"2012-10-17","Statement":[{"Sid":"AcmeLake","Effect":"Allow","Action":["s3:GetObject"],"Resource":"arn:aws:s3:::acme-l*",
                "Condition":{"StringEquals":{"aws:PrincipalTag/CostCenter":"globex-42","aws:RequestedRegion":"eu-west-1","s3:x-amz-server-side-encryption":"aws:kms"}}}]}},
               {"name":"AmazonSageMakerFullAccess","arn":"arn:aws:iam::aws:policy/AmazonSageMakerFullAccess","kind":"aws-managed","document":{"Version":"2012-10-17","Statement":[{"Sid":"X","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::*SageMaker*"}]}}]}},
             "resources":[{"arn":"arn:aws:s3:::acme-lake","accountId":"444455556666","policy":null},{"arn":"arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555","aliases":["alias/acme-key"],"state":"Enabled"}],
             "vpcEndpoints":[{"VpcEndpointId":"vpce-0aa11bb22cc33dd44","VpcId":"vpc-1","ServiceName":"com.amazonaws.eu-west-1.s3","PolicyDocument":"{\\"Statement\\": [\\n {\\"Effect\\":\\"Allow\\",\\"Principal\\":\\"*\\",\\"Action\\":\\"*\\",\\"Resource\\":\\"arn:aws:s3:::acme-lake/*\\"}]}"}],
             "cloudTrailEvents":[{"eventName":"Decrypt","errorCode":"AccessDenied","sourceIPAddress":"198.51.100.7","userIdentity":{"arn":"arn:aws:sts::111122223333:assumed-role/AcmeTrainRole/SageMaker","accessKeyId":"ASIAABCDEFGHIJKLMNOP"}}],
             "logEvents":[{"timestamp":1,"logStreamName":"acme-churn-7/algo-1-1795","message":"training acme-churn-7 for globex with data from s3://acme-lake/churn/ by ana@globex.example; key AKIAABCDEFGHIJKLMNOP"}],
             "gaps":[{"evidence":"inline policy AcmeRead","resource":"arn:aws:s3:::acme-lake","call":"s3:GetBucketPolicy","reason":"AccessDenied"}]}""";

    private static Case redacted() throws Exception {
        return Redaction.redact(CaseReader.read(CASE));
    }

    @Test
    void nothingOfTheirsIsLeft() throws Exception {
        String text = redacted().json().toString();
        assertThat(text)
                .doesNotContainIgnoringCase("acme")
                .doesNotContainIgnoringCase("globex")
                .doesNotContain("111122223333")
                .doesNotContain("444455556666")
                .doesNotContain("11111111-2222")
                .doesNotContain("subnet-0abc1234def567890")
                .doesNotContain("vpce-0aa11bb22cc33dd44")
                .doesNotContain("ABCDEFGHIJKLMNOP")
                .doesNotContain("internal-alpha")
                .doesNotContain("198.51.100.7")
                .doesNotContain("ana@")
                .doesNotContain("\"20\"");
    }

    @Test
    void namesAtPlacesWhereNoPolicyHasThemGoToo() throws Exception {
        String asObject = CASE.replace(
                "\"Resource\":\"arn:aws:s3:::acme-l*\"",
                "\"Resource\":{\"AWS\":[\"arn:aws:s3:::acme-lake\"]},\"Principal\":[{\"x\":\"arn:aws:s3:::acme-lake\"}]");
        String asText = CASE.replace(
                "\\\"Resource\\\":\\\"arn:aws:s3:::acme-lake/*\\\"",
                "\\\"Condition\\\":{\\\"StringEquals\\\":[\\\"arn:aws:s3:::acme-lake\\\"]}");
        assertThat(asObject).isNotEqualTo(CASE);
        assertThat(asText).isNotEqualTo(CASE);
        for (String text : new String[] {asObject, asText}) {
            assertThat(Redaction.redact(CaseReader.read(text)).json().toString())
                    .doesNotContainIgnoringCase("acme");
        }
    }

    @Test
    void secretsAreRemoved() throws Exception {
        String text = redacted().json().toString();
        assertThat(text).doesNotContain("hunter2").doesNotContain("ghp_").doesNotContain("AKIAABCD");
    }

    @Test
    void theSameNameIsTheSameReplacementEverywhere() throws Exception {
        JsonNode json = redacted().json();
        String job = json.path("trainingJob").path("TrainingJobName").asString();
        String role = json.path("trainingJob").path("RoleArn").asString();
        assertThat(json.path("principals").path("executionRole").path("arn").asString())
                .isEqualTo(role);
        String name = role.substring(role.lastIndexOf('/') + 1);
        assertThat(json.path("trainingJob").path("FailureReason").asString())
                .contains(":assumed-role/" + name + "/SageMaker")
                .contains("role " + name + ")")
                .contains("(job " + job + ",")
                .startsWith("ClientError: Data download failed: User: arn:aws:sts::");
        assertThat(json.path("logEvents").get(0).path("logStreamName").asString())
                .startsWith(job + "/algo-1-");
        assertThat(json.path("logEvents").get(0).path("message").asString()).startsWith("training " + job + " for ");
        String bucket = json.path("trainingJob")
                .path("InputDataConfig")
                .get(0)
                .path("DataSource")
                .path("S3DataSource")
                .path("S3Uri")
                .asString()
                .split("/")[2];
        assertThat(json.path("resources").get(0).path("arn").asString()).isEqualTo("arn:aws:s3:::" + bucket);
        assertThat(json.path("vpcEndpoints").get(0).path("PolicyDocument").asString())
                .startsWith("{\"Statement\": [\n {\"Effect\"")
                .contains("arn:aws:s3:::" + bucket + "/*");
        String pattern = json.path("principals")
                .path("executionRole")
                .path("identityPolicies")
                .get(0)
                .path("document")
                .path("Statement")
                .get(0)
                .path("Resource")
                .asString();
        assertThat("arn:aws:s3:::" + bucket).startsWith(pattern.substring(0, pattern.length() - 1));
    }

    @Test
    void tagsKeepTheirConditions() throws Exception {
        JsonNode role = redacted().json().path("principals").path("executionRole");
        String key = role.path("tags").propertyNames().iterator().next();
        JsonNode condition = role.path("identityPolicies")
                .get(0)
                .path("document")
                .path("Statement")
                .get(0)
                .path("Condition")
                .path("StringEquals");
        assertThat(key).isNotEqualTo("CostCenter");
        assertThat(condition.path("aws:PrincipalTag/" + key).asString())
                .isEqualTo(role.path("tags").path(key).asString());
        assertThat(condition.path("aws:RequestedRegion").asString()).isEqualTo("eu-west-1");
        assertThat(condition.path("s3:x-amz-server-side-encryption").asString()).isEqualTo("aws:kms");
    }

    @Test
    void whatIsAwsOwnStays() throws Exception {
        JsonNode json = redacted().json();
        JsonNode job = json.path("trainingJob");
        assertThat(job.path("AlgorithmSpecification").path("TrainingImage").asString())
                .isEqualTo("763104351884.dkr.ecr.eu-west-1.amazonaws.com/pytorch-training:2.5");
        assertThat(job.path("ResourceConfig").path("InstanceType").asString()).isEqualTo("ml.p4d.24xlarge");
        assertThat(job.path("RoleArn").asString()).contains(":role/service-role/");
        assertThat(job.path("CreationTime").asString()).isEqualTo("2026-11-21T10:00:00Z");
        assertThat(job.path("HyperParameters").path("enabled").asString()).isEqualTo("true");
        assertThat(job.path("Tags").get(1).path("Key").asString()).isEqualTo("sagemaker:domain-arn");
        assertThat(json.path("principals")
                        .path("executionRole")
                        .path("identityPolicies")
                        .get(1))
                .isEqualTo(Json.parse(CASE)
                        .path("principals")
                        .path("executionRole")
                        .path("identityPolicies")
                        .get(1));
        assertThat(json.path("principals")
                        .path("executionRole")
                        .path("sessionName")
                        .asString())
                .isEqualTo("SageMaker");
        assertThat(json.path("principals").path("executionRole").path("roleId").asString())
                .startsWith("AROA")
                .hasSize(20);
        assertThat(json.path("vpcEndpoints").get(0).path("ServiceName").asString())
                .isEqualTo("com.amazonaws.eu-west-1.s3");
        assertThat(json.path("resources").get(1).path("state").asString()).isEqualTo("Enabled");
    }

    @Test
    void theDefaultBucketIsStillTheDefaultBucket() throws Exception {
        JsonNode json = redacted().json();
        assertThat(json.path("trainingJob")
                        .path("OutputDataConfig")
                        .path("S3OutputPath")
                        .asString())
                .startsWith("s3://sagemaker-eu-west-1-" + json.path("accountId").asString() + "/");
    }

    @Test
    void aKeysAliasStillNamesIt() throws Exception {
        JsonNode json = redacted().json();
        assertThat(json.path("resources").get(1).path("aliases").get(0).asString())
                .startsWith("alias/")
                .isEqualTo(json.path("trainingJob")
                        .path("OutputDataConfig")
                        .path("KmsKeyId")
                        .asString());
        assertThat(json.path("resources").get(1).path("arn").asString())
                .endsWith(":key/"
                        + json.path("trainingJob")
                                .path("ResourceConfig")
                                .path("VolumeKmsKeyId")
                                .asString());
    }

    @Test
    void redactingTwiceGivesTheSame() throws Exception {
        assertThat(redacted().json()).isEqualTo(redacted().json());
    }
}
