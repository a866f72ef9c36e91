package dev.trainlight.wizard;

import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Renewal;
import dev.trainlight.evidence.Subject;
import dev.trainlight.fix.proof.FixApplication;
import dev.trainlight.sample.SampleAccount;
import dev.trainlight.wizard.page.Navigator;
import dev.trainlight.wizard.page.StepId;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.page.diagnosis.DiagnosisPage;
import dev.trainlight.wizard.page.diagnosis.DiagnosisViewModel;
import dev.trainlight.wizard.page.diagnosis.WhyBuilder;
import dev.trainlight.wizard.page.fix.Export;
import dev.trainlight.wizard.page.fix.ExporterHandover;
import dev.trainlight.wizard.page.fix.FixPage;
import dev.trainlight.wizard.page.fix.FixViewModel;
import dev.trainlight.wizard.page.job.JobPage;
import dev.trainlight.wizard.page.job.JobViewModel;
import dev.trainlight.wizard.page.signin.SignInPage;
import dev.trainlight.wizard.page.signin.SignInViewModel;
import dev.trainlight.wizard.shell.Step;
import dev.trainlight.wizard.state.WizardState;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Makes the four pages of a window and says what each step needs; the one place that knows them all. */
final class Pages {
    private final Program program;
    private final WizardState state;
    private final Surroundings around;
    private final Navigator navigator;
    private final Runnable chooseCase;
    private final Runnable saveCase;
    private final Runnable showCalls;
    private final SignInViewModel signIn;
    private DiagnosisViewModel diagnosis;

    Pages(
            Program program,
            WizardState state,
            Surroundings around,
            Navigator navigator,
            Runnable chooseCase,
            Runnable saveCase,
            Runnable showCalls) {
        this.program = program;
        this.state = state;
        this.around = around;
        this.navigator = navigator;
        this.chooseCase = chooseCase;
        this.saveCase = saveCase;
        this.showCalls = showCalls;
        signIn = new SignInViewModel(
                program.signIn,
                () -> new SampleAccount(program.surface.environment().clock()),
                state.accountProperty(),
                navigator,
                program.settings,
                around,
                program.surface.environment().clock());
    }

    /** Tells the first page what could not be opened. */
    void tell(Failure failure) {
        signIn.failureProperty().set(failure);
    }

    /** The steps in order; a page is built when its step is first shown. */
    List<Step> steps() {
        ObservableValue<Boolean> never = new SimpleObjectProperty<>(false);
        return List.of(
                step(StepId.SIGN_IN, this::signInPage, account(), new SimpleObjectProperty<>(true), never),
                step(StepId.JOB, this::jobPage, subject(), present(state.accountProperty()), never),
                step(
                        StepId.DIAGNOSIS,
                        this::diagnosisPage,
                        diagnosed(),
                        present(state.subjectProperty()),
                        state.diagnosisOutOfDate()),
                step(StepId.FIX, this::fixPage, fixed(), present(state.diagnosedProperty()), state.fixOutOfDate()));
    }

    private static Step step(
            StepId id,
            Supplier<dev.trainlight.wizard.page.Page> page,
            ObservableValue<String> summary,
            ObservableValue<Boolean> reachable,
            ObservableValue<Boolean> outOfDate) {
        return new Step(id, page, summary, reachable, outOfDate);
    }

    private static ObservableValue<Boolean> present(ObservableValue<?> value) {
        return value.map(_ -> true).orElse(false);
    }

    private SignInPage signInPage() {
        return new SignInPage(signIn, chooseCase, showCalls, around);
    }

    private JobPage jobPage() {
        return new JobPage(
                new JobViewModel(
                        state.accountProperty(),
                        state.subjectProperty(),
                        (text, where) -> program.engine.messages().read(text, where),
                        evidence -> program.engine.diagnostician().diagnose(evidence),
                        navigator,
                        program.settings,
                        around),
                around);
    }

    private DiagnosisPage diagnosisPage() {
        diagnosis = new DiagnosisViewModel(
                around,
                navigator,
                state.accountProperty(),
                state.subjectProperty(),
                state.diagnosedProperty(),
                evidence -> program.engine.diagnostician().diagnose(evidence),
                new WhyBuilder(program.engine.evaluator()::explain, program.engine.messages()));
        return new DiagnosisPage(diagnosis, around, navigator, saveCase);
    }

    private FixPage fixPage() {
        return new FixPage(
                new FixViewModel(
                        around,
                        navigator,
                        state.accountProperty(),
                        state.diagnosedProperty(),
                        state.fixedProperty(),
                        (evidence, diagnosis, scope) -> program.engine.fixer().fix(evidence, diagnosis, scope),
                        new Export(
                                new ExporterHandover(),
                                program.settings.folder(),
                                program.surface.environment().home(),
                                this::exported),
                        this::recheck),
                around);
    }

    /** In the sample account an exported fix counts as applied: checking again shows the job repaired. */
    private void exported(WizardState.Fixed fixed) {
        WizardState.Diagnosed diagnosed = fixed.diagnosed();
        if (diagnosed.account() instanceof SampleAccount sample) {
            sample.adopt(diagnosed.subject(), FixApplication.apply(diagnosed.evidence(), fixed.fix()));
        }
    }

    private void recheck(Optional<Renewal> parts) {
        navigator.go(StepId.DIAGNOSIS);
        diagnosis.checkAgain(parts);
    }

    private ObservableValue<String> account() {
        return around.texts()
                .map(
                        state.accountProperty(),
                        account -> account == null
                                ? ""
                                : account.identity().sample()
                                        ? around.texts().get("app.sample-account")
                                        : account.identity().name());
    }

    private ObservableValue<String> subject() {
        return around.texts().map(state.subjectProperty(), this::name);
    }

    private String name(Subject subject) {
        return switch (subject) {
            case null -> "";
            case Subject.Job(String name) -> name;
            case Subject.Planned(var request) ->
                request.path("TrainingJobName").asString(around.texts().get("app.subject.planned"));
            case Subject.Refused(var attempt) ->
                attempt.jobName().orElseGet(() -> around.texts().get("app.subject.refused"));
            case Subject.Message _ -> around.texts().get("app.subject.message");
            case Subject.Role(String arn) -> arn.substring(arn.lastIndexOf('/') + 1);
        };
    }

    private ObservableValue<String> diagnosed() {
        return around.texts().map(state.diagnosedProperty(), this::outcome);
    }

    private String outcome(WizardState.Diagnosed diagnosed) {
        if (diagnosed == null) {
            return "";
        }
        return switch (diagnosed.diagnosis().verdict()) {
            case PERMISSION ->
                diagnosed
                        .diagnosis()
                        .blockedStage()
                        .map(stage -> around.texts()
                                .get(
                                        onTheWay(diagnosed) ? "app.outcome.will-be-blocked" : "app.outcome.blocked",
                                        around.texts().get("stage." + stage.id())))
                        .orElse("");
            case NOT_PERMISSION -> around.texts().get("app.outcome.not-permission");
            case HEALTHY -> around.texts().get("app.outcome.healthy");
            case UNDETERMINED -> around.texts().get("app.outcome.undetermined");
        };
    }

    /** Whether the job has yet to come to what blocks it. */
    private static boolean onTheWay(WizardState.Diagnosed diagnosed) {
        return diagnosed
                .evidence()
                .job()
                .filter(job -> job.planned() || job.running())
                .isPresent();
    }

    private ObservableValue<String> fixed() {
        return around.texts()
                .map(
                        state.fixedProperty(),
                        fixed -> fixed == null || fixed.fix().changes().isEmpty()
                                ? ""
                                : around.texts()
                                        .get(
                                                "app.documents",
                                                fixed.fix().changes().size()));
    }
}
