package dev.trainlight.iam;

import static dev.trainlight.iam.Ask.OTHER_ACCOUNT;
import static dev.trainlight.iam.Ask.SESSION;
import static dev.trainlight.iam.Ask.may;
import static dev.trainlight.iam.Ask.named;
import static dev.trainlight.iam.Ask.statement;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Three values: an unknown part makes the answer unknown only where it could change it, and only then it is named. */
class UnknownPartsTest {
    private static final PolicyDocument ALLOW = statement("'Effect':'Allow','Action':'s3:*','Resource':'*'");
    private static final PolicyDocument OTHER = statement("'Effect':'Allow','Action':'ec2:*','Resource':'*'");
    private static final PolicyDocument DENY = statement("'Effect':'Deny','Action':'s3:*','Resource':'*'");

    private static PolicyDocument when(String effect, String condition) {
        return statement("'Effect':'" + effect + "','Action':'s3:*','Resource':'*','Condition':{" + condition + "}");
    }

    @Test
    void aKnownDenyIsFinal() {
        Decision decision = may().identity(DENY)
                .resourcePolicyUnknown()
                .scpsUnknown()
                .boundaryUnknown()
                .anyKeyMayBeThere()
                .decide();
        assertThat(decision.verdict()).isEqualTo(Verdict.EXPLICIT_DENY);
        assertThat(decision.missing()).isEmpty();
    }

    @Test
    void anyUnreadDocumentMayDeny() {
        Decision decision = may().identity(ALLOW)
                .boundaryUnknown()
                .sessionUnknown()
                .scpsUnknown()
                .rcpsUnknown()
                .resourcePolicyUnknown()
                .endpointsUnknown()
                .decide();
        assertThat(decision.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(decision.missing())
                .containsExactly(
                        "boundary", "sessionPolicies", "scps", "rcps", "resourcePolicy", "vpcEndpointPolicies");
        assertThat(decision.scpLevels()).containsExactly(Verdict.UNKNOWN);
    }

    @Test
    void anUnreadDocumentCannotUndoAnImplicitDenial() {
        assertThat(may().identity(OTHER)
                        .boundaryUnknown()
                        .scpsUnknown()
                        .rcpsUnknown()
                        .decide()
                        .missing())
                .isEmpty();
        assertThat(may().identity(OTHER).boundaryUnknown().scpsUnknown().verdict())
                .isEqualTo(Verdict.IMPLICIT_DENY);
        assertThat(may().ownedBy(OTHER_ACCOUNT).identityUnknown().verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
    }

    @Test
    void anUnreadResourcePolicyMayGrant() {
        Decision decision =
                may().identity(OTHER).boundary(OTHER).resourcePolicyUnknown().decide();
        assertThat(decision.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(decision.missing()).containsExactly("resourcePolicy");
    }

    @Test
    void slotsThatTakeNoPartAreNeverMissing() {
        assertThat(may().does("sagemaker:CreateTrainingJob")
                        .on("arn:aws:sagemaker:eu-west-1:111122223333:training-job/a")
                        .identity(statement("'Effect':'Allow','Action':'*','Resource':'*'"))
                        .rcpsUnknown()
                        .grantsUnknown()
                        .verdict())
                .isEqualTo(Verdict.ALLOW);
    }

    @Test
    void anUnreadPolicyAmongOthers() {
        NamedPolicy unread =
                new NamedPolicy("secret", Optional.empty(), NamedPolicy.Kind.CUSTOMER_MANAGED, Slot.unknown());
        Ask ask = may().identitySlot(Slot.of(List.of(named("known", ALLOW), unread)));
        assertThat(ask.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(ask.decide().missing()).containsExactly("identityPolicies");
        assertThat(may().identitySlot(Slot.of(List.of(named("known", DENY), unread)))
                        .verdict())
                .isEqualTo(Verdict.EXPLICIT_DENY);
    }

    @Test
    void anUnknownKeyMattersOnlyWhereItIsAskedFor() {
        String condition = "'StringEquals':{'aws:PrincipalOrgID':'o-1'}";
        Decision decision = may().unknownKey("aws:PrincipalOrgID")
                .unknownKey("aws:SourceIp")
                .identity(when("Allow", condition))
                .decide();
        assertThat(decision.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(decision.missing()).containsExactly("context:aws:PrincipalOrgID");
        assertThat(may().unknownKey("aws:PrincipalOrgID")
                        .identity(ALLOW, when("Allow", condition))
                        .verdict())
                .isEqualTo(Verdict.ALLOW);
        assertThat(may().unknownKey("aws:PrincipalOrgID")
                        .identity(when("Allow", condition + ",'Bool':{'aws:SecureTransport':'true'}"))
                        .verdict())
                .isEqualTo(Verdict.IMPLICIT_DENY);
    }

    @Test
    void anyKeyNotGivenMayBeThere() {
        Decision decision = may().anyKeyMayBeThere()
                .with("aws:SourceVpce", "vpce-1")
                .identity(
                        ALLOW, when("Deny", "'StringNotEquals':{'aws:SourceVpce':'vpce-1','aws:PrincipalOrgID':'o-1'}"))
                .decide();
        assertThat(decision.verdict()).isEqualTo(Verdict.ALLOW);
        decision = may().anyKeyMayBeThere()
                .identity(ALLOW, when("Deny", "'StringNotEquals':{'aws:SourceVpce':'vpce-1'}"))
                .decide();
        assertThat(decision.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(decision.missing()).containsExactly("context:aws:SourceVpce");
    }

    @Test
    void theNameOfAKeyIsTheOneThatTheRequestUsed() {
        assertThat(may().unknownKey("aws:principalorgid")
                        .identity(when("Allow", "'StringEquals':{'aws:PrincipalOrgID':'o-1'}"))
                        .decide()
                        .missing())
                .containsExactly("context:aws:principalorgid");
    }

    @Test
    void theSameUnknownIsTheSameEverywhere() {
        String equal = "'StringEquals':{'x:k':'a'}";
        String other = "'StringNotEquals':{'x:k':'a'}";
        assertThat(may().unknownKey("x:k")
                        .identity(when("Allow", equal), when("Allow", other))
                        .verdict())
                .isEqualTo(Verdict.ALLOW);
        assertThat(may().unknownKey("x:k")
                        .identity(when("Allow", equal), when("Deny", equal))
                        .verdict())
                .isEqualTo(Verdict.IMPLICIT_DENY);
        assertThat(may().unknownKey("x:k")
                        .identity(when("Deny", equal), when("Deny", other))
                        .verdict())
                .isEqualTo(Verdict.EXPLICIT_DENY);
        assertThat(may().unknownKey("x:k")
                        .identity(when("Allow", "'Null':{'x:k':'true'}"), when("Allow", "'Null':{'x:k':'false'}"))
                        .verdict())
                .isEqualTo(Verdict.ALLOW);
    }

    @Test
    void aKeyThatChangesNothingIsNotMissing() {
        Decision decision = may().unknownKey("x:a")
                .unknownKey("x:b")
                .identity(
                        when("Allow", "'StringEquals':{'x:a':'1'}"),
                        when("Allow", "'StringEquals':{'x:b':'1'}"),
                        when("Allow", "'StringNotEquals':{'x:b':'1'}"),
                        when("Deny", "'StringEquals':{'x:c':'1'}"))
                .decide();
        assertThat(decision.verdict()).isEqualTo(Verdict.ALLOW);
        decision = may().unknownKey("x:a")
                .unknownKey("x:b")
                .identity(
                        when("Allow", "'StringEquals':{'x:a':'1'}"),
                        when("Deny", "'StringEquals':{'x:a':'1','x:b':'1'}"))
                .decide();
        assertThat(decision.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(decision.missing()).containsExactlyInAnyOrder("context:x:a", "context:x:b");
    }

    @Test
    void anUnreadEndpointPolicyCannotGrant() {
        assertThat(may().endpointsUnknown().verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
    }

    @Test
    void anUnreadPolicyOfAnIgnoredLayerMayStillDeny() {
        Decision decision = may().identityUnknown()
                .resourcePolicy(statement(
                        "'Effect':'Allow','Principal':{'AWS':'" + SESSION + "'},'Action':'s3:*','Resource':'*'"))
                .decide();
        assertThat(decision.missing()).containsExactly("identityPolicies");
    }

    @Test
    void manyUnknownsEndInTime() {
        Ask ask = may();
        PolicyDocument[] documents = new PolicyDocument[40];
        for (int i = 0; i < documents.length; i++) {
            documents[i] = when("Allow", "'StringEquals':{'x:a" + i + "':'1','x:b" + i + "':'1'}");
            ask.unknownKey("x:a" + i).unknownKey("x:b" + i);
        }
        Decision decision = ask.identity(documents).decide();
        assertThat(decision.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(decision.missing()).isNotEmpty();
    }
}
