package dev.trainlight.fix.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.diagnosis.Cases;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.Json;
import dev.trainlight.evidence.Principal;
import dev.trainlight.fix.remedy.Place;
import dev.trainlight.iam.NamedPolicy;
import dev.trainlight.iam.Slot;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CaseEditorTest {
    private static final JsonNode DOCUMENT = document("Mine");

    @Test
    void theCaseThatItCameFromStaysAsItWas() {
        Case evidence = Cases.planned().build();
        String before = Json.line(evidence.json());
        CaseEditor editor = CaseEditor.of(evidence);

        editor.put(new Place.Trust(Cases.ROLE), DOCUMENT);

        assertThat(Json.line(evidence.json())).isEqualTo(before);
        assertThat(editor.document(new Place.Trust(Cases.ROLE))).isEqualTo(Slot.of(DOCUMENT));
    }

    @Test
    void whatWasNotCollectedIsUnknownAndWhatIsNotThereIsNone() {
        CaseEditor editor = CaseEditor.of(Cases.planned()
                .forget("arn:aws:s3:::ml-data", "policy")
                .forgetRole("trustPolicy")
                .build());

        assertThat(editor.document(new Place.ResourcePolicy("arn:aws:s3:::ml-data"))
                        .isUnknown())
                .isTrue();
        assertThat(editor.document(new Place.ResourcePolicy("arn:aws:s3:::elsewhere"))
                        .isUnknown())
                .isTrue();
        assertThat(editor.document(new Place.Trust(Cases.ROLE)).isUnknown()).isTrue();
        assertThat(editor.document(new Place.ResourcePolicy("arn:aws:s3:::ml-models"))
                        .isNone())
                .isTrue();
    }

    @Test
    void aPolicyBesideUnreadOnesDoesNotPassForAll() {
        CaseEditor editor =
                CaseEditor.of(Cases.planned().forgetRole("identityPolicies").build());

        editor.put(new Place.IdentityPolicy(Cases.ROLE, "New", Optional.empty()), DOCUMENT);

        List<NamedPolicy> policies = role(editor).identityPolicies().orElse(List.of());
        assertThat(policies).hasSize(2);
        assertThat(policies.getFirst().document().isUnknown()).isTrue();
        assertThat(policies.getLast().name()).isEqualTo("New");
    }

    @Test
    void aBoundaryThatTwoShareChangesForBoth() {
        String boundary =
                "{'name':'B','arn':'arn:aws:iam::111122223333:policy/B','document':{'Version':'2012-10-17','Statement':[]}}";
        CaseEditor editor = CaseEditor.of(Cases.planned()
                .role("permissionsBoundary", boundary)
                .caller("permissionsBoundary", boundary)
                .build());

        editor.put(new Place.Boundary(Cases.ROLE), DOCUMENT);

        assertThat(editor.document(new Place.Boundary(Cases.CALLER))).isEqualTo(Slot.of(DOCUMENT));
    }

    @Test
    void aManagedPolicyThatTwoHaveChangesForBothAndAnInlineOneOfTheSameNameForOne() {
        String policies =
                "[{'name':'P','arn':'arn:aws:iam::111122223333:policy/P','document':{'Version':'2012-10-17','Statement':[]}},"
                        + "{'name':'I','kind':'inline','document':{'Version':'2012-10-17','Statement':[]}}]";
        CaseEditor editor = CaseEditor.of(Cases.planned()
                .role("identityPolicies", policies)
                .caller("identityPolicies", policies)
                .build());

        editor.put(
                new Place.IdentityPolicy(Cases.ROLE, "P", Optional.of("arn:aws:iam::111122223333:policy/P")), DOCUMENT);
        editor.put(new Place.IdentityPolicy(Cases.ROLE, "I", Optional.empty()), DOCUMENT);

        assertThat(editor.document(
                        new Place.IdentityPolicy(Cases.CALLER, "P", Optional.of("arn:aws:iam::111122223333:policy/P"))))
                .isEqualTo(Slot.of(DOCUMENT));
        assertThat(editor.document(new Place.IdentityPolicy(Cases.CALLER, "I", Optional.empty())))
                .isNotEqualTo(Slot.of(DOCUMENT));
    }

    @Test
    void bareDocumentsAndStringsAreReadAndReplaced() {
        CaseEditor editor = CaseEditor.of(Cases.planned()
                .caller(
                        "sessionPolicies",
                        "[{'Version':'2012-10-17','Statement':[{'Sid':'S','Effect':'Allow','Action':'*','Resource':'*'}]}]")
                .build());

        assertThat(editor.document(new Place.SessionPolicy(Cases.CALLER, "policy 1"))
                        .isPresent())
                .isTrue();

        editor.put(new Place.SessionPolicy(Cases.CALLER, "policy 1"), DOCUMENT);

        assertThat(editor.document(new Place.SessionPolicy(Cases.CALLER, "policy 1")))
                .isEqualTo(Slot.of(DOCUMENT));
    }

    @Test
    void aRunsWordsAreForgottenForTheNextRun() {
        Case evidence = Cases.failed("Downloading", "Downloading input data", "ClientError: Data download failed:x")
                .message("failure-reason", "y")
                .build();

        Case next = CaseEditor.of(evidence).withoutTestimony().read();

        assertThat(next.message()).isEmpty();
        assertThat(next.job().orElseThrow().failureReason()).isEmpty();
        assertThat(next.logEvents().isUnknown()).isTrue();
    }

    private static Principal role(CaseEditor editor) {
        return editor.read().executionRole().toOptional().orElseThrow();
    }

    private static JsonNode document(String sid) {
        return Json.mapper().readTree("""
                {"Version": "2012-10-17", "Statement": [{"Sid": "%s", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]}""".formatted(sid));
    }
}
