package dev.trainlight.wizard.page.fix;

import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.PolicyForValidation;
import dev.trainlight.evidence.PolicyValidation;
import dev.trainlight.evidence.PolicyValidation.Place;
import dev.trainlight.evidence.PolicyValidation.Remark;
import dev.trainlight.fix.Change;
import dev.trainlight.fix.export.DocumentsForAws;
import dev.trainlight.wizard.page.Command;
import dev.trainlight.wizard.page.Navigator;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.state.WizardState.Fixed;
import dev.trainlight.wizard.task.Busy;
import dev.trainlight.wizard.task.Running;
import dev.trainlight.wizard.task.Tasks;
import dev.trainlight.wizard.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableObjectValue;
import javafx.beans.value.ObservableValue;

/**
 * AWS's own reading of the fix's documents, where somebody asks for it: IAM Access Analyzer checks grammar and good
 * practice; whether the job then runs it does not say, the proof does.
 */
final class AwsCheck {
    /** How far it is with the document of one change. */
    sealed interface Answer {
        /** Nobody has asked yet, or AWS has not answered about this document. */
        record NotAsked() implements Answer {}

        /** There is no policy document to read. */
        record NoPolicy() implements Answer {}

        /**
         * AWS has read it.
         *
         * @param remarks what it says; none where it has nothing against it
         */
        record Read(List<Remark> remarks) implements Answer {}
    }

    private final Surroundings around;
    private final Texts texts;
    private final Busy busy;
    private final Navigator navigator;
    private final ObservableValue<Account> account;
    private final ObservableObjectValue<Fixed> fixed;
    private final ReadOnlyObjectWrapper<Map<PolicyForValidation, PolicyValidation>> answers =
            new ReadOnlyObjectWrapper<>(this, "answers", Map.of());
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>(this, "failure");
    private final Command ask;
    private Running running = Running.NOTHING;

    /** @param begun hears that AWS is being asked, so that the answer comes into sight */
    AwsCheck(
            Surroundings around,
            Busy busy,
            Navigator navigator,
            ObservableValue<Account> account,
            ObservableObjectValue<Fixed> fixed,
            Runnable begun) {
        this.around = around;
        this.texts = around.texts();
        this.busy = busy;
        this.navigator = navigator;
        this.account = account;
        this.fixed = fixed;
        ask = Command.of("ask-aws", texts.of("page.fix.aws.ask"), () -> {
                    begun.run();
                    ask();
                })
                .when(
                        Bindings.createBooleanBinding(
                                () -> !documents().isEmpty()
                                        && !busy.activeProperty().get(),
                                fixed,
                                busy.activeProperty()),
                        texts.of("page.fix.not-yet"))
                .help(texts.of("page.fix.aws.ask.help"));
    }

    /** Forgets what AWS said: it was about another fix. */
    void forget() {
        running.abandon();
        answers.set(Map.of());
        failure.set(null);
    }

    private List<DocumentsForAws.Asked> documents() {
        return fixed.get() == null ? List.of() : DocumentsForAws.of(fixed.get().fix());
    }

    /** Asks about every document; each answer is shown as it comes, and stays where a later one fails. */
    private void ask() {
        Account whom = account.getValue();
        List<PolicyForValidation> policies =
                documents().stream().map(DocumentsForAws.Asked::policy).toList();
        if (whom == null || policies.isEmpty()) {
            return;
        }
        forget();
        running = Tasks.<Void>create("ask AWS about the documents", control -> {
                    control.waitingFor(policies.getFirst().name(), 0);
                    List<PolicyValidation> told = new ArrayList<>();
                    whom.validate(
                            policies,
                            answer -> {
                                told.add(answer);
                                control.onUi(() -> add(answer));
                                if (told.size() < policies.size()) {
                                    control.waitingFor(
                                            policies.get(told.size()).name(), (double) told.size() / policies.size());
                                }
                            },
                            control);
                    return null;
                })
                .busy(busy, texts.get("page.fix.aws.busy"))
                .onFailure(this::failed)
                .start(around.tasks());
    }

    private void failed(Failure told) {
        failure.set(told);
        if (told.kind() == Failure.Kind.SIGN_IN_NEEDED) {
            navigator.sessionOver(told, this::ask);
        }
    }

    private void add(PolicyValidation answer) {
        Map<PolicyForValidation, PolicyValidation> more = new LinkedHashMap<>(answers.get());
        more.put(answer.policy(), answer);
        answers.set(Map.copyOf(more));
    }

    /** What AWS says about that change's document. */
    Answer of(Change change) {
        Optional<PolicyForValidation> policy = documents().stream()
                .filter(asked -> asked.change() == change)
                .map(DocumentsForAws.Asked::policy)
                .findFirst();
        if (policy.isEmpty()) {
            return new Answer.NoPolicy();
        }
        PolicyValidation answer = answers.get().get(policy.get());
        return answer == null ? new Answer.NotAsked() : new Answer.Read(answer.remarks());
    }

    /** The same as text, to copy. */
    String text(Change change) {
        return switch (of(change)) {
            case Answer.NotAsked _ -> texts.get("page.fix.aws.not-asked");
            case Answer.NoPolicy _ -> texts.get("page.fix.aws.no-policy");
            case Answer.Read(List<Remark> remarks) when remarks.isEmpty() -> texts.get("page.fix.aws.nothing");
            case Answer.Read(List<Remark> remarks) ->
                String.join("\n\n", remarks.stream().map(this::text).toList());
        };
    }

    private String text(Remark remark) {
        List<String> parts = new ArrayList<>();
        parts.add(weight(remark));
        remark.places().stream().map(this::place).forEach(parts::add);
        parts.add(remark.text());
        remark.learnMore().ifPresent(page -> parts.add(page.toString()));
        return String.join("\n", parts);
    }

    /** How much a remark weighs, in a word or two. */
    String weight(Remark remark) {
        return texts.get("page.fix.aws." + remark.weight().id());
    }

    /** A place, as people read it. */
    String place(Place place) {
        return texts.get(
                "page.fix.aws.place",
                String.valueOf(place.position().line()),
                String.valueOf(place.position().column()));
    }

    /** What AWS said so far, by document. */
    ReadOnlyObjectProperty<Map<PolicyForValidation, PolicyValidation>> answersProperty() {
        return answers.getReadOnlyProperty();
    }

    /** Why AWS did not answer; null for nothing. */
    ObjectProperty<Failure> failureProperty() {
        return failure;
    }

    /** Asks AWS. */
    Command askAws() {
        return ask;
    }
}
