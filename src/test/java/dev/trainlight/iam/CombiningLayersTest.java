package dev.trainlight.iam;

import static dev.trainlight.iam.Ask.ROLE;
import static dev.trainlight.iam.Ask.SESSION;
import static dev.trainlight.iam.Ask.USER;
import static dev.trainlight.iam.Ask.may;
import static dev.trainlight.iam.Ask.statement;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

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

    private static PolicyDocument to(String principal) {
        return statement("'Effect':'Allow','Principal':" + principal + ",'Action':'s3:*','Resource':'*'");
    }

    private static PolicyDocument toAws(String arn) {
        return to("{'AWS':'" + arn + "'}");
    }

    @Nested
    class OneAccount {
        @Test
        void nothingAllowsByItself() {
            Decision decision = may().decide();
            assertThat(decision.verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(decision.layers()).containsExactly(java.util.Map.entry(Layer.IDENTITY, Verdict.IMPLICIT_DENY));
            assertThat(decision.blockedBy()).containsExactly(Layer.IDENTITY);
        }

        @Test
        void anIdentityPolicyIsEnough() {
            assertThat(may().identity(OTHER, ALLOW).verdict()).isEqualTo(Verdict.ALLOW);
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
        void everyScpLevelMustAllow() {
            assertThat(may().identity(ALLOW).scps(ALLOW, ALLOW, ALLOW).verdict())
                    .isEqualTo(Verdict.ALLOW);
            Decision decision = may().identity(ALLOW).scps(ALLOW, OTHER, ALLOW).decide();
            assertThat(decision.verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(decision.scpLevels()).containsExactly(Verdict.ALLOW, Verdict.IMPLICIT_DENY, Verdict.ALLOW);
            assertThat(decision.blockedBy()).containsExactly(Layer.SCP);
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
        }
    }

    /** Rule 2 to 5. */
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
        }

        @Test
        void theAccountOnlyDelegates() {
            PolicyDocument account = toAws("arn:aws:iam::111122223333:root");
            assertThat(may().resourcePolicy(account).verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(may().resourcePolicy(toAws("111122223333")).verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(may().identity(ALLOW).resourcePolicy(account).verdict()).isEqualTo(Verdict.ALLOW);
        }
    }
}
