package dev.trainlight.iam;

import static dev.trainlight.iam.Ask.OTHER_ACCOUNT;
import static dev.trainlight.iam.Ask.ROLE;
import static dev.trainlight.iam.Ask.SESSION;
import static dev.trainlight.iam.Ask.USER;
import static dev.trainlight.iam.Ask.may;
import static dev.trainlight.iam.Ask.statement;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TrustAndKeysTest {
    private static final String ROOT = "arn:aws:iam::111122223333:root";
    private static final String TARGET = "arn:aws:iam::111122223333:role/Target";
    private static final PolicyDocument STS = statement("'Effect':'Allow','Action':'sts:*','Resource':'*'");
    private static final PolicyDocument KMS = statement("'Effect':'Allow','Action':'kms:*','Resource':'*'");

    private static PolicyDocument trust(String principal) {
        return statement("'Effect':'Allow','Principal':" + principal + ",'Action':'sts:AssumeRole'");
    }

    private static PolicyDocument key(String principal) {
        return statement("'Effect':'Allow','Principal':{'AWS':'" + principal + "'},'Action':'kms:*','Resource':'*'");
    }

    /** IAM/reference_policies_evaluation-logic.html; IAM/id_roles_terms-and-concepts.html; IAM/reference_policies_elements_principal.html */
    @Nested
    class TrustPolicies {
        private Ask assume() {
            return may().does("sts:AssumeRole").on(TARGET);
        }

        @Test
        void anIdentityPolicyIsNotEnough() {
            Decision decision = assume().identity(STS).decide();
            assertThat(decision.verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(decision.blockedBy()).containsExactly(Layer.RESOURCE);
        }

        @Test
        void namingTheRoleOrUserIsEnough() {
            assertThat(assume().resourcePolicy(trust("{'AWS':'" + ROLE + "'}")).verdict())
                    .isEqualTo(Verdict.ALLOW);
            assertThat(assume().by(USER)
                            .resourcePolicy(trust("{'AWS':'" + USER + "'}"))
                            .verdict())
                    .isEqualTo(Verdict.ALLOW);
        }

        @Test
        void namingTheAccountNeedsTheIdentityPolicyToo() {
            PolicyDocument account = trust("{'AWS':'" + ROOT + "'}");
            Decision decision = assume().resourcePolicy(account).decide();
            assertThat(decision.verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(decision.blockedBy()).containsExactly(Layer.IDENTITY);
            assertThat(assume().identity(STS).resourcePolicy(account).verdict()).isEqualTo(Verdict.ALLOW);
        }

        @Test
        void acrossAccountsBothMustAllow() {
            Ask there = may().does("sts:AssumeRole")
                    .on("arn:aws:iam::444455556666:role/Target")
                    .ownedBy(OTHER_ACCOUNT);
            assertThat(there.resourcePolicy(trust("{'AWS':'" + ROLE + "'}")).verdict())
                    .isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(there.identity(STS).verdict()).isEqualTo(Verdict.ALLOW);
        }

        @Test
        void aServiceNeedsTheTrustPolicyAndItsConditions() {
            RequestPrincipal sageMaker = new RequestPrincipal.Service("sagemaker.amazonaws.com");
            PolicyDocument conditioned = statement(
                    "'Effect':'Allow','Principal':{'Service':'sagemaker.amazonaws.com'},'Action':'sts:AssumeRole',"
                            + "'Condition':{'StringEquals':{'aws:SourceAccount':'111122223333'},"
                            + "'ArnLike':{'aws:SourceArn':'arn:aws:sagemaker:*:111122223333:training-job/*'}}");
            Ask ask = assume().by(sageMaker).resourcePolicy(conditioned);
            assertThat(ask.verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(ask.with("aws:SourceAccount", "111122223333")
                            .with("aws:SourceArn", "arn:aws:sagemaker:eu-west-1:111122223333:training-job/a")
                            .verdict())
                    .isEqualTo(Verdict.ALLOW);
            assertThat(ask.with("aws:SourceArn", "arn:aws:sagemaker:eu-west-1:111122223333:processing-job/a")
                            .verdict())
                    .isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(ask.unknownKey("aws:SourceArn").decide().missing()).containsExactly("context:aws:SourceArn");
        }

        @Test
        void anotherServiceIsKeptOut() {
            assertThat(assume().by(new RequestPrincipal.Service("sagemaker.amazonaws.com"))
                            .resourcePolicy(trust("{'Service':['ec2.amazonaws.com','lambda.amazonaws.com']}"))
                            .verdict())
                    .isEqualTo(Verdict.IMPLICIT_DENY);
        }

        /** A deleted principal is shown by its id; a role of the same name is another one. */
        @Test
        void anIdInPlaceOfAnArnIsADeletedPrincipal() {
            PolicyDocument trust = trust("{'AWS':'AROAEXAMPLEOLD'}");
            assertThat(assume().resourcePolicy(trust).verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
            RequestPrincipal recreated = new RequestPrincipal.Aws(
                    Arn.parse(SESSION).orElseThrow(), Arn.parse(ROLE), Optional.of("AROAEXAMPLENEW"));
            assertThat(assume().by(recreated).resourcePolicy(trust).verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
            RequestPrincipal same = new RequestPrincipal.Aws(
                    Arn.parse(SESSION).orElseThrow(), Arn.parse(ROLE), Optional.of("AROAEXAMPLEOLD"));
            assertThat(assume().by(same).resourcePolicy(trust).verdict()).isEqualTo(Verdict.ALLOW);
        }

        @Test
        void anIdentityProviderIsNamedAsFederated() {
            String provider = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";
            PolicyDocument trust = statement("'Effect':'Allow','Principal':{'Federated':'" + provider
                    + "'},'Action':'sts:AssumeRoleWithWebIdentity'");
            Ask web = may().does("sts:AssumeRoleWithWebIdentity").on(TARGET).resourcePolicy(trust);
            assertThat(web.by(provider).verdict()).isEqualTo(Verdict.ALLOW);
            assertThat(web.by(USER).verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(web.by(new RequestPrincipal.Service("sagemaker.amazonaws.com"))
                            .verdict())
                    .isEqualTo(Verdict.IMPLICIT_DENY);
        }

        @Test
        void anRcpCanKeepTheServiceOut() {
            PolicyDocument rcp = statement(
                    "'Effect':'Deny','Principal':'*','Action':'sts:AssumeRole','Resource':'*',"
                            + "'Condition':{'StringNotEqualsIfExists':{'aws:SourceOrgID':'o-1'},'Bool':{'aws:PrincipalIsAWSService':'true'}}");
            Ask ask = assume().by(new RequestPrincipal.Service("sagemaker.amazonaws.com"))
                    .resourcePolicy(trust("{'Service':'sagemaker.amazonaws.com'}"))
                    .rcps(rcp);
            assertThat(ask.verdict()).isEqualTo(Verdict.EXPLICIT_DENY);
            assertThat(ask.with("aws:SourceOrgID", "o-1").verdict()).isEqualTo(Verdict.ALLOW);
        }
    }

    /** IAM/id_roles_use_passrole.html */
    @Nested
    class PassingRoles {
        private static PolicyDocument pass(String resource, String condition) {
            return statement("'Effect':'Allow','Action':'iam:PassRole','Resource':'" + resource + "','Condition':{"
                    + condition + "}");
        }

        private Ask passing() {
            return may().does("iam:PassRole").on(TARGET).with("iam:PassedToService", "sagemaker.amazonaws.com");
        }

        @Test
        void theServiceItIsPassedToCounts() {
            assertThat(passing()
                            .identity(pass(TARGET, "'StringEquals':{'iam:PassedToService':'sagemaker.amazonaws.com'}"))
                            .verdict())
                    .isEqualTo(Verdict.ALLOW);
            assertThat(passing()
                            .identity(pass(TARGET, "'StringEquals':{'iam:PassedToService':'ec2.amazonaws.com'}"))
                            .verdict())
                    .isEqualTo(Verdict.IMPLICIT_DENY);
        }

        @Test
        void theTrustPolicyHasNoSay() {
            Ask ask = passing()
                    .resourcePolicy(
                            statement("'Effect':'Deny','Principal':'*','Action':['sts:AssumeRole','iam:PassRole']"));
            assertThat(ask.verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(ask.decide().layers()).doesNotContainKey(Layer.RESOURCE);
            assertThat(ask.identity(pass("*", "")).verdict()).isEqualTo(Verdict.ALLOW);
            assertThat(passing().resourcePolicyUnknown().identity(pass("*", "")).verdict())
                    .isEqualTo(Verdict.ALLOW);
        }

        @Test
        void anotherAccountsRoleCannotBePassed() {
            assertThat(may().does("iam:PassRole")
                            .on("arn:aws:iam::444455556666:role/Target")
                            .ownerNotStated()
                            .identity(pass("*", ""))
                            .resourcePolicy(statement("'Effect':'Allow','Principal':'*','Action':'iam:PassRole'"))
                            .verdict())
                    .isEqualTo(Verdict.IMPLICIT_DENY);
        }

        @Test
        void tagsOfTheRoleAreNotReliable() {
            Decision decision = passing()
                    .with("iam:ResourceTag/team", "ml")
                    .identity(pass("*", "'StringEquals':{'iam:ResourceTag/team':'ml'}"))
                    .decide();
            assertThat(decision.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(decision.unsettled()).containsExactly(Unsettled.PASS_ROLE_BY_TAG);
        }

        @Test
        void rolesThatAwsReservesCannotBePassed() {
            assertThat(may().does("iam:PassRole")
                            .on("arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_A_1")
                            .identity(pass("*", ""))
                            .verdict())
                    .isEqualTo(Verdict.IMPLICIT_DENY);
        }
    }

    /** kms/latest/developerguide/key-policy-default.html, …/grants.html, …/conditions-kms.html */
    @Nested
    class Keys {
        private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/k";

        private Ask decrypt() {
            return may().does("kms:Decrypt").on(KEY);
        }

        @Test
        void withoutTheKeyPolicyIamPoliciesAreVoid() {
            Decision decision =
                    decrypt().identity(KMS).resourcePolicy(key(USER)).decide();
            assertThat(decision.verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(decision.blockedBy()).containsExactly(Layer.RESOURCE);
            assertThat(decrypt().identity(KMS).verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
        }

        @Test
        void delegationToTheAccountLetsIamPoliciesCount() {
            assertThat(decrypt().identity(KMS).resourcePolicy(key(ROOT)).verdict())
                    .isEqualTo(Verdict.ALLOW);
            assertThat(decrypt().resourcePolicy(key(ROOT)).decide().blockedBy()).containsExactly(Layer.IDENTITY);
        }

        @Test
        void theKeyPolicyAloneIsEnough() {
            assertThat(decrypt().resourcePolicy(key(ROLE)).verdict()).isEqualTo(Verdict.ALLOW);
            assertThat(decrypt().resourcePolicy(key(SESSION)).verdict()).isEqualTo(Verdict.ALLOW);
        }

        @Test
        void aDenyOfAVoidIdentityPolicyStillDenies() {
            assertThat(decrypt()
                            .identity(statement("'Effect':'Deny','Action':'kms:*','Resource':'*'"))
                            .resourcePolicy(key(ROLE))
                            .verdict())
                    .isEqualTo(Verdict.EXPLICIT_DENY);
        }

        @Test
        void theRootUserNeedsTheKeyPolicyToo() {
            assertThat(decrypt().by(ROOT).resourcePolicy(key(USER)).verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(decrypt().by(ROOT).resourcePolicy(key(ROOT)).verdict()).isEqualTo(Verdict.ALLOW);
        }

        @Test
        void anUnknownKeyPolicyIsUnknown() {
            Decision decision = decrypt().identity(KMS).resourcePolicyUnknown().decide();
            assertThat(decision.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(decision.missing()).containsExactly("resourcePolicy");
        }

        @Test
        void anUnknownGrantMayAllow() {
            Decision decision =
                    decrypt().resourcePolicy(key(USER)).grantsUnknown().decide();
            assertThat(decision.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(decision.missing()).containsExactly("grants");
            assertThat(decrypt().resourcePolicy(key(ROLE)).grantsUnknown().verdict())
                    .isEqualTo(Verdict.ALLOW);
        }

        @Test
        void aGrantIsAThirdWayIn() {
            KmsGrant grant = new KmsGrant(ROLE, List.of("Decrypt", "DescribeKey"), Map.of(), Map.of());
            assertThat(decrypt().resourcePolicy(key(USER)).grants(grant).verdict())
                    .isEqualTo(Verdict.ALLOW);
            assertThat(decrypt()
                            .does("kms:Encrypt")
                            .resourcePolicy(key(USER))
                            .grants(grant)
                            .verdict())
                    .isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(decrypt()
                            .by(USER)
                            .resourcePolicy(key(ROLE))
                            .grants(grant)
                            .verdict())
                    .isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(decrypt()
                            .resourcePolicy(key(USER))
                            .grants(grant)
                            .scps(statement("'Effect':'Allow','Action':'s3:*','Resource':'*'"))
                            .verdict())
                    .isEqualTo(Verdict.IMPLICIT_DENY);
        }

        @Test
        void aGrantHoldsWithinItsConstraints() {
            KmsGrant exact = new KmsGrant(ROLE, List.of("Decrypt"), Map.of("job", "a"), Map.of());
            KmsGrant part = new KmsGrant(ROLE, List.of("Decrypt"), Map.of(), Map.of("job", "a"));
            Ask ask = decrypt().resourcePolicy(key(USER)).with("kms:EncryptionContext:job", "a");
            assertThat(ask.grants(exact).verdict()).isEqualTo(Verdict.ALLOW);
            assertThat(ask.grants(part).verdict()).isEqualTo(Verdict.ALLOW);
            ask.with("kms:EncryptionContext:more", "b");
            assertThat(ask.grants(exact).verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(ask.grants(part).verdict()).isEqualTo(Verdict.ALLOW);
            ask.with("kms:EncryptionContext:job", "b");
            assertThat(ask.grants(part).verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
            ask.unknownKey("kms:EncryptionContext:job");
            assertThat(ask.grants(part).decide().missing()).containsExactly("context:kms:EncryptionContext:job");
        }

        @Test
        void aGrantBehindABoundaryIsOpen() {
            KmsGrant grant = new KmsGrant(ROLE, List.of("Decrypt"), Map.of(), Map.of());
            Decision decision = decrypt()
                    .resourcePolicy(key(USER))
                    .grants(grant)
                    .boundary(statement("'Effect':'Allow','Action':'s3:*','Resource':'*'"))
                    .decide();
            assertThat(decision.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(decision.unsettled()).containsExactly(Unsettled.GRANT_BEHIND_BOUNDARY);
        }

        @Test
        void aKeyElsewhereNeedsBothSides() {
            Ask there = may().does("kms:Decrypt")
                    .on("arn:aws:kms:eu-west-1:444455556666:key/k")
                    .ownedBy(OTHER_ACCOUNT)
                    .resourcePolicy(key(ROOT));
            assertThat(there.verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(there.identity(KMS).verdict()).isEqualTo(Verdict.ALLOW);
        }

        @Test
        void conditionsOnTheWayAndTheCaller() {
            PolicyDocument policy = statement(
                    "'Effect':'Allow','Principal':{'AWS':'*'},'Action':'kms:Decrypt','Resource':'*',"
                            + "'Condition':{'StringEquals':{'kms:ViaService':'s3.eu-west-1.amazonaws.com','kms:CallerAccount':'111122223333'}}");
            assertThat(decrypt().resourcePolicy(policy).verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
            assertThat(decrypt()
                            .with("kms:ViaService", "s3.eu-west-1.amazonaws.com")
                            .resourcePolicy(policy)
                            .verdict())
                    .isEqualTo(Verdict.ALLOW);
        }

        @Test
        void creatingAKeyNeedsNoKeyPolicy() {
            assertThat(may().does("kms:CreateKey").on("*").identity(KMS).verdict())
                    .isEqualTo(Verdict.ALLOW);
            assertThat(may().does("kms:ListAliases").on("*").identity(KMS).verdict())
                    .isEqualTo(Verdict.ALLOW);
        }
    }
}
