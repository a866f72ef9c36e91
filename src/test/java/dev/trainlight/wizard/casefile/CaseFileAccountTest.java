package dev.trainlight.wizard.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.CaseFormatException;
import dev.trainlight.evidence.CollectionListener;
import dev.trainlight.evidence.JobQuery;
import dev.trainlight.evidence.JobSummary;
import dev.trainlight.evidence.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseFileAccountTest {
    private static final String JOB = """
            {"schema": "trainlight/case/1", "region": "eu-west-1", "accountId": "111122223333",
             "trainingJob": {"TrainingJobName": "churn", "TrainingJobStatus": "Failed",
                             "CreationTime": "2026-11-21T16:42:00Z"}}""";

    @TempDir
    Path folder;

    private CaseFileAccount open(String json) throws IOException, CaseFormatException {
        Path file = folder.resolve("churn.trainlight.json");
        Files.writeString(file, json);
        return CaseFileAccount.open(file);
    }

    @Test
    void isAnAccountWithOneJob() throws Exception {
        CaseFileAccount account = open(JOB);
        List<JobSummary> jobs = new ArrayList<>();
        account.jobs(JobQuery.newest(10), jobs::addAll, Cancellation.NEVER);
        assertThat(jobs).extracting(JobSummary::name).containsExactly("churn");
        assertThat(account.subject()).isEqualTo(new Subject.Job("churn"));
        assertThat(account.identity().name()).isEqualTo("churn.trainlight.json");
        assertThat(account.identity().region()).isEqualTo("eu-west-1");
    }

    @Test
    void readsTheFileAgainAtEachCollection() throws Exception {
        CaseFileAccount account = open(JOB);
        open(JOB.replace("Failed", "Completed"));
        assertThat(account.collect(account.subject(), CollectionListener.NONE, Cancellation.NEVER)
                        .trainingJob()
                        .toOptional()
                        .orElseThrow()
                        .status())
                .contains("Completed");
    }

    @Test
    void knowsNothingElse() throws Exception {
        CaseFileAccount account = open(JOB);
        assertThatThrownBy(() -> account.collect(new Subject.Job("other"), CollectionListener.NONE, Cancellation.NEVER))
                .isInstanceOf(AccountException.class);
    }

    @Test
    void isAboutAPlanAMessageOrARole() throws Exception {
        assertThat(open("{\"schema\": \"trainlight/case/1\", \"message\": \"denied\"}")
                        .subject())
                .isEqualTo(new Subject.Message("denied", Optional.empty()));
        assertThat(open("{\"schema\": \"trainlight/case/1\", \"createTrainingJobRequest\": {\"RoleArn\": \"x\"}}")
                        .subject())
                .isInstanceOf(Subject.Planned.class);
        assertThat(
                        open("{\"schema\": \"trainlight/case/1\", \"principals\": {\"executionRole\": {\"arn\": \"arn:aws:iam::111122223333:role/Train\"}}}")
                                .subject())
                .isEqualTo(new Subject.Role("arn:aws:iam::111122223333:role/Train"));
    }
}
