package dev.trainlight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainlight.iam.Slot;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseReaderTest {
    @TempDir
    Path folder;

    @Test
    void absentIsUnknownAndNullIsNone() throws Exception {
        Case evidence = CaseReader.read("""
                {"schema": "trainlight/case/1",
                 "trainingJob": null,
                 "principals": {"executionRole": {"arn": "arn:aws:iam::111122223333:role/Train",
                   "permissionsBoundary": null, "identityPolicies": []}},
                 "organization": {"serviceControlPolicies": []},
                 "resources": [{"arn": "arn:aws:s3:::ml-data", "policy": null},
                               {"arn": "arn:aws:s3:::ml-models"}]}""");

        assertThat(evidence.trainingJob()).isEqualTo(Slot.none());
        assertThat(evidence.request()).isEqualTo(Slot.unknown());
        assertThat(evidence.caller()).isEqualTo(Slot.unknown());
        Principal role = evidence.executionRole().toOptional().orElseThrow();
        assertThat(role.permissionsBoundary()).isEqualTo(Slot.none());
        assertThat(role.identityPolicies()).isEqualTo(Slot.of(java.util.List.of()));
        assertThat(role.sessionPolicies()).isEqualTo(Slot.unknown());
        assertThat(role.trustPolicy()).isEqualTo(Slot.unknown());
        assertThat(evidence.serviceControlPolicies()).isEqualTo(Slot.none());
        assertThat(evidence.resourceControlPolicies()).isEqualTo(Slot.unknown());
        assertThat(evidence.resource("arn:aws:s3:::ml-data").orElseThrow().policy())
                .isEqualTo(Slot.none());
        assertThat(evidence.resource("arn:aws:s3:::ml-models").orElseThrow().policy())
                .isEqualTo(Slot.unknown());
        assertThat(evidence.vpcEndpoints()).isEqualTo(Slot.unknown());
    }

    @Test
    void unknownFieldsSurviveARewrite() throws Exception {
        Path file = folder.resolve("case.trainlight.json");
        Case evidence = CaseReader.read("""
                {"schema": "trainlight/case/1", "somethingNew": {"a": [1, 2.50, null]},
                 "resources": [{"arn": "arn:aws:s3:::ml-data", "colour": "green"}]}""");

        CaseWriter.write(evidence, file);

        assertThat(CaseReader.read(file).json()).isEqualTo(evidence.json());
        assertThat(Files.readString(file)).contains("\"somethingNew\"").contains("\"colour\": \"green\"");
    }

    @Test
    void whatIsNoJsonIsRefusedWithLineAndColumn() {
        assertThatThrownBy(() -> CaseReader.read("{\"schema\": \"trainlight/case/1\",\n  \"region\": oops}"))
                .isInstanceOfSatisfying(CaseFormatException.class, fault -> {
                    assertThat(fault.position().orElseThrow().line()).isEqualTo(2);
                    assertThat(fault.position().orElseThrow().column()).isBetween(13, 18);
                });
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() {
        assertThatThrownBy(() ->
                        CaseReader.read("{\"schema\": \"trainlight/case/1\", \"region\": \"a\", \"region\": \"b\"}"))
                .isInstanceOf(CaseFormatException.class)
                .hasMessageContaining("region");
    }

    @Test
    void aNewerMajorVersionIsRefusedClearly() {
        assertThatThrownBy(() -> CaseReader.read("{\"schema\": \"trainlight/case/2\"}"))
                .isInstanceOf(CaseFormatException.class)
                .hasMessageContaining("newer Trainlight")
                .hasMessageContaining("trainlight/case/2");
    }

    @Test
    void anotherSchemaOrNoneIsRefused() {
        assertThatThrownBy(() -> CaseReader.read("{\"schema\": \"trainlight/fix/1\"}"))
                .hasMessageContaining("trainlight/fix/1");
        assertThatThrownBy(() -> CaseReader.read("{}")).hasMessageContaining("schema");
        assertThatThrownBy(() -> CaseReader.read("[]")).hasMessageContaining("object");
    }

    @Test
    void aFileOfTwoHundredMegabytesIsRefusedWithoutReadingIt() throws IOException {
        Path file = folder.resolve("large.trainlight.json");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(200L * 1024 * 1024);
        }

        assertThatThrownBy(() -> CaseReader.read(file))
                .isInstanceOf(CaseFormatException.class)
                .hasMessageContaining("200 MB");
    }

    @Test
    void nestingWithoutEndIsAnErrorAndNoCrash() {
        String deep = "{\"schema\": \"trainlight/case/1\", \"x\": " + "[".repeat(200_000) + "]".repeat(200_000) + "}";
        assertThatThrownBy(() -> CaseReader.read(deep)).isInstanceOf(CaseFormatException.class);
    }

    @Test
    void anEventOfLookupEventsIsUnwrapped() throws Exception {
        Case evidence = CaseReader.read("""
                {"schema": "trainlight/case/1", "cloudTrailEvents": [{"EventId": "1", "CloudTrailEvent":
                 "{\\"eventTime\\": \\"2026-11-21T16:42:00Z\\", \\"eventName\\": \\"Decrypt\\", \\"eventSource\\": \\"kms.amazonaws.com\\", \\"errorCode\\": \\"AccessDenied\\"}"}]}""");

        CloudTrailEvent event =
                evidence.cloudTrailEvents().orElse(java.util.List.of()).getFirst();
        assertThat(event.eventName()).isEqualTo("Decrypt");
        assertThat(event.errorCode()).contains("AccessDenied");
        assertThat(event.eventTime()).isPresent();
    }
}
