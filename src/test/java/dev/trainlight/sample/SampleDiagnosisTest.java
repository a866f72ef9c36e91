package dev.trainlight.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.diagnosis.DeniedBy;
import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.Finding;
import dev.trainlight.diagnosis.LookAlike;
import dev.trainlight.diagnosis.StageResult;
import dev.trainlight.diagnosis.StageStatus;
import dev.trainlight.diagnosis.judgement.Diagnostician;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.CollectionListener;
import dev.trainlight.evidence.JobQuery;
import dev.trainlight.evidence.JobSummary;
import dev.trainlight.evidence.RefusedAttempt;
import dev.trainlight.evidence.Subject;
import dev.trainlight.sagemaker.Stage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the sample account's jobs were made to show: each stage, each kind of denier and each look-alike in its place. */
class SampleDiagnosisTest {
    private final SampleAccount account =
            new SampleAccount(Clock.fixed(Instant.parse("2031-03-04T05:06:07Z"), ZoneOffset.UTC));

    @Test
    void everyJobAndAttemptIsDiagnosedAsItWasMade() throws AccountException {
        Map<String, String> told = new TreeMap<>();
        all().forEach((name, diagnosis) -> told.put(name, inShort(diagnosis)));
        assertThat(told)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("ad-ranking-dlrm-51", "training: TRN-13 identity-policy"),
                        Map.entry("churn-retrain-weekly", "artifact-upload: UPL-01 no-allow"),
                        Map.entry(
                                "churn-xgb-2026-11-21",
                                "data-download: DAT-02 no-allow, UPL-01 no-allow, UPL-04 no-allow"),
                        Map.entry("claims-archive-2", "data-download: DAT-02 resource-control-policy"),
                        Map.entry("claims-gbm-4", "healthy"),
                        Map.entry("contractor-test-1", "submit: SUB-01 session-policy, SUB-02 session-policy"),
                        Map.entry("forecast-demand-101", "healthy"),
                        Map.entry("forecast-demand-102", "healthy"),
                        Map.entry("forecast-demand-97", "training: user-code"),
                        Map.entry("forecast-demand-99", "image-pull: missing-image"),
                        Map.entry("forecast-gpu-burst", "submit: quota"),
                        Map.entry("forecast-longrun-3", "training: request-validation"),
                        Map.entry("fraud-lgbm-88", "artifact-upload: UPL-01 resource-policy"),
                        Map.entry("genomics-vae-4", "vpc: network"),
                        Map.entry(
                                "genomics-vae-5",
                                "data-download: DAT-01 vpc-endpoint-policy, DAT-02 vpc-endpoint-policy"),
                        Map.entry(
                                "intern-first-model",
                                "submit: SUB-02 no-allow, DAT-02 no-allow, UPL-01 no-allow, UPL-04 no-allow"),
                        Map.entry("nlp-bert-finetune-19", "data-download: DAT-05 key-policy"),
                        Map.entry(
                                "notebook-port-2",
                                "assume-role: ASM-01 trust-policy, DAT-05 no-allow, UPL-01 no-allow, UPL-04 no-allow"),
                        Map.entry("pricing-elasticity-33", "provisioning: PRV-01 key-policy"),
                        Map.entry("pricing-offline-1", "submit: SUB-01 service-control-policy"),
                        Map.entry(
                                "recsys-two-tower-7",
                                "data-download: DAT-01 permissions-boundary, DAT-02 permissions-boundary"),
                        Map.entry("scan-segmentation-9", "training: TRN-06 no-allow"),
                        Map.entry("speech-conformer-14", "image-pull: IMG-03 resource-policy"),
                        Map.entry("vision-resnet50-0611", "vpc: VPC-01 identity-policy, VPC-01 identity-policy"),
                        Map.entry("survey-topics-1", "undetermined"),
                        Map.entry("vision-vit-large-2", "provisioning: capacity")));
    }

    @Test
    void eachStageIsBlockedOnceAndEachKindOfPolicyDeniesOnce() throws AccountException {
        Set<Stage> blocked = EnumSet.noneOf(Stage.class);
        Set<StageStatus> statuses = EnumSet.noneOf(StageStatus.class);
        Set<DeniedBy> deniers = EnumSet.noneOf(DeniedBy.class);
        for (Diagnosis diagnosis : all().values()) {
            diagnosis.blockedStage().ifPresent(blocked::add);
            diagnosis.stages().stream().map(StageResult::status).forEach(statuses::add);
            diagnosis.findings().stream().map(Finding::deniedBy).forEach(deniers::add);
        }
        assertThat(blocked).containsExactly(Stage.values());
        assertThat(EnumSet.complementOf(EnumSet.copyOf(deniers))).containsExactly(DeniedBy.UNKNOWN);
        assertThat(statuses).contains(StageStatus.values());
    }

    private Map<String, Diagnosis> all() throws AccountException {
        Map<String, Diagnosis> all = new TreeMap<>();
        List<RefusedAttempt> attempts = new ArrayList<>();
        account.refusedAttempts(attempts::addAll, Cancellation.NEVER);
        for (RefusedAttempt attempt : attempts) {
            all.put(attempt.jobName().orElseThrow(), diagnose(new Subject.Refused(attempt)));
        }
        List<JobSummary> jobs = new ArrayList<>();
        account.jobs(JobQuery.newest(100), jobs::addAll, Cancellation.NEVER);
        for (JobSummary job : jobs) {
            all.put(job.name(), diagnose(new Subject.Job(job.name())));
        }
        return all;
    }

    private Diagnosis diagnose(Subject subject) throws AccountException {
        return new Diagnostician().diagnose(account.collect(subject, CollectionListener.NONE, Cancellation.NEVER));
    }

    private static String inShort(Diagnosis diagnosis) {
        return switch (diagnosis.verdict()) {
            case PERMISSION ->
                diagnosis.blockedStage().orElseThrow().id() + ": "
                        + String.join(
                                ", ",
                                diagnosis.findings().stream()
                                        .map(finding -> finding.rule() + " "
                                                + finding.deniedBy().id())
                                        .toList());
            case NOT_PERMISSION -> {
                LookAlike lookAlike = diagnosis.lookAlike().orElseThrow();
                yield lookAlike.stage().orElseThrow().id() + ": "
                        + lookAlike.kind().id();
            }
            case HEALTHY, UNDETERMINED -> diagnosis.verdict().name().toLowerCase(java.util.Locale.ROOT);
        };
    }
}
