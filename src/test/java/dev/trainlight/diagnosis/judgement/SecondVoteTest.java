package dev.trainlight.diagnosis.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.diagnosis.AwsVote;
import dev.trainlight.diagnosis.AwsVote.Agreement;
import dev.trainlight.diagnosis.Cases;
import dev.trainlight.diagnosis.Check;
import dev.trainlight.diagnosis.CheckDecision;
import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.DiagnosisText;
import dev.trainlight.diagnosis.DiagnosisVerdict;
import dev.trainlight.diagnosis.DiagnosisWriter;
import dev.trainlight.diagnosis.Sentences;
import dev.trainlight.evidence.AwsOpinion;
import dev.trainlight.evidence.AwsOpinions;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.SimulationRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** AWS's own opinion beside ours: what it may change, what it may not, and when the two differ. */
class SecondVoteTest {
    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician();
    private static final Sentences ENGLISH = Sentences.in(Locale.ENGLISH);

    private static AwsOpinion says(SimulationRequest question, String decision, Boolean organizations) {
        return new AwsOpinion(
                question,
                decision,
                Optional.ofNullable(organizations),
                Optional.empty(),
                List.of(),
                List.of("SomePolicy"));
    }

    private static Case asked(Cases cases, Function<SimulationRequest, AwsOpinion> simulator) {
        Case evidence = cases.build();
        List<AwsOpinion> opinions = SecondVote.questions(DIAGNOSTICIAN.diagnose(evidence)).stream()
                .map(simulator)
                .toList();
        return new AwsOpinions(opinions, List.of()).addTo(evidence);
    }

    private static Diagnosis diagnose(Cases cases, Function<SimulationRequest, AwsOpinion> simulator) {
        return DIAGNOSTICIAN.diagnose(asked(cases, simulator));
    }

    private static Check check(Diagnosis diagnosis, String id) {
        return diagnosis.checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> warnings(Diagnosis diagnosis) {
        return diagnosis.warnings().stream()
                .map(warning -> ENGLISH.text(warning.text()))
                .toList();
    }

    @Test
    void onlyRolesAndUsersAreAskedAboutAndOnlyWithConcreteResources() {
        Diagnosis diagnosis = DIAGNOSTICIAN.diagnose(Cases.planned().build());
        List<SimulationRequest> questions = SecondVote.questions(diagnosis);

        assertThat(questions).extracting(SimulationRequest::principal).containsOnly(Cases.ROLE, Cases.CALLER);
        assertThat(questions).extracting(SimulationRequest::action).doesNotContain("sts:AssumeRole");
        assertThat(questions)
                .allSatisfy(
                        question -> assertThat(question.resource().orElse("")).doesNotContain("*", "?"));
        assertThat(questions)
                .anySatisfy(question -> assertThat(question.resource()).contains("arn:aws:s3:::ml-data/train/x"))
                .anySatisfy(question -> {
                    assertThat(question.action()).isEqualTo("ecr:GetAuthorizationToken");
                    assertThat(question.resource()).isEmpty();
                    assertThat(question.context()).containsEntry("aws:PrincipalArn", List.of(Cases.ROLE));
                });
        assertThat(questions).hasSizeLessThanOrEqualTo(SecondVote.MOST);
    }

    @Test
    void aKeyThatIsNotKnownIsNotAskedAbout() {
        Diagnosis diagnosis = DIAGNOSTICIAN.diagnose(Cases.planned()
                .job("OutputDataConfig", "KmsKeyId", "'alias/models'")
                .build());

        assertThat(SecondVote.questions(diagnosis))
                .extracting(SimulationRequest::action)
                .noneMatch(action -> action.startsWith("kms:"));
    }

    @Test
    void theOrganizationsVerdictStandsInForServiceControlPoliciesThatNobodyCouldRead() {
        Cases unread = Cases.planned().forget("organization.serviceControlPolicies");
        assertThat(DIAGNOSTICIAN.diagnose(unread.build()).verdict()).isEqualTo(DiagnosisVerdict.UNDETERMINED);

        Diagnosis diagnosis = diagnose(unread, question -> says(question, "allowed", true));

        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.HEALTHY);
        AwsVote vote = check(diagnosis, "DAT-02#1").vote().orElseThrow();
        assertThat(vote.agreement()).isEqualTo(Agreement.SAME);
        assertThat(vote.standsIn()).isTrue();
        assertThat(ENGLISH.text(vote.sentence())).contains("which could not be read, allow it");
        assertThat(check(diagnose(Cases.planned(), question -> says(question, "allowed", true)), "DAT-02#1")
                        .vote()
                        .orElseThrow()
                        .standsIn())
                .as("policies that were read speak for themselves")
                .isFalse();
    }

    @Test
    void itStandsInForTheOneThatNobodyCouldReadAndNotForOneThatDenies() {
        String full =
                "[{'name':'FullAWSAccess','document':{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'*','Resource':'*'}]}}";
        Cases half = Cases.planned().set("organization", """
                {'resourceControlPolicies':[],'serviceControlPolicies':[%1$s],%1$s,{'name':'Closed'}]]}""".formatted(full));
        assertThat(DIAGNOSTICIAN.diagnose(half.build()).verdict()).isEqualTo(DiagnosisVerdict.UNDETERMINED);
        assertThat(diagnose(half, question -> says(question, "allowed", true)).verdict())
                .isEqualTo(DiagnosisVerdict.HEALTHY);

        Cases denying = Cases.planned().set("organization", """
                {'resourceControlPolicies':[],'serviceControlPolicies':[%1$s,{'name':'Closed'},{'name':'Guard','document':
                 {'Version':'2012-10-17','Statement':[{'Effect':'Deny','Action':'s3:*','Resource':'*'}]}}]]}""".formatted(full));
        assertThat(check(diagnose(denying, question -> says(question, "allowed", true)), "DAT-02#1")
                        .decision())
                .isEqualTo(CheckDecision.EXPLICIT_DENY);
    }

    @Test
    void itStandsInForThatVeryQuestionAlone() {
        Cases unread = Cases.planned().forget("organization.serviceControlPolicies");
        Diagnosis diagnosis = diagnose(
                unread,
                question -> says(
                        question.action().equals("s3:GetObject")
                                ? new SimulationRequest(
                                        question.principal(),
                                        question.action(),
                                        Optional.of("arn:aws:s3:::elsewhere/x"),
                                        question.context())
                                : question,
                        "allowed",
                        true));

        assertThat(check(diagnosis, "DAT-02#1").decision()).isEqualTo(CheckDecision.UNDETERMINED);
        assertThat(check(diagnosis, "DAT-01#1").decision()).isEqualTo(CheckDecision.ALLOWED);
    }

    @Test
    void anOrganizationThatRefusesInTheSimulatorProvesNothingAndIsTold() {
        Cases unread = Cases.planned().forget("organization.serviceControlPolicies");
        Diagnosis diagnosis = diagnose(unread, question -> says(question, "implicitDeny", false));

        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.UNDETERMINED);
        assertThat(check(diagnosis, "DAT-02#1").decision()).isEqualTo(CheckDecision.UNDETERMINED);
        assertThat(check(diagnosis, "DAT-02#1").vote().orElseThrow().agreement())
                .isEqualTo(Agreement.NOT_COMPARABLE);
        assertThat(warnings(diagnosis))
                .anySatisfy(text -> assertThat(text).contains("service control policies", "s3:GetObject", "no proof"));
    }

    @Test
    void withoutAVerdictOfTheOrganizationNothingStandsIn() {
        Cases unread = Cases.planned().forget("organization.serviceControlPolicies");
        assertThat(diagnose(unread, question -> says(question, "allowed", null)).verdict())
                .isEqualTo(DiagnosisVerdict.UNDETERMINED);
    }

    @Test
    void noOtherUnknownBecomesAllowedByIt() {
        for (String path : List.of(
                "principals.executionRole.identityPolicies",
                "principals.executionRole.permissionsBoundary",
                "organization.resourceControlPolicies")) {
            Diagnosis before =
                    DIAGNOSTICIAN.diagnose(Cases.planned().forget(path).build());
            Diagnosis after = diagnose(Cases.planned().forget(path), question -> says(question, "allowed", true));

            assertThat(after.checks())
                    .as(path)
                    .extracting(Check::decision)
                    .isEqualTo(before.checks().stream().map(Check::decision).toList());
            assertThat(after.verdict()).isEqualTo(DiagnosisVerdict.UNDETERMINED);
        }
    }

    @Test
    void anotherAnswerIsShownWithBothReasonsAndChangesNothing() {
        Case evidence = asked(
                Cases.planned(),
                question ->
                        says(question, question.action().equals("s3:GetObject") ? "explicitDeny" : "allowed", true));
        Diagnosis diagnosis = DIAGNOSTICIAN.diagnose(evidence);

        assertThat(diagnosis.verdict()).isEqualTo(DiagnosisVerdict.HEALTHY);
        assertThat(check(diagnosis, "DAT-02#1").vote().orElseThrow().agreement())
                .isEqualTo(Agreement.DIFFERENT);
        assertThat(check(diagnosis, "DAT-01#1").vote().orElseThrow().agreement())
                .isEqualTo(Agreement.SAME);
        String told =
                "AWS: The policy SomePolicy denies s3:GetObject. Here: The policy TrainAccess allows s3:GetObject.";
        assertThat(warnings(diagnosis)).anySatisfy(text -> assertThat(text).contains(told));
        assertThat(new DiagnosisText(ENGLISH).text(diagnosis)).contains("The policy simulator of AWS does not agree");
        assertThat(new DiagnosisWriter(ENGLISH)
                        .tree(diagnosis)
                        .path("checks")
                        .valueStream()
                        .filter(check -> check.path("id").asString().equals("DAT-02#1"))
                        .map(check -> check.path("awsOpinion").path("agrees"))
                        .toList())
                .singleElement()
                .satisfies(agrees -> assertThat(agrees.asBoolean(true)).isFalse());
    }

    @Test
    void whatTheSimulatorCannotSeeIsNoDisagreement() {
        Cases bucket = Cases.planned().resource("arn:aws:s3:::ml-data", "policy", """
                {'Version':'2012-10-17','Statement':[{'Effect':'Deny','Principal':'*','Action':'s3:GetObject','Resource':'arn:aws:s3:::ml-data/*'}]}""");
        Diagnosis diagnosis = diagnose(bucket, question -> says(question, "allowed", true));

        Check check = check(diagnosis, "DAT-02#1");
        assertThat(check.decision()).isEqualTo(CheckDecision.EXPLICIT_DENY);
        assertThat(check.vote().orElseThrow().agreement()).isEqualTo(Agreement.SAME);
        assertThat(warnings(diagnosis)).noneMatch(text -> text.contains("simulator"));

        Cases rcp = Cases.planned().rcp("{'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'*'}");
        assertThat(warnings(diagnose(rcp, question -> says(question, "allowed", true))))
                .noneMatch(text -> text.contains("simulator"));
    }

    @Test
    void aServiceControlPolicyThatBothReadIsCompared() {
        Cases scp = Cases.planned().scp("{'Effect':'Deny','Action':'s3:*','Resource':'*'}");
        Diagnosis diagnosis = diagnose(scp, question -> says(question, "allowed", true));

        assertThat(check(diagnosis, "DAT-02#1").decision()).isEqualTo(CheckDecision.EXPLICIT_DENY);
        assertThat(warnings(diagnosis))
                .anySatisfy(text -> assertThat(text)
                        .contains(
                                "Here: The service control policy Guardrail of the organization denies s3:GetObject"));
    }
}
