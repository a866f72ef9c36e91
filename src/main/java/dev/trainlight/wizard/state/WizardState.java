package dev.trainlight.wizard.state;

import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.AwsOpinions;
import dev.trainlight.evidence.CallMade;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.Subject;
import dev.trainlight.fix.Fix;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import tools.jackson.databind.JsonNode;

/**
 * What the four pages of one window hand on to each other, as observable values: who is signed in, what is to be
 * checked, what came of it, and its fix. Each result remembers what it was made of, so that "out of date" is computed and
 * nobody has to set or clear it. A page's constructor takes the values that it needs, not this whole. JavaFX thread only.
 */
public final class WizardState {
    private final ObjectProperty<Account> account = new SimpleObjectProperty<>(this, "account");
    private final ObjectProperty<Subject> subject = new SimpleObjectProperty<>(this, "subject");
    private final ObjectProperty<Diagnosed> diagnosed = new SimpleObjectProperty<>(this, "diagnosed");
    private final ObjectProperty<Fixed> fixed = new SimpleObjectProperty<>(this, "fixed");
    private final ObservableValue<Boolean> diagnosisOutOfDate;
    private final ObservableValue<Boolean> fixOutOfDate;

    /**
     * Evidence with what it says.
     *
     * @param account where it was collected
     * @param subject what it is about
     * @param evidence the case
     * @param complete false after a cancellation: more could have been collected
     * @param diagnosis what the case says
     */
    public record Diagnosed(Account account, Subject subject, Case evidence, boolean complete, Diagnosis diagnosis) {
        /** What a second opinion adds to a case. */
        private static final Set<String> OF_OPINIONS = Set.of(AwsOpinions.FIELD, CallMade.FIELD, "gaps");

        /**
         * Whether a fix of the other one is a fix of this one, too: AWS's second opinion, which may arrive late, is no
         * other ground as long as it changes no answer.
         */
        public boolean sameGround(Diagnosed other) {
            return other != null
                    && (this == other
                            || Accounts.same(account, other.account)
                                    && subject.equals(other.subject)
                                    && complete == other.complete
                                    && documents().equals(other.documents())
                                    && diagnosis.verdict() == other.diagnosis.verdict()
                                    && diagnosis.blockedStage().equals(other.diagnosis.blockedStage())
                                    && diagnosis.findings().equals(other.diagnosis.findings())
                                    && answers().equals(other.answers()));
        }

        private Map<String, JsonNode> documents() {
            Map<String, JsonNode> fields = new HashMap<>();
            evidence.json().properties().stream()
                    .filter(field -> !OF_OPINIONS.contains(field.getKey()))
                    .forEach(field -> fields.put(field.getKey(), field.getValue()));
            return fields;
        }

        private List<List<Object>> answers() {
            return diagnosis.checks().stream()
                    .map(check -> List.<Object>of(check.id(), check.decision(), check.missing()))
                    .toList();
        }
    }

    /**
     * A fix with what it was made from.
     *
     * @param diagnosed the diagnosis
     * @param fix its fix
     */
    public record Fixed(Diagnosed diagnosed, Fix fix) {}

    public WizardState() {
        diagnosisOutOfDate = Bindings.createObjectBinding(
                () -> diagnosed.get() != null && !same(diagnosed.get()), account, subject, diagnosed);
        fixOutOfDate = Bindings.createObjectBinding(
                () -> fixed.get() != null
                        && (!fixed.get().diagnosed().sameGround(diagnosed.get()) || diagnosisOutOfDate.getValue()),
                fixed,
                diagnosed,
                diagnosisOutOfDate);
    }

    private boolean same(Diagnosed result) {
        return Accounts.same(result.account(), account.get())
                && result.subject().equals(subject.get());
    }

    /** The account that is asked; null until somebody signed in, chose the sample account or opened a case file. */
    public ObjectProperty<Account> accountProperty() {
        return account;
    }

    /** What is to be checked; null until something was chosen. */
    public ObjectProperty<Subject> subjectProperty() {
        return subject;
    }

    /** The latest diagnosis; null until there is one. */
    public ObjectProperty<Diagnosed> diagnosedProperty() {
        return diagnosed;
    }

    /** The latest fix; null until there is one. */
    public ObjectProperty<Fixed> fixedProperty() {
        return fixed;
    }

    /** Whether the diagnosis is of another account or subject than the chosen ones. */
    public ObservableValue<Boolean> diagnosisOutOfDate() {
        return diagnosisOutOfDate;
    }

    /** Whether the fix is of another diagnosis than the latest, or that one is out of date. */
    public ObservableValue<Boolean> fixOutOfDate() {
        return fixOutOfDate;
    }
}
