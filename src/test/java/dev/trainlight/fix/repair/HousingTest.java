package dev.trainlight.fix.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.diagnosis.Cases;
import dev.trainlight.diagnosis.Sentences;
import dev.trainlight.diagnosis.judgement.Diagnostician;
import dev.trainlight.evidence.Case;
import dev.trainlight.fix.Change;
import dev.trainlight.fix.Fix;
import dev.trainlight.fix.Operation;
import dev.trainlight.fix.TargetType;
import dev.trainlight.fix.document.DocumentLimit;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents that are as good as full: where their statements go instead, or who has to make room. */
class HousingTest {
    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician();
    private static final Sentences ENGLISH = Sentences.in(Locale.ENGLISH);

    @Test
    void whatAUsersInlinePoliciesCannotHoldBecomesAManagedPolicyOfTheUser() {
        Fix fix = fix(Cases.planned()
                .callerWithout("iam:PassRole")
                .callerWith(filler("'Resource':'*'", DocumentLimit.USER_INLINE.maximum() - 200)));

        assertThat(fix.changes()).singleElement().satisfies(change -> {
            assertThat(change.target().type()).isEqualTo(TargetType.MANAGED_POLICY);
            assertThat(change.target().attachedTo()).contains(Cases.CALLER);
            assertThat(change.awsCli()).get().asString().contains("aws iam attach-user-policy --user-name dana");
        });
        assertThat(fix.verification().after().denied()).isZero();
    }

    @Test
    void moreThanOneManagedPolicyHoldsIsDealtOut() {
        StringBuilder channels = new StringBuilder("[");
        for (int i = 0; i < 100; i++) {
            channels.append(i == 0 ? "" : ",")
                    .append(
                            "{'ChannelName':'c%d','DataSource':{'S3DataSource':{'S3DataType':'S3Prefix','S3Uri':'s3://ml-data/%s/%03d/'}}}"
                                    .formatted(i, "a-long-folder-name-".repeat(6), i));
        }
        Fix fix = fix(Cases.planned().job("InputDataConfig", channels + "]"));

        assertThat(fix.changes()).hasSizeGreaterThan(1).allSatisfy(change -> {
            assertThat(change.target().type()).isEqualTo(TargetType.MANAGED_POLICY);
            assertThat(DocumentLimit.size(change.document().orElseThrow()))
                    .isLessThanOrEqualTo(DocumentLimit.MANAGED_POLICY.maximum());
        });
        assertThat(fix.changes()).extracting(change -> change.target().arn()).doesNotHaveDuplicates();
        assertThat(fix.verification().after().denied()).isZero();
    }

    @Test
    void aFullKeyPolicyIsLeftAloneAndAGrantMade() {
        Fix fix = fix(Cases.planned()
                .key(
                        "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:role/Admin'},"
                                + "'Action':'kms:*','Resource':'*'},"
                                + filler(
                                        "'Principal':{'AWS':'arn:aws:iam::111122223333:role/Admin'},'Resource':'*'",
                                        DocumentLimit.KEY_POLICY.maximum() - 250)
                                + "]}")
                .resource("arn:aws:s3:::ml-data", "encryptionKeyArn", "'" + Cases.KEY + "'"));

        assertThat(fix.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.target().type()).isEqualTo(TargetType.KEY_GRANT));
        assertThat(fix.verification().after().denied()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "PERMISSIONS_BOUNDARY",
        "TRUST_POLICY",
        "BUCKET_POLICY",
        "REPOSITORY_POLICY",
        "VPC_ENDPOINT_POLICY",
        "PERMISSION_SET"
    })
    void aDocumentOfWhichThereIsOnlyOneIsAskedToMakeRoom(TargetType type) {
        Fix fix = fix(full(type));

        Optional<Change> asked = fix.changes().stream()
                .filter(change -> change.target().type() == type)
                .findFirst();
        assertThat(asked).get().satisfies(change -> {
            assertThat(change.operation()).isEqualTo(Operation.ASK);
            assertThat(change.document()).isEmpty();
            assertThat(change.statements()).isNotEmpty();
        });
        assertThat(fix.remaining()).extracting(ENGLISH::text).anyMatch(text -> text.contains("AWS allows"));
    }

    private static Cases full(TargetType type) {
        return switch (type) {
            case PERMISSIONS_BOUNDARY ->
                Cases.planned()
                        .role(
                                "permissionsBoundary",
                                "{'name':'Limits','arn':'arn:aws:iam::111122223333:policy/Limits','document':{'Version':'2012-10-17','Statement':["
                                        + "{'Effect':'Allow','NotAction':'s3:PutObject','Resource':'*'},"
                                        + filler("'Resource':'*'", DocumentLimit.MANAGED_POLICY.maximum() - 150)
                                        + "]}}");
            case TRUST_POLICY ->
                Cases.planned()
                        .role(
                                "trustPolicy",
                                "{'Version':'2012-10-17','Statement':["
                                        + filler(
                                                "'Principal':{'Service':'ec2.amazonaws.com'}",
                                                DocumentLimit.TRUST_POLICY.maximum() - 150)
                                        + "]}");
            case BUCKET_POLICY ->
                Cases.planned()
                        .resource(
                                "{'arn':'arn:aws:s3:::ml-data','accountId':'444455556666','policy':{'Version':'2012-10-17','Statement':["
                                        + filler(
                                                "'Principal':'*','Resource':'arn:aws:s3:::ml-data'",
                                                DocumentLimit.BUCKET_POLICY.maximum() - 200)
                                        + "]}}");
            case REPOSITORY_POLICY ->
                Cases.planned()
                        .image("444455556666.dkr.ecr.eu-west-1.amazonaws.com/shared:1")
                        .roleWith("{'Effect':'Allow','Action':'ecr:*','Resource':'*'}")
                        .resource(
                                "{'arn':'arn:aws:ecr:eu-west-1:444455556666:repository/shared','accountId':'444455556666','policy':"
                                        + "{'Version':'2012-10-17','Statement':["
                                        + filler("'Principal':'*'", DocumentLimit.REPOSITORY_POLICY.maximum() - 150)
                                        + "]}}");
            case VPC_ENDPOINT_POLICY ->
                Cases.planned()
                        .vpc()
                        .roleWith("{'Effect':'Allow','Action':'ec2:*','Resource':'*'}")
                        .s3Endpoint("{'Version':'2012-10-17','Statement':["
                                + filler(
                                        "'Principal':'*','Resource':'*'", DocumentLimit.ENDPOINT_POLICY.maximum() - 150)
                                + "]}");
            case PERMISSION_SET ->
                Cases.planned()
                        .caller(
                                "arn",
                                "'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Science_0123456789abcdef'")
                        .caller(
                                "identityPolicies",
                                "[{'name':'AwsSSOInlinePolicy','kind':'inline','document':{'Version':'2012-10-17','Statement':["
                                        + filler("'Resource':'*'", DocumentLimit.PERMISSION_SET.maximum() - 200)
                                        + "]}}]");
            default -> throw new IllegalArgumentException(type.id());
        };
    }

    /** An Allow of something else that is exactly that large. */
    private static String filler(String elements, int size) {
        String frame = "{'Sid':'','Effect':'Allow','Action':'sts:TagSession',%s}".formatted(elements);
        return frame.replace("''", "'" + "x".repeat(size - frame.length()) + "'");
    }

    private static Fix fix(Cases cases) {
        Case evidence = cases.build();
        return new Fixer(DIAGNOSTICIAN).fix(evidence, DIAGNOSTICIAN.diagnose(evidence));
    }
}
