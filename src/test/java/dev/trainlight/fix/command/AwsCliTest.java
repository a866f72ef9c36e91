package dev.trainlight.fix.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.WhoCanFixIt;
import dev.trainlight.evidence.Json;
import dev.trainlight.fix.Change;
import dev.trainlight.fix.Operation;
import dev.trainlight.fix.TargetType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class AwsCliTest {
    private static final String ROLE = "arn:aws:iam::111122223333:role/service-role/Train";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ROLE_INLINE_POLICY   | arn:aws:iam::111122223333:role/service-role/Train | aws iam put-role-policy --role-name Train --policy-name P --policy-document '{}'
            USER_POLICY          | arn:aws:iam::111122223333:user/team/dana          | aws iam put-user-policy --user-name dana --policy-name P --policy-document '{}'
            GROUP_POLICY         | arn:aws:iam::111122223333:group/Interns           | aws iam put-group-policy --group-name Interns --policy-name P --policy-document '{}'
            MANAGED_POLICY       | arn:aws:iam::111122223333:policy/P                | aws iam create-policy-version --policy-arn arn:aws:iam::111122223333:policy/P --policy-document '{}' --set-as-default
            PERMISSIONS_BOUNDARY | arn:aws:iam::111122223333:policy/P                | aws iam create-policy-version --policy-arn arn:aws:iam::111122223333:policy/P --policy-document '{}' --set-as-default
            TRUST_POLICY         | arn:aws:iam::111122223333:role/service-role/Train | aws iam update-assume-role-policy --role-name Train --policy-document '{}'
            BUCKET_POLICY        | arn:aws:s3:::ml-data                              | aws s3api put-bucket-policy --bucket ml-data --policy '{}'
            KEY_POLICY           | arn:aws:kms:eu-west-1:111122223333:key/k          | aws kms put-key-policy --key-id arn:aws:kms:eu-west-1:111122223333:key/k --policy-name default --policy '{}' --region eu-west-1
            REPOSITORY_POLICY    | arn:aws:ecr:eu-west-1:111122223333:repository/a/b | aws ecr set-repository-policy --registry-id 111122223333 --repository-name a/b --policy-text '{}' --region eu-west-1
            VPC_ENDPOINT_POLICY  | arn:aws:ec2:eu-west-1:111122223333:vpc-endpoint/vpce-1 | aws ec2 modify-vpc-endpoint --vpc-endpoint-id vpce-1 --policy-document '{}' --region eu-west-1
            """)
    void eachKindOfDocumentHasItsCommandAndTheOldOneBringsItBack(TargetType type, String arn, String expected)
            throws Exception {
        Change change = change(type, arn, Optional.empty(), Optional.of(Json.parse("{\"old\":1}")), Json.parse("{}"));

        assertThat(AwsCli.inline(change)).contains(expected);
        assertThat(AwsCli.rollback(change).getFirst().inline()).isEqualTo(expected.replace("'{}'", "'{\"old\":1}'"));
    }

    @Test
    void aNewManagedPolicyIsMadeAndAttachedAndTakenBackInTurn() throws Exception {
        Change change = change(
                TargetType.MANAGED_POLICY,
                "arn:aws:iam::111122223333:policy/P",
                Optional.of(ROLE),
                Optional.empty(),
                Json.parse("{}"));

        assertThat(AwsCli.apply(change))
                .extracting(AwsCommand::inline)
                .containsExactly(
                        "aws iam create-policy --policy-name P --policy-document '{}'",
                        "aws iam attach-role-policy --role-name Train --policy-arn arn:aws:iam::111122223333:policy/P");
        assertThat(AwsCli.rollback(change))
                .extracting(AwsCommand::inline)
                .containsExactly(
                        "aws iam detach-role-policy --role-name Train --policy-arn arn:aws:iam::111122223333:policy/P",
                        "aws iam delete-policy --policy-arn arn:aws:iam::111122223333:policy/P");
    }

    @Test
    void onlyTheNewTagsAreSetAndOnlyTheyAreTakenBack() throws Exception {
        Change change = change(
                TargetType.ROLE_TAGS,
                ROLE,
                Optional.empty(),
                Optional.of(Json.parse("{\"keep\":\"1\",\"team\":\"old\"}")),
                Json.parse("{\"keep\":\"1\",\"team\":\"churn\",\"cost\":\"4711\"}"));

        assertThat(AwsCli.inline(change))
                .contains("aws iam tag-role --role-name Train --tags 'Key=team,Value=churn' 'Key=cost,Value=4711'");
        assertThat(AwsCli.apply(change).getFirst().withFile(Shell.POWERSHELL, "role-tags.json"))
                .as("the file holds all tags, not what the command takes")
                .doesNotContain("file://");
        assertThat(AwsCli.rollback(change))
                .extracting(AwsCommand::inline)
                .containsExactly(
                        "aws iam untag-role --role-name Train --tag-keys cost",
                        "aws iam tag-role --role-name Train --tags 'Key=team,Value=old'");
    }

    @Test
    void tagsThatOnlyChangeTheirValuesAreNotTakenAway() throws Exception {
        Change change = change(
                TargetType.ROLE_TAGS,
                ROLE,
                Optional.empty(),
                Optional.of(Json.parse("{\"team\":\"old\"}")),
                Json.parse("{\"team\":\"churn\"}"));

        assertThat(AwsCli.rollback(change))
                .extracting(AwsCommand::inline)
                .containsExactly("aws iam tag-role --role-name Train --tags 'Key=team,Value=old'");
    }

    @Test
    void noRequestIsSentToTakeOneBack() throws Exception {
        Change change = change(
                TargetType.TRAINING_JOB_REQUEST,
                "arn:aws:sagemaker:eu-west-1:111122223333:training-job/churn-1",
                Optional.empty(),
                Optional.of(Json.parse("{}")),
                Json.parse("{\"TrainingJobName\":\"churn-1\"}"));

        assertThat(AwsCli.rollback(change)).as("it would start a job").isEmpty();
    }

    @Test
    void whatIsOnlyAskedForHasNoCommand() {
        Change change = new Change(
                new Change.Target(TargetType.SERVICE_CONTROL_POLICY, "p-1", Optional.empty()),
                WhoCanFixIt.ORGANIZATION_ADMINISTRATOR,
                Operation.ASK,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Sentence.of("fix.request.proof"),
                Optional.empty());

        assertThat(AwsCli.inline(change)).isEmpty();
        assertThat(AwsCli.rollback(change)).isEmpty();
    }

    private static Change change(
            TargetType type, String arn, Optional<String> attachedTo, Optional<JsonNode> before, JsonNode document) {
        String policy = type == TargetType.VPC_ENDPOINT_POLICY ? "vpce-1" : "P";
        return new Change(
                new Change.Target(type, arn, Optional.of(policy), attachedTo),
                WhoCanFixIt.IAM_ADMINISTRATOR,
                Operation.ADD_STATEMENTS,
                List.of(),
                before,
                Optional.of(document),
                List.of(),
                Sentence.of("fix.request.proof"),
                Optional.empty());
    }
}
