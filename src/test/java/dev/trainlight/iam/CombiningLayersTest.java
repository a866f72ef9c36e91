package dev.trainlight.iam;

import static dev.trainlight.iam.Ask.OTHER_ACCOUNT;
import static dev.trainlight.iam.Ask.ROLE;
import static dev.trainlight.iam.Ask.SESSION;
import static dev.trainlight.iam.Ask.USER;
import static dev.trainlight.iam.Ask.may;
import static dev.trainlight.iam.Ask.statement;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How the layers combine: IAM/reference_policies_evaluation-logic_policy-eval-denyallow.html,
 * IAM/reference_policies_evaluation-logic_policy-eval-basics.html,
 * IAM/reference_policies_evaluation-logic-cross-account.html, IAM/access_policies_boundaries.html.
 */
class CombiningLayersTest {
    private static final PolicyDocument ALLOW = statement("'Effect':'Allow','Action':'s3:*','Resource':'*'");
    private static final PolicyDocument OTHER = statement("'Effect':'Allow','Action':'ec2:*','Resource':'*'");
    private static final PolicyDocument DENY = statement("'Effect':'Deny','Action':'s3:*','Resource':'*'");
    private static final PolicyDocument DENY_ALL =
            statement("'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'*'");
    private static final PolicyDocument ALLOW_ALL =
            statement("'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':'*'");
    private static final RequestPrincipal SERVICE = new RequestPrincipal.Service("logs.amazonaws.com");
    private static final String ROOT = "arn:aws:iam::111122223333:root";

    private static PolicyDocument to(String principal) {
        return statement("'Effect':'Allow','Principal':" + principal + ",'Action':'s3:*','Resource':'*'");
    }

    private static PolicyDocument toAws(String arn) {
        return to("{'AWS':'" + arn + "'}");
    }

    /** …-eval-denyallow.html; organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html */
    @Nested
    class OneAccount {
        @Test
        void nothingAllowsByItself() {
            Decision decision = may().decide();
            assertThat(decision.verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(decision.layers()).containsExactly(Map.entry(Layer.IDENTITY, Verdict.IMPLICIT_DENY));
            assertThat(decision.blockedBy()).containsExactly(Layer.IDENTITY);
            assertThat(decision.statements()).isEmpty();
        }

        @Test
        void anIdentityPolicyIsEnough() {
            Decision decision = may().identity(OTHER, ALLOW).decide();
            assertThat(decision.verdict()).isEqualTo(Verdict.ALLOW);
            assertThat(decision.statements())
                    .extracting(Decision.DecidingStatement::policy)
                    .containsExactly("policy1");
        }

        @Test
        void aDenyInAnyLayerWins() {
            assertThat(may().identity(ALLOW, DENY).verdict()).isEqualTo(Verdict.EXPLICIT_DENY);
            assertThat(may().identity(ALLOW).boundary(DENY).verdict()).isEqualTo(Verdict.EXPLICIT_DENY);
            assertThat(may().identity(ALLOW).session(DENY).verdict()).isEqualTo(Verdict.EXPLICIT_DENY);
            assertThat(may().identity(ALLOW).scps(ALLOW, DENY).verdict()).isEqualTo(Verdict.EXPLICIT_DENY);
            assertThat(may().identity(ALLOW).rcps(DENY_ALL).verdict()).isEqualTo(Verdict.EXPLICIT_DENY);
            assertThat(may().identity(ALLOW).resourcePolicy(DENY_ALL).verdict()).isEqualTo(Verdict.EXPLICIT_DENY);
            assertThat(may().identity(ALLOW).endpoints(DENY_ALL).verdict()).isEqualTo(Verdict.EXPLICIT_DENY);
        }

        @Test
        void aDenyOfAnIgnoredLayerStillWins() {
            assertThat(may().identity(DENY).resourcePolicy(toAws(SESSION)).verdict())
                    .isEqualTo(Verdict.EXPLICIT_DENY);
            assertThat(may().boundary(DENY).resourcePolicy(toAws(SESSION)).verdict())
                    .isEqualTo(Verdict.EXPLICIT_DENY);
            assertThat(may().session(DENY).resourcePolicy(toAws(SESSION)).verdict())
                    .isEqualTo(Verdict.EXPLICIT_DENY);
        }

        @Test
        void everyScpLevelMustAllow() {
            assertThat(may().identity(ALLOW).scps(ALLOW, ALLOW, ALLOW).verdict())
                    .isEqualTo(Verdict.ALLOW);
            Decision decision = may().identity(ALLOW).scps(ALLOW, OTHER, ALLOW).decide();
            assertThat(decision.verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(decision.scpLevels()).containsExactly(Verdict.ALLOW, Verdict.IMPLICIT_DENY, Verdict.ALLOW);
            assertThat(decision.blockedBy()).containsExactly(Layer.SCP);
            assertThat(may().scps(ALLOW).resourcePolicy(toAws(SESSION)).verdict())
                    .isEqualTo(Verdict.ALLOW);
            assertThat(may().scps(OTHER).resourcePolicy(toAws(SESSION)).verdict())
                    .isEqualTo(Verdict.IMPLICIT_DENY);
        }

        @Test
        void boundaryAndSessionPolicyMustAllow() {
            assertThat(may().identity(ALLOW).boundary(OTHER).decide().blockedBy())
                    .containsExactly(Layer.BOUNDARY);
            assertThat(may().identity(ALLOW).session(OTHER).decide().blockedBy())
                    .containsExactly(Layer.SESSION);
            assertThat(may().identity(ALLOW)
                            .boundary(ALLOW)
                            .session(OTHER, ALLOW)
                            .verdict())
                    .isEqualTo(Verdict.ALLOW);
            assertThat(may().identity(OTHER).boundary(ALLOW).session(ALLOW).verdict())
                    .isEqualTo(Verdict.IMPLICIT_DENY);
        }

        @Test
        void everyBlockingLayerIsNamed() {
            assertThat(may().identity(OTHER).boundary(OTHER).scps(DENY).decide().blockedBy())
                    .containsExactly(Layer.IDENTITY, Layer.BOUNDARY, Layer.SCP);
        }

        /** AWS names one denying type; here every denying statement is named. */
        @Test
        void everyDenyingStatementIsNamed() {
            assertThat(may().identity(DENY, DENY)
                            .resourcePolicy(DENY_ALL)
                            .decide()
                            .statements())
                    .extracting(Decision.DecidingStatement::layer)
                    .containsExactly(Layer.IDENTITY, Layer.IDENTITY, Layer.RESOURCE);
        }
    }

    /** …-eval-denyallow.html, "Role ARN", "Role session ARN"; IAM/reference_policies_elements_principal.html */
    @Nested
    class WhomTheResourcePolicyNames {
        @Test
        void theSessionIsFreeOfImplicitDenials() {
            assertThat(may().boundary(OTHER)
                            .session(OTHER)
                            .resourcePolicy(toAws(SESSION))
                            .verdict())
                    .isEqualTo(Verdict.ALLOW);
            assertThat(may().by(USER)
                            .boundary(OTHER)
                            .resourcePolicy(toAws(USER))
                            .verdict())
                    .isEqualTo(Verdict.ALLOW);
        }

        @Test
        void theRoleIsLimitedByBoundaryAndSessionPolicy() {
            assertThat(may().resourcePolicy(toAws(ROLE)).verdict()).isEqualTo(Verdict.ALLOW);
            Decision decision =
                    may().boundary(OTHER).resourcePolicy(toAws(ROLE)).decide();
            assertThat(decision.verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(decision.blockedBy()).containsExactly(Layer.BOUNDARY);
            assertThat(may().session(OTHER).resourcePolicy(toAws(ROLE)).verdict())
                    .isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(may().boundary(ALLOW)
                            .session(ALLOW)
                            .resourcePolicy(toAws(ROLE))
                            .verdict())
                    .isEqualTo(Verdict.ALLOW);
        }

        /** …elements_principal.html#principal-roles */
        @Test
        void everyoneWithTheRoleAsConditionIsFreeOfImplicitDenials() {
            PolicyDocument policy = statement("'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':'*',"
                    + "'Condition':{'ArnEquals':{'aws:PrincipalArn':'" + ROLE + "'}}");
            assertThat(may().boundary(OTHER)
                            .session(OTHER)
                            .resourcePolicy(policy)
                            .verdict())
                    .isEqualTo(Verdict.ALLOW);
            assertThat(may().by(USER).resourcePolicy(policy).verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
        }

        @Test
        void theAccountOnlyDelegates() {
            PolicyDocument account = toAws(ROOT);
            assertThat(may().resourcePolicy(account).verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(may().resourcePolicy(toAws("111122223333")).verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(may().identity(ALLOW).resourcePolicy(account).verdict()).isEqualTo(Verdict.ALLOW);
            Decision decision = may().resourcePolicy(account).decide();
            assertThat(decision.layers()).containsEntry(Layer.RESOURCE, Verdict.IMPLICIT_DENY);
            assertThat(decision.blockedBy()).containsExactly(Layer.IDENTITY);
        }

        @Test
        void aDenyToTheAccountOrTheRoleHitsTheSession() {
            for (String arn : new String[] {ROOT, "111122223333", ROLE, SESSION}) {
                PolicyDocument deny =
                        statement("'Effect':'Deny','Principal':{'AWS':'" + arn + "'},'Action':'s3:*','Resource':'*'");
                assertThat(may().identity(ALLOW).resourcePolicy(deny).verdict())
                        .as(arn)
                        .isEqualTo(Verdict.EXPLICIT_DENY);
            }
        }

        @Test
        void aRoleInsteadOfItsSessionCountsAsAnySession() {
            Ask role = may().by(ROLE).resourcePolicy(toAws(ROLE));
            assertThat(role.verdict()).isEqualTo(Verdict.ALLOW);
            assertThat(may().by(ROLE).resourcePolicy(toAws(SESSION)).verdict()).isEqualTo(Verdict.UNKNOWN);
        }
    }

    /** …-eval-basics.html, "federated user sessions"; IAM/access_policies_boundaries.html */
    @Nested
    class FederatedUsers {
        private static final String FEDERATED = "arn:aws:sts::111122223333:federated-user/alice";
        private final RequestPrincipal who = new RequestPrincipal.Aws(
                Arn.parse(FEDERATED).orElseThrow(), Arn.parse(USER), java.util.Optional.empty());

        @Test
        void withoutSessionPolicyNothingIsAllowed() {
            Decision decision = may().by(who).identity(ALLOW).decide();
            assertThat(decision.verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(decision.blockedBy()).containsExactly(Layer.SESSION);
            assertThat(may().by(who).identity(ALLOW).session(ALLOW).verdict()).isEqualTo(Verdict.ALLOW);
            assertThat(may().by(who).identity(ALLOW).session(OTHER).verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
        }

        @Test
        void aGrantToTheUserBehindIsLimited() {
            assertThat(may().by(who).session(ALLOW).resourcePolicy(toAws(USER)).verdict())
                    .isEqualTo(Verdict.ALLOW);
            assertThat(may().by(who).session(OTHER).resourcePolicy(toAws(USER)).verdict())
                    .isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(may().by(who)
                            .session(ALLOW)
                            .boundary(OTHER)
                            .resourcePolicy(toAws(USER))
                            .verdict())
                    .isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(may().by(who).resourcePolicy(toAws(USER)).verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
        }

        @Test
        void aGrantToTheFederatedUserIsNot() {
            assertThat(may().by(who)
                            .session(OTHER)
                            .boundary(OTHER)
                            .resourcePolicy(toAws(FEDERATED))
                            .verdict())
                    .isEqualTo(Verdict.ALLOW);
        }
    }

    /** IAM/reference_policies_evaluation-logic-cross-account.html */
    @Nested
    class TwoAccounts {
        private Ask there() {
            return may().ownedBy(OTHER_ACCOUNT);
        }

        @ParameterizedTest
        @ValueSource(strings = {SESSION, ROLE, ROOT, "111122223333", "*"})
        void bothSidesMustAllow(String named) {
            assertThat(there().identity(ALLOW).resourcePolicy(toAws(named)).verdict())
                    .isEqualTo(Verdict.ALLOW);
            assertThat(there().resourcePolicy(toAws(named)).decide().blockedBy())
                    .containsExactly(Layer.IDENTITY);
        }

        @Test
        void withoutResourcePolicyNothingIsAllowed() {
            Decision decision = there().identity(ALLOW).decide();
            assertThat(decision.verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(decision.blockedBy()).containsExactly(Layer.RESOURCE);
            assertThat(decision.layers()).containsEntry(Layer.RESOURCE, Verdict.IMPLICIT_DENY);
        }

        @Test
        void nothingIsBypassed() {
            for (String named : new String[] {SESSION, "*"}) {
                assertThat(there().identity(ALLOW)
                                .boundary(OTHER)
                                .resourcePolicy(toAws(named))
                                .verdict())
                        .isEqualTo(Verdict.IMPLICIT_DENY);
                assertThat(there().identity(ALLOW)
                                .session(OTHER)
                                .resourcePolicy(toAws(named))
                                .verdict())
                        .isEqualTo(Verdict.IMPLICIT_DENY);
                assertThat(there().identity(ALLOW)
                                .scps(OTHER)
                                .resourcePolicy(toAws(named))
                                .verdict())
                        .isEqualTo(Verdict.IMPLICIT_DENY);
            }
        }

        @Test
        void theAccountInTheArnCounts() {
            Ask ask = may().ownerNotStated()
                    .does("sqs:SendMessage")
                    .on("arn:aws:sqs:eu-west-1:" + OTHER_ACCOUNT + ":q")
                    .identity(statement("'Effect':'Allow','Action':'sqs:*','Resource':'*'"));
            assertThat(ask.decide().blockedBy()).containsExactly(Layer.RESOURCE);
        }

        @Test
        void withoutAnyOwnerThePrincipalsAccountCounts() {
            assertThat(may().ownerNotStated().identity(ALLOW).verdict()).isEqualTo(Verdict.ALLOW);
        }

        @Test
        void rcpsAreThoseOfTheResourcesAccount() {
            assertThat(there().identity(ALLOW)
                            .resourcePolicy(ALLOW_ALL)
                            .rcps(DENY_ALL)
                            .decide()
                            .blockedBy())
                    .containsExactly(Layer.RCP);
        }
    }

    /** IAM/reference_policies_elements_notprincipal.html */
    @Nested
    class NotPrincipal {
        private static PolicyDocument denyAllBut(String... arns) {
            return statement("'Effect':'Deny','NotPrincipal':{'AWS':['" + String.join("','", arns)
                    + "']},'Action':'s3:*','Resource':'*'");
        }

        @Test
        void denieswhoIsNotListed() {
            assertThat(may().identity(ALLOW).resourcePolicy(denyAllBut(USER)).verdict())
                    .isEqualTo(Verdict.EXPLICIT_DENY);
        }

        @Test
        void sparesWhoIsListedWithRoleAndAccount() {
            assertThat(may().identity(ALLOW)
                            .resourcePolicy(denyAllBut(SESSION, ROLE, ROOT))
                            .verdict())
                    .isEqualTo(Verdict.ALLOW);
            assertThat(may().by(USER)
                            .identity(ALLOW)
                            .resourcePolicy(denyAllBut(USER, ROOT))
                            .verdict())
                    .isEqualTo(Verdict.ALLOW);
        }

        @Test
        void mayDenyWhoIsListedInPart() {
            Decision decision =
                    may().identity(ALLOW).resourcePolicy(denyAllBut(ROLE, ROOT)).decide();
            assertThat(decision.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(decision.unsettled()).containsExactly(Unsettled.NOT_PRINCIPAL_NOT_COMPLETE);
            assertThat(decision.missing()).isEmpty();
        }

        @Test
        void deniesWhoeverHasABoundary() {
            assertThat(may().identity(ALLOW)
                            .boundary(ALLOW)
                            .resourcePolicy(denyAllBut(SESSION, ROLE, ROOT))
                            .verdict())
                    .isEqualTo(Verdict.EXPLICIT_DENY);
        }

        @Test
        void anUnknownBoundaryMayDeny() {
            Decision decision = may().identity(ALLOW)
                    .boundaryUnknown()
                    .resourcePolicy(denyAllBut(SESSION, ROLE, ROOT))
                    .decide();
            assertThat(decision.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(decision.missing()).containsExactly("boundary");
        }

        @Test
        void sparesAServiceThatIsListed() {
            PolicyDocument policy = Ask.document(
                    "{'Statement':[{'Effect':'Deny','NotPrincipal':{'Service':'logs.amazonaws.com'},"
                            + "'Action':'s3:*','Resource':'*'},{'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':'*'}]}");
            assertThat(may().by(SERVICE).resourcePolicy(policy).verdict()).isEqualTo(Verdict.ALLOW);
            assertThat(may().by(new RequestPrincipal.Service("ec2.amazonaws.com"))
                            .resourcePolicy(policy)
                            .verdict())
                    .isEqualTo(Verdict.EXPLICIT_DENY);
            assertThat(may().by(new RequestPrincipal.Anonymous())
                            .resourcePolicy(policy)
                            .verdict())
                    .isEqualTo(Verdict.EXPLICIT_DENY);
        }

        @Test
        void withAllowItNeverGrants() {
            PolicyDocument policy =
                    statement("'Effect':'Allow','NotPrincipal':{'AWS':'" + USER + "'},'Action':'s3:*','Resource':'*'");
            assertThat(may().resourcePolicy(policy).verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(may().by(USER).resourcePolicy(policy).verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
        }
    }

    /** STS API, GetCallerIdentity; IAM/id_root-user.html; IAM/reference_policies_evaluation-logic.html */
    @Nested
    class SpecialCases {
        @Test
        void getCallerIdentityCannotBeDenied() {
            PolicyDocument deny = statement("'Effect':'Deny','Action':'*','Resource':'*'");
            assertThat(may().does("sts:GetCallerIdentity")
                            .on("*")
                            .identity(deny)
                            .scps(deny)
                            .verdict())
                    .isEqualTo(Verdict.ALLOW);
        }

        @Test
        void theRootUserNeedsNoPolicy() {
            assertThat(may().by(ROOT).verdict()).isEqualTo(Verdict.ALLOW);
            assertThat(may().by(ROOT).scps(OTHER).verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(may().by(ROOT).scps(DENY).verdict()).isEqualTo(Verdict.EXPLICIT_DENY);
            assertThat(may().by(ROOT).rcps(DENY_ALL).verdict()).isEqualTo(Verdict.EXPLICIT_DENY);
            assertThat(may().by(ROOT).resourcePolicy(DENY_ALL).verdict()).isEqualTo(Verdict.EXPLICIT_DENY);
            assertThat(may().by(ROOT).decide().layers()).isEmpty();
        }

        @Test
        void theRootUserNeedsAGrantElsewhere() {
            assertThat(may().by(ROOT).ownedBy(OTHER_ACCOUNT).verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(may().by(ROOT)
                            .ownedBy(OTHER_ACCOUNT)
                            .resourcePolicy(toAws("111122223333"))
                            .verdict())
                    .isEqualTo(Verdict.ALLOW);
        }

        /** organizations/latest/userguide/orgs_manage_policies_scps.html, "not restricted by SCPs" */
        @Test
        void scpsDoNotTouchServicesAndServiceLinkedRoles() {
            assertThat(may().by(SERVICE)
                            .resourcePolicy(to("{'Service':'logs.amazonaws.com'}"))
                            .scps(DENY)
                            .verdict())
                    .isEqualTo(Verdict.ALLOW);
            String role = "arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX";
            RequestPrincipal linked = Ask.session("arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForX/s", role);
            assertThat(may().by(linked).identity(ALLOW).scps(DENY).verdict()).isEqualTo(Verdict.ALLOW);
            assertThat(may().by("arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForX/s")
                            .identity(ALLOW)
                            .scps(DENY)
                            .verdict())
                    .isEqualTo(Verdict.ALLOW);
        }

        /** organizations/latest/userguide/orgs_manage_policies_rcps.html */
        @Test
        void rcpsReachServicesButNotServiceLinkedRoles() {
            assertThat(may().by(SERVICE)
                            .resourcePolicy(to("{'Service':'logs.amazonaws.com'}"))
                            .rcps(DENY_ALL)
                            .verdict())
                    .isEqualTo(Verdict.EXPLICIT_DENY);
            assertThat(may().by("arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForX/s")
                            .identity(ALLOW)
                            .rcps(DENY_ALL)
                            .verdict())
                    .isEqualTo(Verdict.ALLOW);
        }

        @Test
        void rcpsReachTheirServicesAlone() {
            PolicyDocument allow = statement("'Effect':'Allow','Action':'*','Resource':'*'");
            PolicyDocument deny = statement("'Effect':'Deny','Principal':'*','Action':'*','Resource':'*'");
            Decision train = may().does("sagemaker:CreateTrainingJob")
                    .on("arn:aws:sagemaker:eu-west-1:111122223333:training-job/a")
                    .identity(allow)
                    .rcps(deny)
                    .decide();
            assertThat(train.verdict()).isEqualTo(Verdict.ALLOW);
            assertThat(train.layers()).doesNotContainKey(Layer.RCP);
        }

        @Test
        void rcpsNeedNoAllow() {
            Decision decision = may().identity(ALLOW)
                    .rcps(statement("'Effect':'Deny','Principal':'*','Action':'sqs:*','Resource':'*'"))
                    .decide();
            assertThat(decision.verdict()).isEqualTo(Verdict.ALLOW);
            assertThat(decision.rcpLevels()).containsExactly(Verdict.ALLOW);
        }

        /** kms/latest/developerguide/resource-control-policies.html */
        @Test
        void rcpsNeverReachRetireGrant() {
            PolicyDocument deny = statement("'Effect':'Deny','Principal':'*','Action':'*','Resource':'*'");
            Ask key = may().on("arn:aws:kms:eu-west-1:111122223333:key/k")
                    .resourcePolicy(statement("'Effect':'Allow','Principal':'*','Action':'kms:*','Resource':'*'"))
                    .rcps(deny);
            assertThat(key.does("kms:Decrypt").verdict()).isEqualTo(Verdict.EXPLICIT_DENY);
            assertThat(key.does("kms:RetireGrant").verdict()).isEqualTo(Verdict.ALLOW);
        }

        /** vpc/latest/privatelink/vpc-endpoints-access.html */
        @Test
        void anEndpointPolicyCanOnlyRestrict() {
            assertThat(may().endpoints(ALLOW_ALL).verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(may().identity(ALLOW).endpoints(ALLOW_ALL).verdict()).isEqualTo(Verdict.ALLOW);
            Decision decision = may().identity(ALLOW)
                    .endpoints(statement(
                            "'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':'arn:aws:s3:::other/*'"))
                    .decide();
            assertThat(decision.verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(decision.blockedBy()).containsExactly(Layer.ENDPOINT);
            assertThat(may().identity(ALLOW).endpoints(ALLOW_ALL, toAws(USER)).verdict())
                    .isEqualTo(Verdict.IMPLICIT_DENY);
        }

        @Test
        void anyoneMayWhatIsPublic() {
            RequestPrincipal anyone = new RequestPrincipal.Anonymous();
            assertThat(may().by(anyone).resourcePolicy(ALLOW_ALL).verdict()).isEqualTo(Verdict.ALLOW);
            assertThat(may().by(anyone).resourcePolicy(toAws("*")).verdict()).isEqualTo(Verdict.ALLOW);
            assertThat(may().by(anyone).resourcePolicy(toAws(ROOT)).verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(may().by(anyone).verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
        }

        @Test
        void aServiceNeedsTheResourcePolicyAlone() {
            Decision decision = may().by(SERVICE)
                    .resourcePolicy(to("{'Service':'logs.amazonaws.com'}"))
                    .decide();
            assertThat(decision.verdict()).isEqualTo(Verdict.ALLOW);
            assertThat(decision.layers()).containsOnlyKeys(Layer.RESOURCE);
            assertThat(may().by(SERVICE).identity(ALLOW).verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
        }
    }
}
