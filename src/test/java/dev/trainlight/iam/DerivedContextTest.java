package dev.trainlight.iam;

import static dev.trainlight.iam.Ask.OTHER_ACCOUNT;
import static dev.trainlight.iam.Ask.ROLE;
import static dev.trainlight.iam.Ask.SESSION;
import static dev.trainlight.iam.Ask.USER;
import static dev.trainlight.iam.Ask.may;
import static dev.trainlight.iam.Ask.statement;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** IAM/reference_policies_condition-keys.html: what AWS fills from the request itself. */
class DerivedContextTest {
    private static PolicyDocument when(String operator, String key, String value) {
        return statement("'Effect':'Allow','Action':'*','Resource':'*','Condition':{'" + operator + "':{'" + key + "':'"
                + value + "'}}");
    }

    private static boolean holds(Ask ask, String operator, String key, String value) {
        return ask.identity(when(operator, key, value)).verdict() == Verdict.ALLOW;
    }

    @Test
    void thePrincipalArnOfASessionIsItsRole() {
        assertThat(holds(may(), "ArnEquals", "aws:PrincipalArn", ROLE)).isTrue();
        assertThat(holds(may(), "ArnEquals", "aws:PrincipalArn", SESSION)).isFalse();
        assertThat(holds(may().by(USER), "ArnEquals", "aws:PrincipalArn", USER)).isTrue();
        assertThat(holds(may().by(SESSION), "ArnEquals", "aws:PrincipalArn", "arn:aws:iam::111122223333:role/Train"))
                .isTrue();
    }

    @Test
    void whatTheRequestStatesCounts() {
        assertThat(holds(
                        may().with("aws:PrincipalArn", "arn:aws:iam::111122223333:role/x"),
                        "ArnEquals",
                        "aws:PrincipalArn",
                        ROLE))
                .isFalse();
        assertThat(may().unknownKey("aws:PrincipalArn")
                        .identity(when("ArnEquals", "aws:PrincipalArn", ROLE))
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void aRoleHasNoUserName() {
        assertThat(holds(may(), "Null", "aws:username", "true")).isTrue();
        assertThat(holds(may().by(USER), "StringEquals", "aws:username", "alice"))
                .isTrue();
    }

    @Test
    void theUserIdOfASessionIsTheRolesIdAndTheSessionsName() {
        RequestPrincipal known =
                new RequestPrincipal.Aws(Arn.parse(SESSION).orElseThrow(), Arn.parse(ROLE), Optional.of("AROAEXAMPLE"));
        assertThat(holds(may().by(known), "StringLike", "aws:userid", "AROAEXAMPLE:*"))
                .isTrue();
        assertThat(holds(may().by(known), "StringEquals", "aws:userid", "AROAEXAMPLE:SageMaker"))
                .isTrue();
        assertThat(holds(may(), "Null", "aws:userid", "true")).isTrue();
    }

    @Test
    void accountAndType() {
        assertThat(holds(may(), "StringEquals", "aws:PrincipalAccount", Ask.ACCOUNT))
                .isTrue();
        assertThat(holds(may(), "StringEquals", "aws:PrincipalType", "AssumedRole"))
                .isTrue();
        assertThat(holds(may().by(USER), "StringEquals", "aws:PrincipalType", "User"))
                .isTrue();
        assertThat(holds(may(), "Bool", "aws:PrincipalIsAWSService", "false")).isTrue();
        assertThat(holds(may(), "StringEquals", "aws:ResourceAccount", Ask.ACCOUNT))
                .isTrue();
        assertThat(holds(may(), "StringEquals", "s3:ResourceAccount", Ask.ACCOUNT))
                .isTrue();
    }

    @Test
    void theResourcesAccountIsNotFilledForEveryAction() {
        PolicyDocument policy = when("StringEquals", "aws:ResourceAccount", Ask.ACCOUNT);
        Ask peering = may().does("ec2:AcceptVpcPeeringConnection")
                .on("arn:aws:ec2:eu-west-1:111122223333:vpc-peering-connection/p");
        assertThat(peering.identity(policy).verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
    }

    @Test
    void organizationAndNetworkAreNeverGuessed() {
        for (String key : new String[] {
            "aws:PrincipalOrgID",
            "aws:SourceIp",
            "aws:SourceVpce",
            "aws:SourceVpc",
            "aws:ViaAWSService",
            "aws:SourceArn",
            "aws:SourceAccount"
        }) {
            assertThat(holds(may(), "Null", key, "true")).as(key).isTrue();
        }
    }

    @Test
    void aServiceIsCalledSo() {
        PolicyDocument policy = statement(
                "'Effect':'Allow','Principal':'*','Action':'*','Resource':'*','Condition':{"
                        + "'Bool':{'aws:PrincipalIsAWSService':'true'},'StringEquals':{'aws:PrincipalServiceName':'logs.amazonaws.com'},"
                        + "'ForAnyValue:StringEquals':{'aws:PrincipalServiceNamesList':'logs.amazonaws.com'},'Null':{'aws:PrincipalArn':'true'}}");
        assertThat(may().by(new RequestPrincipal.Service("logs.amazonaws.com"))
                        .ownedBy(OTHER_ACCOUNT)
                        .resourcePolicy(policy)
                        .verdict())
                .isEqualTo(Verdict.ALLOW);
    }
}
