package dev.trainlight.wizard.page.diagnosis;

import dev.trainlight.diagnosis.CheckDecision;
import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.Finding;
import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Renewal;
import dev.trainlight.evidence.Subject;
import dev.trainlight.wizard.line.LineModel;
import dev.trainlight.wizard.page.Command;
import dev.trainlight.wizard.page.Navigator;
import dev.trainlight.wizard.page.StepId;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.state.Accounts;
import dev.trainlight.wizard.state.WizardState.Diagnosed;
import dev.trainlight.wizard.text.Texts;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;

/**
 * What step 3 knows and does: the {@link Checking} of the evidence, the {@link ChecksModel} of its checks, the answer above
 * them, and what to do next. JavaFX thread only; what takes time runs elsewhere.
 */
public final class DiagnosisViewModel {
    /** Less than this many seconds is told as this: nothing takes no time. */
    private static final double SHORTEST = 0.1;

    private final Texts texts;
    private final Checking checking;
    private final ChecksModel checks;
    private final ObservableValue<Snapshot> snapshot;
    private final ObservableValue<LineModel> line;
    private final ObservableValue<Headline> headline;
    private final ObservableValue<Boolean> outOfDate;
    private final ObservableValue<Failure> failure;
    private final Command checkAgain;
    private final Command getFix;
    private final Command askForMissing;
    private final Command whatToDo;
    private final Command anotherJob;
    private final ObservableValue<Command> primary;

    /**
     * A page that knows nothing yet.
     *
     * @param account where to ask
     * @param subject what about; a new value is collected when the page is next shown
     * @param diagnosed takes each diagnosis, for the fix
     * @param diagnose such as the diagnostician's
     * @param whys explains single checks
     */
    public DiagnosisViewModel(
            Surroundings around,
            Navigator navigator,
            ObservableValue<Account> account,
            ObservableValue<Subject> subject,
            ObjectProperty<Diagnosed> diagnosed,
            Function<Case, Diagnosis> diagnose,
            WhyBuilder whys) {
        texts = around.texts();
        checking = new Checking(around, navigator, account, subject, diagnosed, diagnose);
        snapshot = checking.snapshotProperty();
        checks = new ChecksModel(snapshot, whys, around.tasks());
        line = snapshot.map(Snapshot::line);
        headline =
                Bindings.createObjectBinding(() -> headlineOf(snapshot.getValue()), snapshot, texts.localeProperty());
        outOfDate = Bindings.createObjectBinding(
                () -> snapshot.getValue().phase() != Phase.IDLE
                        && !Accounts.same(snapshot.getValue().account(), account.getValue()),
                snapshot,
                account);
        failure = Bindings.createObjectBinding(
                () -> Optional.ofNullable(checking.failureProperty().get()).orElseGet(checks.failureProperty()::get),
                checking.failureProperty(),
                checks.failureProperty());
        BooleanBinding idle = checking.busy().activeProperty().not();
        BooleanBinding known = Bindings.createBooleanBinding(this::known, snapshot);
        ObservableValue<String> notYet = texts.of("page.diagnosis.not-yet");
        checkAgain = Command.of(
                        "check-again", texts.of("page.diagnosis.check-again"), () -> checking.check(Optional.empty()))
                .when(idle, texts.of("page.diagnosis.running"))
                .help(texts.of("page.diagnosis.check-again.help"))
                .shortcut("F5");
        getFix = Command.of("get-fix", texts.of("page.diagnosis.get-fix"), navigator::forward)
                .when(known, notYet);
        askForMissing = Command.of("get-fix", texts.of("page.diagnosis.ask-for-missing"), navigator::forward)
                .when(known, notYet);
        whatToDo = Command.of("get-fix", texts.of("page.diagnosis.what-to-do"), navigator::forward)
                .when(known, notYet);
        anotherJob = Command.of("another-job", texts.of("page.diagnosis.another-job"), () -> navigator.go(StepId.JOB));
        primary = snapshot.map(this::primaryOf);
    }

    /**
     * Looks whether somebody applied a fix.
     *
     * @param parts what of the evidence to read again; empty for all of it
     */
    public void checkAgain(Optional<Renewal> parts) {
        if (checkAgain.enabled().get()) {
            checking.check(parts);
        }
    }

    /** Whether there is something to make a fix of. */
    private boolean known() {
        Snapshot now = snapshot.getValue();
        return now.diagnosis().isPresent() && now.phase() != Phase.COLLECTING;
    }

    private Headline headlineOf(Snapshot now) {
        return now.diagnosis()
                .map(each -> Headline.of(each, now.job(), now.phase(), texts))
                .orElseGet(() -> switch (now.phase()) {
                    case IDLE, COLLECTING -> Headline.waiting(texts);
                    case COMPLETE, CUT_SHORT, FAILED -> Headline.nothing(now.phase(), texts);
                });
    }

    private Command primaryOf(Snapshot now) {
        return switch (now.phase()) {
            case FAILED -> checkAgain;
            case IDLE, COLLECTING -> now.diagnosis().map(this::next).orElse(getFix);
            case COMPLETE, CUT_SHORT -> now.diagnosis().map(this::next).orElse(checkAgain);
        };
    }

    private Command next(Diagnosis diagnosis) {
        return switch (diagnosis.verdict()) {
            case PERMISSION -> getFix;
            case NOT_PERMISSION -> whatToDo;
            case HEALTHY -> diagnosis.findings().isEmpty() ? anotherJob : getFix;
            case UNDETERMINED -> askForMissing;
        };
    }

    /** The page comes to the front: whatever was newly chosen is checked. */
    public void shown() {
        checking.looked(true);
    }

    /** Another page comes to the front. */
    public void hidden() {
        checking.looked(false);
    }

    /** How many checks came out how. */
    public ObservableValue<String> status() {
        return texts.map(
                snapshot,
                now -> now.diagnosis()
                        .filter(_ -> now.phase() == Phase.COMPLETE || now.phase() == Phase.CUT_SHORT)
                        .map(each -> {
                            long unread = each.checks().stream()
                                    .filter(check -> check.decision() == CheckDecision.UNDETERMINED)
                                    .count();
                            double seconds = Math.max(SHORTEST, now.took().toMillis() / 1000.0);
                            return texts.get(
                                            "page.diagnosis.status",
                                            each.checks().size(),
                                            seconds)
                                    + (unread == 0 ? "" : " · " + texts.get("page.diagnosis.status.unread", unread));
                        })
                        .orElse(""));
    }

    /** Whether the headline is about that row's cause. */
    boolean isAnswer(Row which) {
        Optional<Finding> first = snapshot.getValue()
                .diagnosis()
                .flatMap(each -> each.findings().stream().findFirst());
        return switch (which) {
            case Row.OfCheck(var _, Optional<Finding> finding, var _) -> finding.isPresent() && finding.equals(first);
            case Row.OfFinding(Finding finding, var _) ->
                first.filter(finding::equals).isPresent();
            case Row.OfStage _, Row.OfLookAlike _, Row.OfWarning _, Row.OfGaps _, Row.OfGap _ -> false;
        };
    }

    /** Nobody looks any more. */
    public void closed() {
        checking.stop();
        checks.stop();
    }

    /** What is known, and how it is found out. */
    Checking checking() {
        return checking;
    }

    /** The checks of a stage. */
    ChecksModel checks() {
        return checks;
    }

    /** The line. */
    ObservableValue<LineModel> line() {
        return line;
    }

    /** The answer. */
    ObservableValue<Headline> headline() {
        return headline;
    }

    /** What went wrong; null for nothing. */
    ObservableValue<Failure> failure() {
        return failure;
    }

    /** Whether what is shown comes from another account than the present one. */
    ObservableValue<Boolean> outOfDate() {
        return outOfDate;
    }

    /** The command of the primary button. */
    ObservableValue<Command> primary() {
        return primary;
    }

    /** Checks again, everything. */
    public Command checkAgain() {
        return checkAgain;
    }
}
