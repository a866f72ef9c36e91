package dev.trainlight.fix.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trainlight.diagnosis.Cases;
import dev.trainlight.diagnosis.Sentences;
import dev.trainlight.diagnosis.judgement.Diagnostician;
import dev.trainlight.evidence.CallMade;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.Json;
import dev.trainlight.fix.Fix;
import dev.trainlight.fix.repair.Fixer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class FixExporterTest {
    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician();
    private static final FixExporter EXPORTER = new FixExporter(Sentences.in(Locale.ENGLISH));

    @Test
    void theRequestListsWhatWasAskedOfAwsWithTimeAndOutcome() {
        List<CallMade> calls = List.of(
                new CallMade(
                        "s3:GetBucketPolicy",
                        Optional.of("arn:aws:s3:::ml-data"),
                        Optional.of(Instant.parse("2026-11-22T10:00:01.234Z")),
                        "AccessDenied"),
                new CallMade("iam:GetRole", Optional.empty(), Optional.empty(), CallMade.ANSWERED));
        var files = new FixExporter(Sentences.in(Locale.ENGLISH), calls).files(fix(foreignBucket()));

        assertThat(files.get("request.md"))
                .contains("## What was read")
                .contains(
                        "- s3:GetBucketPolicy · arn:aws:s3:::ml-data · not answered: AccessDenied · 2026-11-22T10:00:01Z")
                .contains("- iam:GetRole · answered");
        assertThat(files.get("request.html")).contains("s3:GetBucketPolicy").contains("not answered: AccessDenied");
        assertThat(EXPORTER.files(fix(foreignBucket())).get("request.md"))
                .as("of a case whose calls nobody wrote down")
                .doesNotContain("What was read");
    }

    @Test
    void everyDocumentIsAFileOfItsOwnAsTheFixHasIt(@TempDir Path folder) throws Exception {
        Fix fix = fix(foreignBucket());

        FixExporter.Result result = EXPORTER.export(fix, folder, OverwritePolicy.ASK_FIRST);

        assertThat(result.existing()).isEmpty();
        assertThat(result.written())
                .extracting(path -> path.getFileName().toString())
                .contains(
                        "fix.json",
                        "role-inline-policy-TrainRole-TrainAccess.json",
                        "bucket-policy-ml-data.json",
                        "request.md",
                        "request.html",
                        "apply.sh",
                        "apply.ps1",
                        "cloudformation.json",
                        "terraform.tf");
        JsonNode written = Json.parse(Files.readString(folder.resolve("fix.json")));
        assertThat(written.path("schema").asString()).isEqualTo("trainlight/fix/1");
        for (JsonNode change : written.path("changes")) {
            String type = change.path("target").path("type").asString();
            Path file = folder.resolve(
                    type.equals("bucket-policy")
                            ? "bucket-policy-ml-data.json"
                            : "role-inline-policy-TrainRole-TrainAccess.json");
            assertThat(Json.parse(Files.readString(file))).isEqualTo(change.path("document"));
        }
    }

    @Test
    void whatIsThereIsNotTouchedUnasked(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("request.md"), "mine");

        FixExporter.Result refused = EXPORTER.export(fix(foreignBucket()), folder, OverwritePolicy.ASK_FIRST);

        assertThat(refused.written()).isEmpty();
        assertThat(refused.existing()).containsExactly(folder.resolve("request.md"));
        assertThat(folder.toFile().list()).containsExactly("request.md");
        assertThat(Files.readString(folder.resolve("request.md"))).isEqualTo("mine");

        FixExporter.Result replaced = EXPORTER.export(fix(foreignBucket()), folder, OverwritePolicy.REPLACE);

        assertThat(replaced.written()).contains(folder.resolve("request.md"));
        assertThat(Files.readString(folder.resolve("request.md"))).isNotEqualTo("mine");
    }

    @Test
    void aFolderThatCannotBeMadeIsSaid(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> EXPORTER.export(fix(foreignBucket()), file.resolve("x"), OverwritePolicy.REPLACE))
                .isInstanceOf(IOException.class);
    }

    @Test
    void theScriptRunsInAShellAndFindsEveryFile(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no POSIX shell here");
        EXPORTER.export(fix(foreignBucket()), folder, OverwritePolicy.REPLACE);
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Path aws = Files.writeString(bin.resolve("aws"), """
                #!/bin/sh
                for word in "$@"; do
                  case "$word" in file://*) test -f "${word#file://}" || exit 9;; esac
                done
                echo "$1 $2"
                """);
        assertThat(aws.toFile().setExecutable(true)).isTrue();

        ProcessBuilder builder =
                new ProcessBuilder("/bin/sh", folder.resolve("apply.sh").toString());
        builder.environment().merge("PATH", bin.toString(), (old, own) -> own + ":" + old);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(out.lines()).containsExactly("iam put-role-policy", "s3api put-bucket-policy");
    }

    @Test
    void noScriptStartsAJob() {
        Fix fix = fix(Cases.planned().callerWith("""
                {'Effect':'Deny','Action':'sagemaker:CreateTrainingJob','Resource':'*',
                 'Condition':{'StringNotEquals':{'aws:RequestTag/team':'churn'}}}"""));

        Map<String, String> files = EXPORTER.files(fix);

        assertThat(files).containsKey("training-job-request-churn-1.json");
        assertThat(files.values().stream().filter(text -> text.startsWith("#!/bin/sh")))
                .noneMatch(text -> text.contains("create-training-job"));
    }

    @Test
    void thePageHasNoActiveContentWhateverTheNamesAre() {
        String evil = "x<script>alert(1)</script>&\"'";
        Fix plain = fix(foreignBucket());
        Fix fix = new Fix(
                java.util.Optional.of(evil),
                plain.accountId(),
                plain.region(),
                java.util.Optional.of("<img src=x onerror=alert(1)>"),
                plain.changes(),
                plain.verification(),
                plain.remaining());

        String html = EXPORTER.files(fix).get("request.html");
        String markdown = EXPORTER.files(fix).get("request.md");

        assertThat(html).doesNotContain("<script").doesNotContain("<img").contains("&lt;script&gt;");
        assertThat(Pattern.compile("<[a-z][^>]*\\s(on\\w+|href|src)\\s*=")
                        .matcher(html)
                        .find())
                .as("handlers, links and loaded things")
                .isFalse();
        assertThat(html).contains("default-src 'none'");
        assertThat(markdown).doesNotContain("<script").contains("x&lt;script&gt;");
    }

    @Test
    void theRequestSaysWhatWhyProofAndTheWayBack() {
        String markdown = EXPORTER.files(fix(foreignBucket())).get("request.md");

        assertThat(markdown)
                .startsWith("# Permissions for the SageMaker training job churn-1\n")
                .contains("## For the IAM administrator")
                .contains("## For the owner of the resource")
                .contains("\"Sid\" : \"TrainlightReadData\"".replace(" :", ":"))
                .contains("--policy-document file://role-inline-policy-TrainRole-TrainAccess.json")
                .contains("To take it back:")
                .contains("15 checks allowed, 0 denied")
                .contains("s3:GetObject arn:aws:s3:::ml-data/train/\\*");
    }

    @Test
    void terraformLeavesPolicyVariablesAlone() {
        assertThat(Terraform.quoted("arn:aws:s3:::b/${aws:username}/%{x} \"q\" \\ $5\n"))
                .isEqualTo("\"arn:aws:s3:::b/$${aws:username}/%%{x} \\\"q\\\" \\\\ $5\\n\"");
    }

    @Test
    void terraformHoldsTheSameStatements() {
        String text = EXPORTER.files(fix(foreignBucket())).get("terraform.tf");

        assertThat(text)
                .contains("resource \"aws_iam_role_policy\" \"trainlight_1\" {")
                .contains("resource \"aws_s3_bucket_policy\" \"trainlight_2\" {")
                .contains("Sid = \"TrainlightReadData\"")
                .contains("\"s3:prefix\" = [");
        List<String> opened = Pattern.compile("[{\\[(]")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
        List<String> closed = Pattern.compile("[}\\])]")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(opened).hasSameSizeAs(closed);
    }

    @Test
    void cloudFormationHoldsTheSameDocuments() throws Exception {
        Fix fix = fix(foreignBucket());

        JsonNode template = Json.parse(EXPORTER.files(fix).get("cloudformation.json"));

        JsonNode first = template.path("Resources").path("TrainlightChange1");
        assertThat(first.path("Type").asString()).isEqualTo("AWS::IAM::RolePolicy");
        assertThat(first.path("Properties").path("PolicyDocument"))
                .isEqualTo(fix.changes().getFirst().document().orElseThrow());
        assertThat(template.path("Resources")
                        .path("TrainlightChange2")
                        .path("Type")
                        .asString())
                .isEqualTo("AWS::S3::BucketPolicy");
    }

    @Test
    void fileNamesAreSafeEverywhere() {
        assertThat(FileNames.safe("bucket-policy-a:b/c\\d e?*<>|\"é.")).isEqualTo("bucket-policy-a-b-c-d-e");
        assertThat(FileNames.safe("x".repeat(200))).hasSize(80);
    }

    private static Cases foreignBucket() {
        return Cases.planned().roleWithout("s3:GetObject").resource("""
                {'arn':'arn:aws:s3:::ml-data','accountId':'444455556666','region':'eu-west-1','encryptionKeyArn':null,
                 'objectOwnership':'BucketOwnerEnforced','requestPayer':'BucketOwner','policy':null}""");
    }

    private static Fix fix(Cases cases) {
        Case evidence = cases.build();
        return new Fixer(DIAGNOSTICIAN).fix(evidence, DIAGNOSTICIAN.diagnose(evidence));
    }
}
