package dev.trainlight.fix.export;

import dev.trainlight.evidence.Json;
import dev.trainlight.evidence.PolicyForValidation;
import dev.trainlight.fix.Change;
import dev.trainlight.fix.Fix;
import dev.trainlight.iam.PolicyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The policy documents of a fix as AWS is asked about them, printed for people: so is every place that AWS names. */
public final class DocumentsForAws {
    private DocumentsForAws() {}

    /**
     * A document that AWS can be asked about.
     *
     * @param change whose document it is
     * @param policy under the name of its file in an export
     */
    public record Asked(Change change, PolicyForValidation policy) {}

    /** Every policy document of the fix, in its order; what is no policy (tags, a grant, a request) is left out. */
    public static List<Asked> of(Fix fix) {
        Map<Change, String> names = FileNames.of(fix.changes());
        List<Asked> asked = new ArrayList<>();
        for (Change change : fix.changes()) {
            Optional<PolicyKind> kind = change.target().type().policyKind();
            if (kind.isPresent() && change.document().isPresent()) {
                String text = Json.pretty(change.document().get());
                asked.add(new Asked(change, new PolicyForValidation(names.get(change), kind.get(), text)));
            }
        }
        return List.copyOf(asked);
    }
}
