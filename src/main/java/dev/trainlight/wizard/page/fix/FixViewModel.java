package dev.trainlight.wizard.page.fix;

import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Renewal;
import dev.trainlight.fix.Change;
import dev.trainlight.fix.Fix;
import dev.trainlight.fix.FixScope;
import dev.trainlight.fix.proof.AffectedEvidence;
import dev.trainlight.wizard.page.Command;
import dev.trainlight.wizard.page.Navigator;
import dev.trainlight.wizard.page.StepId;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.state.WizardState.Diagnosed;
import dev.trainlight.wizard.state.WizardState.Fixed;
import dev.trainlight.wizard.task.Busy;
import dev.trainlight.wizard.task.Running;
import dev.trainlight.wizard.task.Tasks;
import dev.trainlight.wizard.text.Texts;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/**
 * What step 4 knows and does: makes the fix of the latest diagnosis and leads through what one can do with it. Showing the
 * changes one by one is {@link Selection}'s, files are {@link Saving}'s, AWS's reading is {@link AwsCheck}'s. JavaFX thread
 * only; what takes time runs elsewhere. Changes nothing in any account.
 */
public final class FixViewModel {
    /** What the right side of the page shows. */
    public enum Sheet {
        /** The selected change. */
        CHANGE,
        /** What an export would write, and where. */
        EXPORT,
        /** The request to the administrator. */
        REQUEST
    }

    private final Surroundings around;
    private final Texts texts;
    private final Navigator navigator;
    private final ObservableValue<Diagnosed> diagnosed;
    private final ObjectProperty<Fixed> fixed;
    private final FixMaker maker;

    private final Busy busy = new Busy();
    private final ObjectProperty<FixScope> scope = new SimpleObjectProperty<>(this, "scope", FixScope.JOB_FAMILY);
    private final ObjectProperty<Sheet> sheet = new SimpleObjectProperty<>(this, "sheet", Sheet.CHANGE);
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>(this, "failure");
    private final ObservableValue<Outcome> outcome;
    private final Selection selection;
    private final Saving saving;
    private final AwsCheck check;

    private final Command export;
    private final Command closeSheet;
    private final Command checkAgain;
    private final Command request;
    private final Command tryAgain;
    private final Command anotherJob;
    private final ObservableValue<Command> primary;

    private Running making = Running.NOTHING;
    private Diagnosed madeFor;
    private FixScope madeWith;

    /**
     * A page without a fix yet.
     *
     * @param account who is signed in, and can be asked about documents
     * @param diagnosed what is to be fixed
     * @param fixed takes each fix
     * @param out where a fix goes
     * @param recheck goes to the diagnosis and reads these parts again; everything, where none are given
     */
    public FixViewModel(
            Surroundings around,
            Navigator navigator,
            ObservableValue<Account> account,
            ObservableValue<Diagnosed> diagnosed,
            ObjectProperty<Fixed> fixed,
            FixMaker maker,
            Export out,
            Consumer<Optional<Renewal>> recheck) {
        this.around = around;
        this.texts = around.texts();
        this.navigator = navigator;
        this.diagnosed = diagnosed;
        this.fixed = fixed;
        this.maker = maker;
        check = new AwsCheck(around, busy, navigator, account, fixed, this::showAnswers);
        selection = new Selection(fixed, out.handover(), check);
        saving = new Saving(around, busy, fixed, out, failure, () -> sheet.set(Sheet.CHANGE));
        outcome = Bindings.createObjectBinding(
                () -> fixed.get() == null
                        ? null
                        : Outcome.of(
                                fixed.get().diagnosed().diagnosis(), fixed.get().fix()),
                fixed);
        BooleanBinding made = Bindings.createBooleanBinding(
                () -> fixed.get() != null && !busy.activeProperty().get(), fixed, busy.activeProperty());
        ObservableValue<String> notYet = texts.of("page.fix.not-yet");
        export = Command.of("export-json", texts.of("page.fix.export"), () -> {
                    withLateOpinions();
                    saving.begin();
                    sheet.set(Sheet.EXPORT);
                })
                .when(made, notYet)
                .help(texts.of("page.fix.export.help"))
                .shortcut("Shortcut+E");
        closeSheet = Command.of("close-sheet", texts.of("page.fix.close-sheet"), () -> sheet.set(Sheet.CHANGE));
        checkAgain = Command.of("check-again", texts.of("page.fix.check-again"), () -> recheck.accept(affected()))
                .help(texts.of("page.fix.check-again.help"))
                .when(busy.activeProperty().not(), notYet);
        request = Command.of("request", texts.of("page.fix.request"), () -> {
                    withLateOpinions();
                    sheet.set(Sheet.REQUEST);
                })
                .when(made, notYet)
                .help(texts.of("page.fix.request.help"));
        tryAgain = Command.of("make-again", texts.of("page.fix.make-again"), this::make)
                .when(busy.activeProperty().not(), notYet)
                .shortcut("F5");
        anotherJob = Command.of("another-job", texts.of("page.fix.another-job"), () -> navigator.go(StepId.JOB));
        primary = Bindings.createObjectBinding(this::primaryNow, sheet, outcome, busy.activeProperty());
        scope.subscribe((_, _) -> make());
    }

    /** What leaves the program lists every question to AWS, those of a second opinion that came after the fix among them. */
    private void withLateOpinions() {
        Fixed made = fixed.get();
        Diagnosed latest = diagnosed.getValue();
        if (made != null && latest != made.diagnosed() && latest.sameGround(made.diagnosed())) {
            fixed.set(new Fixed(latest, made.fix()));
        }
    }

    /** What has to be read again to see whether somebody applied the fix; empty for everything. */
    private Optional<Renewal> affected() {
        Diagnosed latest = diagnosed.getValue();
        return Optional.ofNullable(fixed.get())
                .filter(made -> latest.complete() && made.diagnosed().sameGround(latest))
                .flatMap(made -> AffectedEvidence.of(latest.evidence(), latest.diagnosis(), made.fix()));
    }

    private Command primaryNow() {
        return switch (sheet.get()) {
            case EXPORT -> saving.saveFiles();
            case REQUEST -> saving.saveTheRequest();
            case CHANGE ->
                switch (outcome.getValue()) {
                    case null -> busy.activeProperty().get() ? export : tryAgain;
                    case PROVED, PARTLY, NOT_PROVED -> export;
                    case UNDETERMINED -> request;
                    case ADVICE, NOTHING -> anotherJob;
                };
        };
    }

    private void showAnswers() {
        sheet.set(Sheet.CHANGE);
        selection.tabProperty().set(FixTab.AWS);
    }

    /** The page comes to the front: a new diagnosis gets its fix. */
    public void shown() {
        make();
    }

    /** Makes the fix, unless the one that is here is of the latest diagnosis and the chosen reach. */
    private void make() {
        Diagnosed latest = diagnosed.getValue();
        if (latest == null || (latest.sameGround(madeFor) && scope.get() == madeWith)) {
            return;
        }
        making.abandon();
        check.forget();
        madeFor = latest;
        madeWith = scope.get();
        FixScope reach = scope.get();
        failure.set(null);
        sheet.set(Sheet.CHANGE);
        making = Tasks.create("make the fix", _ -> maker.make(latest.evidence(), latest.diagnosis(), reach))
                .busy(busy, texts.get("page.fix.busy"))
                .onSuccess(fix -> show(new Fixed(latest, fix)))
                .onCancelled(_ -> madeFor = null)
                .onFailure(what -> {
                    madeFor = null;
                    failure.set(what);
                })
                .start(around.tasks());
    }

    private void show(Fixed made) {
        saving.forget();
        fixed.set(made);
        selection.show(made.fix());
    }

    /** The fix, once there is one. */
    Optional<Fix> fix() {
        return Optional.ofNullable(fixed.get()).map(Fixed::fix);
    }

    /** The selected change. */
    Optional<Change> change() {
        return selection.change();
    }

    /** Puts what is shown on the clipboard. */
    void copy() {
        around.desktop()
                .copy(
                        switch (sheet.get()) {
                            case CHANGE, EXPORT ->
                                selection.text(selection.tabProperty().get());
                            case REQUEST -> saving.requestText();
                        });
    }

    /** Nobody looks any more. */
    public void closed() {
        making.abandon();
        check.forget();
    }

    /** To the first step, for an account that AWS stands behind. */
    void signIn() {
        navigator.go(StepId.SIGN_IN);
    }

    /** The changes, and the selected one. */
    Selection selection() {
        return selection;
    }

    /** How the fix becomes files. */
    Saving saving() {
        return saving;
    }

    /** What AWS says about the documents. */
    AwsCheck check() {
        return check;
    }

    /** The latest fix; null until there is one. */
    public ReadOnlyObjectProperty<Fixed> fixedProperty() {
        return fixed;
    }

    /** What came of it; null until something did. */
    public ObservableValue<Outcome> outcome() {
        return outcome;
    }

    /** How far the fix reaches. */
    public ObjectProperty<FixScope> scopeProperty() {
        return scope;
    }

    /** What the right side shows. */
    public ObjectProperty<Sheet> sheetProperty() {
        return sheet;
    }

    /** What went wrong; null for nothing. */
    public ObjectProperty<Failure> failureProperty() {
        return failure;
    }

    public Busy busy() {
        return busy;
    }

    /** The command of the primary button. */
    public ObservableValue<Command> primary() {
        return primary;
    }

    /** Closes a sheet. */
    public Command closeSheet() {
        return closeSheet;
    }

    /** Looks whether somebody applied the fix. */
    public Command checkAgain() {
        return checkAgain;
    }

    /** Shows the request. */
    public Command showRequest() {
        return request;
    }
}
