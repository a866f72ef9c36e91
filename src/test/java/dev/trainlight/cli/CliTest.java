package dev.trainlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.diagnosis.Cases;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.AwsOpinion;
import dev.trainlight.evidence.AwsOpinions;
import dev.trainlight.evidence.CaseReader;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Json;
import dev.trainlight.wizard.FakeAccount;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CliTest {
    private static final String DENIAL = "An error occurred (AccessDeniedException) when calling the CreateTrainingJob"
            + " operation: User: arn:aws:sts::111122223333:assumed-role/DataScientist/mia is not authorized to perform:"
            + " iam:PassRole on resource: arn:aws:iam::111122223333:role/Train because no identity-based policy allows"
            + " the iam:PassRole action";

    @TempDir
    Path folder;

    /** What a run left behind. */
    private record Run(int status, String out, String err) {
        JsonNode json() throws Exception {
            return Json.parse(out);
        }
    }

    private static Run run(String input, String... arguments) {
        return run(
                (_, _) -> {
                    throw new AccountException(
                            Failure.of(Failure.Kind.SIGN_IN_NEEDED, Failure.Remedy.SIGN_IN, "aws.no-credentials"));
                },
                input,
                arguments);
    }

    private static Run run(AccountSource accounts, String input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        int status = new Cli(console, accounts, () -> new String[] {"Trainlight test"}).run(arguments);
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void diagnosesAMessageFromStandardInput() throws Exception {
        Run run = run(DENIAL, "diagnose", "--message", "-");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.json().path("schema").asString()).isEqualTo("trainlight/diagnosis/1");
        assertThat(run.json().path("verdict").asString()).isEqualTo("permission");
        assertThat(run.json().path("blockedStage").asString()).isEqualTo("submit");
        assertThat(run.json().path("stages")).hasSize(8);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void diagnosesAJobOfTheSampleAccountAsText() {
        Run run = run("", "diagnose", "--sample", "--job", "churn-xgb-2026-11-21", "--format", "text");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("ml-data/train").contains("s3:GetObject");
    }

    /** Service control policies that nobody may read leave everything open, unless AWS itself says that they allow it. */
    @Test
    void awsIsAskedForASecondVote() throws Exception {
        FakeAccount account = new FakeAccount((_, _, _) ->
                Cases.planned().forget("organization.serviceControlPolicies").build());
        assertThat(run((_, _) -> account, "", "diagnose", "--job", "churn-1")
                        .json()
                        .path("verdict")
                        .asString())
                .isEqualTo("undetermined");

        account.withSimulator(questions -> new AwsOpinions(
                questions.stream()
                        .map(question -> new AwsOpinion(
                                question, "allowed", Optional.of(true), Optional.empty(), List.of(), List.of()))
                        .toList(),
                List.of()));
        Path file = folder.resolve("c.trainlight.json");
        assertThat(run((_, _) -> account, "", "diagnose", "--job", "churn-1").status())
                .isZero();
        assertThat(run((_, _) -> account, "", "collect", "--job", "churn-1", "--out", file.toString())
                        .status())
                .isZero();
        assertThat(run("", "diagnose", "--case", file.toString())
                        .json()
                        .path("verdict")
                        .asString())
                .isEqualTo("healthy");

        account.withSimulator(_ -> {
            throw new AccountException(Failure.of(Failure.Kind.NETWORK, Failure.Remedy.RETRY, "cancelled"));
        });
        assertThat(run((_, _) -> account, "", "diagnose", "--job", "churn-1").status())
                .isZero();
    }

    @Test
    void aHealthyJobEndsWithZero() {
        assertThat(run("", "diagnose", "--sample", "--job", "forecast-demand-101")
                        .status())
                .isZero();
    }

    @Test
    void everyLineOfAStreamIsAnsweredInOrderAndABadOneInItsPlace() throws Exception {
        String lines = """
                {"schema": "trainlight/case/1", "id": "a", "message": "%s"}
                {"schema": "trainlight/case/1", "id": "b", "message": 5
                {"schema": "trainlight/case/9", "id": "c"}

                {"schema": "trainlight/case/1", "id": "d", "message": "ResourceLimitExceeded: limit"}
                """.formatted(DENIAL);

        Run run = run(lines, "diagnose", "--jsonl");

        List<String> answers = run.out().lines().toList();
        assertThat(answers).hasSize(4);
        assertThat(Json.parse(answers.get(0)).path("id").asString()).isEqualTo("a");
        assertThat(Json.parse(answers.get(0)).path("verdict").asString()).isEqualTo("permission");
        assertThat(Json.parse(answers.get(1)).path("id").asString()).isEqualTo("b");
        assertThat(Json.parse(answers.get(1)).path("error").asString()).startsWith("line 2");
        assertThat(Json.parse(answers.get(2)).path("id").asString()).isEqualTo("c");
        assertThat(Json.parse(answers.get(2)).path("error").asString()).contains("newer");
        assertThat(Json.parse(answers.get(3)).path("id").asString()).isEqualTo("d");
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void aPlannedJobIsCheckedBeforeItRuns() throws Exception {
        Path request = Files.writeString(folder.resolve("request.json"), """
                {"TrainingJobName": "next", "RoleArn": "arn:aws:iam::111122223333:role/ForecastRole",
                 "AlgorithmSpecification": {"TrainingImage": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/forecast:2026.11", "TrainingInputMode": "File"},
                 "InputDataConfig": [{"ChannelName": "train", "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "s3://ml-data/secret/"}}}],
                 "OutputDataConfig": {"S3OutputPath": "s3://ml-models/forecast/"},
                 "ResourceConfig": {"InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 10},
                 "StoppingCondition": {"MaxRuntimeInSeconds": 600}}""");

        Run alone = run("", "diagnose", "--request", request.toString());
        Run withAccount = run("", "diagnose", "--request", request.toString(), "--sample");

        assertThat(alone.json().path("verdict").asString()).isEqualTo("undetermined");
        assertThat(alone.status()).isZero();
        assertThat(withAccount.json().path("blockedStage").asString()).isEqualTo("data-download");
        assertThat(withAccount.status()).isEqualTo(1);
    }

    @Test
    void aCaseFileThatIsNoJsonIsRefusedWithItsPlace() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.trainlight.json"), "{\n  \"schema\": oops\n}");

        refused(run("", "diagnose", "--case", file.toString()), 2, file + ":2:");
    }

    @Test
    void aCaseOfANewerVersionIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("new.trainlight.json"), "{\"schema\": \"trainlight/case/2\"}");

        refused(run("", "diagnose", "--case", file.toString()), 2, "please update");
    }

    @Test
    void aCaseFileOfTwoHundredMegabytesIsRefused() throws IOException {
        Path file = folder.resolve("large.trainlight.json");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(200L * 1024 * 1024);
        }

        refused(run("", "diagnose", "--case", file.toString()), 2, "too large");
    }

    @Test
    void filesThatAreNotThereAndFoldersAreRefused() {
        refused(run("", "diagnose", "--case", folder.resolve("no.json").toString()), 2, "There is no file");
        refused(run("", "diagnose", "--case", folder.toString()), 2, "is a folder");
    }

    @Test
    void emptyTextsAndOtherJsonAreRefused() throws IOException {
        refused(run("  \n", "diagnose", "--message", "-"), 2, "standard input is empty");
        refused(run("[1]", "diagnose", "--request", "-"), 2, "no JSON object");
        refused(run("{\"a\": 1}", "diagnose", "--request", "-"), 2, "no CreateTrainingJob request");
        refused(run("text", "diagnose", "--message", "-", "--where", "moon"), 2, "container-log");
    }

    @Test
    void wrongArgumentsAreRefusedWithHelp() {
        refused(run("", "diagnose"), 2, "--help");
        refused(run("", "nonsense"), 2, "nonsense");
        refused(run("", "diagnose", "--case", "a", "--job", "b"), 2, "--help");
        refused(run("", "jobs", "--max", "0", "--sample"), 2, "--max");
    }

    @Test
    void aJobThatDoesNotExistIsAnInputError() {
        refused(run("", "diagnose", "--sample", "--job", "no-such-job"), 2, "no-such-job");
    }

    @Test
    void anAccountThatCannotBeAskedEndsWithThree() {
        refused(run("", "jobs"), 3, "not signed in");
        refused(run("", "diagnose", "--job", "x"), 3, "not signed in");
    }

    @Test
    void givesTheFixOfAJobWithItsProof() throws Exception {
        Run run = run("", "fix", "--sample", "--job", "churn-xgb-2026-11-21");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.json().path("schema").asString()).isEqualTo("trainlight/fix/1");
        assertThat(run.json().path("changes").get(0).path("document").path("Statement"))
                .isNotEmpty();
        assertThat(run.json().path("verification").path("after").path("denied").asInt())
                .isZero();
    }

    @Test
    void savesTheFixAndOverwritesNothingUnasked() throws Exception {
        String[] command = {"fix", "--sample", "--job", "churn-xgb-2026-11-21", "--out", folder.toString()};

        Run first = run("", command);
        Files.writeString(folder.resolve("fix.json"), "mine");
        Run second = run("", command);
        Run forced = run("", "fix", "--sample", "--job", "churn-xgb-2026-11-21", "--out", folder.toString(), "--force");

        assertThat(first.status()).isEqualTo(1);
        assertThat(first.err()).contains("fix.json").contains("request.md");
        assertThat(second.status()).isEqualTo(2);
        assertThat(second.err()).contains("--force");
        assertThat(forced.status()).isEqualTo(1);
        assertThat(folder.resolve("fix.json")).content().contains("trainlight/fix/1");
    }

    @Test
    void aFixThatCannotBeSavedIsSaidSoAndPrintedAllTheSame() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");

        Run run = run("", "fix", "--sample", "--job", "churn-xgb-2026-11-21", "--out", file.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("cannot be written").doesNotContain("Exception");
        assertThat(run.json().path("schema").asString()).isEqualTo("trainlight/fix/1");
        assertThat(file).hasContent("not a folder");
    }

    @Test
    void savesACaseThatCanBeDiagnosedAgainAndRedacted() throws Exception {
        Path plain = folder.resolve("plain.trainlight.json");
        Path redacted = folder.resolve("redacted.trainlight.json");

        Run saved = run("", "collect", "--sample", "--job", "genomics-vae-5", "--out", plain.toString());
        run("", "collect", "--sample", "--job", "genomics-vae-5", "--out", redacted.toString(), "--redact");

        assertThat(saved.status()).isZero();
        assertThat(saved.out()).isEmpty();
        assertThat(Files.readString(plain)).contains("111122223333").contains("GenomicsRole");
        assertThat(Files.readString(redacted)).doesNotContain("111122223333").doesNotContain("GenomicsRole");
        assertThat(run("", "diagnose", "--case", redacted.toString()).json().path("blockedStage"))
                .isEqualTo(
                        run("", "diagnose", "--case", plain.toString()).json().path("blockedStage"));
        refused(run("", "collect", "--sample", "--job", "x", "--out", plain.toString()), 2, "no training job named x");
    }

    @Test
    void aCaseThatCannotBeSavedIsPrintedInstead() throws Exception {
        Run run = run("", "collect", "--sample", "--job", "genomics-vae-5", "--out", folder + "/no/such.json");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("cannot be written");
        assertThat(CaseReader.read(run.out()).trainingJob().isPresent()).isTrue();
    }

    @Test
    void listsJobsAsJsonAndText() throws Exception {
        assertThat(run("", "jobs", "--sample", "--max", "5").json()).hasSize(5);
        assertThat(run("", "jobs", "--sample", "--status", "Failed", "--format", "text")
                        .out())
                .contains("Failed")
                .doesNotContain("Completed");
        assertThat(run("", "jobs", "--sample", "--name-contains", "nothing-like-it")
                        .json())
                .isEmpty();
    }

    @Test
    void helpAndVersionGoToStandardOutput() {
        assertThat(run("", "--version").out()).contains("Trainlight test");
        assertThat(run("", "diagnose", "--help").out()).contains("--jsonl").contains("Exit status");
        assertThat(run("", "diagnose", "--help").status()).isZero();
    }

    /** One sentence on standard error, nothing on standard output, no stack trace. */
    private static void refused(Run run, int status, String words) {
        assertThat(run.status()).isEqualTo(status);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(words).doesNotContain("\tat ").doesNotContain("Exception");
    }
}
