package dev.trainlight.diagnosis.requirement;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.WhoNeedsIt;
import dev.trainlight.iam.AuthorizationRequest;
import dev.trainlight.iam.PolicySet;
import dev.trainlight.iam.RequestContext;
import dev.trainlight.sagemaker.Stage;
import java.util.List;
import java.util.Optional;

/**
 * One permission that a job needs: a complete authorization request with the policies that decide it.
 *
 * @param rule id in permission-model.md
 * @param stage the stage that needs it
 * @param whoNeedsIt whose permission it is
 * @param principal ARN or service, as people know it: a role by its own ARN; empty where nobody knows who calls
 * @param request what is asked; keys that the case cannot know stand in its context as unknown
 * @param alternatives where AWS's documentation leaves open what it sends: the contexts that are possible. The answer is
 *     certain where all of them give the same
 * @param policies the policies that decide
 * @param title what it is for, in plain words
 * @param weight what a denial means
 * @param caution what a denial of an {@link Weight#ADVISED} requirement leads to
 * @param unsettled facts about the request itself that the case does not hold; where there are any, no answer is certain
 * @param substitute rule whose allowed check serves instead of this one (SUB-04 for PRV-01)
 */
public record Requirement(
        String rule,
        Stage stage,
        WhoNeedsIt whoNeedsIt,
        Optional<String> principal,
        AuthorizationRequest request,
        List<RequestContext> alternatives,
        PolicySet policies,
        Sentence title,
        Weight weight,
        Optional<Sentence> caution,
        List<Sentence> unsettled,
        Optional<String> substitute) {

    /** What a denial means. */
    public enum Weight {
        /** It blocks the stage. */
        REQUIRED,
        /** It stops nothing, as far as AWS says; a denial is worth a warning. */
        ADVISED,
        /** It is good to know, and worth no warning. */
        INFORMATIVE
    }

    public Requirement {
        alternatives = List.copyOf(alternatives);
        unsettled = List.copyOf(unsettled);
    }

    /** Whether a denial blocks the stage. */
    public boolean required() {
        return weight == Weight.REQUIRED;
    }

    /** The same need, decided by other policies. */
    public Requirement decidedBy(PolicySet others) {
        return with(others, weight, caution, substitute);
    }

    Requirement advised(Sentence text) {
        return with(policies, Weight.ADVISED, Optional.of(text), substitute);
    }

    Requirement informative() {
        return with(policies, Weight.INFORMATIVE, Optional.empty(), substitute);
    }

    Requirement unlessAllowed(String otherRule) {
        return with(policies, weight, caution, Optional.of(otherRule));
    }

    /** The same need but for what changes after it was stated. */
    private Requirement with(
            PolicySet deciding, Weight weighing, Optional<Sentence> cautioning, Optional<String> substituting) {
        return new Requirement(
                rule,
                stage,
                whoNeedsIt,
                principal,
                request,
                alternatives,
                deciding,
                title,
                weighing,
                cautioning,
                unsettled,
                substituting);
    }
}
