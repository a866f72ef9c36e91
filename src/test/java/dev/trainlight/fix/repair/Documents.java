package dev.trainlight.fix.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.evidence.Json;
import dev.trainlight.fix.Change;
import dev.trainlight.fix.TargetType;
import dev.trainlight.fix.document.DocumentLimit;
import dev.trainlight.fix.document.PolicyEditor;
import dev.trainlight.iam.PolicyDocument;
import dev.trainlight.iam.PolicyKind;
import dev.trainlight.iam.PolicyLinter;
import dev.trainlight.iam.PolicySyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What every changed document has to be: what AWS takes, within its size, without a new fault. */
final class Documents {
    private static final PolicyLinter LINTER = new PolicyLinter();

    private Documents() {}

    static void check(Change change) throws PolicySyntaxException {
        Optional<PolicyKind> kind = change.target().type().policyKind();
        if (change.document().isEmpty() || kind.isEmpty()) {
            return;
        }
        JsonNode document = change.document().get();
        PolicyDocument parsed = PolicyDocument.parse(Json.pretty(document));
        assertThat(parsed.json()).as("reading what was written gives the same").isEqualTo(document);
        List<String> sids = PolicyEditor.statements(document).stream()
                .map(statement -> statement.path("Sid").asString(""))
                .filter(sid -> !sid.isEmpty())
                .toList();
        assertThat(sids).doesNotHaveDuplicates().allMatch(sid -> sid.matches("[A-Za-z0-9]+"));
        assertThat(DocumentLimit.size(document))
                .isLessThanOrEqualTo(limit(change.target().type()).maximum());
        List<String> old = change.before().isPresent()
                ? faults(PolicyDocument.of(change.before().get()), kind.get())
                : List.of();
        List<String> young = new ArrayList<>(faults(parsed, kind.get()));
        old.forEach(young::remove);
        assertThat(young)
                .as("faults that the linter finds, and did not find before")
                .isEmpty();
    }

    private static List<String> faults(PolicyDocument document, PolicyKind kind) {
        return LINTER.lint(document, kind).stream()
                .map(finding -> finding.rule() + " " + finding.arguments())
                .toList();
    }

    private static DocumentLimit limit(TargetType type) {
        return switch (type) {
            case ROLE_INLINE_POLICY -> DocumentLimit.ROLE_INLINE;
            case USER_POLICY -> DocumentLimit.USER_INLINE;
            case GROUP_POLICY -> DocumentLimit.GROUP_INLINE;
            case PERMISSION_SET -> DocumentLimit.PERMISSION_SET;
            case MANAGED_POLICY, PERMISSIONS_BOUNDARY -> DocumentLimit.MANAGED_POLICY;
            case SESSION_POLICY -> DocumentLimit.SESSION_POLICY;
            case TRUST_POLICY -> DocumentLimit.TRUST_POLICY;
            case BUCKET_POLICY -> DocumentLimit.BUCKET_POLICY;
            case KEY_POLICY -> DocumentLimit.KEY_POLICY;
            case REPOSITORY_POLICY -> DocumentLimit.REPOSITORY_POLICY;
            case VPC_ENDPOINT_POLICY -> DocumentLimit.ENDPOINT_POLICY;
            case SERVICE_CONTROL_POLICY, RESOURCE_CONTROL_POLICY -> DocumentLimit.ORGANIZATION_POLICY;
            case ROLE_TAGS, KEY_GRANT, TRAINING_JOB_REQUEST -> throw new IllegalArgumentException("no policy");
        };
    }
}
