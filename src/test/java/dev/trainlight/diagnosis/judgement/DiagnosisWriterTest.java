package dev.trainlight.diagnosis.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.diagnosis.Cases;
import dev.trainlight.diagnosis.DiagnosisWriter;
import dev.trainlight.diagnosis.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DiagnosisWriterTest {
    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician();
    private static final DiagnosisWriter WRITER = new DiagnosisWriter(Sentences.in(Locale.ENGLISH));

    private static JsonNode json(Cases cases) {
        return WRITER.tree(DIAGNOSTICIAN.diagnose(cases.build()));
    }

    private static List<String> names(JsonNode object) {
        return List.copyOf(object.propertyNames());
    }

    @Test
    void theFormOfABlockedJob() {
        JsonNode json = json(
                Cases.planned()
                        .set("id", "'case-7'")
                        .roleWithout("s3:GetObject")
                        .roleWith(
                                "{'Sid':'ReadOther','Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::ml-archive/*'}"));
        assertThat(names(json))
                .containsExactly(
                        "schema",
                        "id",
                        "verdict",
                        "headline",
                        "blockedStage",
                        "stages",
                        "findings",
                        "lookAlike",
                        "checks",
                        "warnings",
                        "gaps");
        assertThat(json.path("schema").asString()).isEqualTo("trainlight/diagnosis/1");
        assertThat(json.path("id").asString()).isEqualTo("case-7");
        assertThat(json.path("verdict").asString()).isEqualTo("permission");
        assertThat(json.path("headline").asString())
                .isEqualTo(
                        "The data download will be blocked: the execution role TrainRole may not read the objects under"
                                + " s3://ml-data/train/.");
        assertThat(json.path("blockedStage").asString()).isEqualTo("data-download");
        assertThat(json.path("lookAlike").isNull()).isTrue();

        List<String> stages = new ArrayList<>();
        json.path("stages").forEach(stage -> stages.add(stage.path("stage").asString()));
        assertThat(stages)
                .containsExactly(
                        "submit",
                        "assume-role",
                        "provisioning",
                        "vpc",
                        "image-pull",
                        "data-download",
                        "training",
                        "artifact-upload");
        assertThat(names(json.path("stages").get(0)))
                .containsExactly("stage", "status", "startedAt", "endedAt", "checks");

        JsonNode finding = json.path("findings").get(0);
        assertThat(names(finding))
                .contains(
                        "rule",
                        "stage",
                        "confidence",
                        "whoNeedsIt",
                        "principal",
                        "actions",
                        "resources",
                        "deniedBy",
                        "explicit",
                        "statement",
                        "nearMiss",
                        "because",
                        "whoCanFixIt",
                        "evidence");
        assertThat(finding.path("whoNeedsIt").asString()).isEqualTo("execution-role");
        assertThat(finding.path("deniedBy").asString()).isEqualTo("no-allow");
        assertThat(finding.path("statement").isNull()).isTrue();
        assertThat(names(finding.path("nearMiss")))
                .containsExactly("policy", "sid", "index", "line", "column", "differs");
        assertThat(finding.path("nearMiss").path("line").asInt()).isPositive();
        assertThat(finding.path("evidence").get(0).path("source").asString()).isEqualTo("evaluation");

        JsonNode check = json.path("checks").get(0);
        assertThat(names(check))
                .contains(
                        "id",
                        "rule",
                        "stage",
                        "principal",
                        "action",
                        "resource",
                        "context",
                        "decision",
                        "layers",
                        "missing");
        assertThat(check.path("id").asString()).isEqualTo("SUB-01#1");
        assertThat(check.path("decision").asString()).isEqualTo("allowed");
        assertThat(check.path("layers").path("identity").asString()).isEqualTo("allowed");
        assertThat(check.path("context").path("sagemaker:InstanceTypes").isArray())
                .isTrue();
    }

    @Test
    void anExplicitDenialNamesItsStatementAndPlace() {
        JsonNode json = json(Cases.planned().scp("{'Sid':'NoPull','Effect':'Deny','Action':'ecr:*','Resource':'*'}"));
        JsonNode statement = json.path("findings").get(0).path("statement");
        assertThat(names(statement)).containsExactly("policy", "sid", "index", "line", "column");
        assertThat(statement.path("sid").asString()).isEqualTo("NoPull");
        assertThat(statement.path("line").asInt()).isPositive();
        assertThat(json.path("findings").get(0).path("nearMiss").isNull()).isTrue();
    }

    @Test
    void aLookAlikeHasItsKindStageAndAdvice() {
        JsonNode json = json(Cases.planned().resource("arn:aws:s3:::ml-data", "region", "'us-east-1'"));
        assertThat(json.path("verdict").asString()).isEqualTo("not-permission");
        assertThat(json.path("blockedStage").isNull()).isTrue();
        assertThat(json.path("lookAlike").path("kind").asString()).isEqualTo("wrong-target");
        assertThat(json.path("lookAlike").path("stage").asString()).isEqualTo("data-download");
        assertThat(json.path("lookAlike").path("advice").asString()).contains("us-east-1");
    }

    @Test
    void whatIsMissingStandsInWords() {
        JsonNode json = json(Cases.planned().forget("arn:aws:s3:::ml-data", "policy"));
        List<String> missing = new ArrayList<>();
        json.path("checks").forEach(check -> check.path("missing").forEach(text -> missing.add(text.asString())));
        assertThat(missing).contains("bucket policy of arn:aws:s3:::ml-data");
        Set<String> decisions = new java.util.HashSet<>();
        json.path("checks")
                .forEach(check -> decisions.add(check.path("decision").asString()));
        assertThat(decisions).containsExactlyInAnyOrder("allowed", "undetermined");
    }

    @Test
    void gapsOfTheCaseAreHandedOn() {
        JsonNode json = json(Cases.planned().set("gaps", """
                [{'evidence':'bucket policy','resource':'arn:aws:s3:::ml-data','call':'s3:GetBucketPolicy','reason':'AccessDenied'}]"""));
        assertThat(json.path("gaps").get(0).path("call").asString()).isEqualTo("s3:GetBucketPolicy");
    }
}
