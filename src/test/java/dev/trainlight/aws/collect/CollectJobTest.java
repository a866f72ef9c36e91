package dev.trainlight.aws.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.evidence.CallMade;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CollectionListener;
import dev.trainlight.evidence.Gap;
import dev.trainlight.evidence.Subject;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** What a collection of a typical job finds, and in which form it stands in the case. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CollectJobTest {
    private FakeAws aws;
    private Case found;

    @BeforeAll
    void collect() throws Exception {
        aws = new FakeAws();
        TypicalAccount.stub(aws);
        found = aws.account().collect(new Subject.Job("churn-1"), CollectionListener.NONE, Cancellation.NEVER);
    }

    @AfterAll
    void close() {
        aws.close();
    }

    private JsonNode resource(String arn) {
        for (JsonNode resource : found.json().path("resources")) {
            if (resource.path("arn").asString("").equals(arn)) {
                return resource;
            }
        }
        throw new AssertionError("no " + arn + " in " + found.json().path("resources"));
    }

    @Test
    void theJobStandsThereAsTheAwsCliPrintsIt() {
        JsonNode job = found.json().path("trainingJob");
        assertThat(job.path("RoleArn").asString()).isEqualTo(TypicalAccount.ROLE);
        assertThat(job.path("CreationTime").asString()).isEqualTo("2026-11-21T10:00:00.123Z");
        assertThat(job.path("VpcConfig").path("Subnets").get(0).asString()).isEqualTo("subnet-0a1");
        assertThat(job.path("Tags").get(0).path("Key").asString()).isEqualTo("team");
        assertThat(job.has("Environment")).as("what AWS did not send is absent").isFalse();
        assertThat(found.job().orElseThrow().channels()).hasSize(2);
    }

    @Test
    void theRoleHasItsTrustBoundaryTagsAndPolicies() {
        JsonNode role = found.json().path("principals").path("executionRole");
        assertThat(role.path("roleId").asString()).isEqualTo("AROATRAIN");
        assertThat(role.path("trustPolicy")
                        .path("Statement")
                        .get(0)
                        .path("Action")
                        .asString())
                .isEqualTo("sts:AssumeRole");
        assertThat(role.path("tags").path("team").asString()).isEqualTo("churn");
        assertThat(role.path("permissionsBoundary").path("name").asString()).isEqualTo("MlBoundary");
        assertThat(role.path("permissionsBoundary").path("document").isObject()).isTrue();
        assertThat(role.path("identityPolicies"))
                .extracting(policy -> policy.path("name").asString() + " "
                        + policy.path("kind").asString())
                .containsExactly(
                        "TrainAccess customer-managed", "AmazonSageMakerFullAccess aws-managed", "ReadData inline");
        assertThat(role.path("identityPolicies"))
                .allSatisfy(policy -> assertThat(
                                policy.path("document").path("Statement").isArray())
                        .isTrue());
        assertThat(role.path("sessionPolicies").isArray()).isTrue();
    }

    @Test
    void theCallerIsWhoCloudTrailSaysMadeTheJob() {
        JsonNode caller = found.json().path("principals").path("caller");
        assertThat(caller.path("arn").asString()).isEqualTo("arn:aws:iam::111122223333:role/DataScientist");
        assertThat(caller.path("sessionName").asString()).isEqualTo("mia");
        assertThat(caller.path("source").asString()).isEqualTo("cloudtrail");
        assertThat(caller.path("permissionsBoundary").isNull()).isTrue();
        assertThat(caller.has("sessionPolicies")).as("nobody can read them").isFalse();
    }

    @Test
    void everyQuestionToAwsIsOnRecordWithItsTimeAndWhatCameOfIt() {
        assertThat(CallMade.of(found))
                .contains(
                        made(
                                "sagemaker:ListTags",
                                "arn:aws:sagemaker:eu-west-1:111122223333:training-job/churn-1",
                                CallMade.ANSWERED),
                        made("s3:GetBucketPolicy", TypicalAccount.DATA, CallMade.ANSWERED),
                        made("s3:GetBucketPolicy", TypicalAccount.MODELS, CallMade.NONE))
                .anyMatch(made -> made.outcome().equals("AccessDeniedException"))
                .hasSizeGreaterThan(30);
        assertThat(found.json().path(CallMade.FIELD).toString()).doesNotContain("Statement", "s3://");
    }

    private static CallMade made(String call, String resource, String outcome) {
        return new CallMade(call, Optional.of(resource), Optional.of(FakeAws.NOW), outcome);
    }

    @Test
    void bucketsHavePolicyPlaceKeyAndSettings() {
        JsonNode data = resource(TypicalAccount.DATA);
        assertThat(data.path("accountId").asString()).isEqualTo("111122223333");
        assertThat(data.path("region").asString()).isEqualTo("eu-west-1");
        assertThat(data.path("policy").path("Statement").get(0).path("Sid").asString())
                .isEqualTo("OnlyTls");
        assertThat(data.path("encryptionKeyArn").asString()).isEqualTo(TypicalAccount.KEY);
        assertThat(data.path("bucketKeyEnabled").asBoolean()).isTrue();
        assertThat(data.path("objectOwnership").asString()).isEqualTo("BucketOwnerEnforced");
        assertThat(data.path("requestPayer").asString()).isEqualTo("BucketOwner");
        assertThat(data.path("publicAccessBlock").path("RestrictPublicBuckets").asBoolean())
                .isTrue();
        JsonNode models = resource(TypicalAccount.MODELS);
        assertThat(models.get("policy").isNull())
                .as("NoSuchBucketPolicy means none")
                .isTrue();
        assertThat(models.get("encryptionKeyArn").isNull()).isTrue();
    }

    @Test
    void theKeyIsFoundByItsAlias() {
        JsonNode key = resource(TypicalAccount.KEY);
        assertThat(key.path("state").asString()).isEqualTo("Enabled");
        assertThat(key.path("keyManager").asString()).isEqualTo("CUSTOMER");
        assertThat(key.path("aliases").get(0).asString()).isEqualTo("alias/ml");
        assertThat(key.path("grants").get(0).path("GranteePrincipal").asString())
                .isEqualTo("arn:aws:iam::111122223333:role/Other");
        assertThat(key.path("policy").path("Statement").isArray()).isTrue();
        assertThat(aws.asked("GetKeyPolicy"))
                .as("named twice and the default of a bucket, read once")
                .isEqualTo(1);
    }

    @Test
    void theRepositoryHasNoPolicyAndTheImageIsThere() {
        JsonNode repository = resource(TypicalAccount.REPOSITORY);
        assertThat(repository.get("policy").isNull()).isTrue();
        assertThat(repository.path("imageTags").toString()).isEqualTo("[\"2026.11\",\"latest\"]");
        assertThat(repository.path("registryId").asString()).isEqualTo("111122223333");
    }

    @Test
    void theNetworkLeadsFromTheSubnetToItsEndpoint() {
        JsonNode subnet = resource(TypicalAccount.SUBNET);
        assertThat(subnet.path("vpcId").asString()).isEqualTo("vpc-1");
        assertThat(subnet.path("routeTableId").asString()).isEqualTo("rtb-1");
        JsonNode endpoint = found.json().path("vpcEndpoints").get(0);
        assertThat(endpoint.path("VpcEndpointId").asString()).isEqualTo("vpce-1");
        assertThat(endpoint.path("ServiceName").asString()).isEqualTo("com.amazonaws.eu-west-1.s3");
        assertThat(endpoint.path("RouteTableIds").get(0).asString()).isEqualTo("rtb-1");
        assertThat(endpoint.path("PolicyDocument").isString()).isTrue();
        assertThat(resource("arn:aws:ec2:eu-west-1:111122223333:security-group/sg-0c3")
                        .path("vpcId")
                        .asString())
                .isEqualTo("vpc-1");
    }

    @Test
    void onlyTheJobsOwnEventsAreKept() {
        assertThat(found.json().path("cloudTrailEvents"))
                .extracting(event -> event.path("eventID").asString())
                .containsExactly("e-churn-1", "e-3");
    }

    @Test
    void theLogsLastLinesStandThereInOrder() {
        assertThat(found.logEvents().orElse(java.util.List.of()))
                .extracting(event -> event.message())
                .containsExactly("starting", "done");
    }

    @Test
    void onlyTheOrganizationsPoliciesAreMissing() {
        assertThat(found.gaps())
                .extracting(Gap::evidence)
                .containsOnly("service control policies", "resource control policies");
        assertThat(found.gaps()).allSatisfy(gap -> {
            assertThat(gap.call().orElseThrow()).startsWith("organizations:");
            assertThat(gap.reason()).isEqualTo("AccessDeniedException");
        });
        assertThat(found.serviceControlPolicies().isUnknown()).isTrue();
        assertThat(found.json().path("organization").path("id").asString()).isEqualTo("o-example");
    }
}
