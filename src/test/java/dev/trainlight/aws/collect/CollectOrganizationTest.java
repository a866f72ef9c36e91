package dev.trainlight.aws.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CollectionListener;
import dev.trainlight.evidence.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is known of the organization's policies, for those who may read them and those who may not. */
class CollectOrganizationTest {
    private FakeAws aws;

    @BeforeEach
    void start() {
        aws = new FakeAws();
        TypicalAccount.stub(aws);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private Case collect() throws Exception {
        return aws.account()
                .collect(new Subject.Role(TypicalAccount.ROLE), CollectionListener.NONE, Cancellation.NEVER);
    }

    private void tree() {
        aws.json("ListParents", "111122223333", "{\"Parents\":[{\"Id\":\"ou-1\",\"Type\":\"ORGANIZATIONAL_UNIT\"}]}");
        aws.json("ListParents", "\"ou-1\"", "{\"Parents\":[{\"Id\":\"r-1\",\"Type\":\"ROOT\"}]}");
        aws.json("ListPoliciesForTarget", "{\"Policies\":[]}");
        for (String target : new String[] {"111122223333", "\"ou-1\"", "\"r-1\""}) {
            aws.server()
                    .stubFor(FakeAws.json("ListPoliciesForTarget")
                            .withRequestBody(com.github.tomakehurst.wiremock.client.WireMock.containing(target))
                            .withRequestBody(com.github.tomakehurst.wiremock.client.WireMock.containing(
                                    "SERVICE_CONTROL_POLICY"))
                            .willReturn(FakeAws.jsonAnswer(200, list(target))));
        }
        aws.json("DescribePolicy", """
                {"Policy":{"PolicySummary":{"Id":"p"},"Content":"{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Action\\":\\"*\\",\\"Resource\\":\\"*\\"}]}"}}""");
    }

    private static String list(String target) {
        String full =
                "{\"Id\":\"p-FullAWSAccess\",\"Arn\":\"arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess\",\"Name\":\"FullAWSAccess\",\"AwsManaged\":true}";
        String own =
                "{\"Id\":\"p-own\",\"Arn\":\"arn:aws:organizations::999988887777:policy/o-example/service_control_policy/p-own\",\"Name\":\"NeedVpc\",\"AwsManaged\":false}";
        return "{\"Policies\":[" + (target.equals("\"ou-1\"") ? full + "," + own : full) + "]}";
    }

    @Test
    void aDelegatedAdministratorSeesEveryLevelRootFirst() throws Exception {
        tree();
        JsonNode organization = collect().json().path("organization");
        assertThat(organization.path("serviceControlPolicies")).hasSize(3);
        assertThat(organization.path("serviceControlPolicies").get(1))
                .extracting(policy -> policy.path("name").asString())
                .containsExactly("FullAWSAccess", "NeedVpc");
        assertThat(organization
                        .path("serviceControlPolicies")
                        .get(0)
                        .get(0)
                        .path("document")
                        .isObject())
                .isTrue();
        assertThat(organization.path("resourceControlPolicies").isArray()).isTrue();
        assertThat(organization.path("resourceControlPolicies"))
                .as("a type that is switched off has no policies at all")
                .isEmpty();
    }

    @Test
    void aLevelThatRefusesIsAnUnreadablePolicy() throws Exception {
        tree();
        aws.server()
                .stubFor(FakeAws.json("ListPoliciesForTarget")
                        .withRequestBody(com.github.tomakehurst.wiremock.client.WireMock.containing("\"r-1\""))
                        .willReturn(FakeAws.jsonError("AccessDeniedException", "no")));
        Case found = collect();
        JsonNode root =
                found.json().path("organization").path("serviceControlPolicies").get(0);
        assertThat(root).hasSize(1);
        assertThat(root.get(0).has("document")).isFalse();
        assertThat(found.gaps())
                .anySatisfy(gap -> assertThat(gap.call()).contains("organizations:ListPoliciesForTarget"));
    }

    @Test
    void withoutAnOrganizationThereAreNone() throws Exception {
        aws.jsonError("DescribeOrganization", "AWSOrganizationsNotInUseException", "Your account is not a member");
        Case found = collect();
        assertThat(found.serviceControlPolicies().isNone()).isTrue();
        assertThat(found.resourceControlPolicies().isNone()).isTrue();
        assertThat(found.gaps()).noneMatch(gap -> gap.call().orElse("").startsWith("organizations:"));
    }

    @Test
    void theyDoNotApplyToTheManagementAccount() throws Exception {
        aws.json("DescribeOrganization", "{\"Organization\":{\"Id\":\"o-1\",\"MasterAccountId\":\"111122223333\"}}");
        Case found = collect();
        assertThat(found.serviceControlPolicies().isNone()).isTrue();
        assertThat(aws.asked("ListPoliciesForTarget")).isZero();
    }
}
