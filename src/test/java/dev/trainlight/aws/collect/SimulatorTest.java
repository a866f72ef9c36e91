package dev.trainlight.aws.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.evidence.AwsOpinion;
import dev.trainlight.evidence.AwsOpinions;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CaseReader;
import dev.trainlight.evidence.SimulationRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** AWS's own opinion: how the simulator is asked and how its answers are read. */
class SimulatorTest {
    private static final String OBJECT = "arn:aws:s3:::ml-data/x";

    private FakeAws aws;

    @BeforeEach
    void start() {
        aws = new FakeAws();
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private static SimulationRequest request(String action) {
        return new SimulationRequest(
                TypicalAccount.ROLE,
                action,
                Optional.of(OBJECT),
                Map.of("aws:SecureTransport", List.of("true"), "aws:PrincipalAccount", List.of("111122223333")));
    }

    private static String result(String action, String decision, String more) {
        return "<member><EvalActionName>%s</EvalActionName><EvalResourceName>arn:aws:s3:::template</EvalResourceName><EvalDecision>%s</EvalDecision>%s</member>"
                .formatted(action, decision, more);
    }

    @Test
    void requestsOfOneResourceGoTogetherAndEveryPageIsRead() throws Exception {
        aws.query(
                "SimulatePrincipalPolicy",
                "<EvaluationResults>" + result("s3:GetObject", "allowed", "")
                        + "</EvaluationResults><IsTruncated>true</IsTruncated><Marker>m2</Marker>");
        aws.query(
                "SimulatePrincipalPolicy",
                "Marker=m2",
                "<EvaluationResults>"
                        + result("s3:PutObject", "allowed", """
                        <OrganizationsDecisionDetail><AllowedByOrganizations>false</AllowedByOrganizations></OrganizationsDecisionDetail>
                        <ResourceSpecificResults><member><EvalResourceName>arn:aws:s3:::ml-data/x</EvalResourceName><EvalResourceDecision>explicitDeny</EvalResourceDecision>
                        <MatchedStatements><member><SourcePolicyId>Guard</SourcePolicyId></member></MatchedStatements>
                        <MissingContextValues><member>aws:SourceVpce</member></MissingContextValues></member></ResourceSpecificResults>""")
                        + "</EvaluationResults><IsTruncated>false</IsTruncated>");
        AwsOpinions opinions =
                aws.account().opinions(List.of(request("s3:GetObject"), request("s3:PutObject")), Cancellation.NEVER);
        assertThat(opinions.gaps()).isEmpty();
        assertThat(opinions.opinions()).extracting(AwsOpinion::decision).containsExactly("allowed", "explicitDeny");
        AwsOpinion put = opinions.opinions().getLast();
        assertThat(put.organizations()).contains(false);
        assertThat(put.matched()).containsExactly("Guard");
        assertThat(put.missingContext()).containsExactly("aws:SourceVpce");
        assertThat(put.allowed()).isFalse();
        String asked = aws.requests().getLast().getBodyAsString();
        assertThat(asked)
                .contains("ActionNames.member.1=s3%3AGetObject")
                .contains("ActionNames.member.2=s3%3APutObject")
                .contains("=boolean")
                .contains("=string");
    }

    @Test
    void whoMayNotAskGetsAGapAndNoOpinion() throws Exception {
        SimulationRequest other = new SimulationRequest(
                TypicalAccount.ROLE, "s3:GetObject", Optional.of("arn:aws:s3:::elsewhere/y"), Map.of());
        AwsOpinions opinions = aws.account().opinions(List.of(request("s3:GetObject"), other), Cancellation.NEVER);
        assertThat(opinions.opinions()).isEmpty();
        assertThat(aws.asked("SimulatePrincipalPolicy"))
                .as("refused once, asked once")
                .isEqualTo(1);
        assertThat(opinions.gaps()).hasSize(1);
        assertThat(opinions.gaps().getFirst().call()).contains("iam:SimulatePrincipalPolicy");
    }

    @Test
    void opinionsBecomePartOfTheCase() throws Exception {
        aws.query(
                "SimulatePrincipalPolicy",
                "<EvaluationResults>" + result("s3:GetObject", "implicitDeny", "") + "</EvaluationResults>");
        Case with = aws.account()
                .opinions(List.of(request("s3:GetObject")), Cancellation.NEVER)
                .addTo(CaseReader.read("{\"schema\":\"trainlight/case/1\"}"));
        JsonNode opinion = with.json().path("awsOpinions").get(0);
        assertThat(opinion.path("decision").asString()).isEqualTo("implicitDeny");
        assertThat(opinion.path("resource").asString()).isEqualTo(OBJECT);
        assertThat(opinion.has("organizations")).isFalse();
    }

    @Test
    void aCaseKeepsWhatWasAskedWithTheAnswer() throws Exception {
        aws.query(
                "SimulatePrincipalPolicy",
                "<EvaluationResults>"
                        + result(
                                "s3:GetObject",
                                "implicitDeny",
                                "<OrganizationsDecisionDetail><AllowedByOrganizations>true</AllowedByOrganizations></OrganizationsDecisionDetail>")
                        + "</EvaluationResults>");
        AwsOpinions asked = aws.account().opinions(List.of(request("s3:GetObject")), Cancellation.NEVER);
        Case with = asked.addTo(CaseReader.read("{\"schema\":\"trainlight/case/1\"}"));

        assertThat(AwsOpinions.of(with).orElse(List.of())).isEqualTo(asked.opinions());
    }
}
