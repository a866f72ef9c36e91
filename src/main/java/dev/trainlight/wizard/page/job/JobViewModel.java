package dev.trainlight.wizard.page.job;

import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.message.MessageReading;
import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.RefusedAttempt;
import dev.trainlight.evidence.RoleSummary;
import dev.trainlight.evidence.Subject;
import dev.trainlight.evidence.Where;
import dev.trainlight.wizard.desktop.Desktop;
import dev.trainlight.wizard.desktop.FileRequest;
import dev.trainlight.wizard.page.Command;
import dev.trainlight.wizard.page.Navigator;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.page.ToldFile;
import dev.trainlight.wizard.settings.Settings;
import dev.trainlight.wizard.task.Busy;
import dev.trainlight.wizard.task.TaskRunner;
import dev.trainlight.wizard.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Choosing what to look at: the five lists and forms, and the one button that hands the choice on. */
public final class JobViewModel {
    /** TrainingJobName, as SageMaker takes it. */
    private static final Pattern JOB_NAME = Pattern.compile("[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}");

    private final ObjectProperty<Account> account;
    private final ObjectProperty<Subject> subject;
    private final Navigator navigator;
    private final Settings settings;
    private final Texts texts;
    private final Desktop desktop;
    private final Busy busy = new Busy();
    private final ObjectProperty<JobTab> tab = new SimpleObjectProperty<>(this, "tab", JobTab.JOBS);
    private final ReadOnlyObjectWrapper<Command> primary = new ReadOnlyObjectWrapper<>(this, "primary");
    private final JobListModel jobs;
    private final LoadedList<RefusedAttempt> refused;
    private final MessageModel message;
    private final PlannedModel planned;
    private final RolesModel roles;
    private final BooleanBinding typedName;
    private final Command fill;
    private final Command open;

    /**
     * @param account the account that is asked
     * @param subject takes the choice
     * @param reader reads pasted texts; is called off the JavaFX thread
     * @param diagnose says what a role's case allows; is called off the JavaFX thread
     */
    public JobViewModel(
            ObjectProperty<Account> account,
            ObjectProperty<Subject> subject,
            BiFunction<String, Optional<Where>, MessageReading> reader,
            Function<Case, Diagnosis> diagnose,
            Navigator navigator,
            Settings settings,
            Surroundings around) {
        this.account = account;
        this.subject = subject;
        this.navigator = navigator;
        this.settings = settings;
        this.texts = around.texts();
        this.desktop = around.desktop();
        TaskRunner tasks = around.tasks();
        jobs = new JobListModel(account, tasks, texts, busy, this::failed);
        refused = new LoadedList<>(
                account, Account::refusedAttempts, tasks, busy, () -> texts.get("page.job.busy.refused"), this::failed);
        message = new MessageModel(reader, tasks);
        planned = new PlannedModel(account, tasks, texts, busy, this::failed);
        LoadedList<RoleSummary> listed = new LoadedList<>(
                account, Account::roles, tasks, busy, () -> texts.get("page.job.busy.roles"), this::failed);
        roles = new RolesModel(account, diagnose, listed, tasks, texts, busy, this::failed);
        typedName = Bindings.createBooleanBinding(
                () -> jobs.selectedProperty().get() == null
                        && jobs.shown().isEmpty()
                        && !jobs.loadingProperty().get()
                        && JOB_NAME.matcher(jobs.filterProperty().get().strip()).matches(),
                jobs.selectedProperty(),
                jobs.shown(),
                jobs.loadingProperty(),
                jobs.filterProperty());
        fill = Command.of("planned-fill", fillText(), this::fillPlanned)
                .when(Bindings.isNotNull(jobs.selectedProperty()), texts.of("page.job.planned.fill.why"));
        open = Command.of("planned-open", texts.of("page.job.planned.open"), this::openPlanned);
        tab.set(JobTab.of(settings.list().get()));
        Commands commands = new Commands();
        primary.bind(Bindings.createObjectBinding(() -> commands.of(tab.get(), typedName.get()), tab, typedName));
        tab.addListener((_, _, chosen) -> {
            settings.list().set(chosen.id());
            ensure();
        });
    }

    private ObservableValue<String> fillText() {
        return texts.map(
                jobs.selectedProperty(),
                row -> row == null
                        ? texts.get("page.job.planned.fill")
                        : texts.get("page.job.planned.fill-from", row.job().name()));
    }

    /** The primary button of each tab. */
    private final class Commands {
        private final Command job = Command.of("check-job", texts.of("page.job.check"), this::checkJob)
                .when(Bindings.isNotNull(jobs.selectedProperty()), texts.of("page.job.why.job"));
        private final Command typed = Command.of(
                "check-typed",
                texts.of("page.job.check-typed", jobs.filterProperty().map(String::strip)),
                () -> choose(new Subject.Job(jobs.filterProperty().get().strip())));
        private final Command attempt = Command.of(
                        "check-attempt",
                        texts.of("page.job.check-attempt"),
                        () -> choose(
                                new Subject.Refused(refused.selectedProperty().get())))
                .when(Bindings.isNotNull(refused.selectedProperty()), texts.of("page.job.why.attempt"));
        private final Command pasted = Command.of(
                        "check-message",
                        texts.of("page.job.check-message"),
                        () -> choose(new Subject.Message(message.textProperty().get(), message.place())))
                .when(message.something(), texts.of("page.job.why.message"));
        private final Command plan = Command.of(
                        "check-plan",
                        texts.of("page.job.check-plan"),
                        () -> choose(
                                new Subject.Planned(planned.jobProperty().get().json())))
                .when(Bindings.isNotNull(planned.jobProperty()), texts.of("page.job.why.plan"));
        private final Command role = Command.of(
                        "check-role",
                        texts.of("page.job.check-role"),
                        () -> choose(new Subject.Role(
                                roles.list().selectedProperty().get().arn())))
                .when(Bindings.isNotNull(roles.list().selectedProperty()), texts.of("page.job.why.role"));

        private void checkJob() {
            choose(new Subject.Job(jobs.selectedProperty().get().job().name()));
        }

        Command of(JobTab shown, boolean byName) {
            return switch (shown) {
                case JOBS -> byName ? typed : job;
                case REFUSED -> attempt;
                case MESSAGE -> pasted;
                case PLANNED -> plan;
                case ROLES -> role;
            };
        }
    }

    private void choose(Subject chosen) {
        subject.set(chosen);
        navigator.forward();
    }

    /** Lists what the shown tab needs and has not got yet. */
    public void ensure() {
        switch (tab.get()) {
            case JOBS -> jobs.ensure();
            case REFUSED -> refused.ensure();
            case ROLES -> roles.list().ensure();
            case MESSAGE, PLANNED -> {
                // Nothing to list.
            }
        }
    }

    /** Lists again what the shown tab shows. */
    public void refresh() {
        switch (tab.get()) {
            case JOBS -> jobs.load();
            case REFUSED -> refused.load();
            case ROLES -> roles.list().load();
            case MESSAGE, PLANNED -> {
                // Nothing to list.
            }
        }
    }

    private void failed(Failure told, Runnable again) {
        if (told.kind() == Failure.Kind.SIGN_IN_NEEDED) {
            navigator.sessionOver(told, again);
        }
    }

    private void fillPlanned() {
        planned.fill(jobs.selectedProperty().get().job().name());
    }

    private void openPlanned() {
        desktop.chooseFileToOpen(new FileRequest(
                        texts.get("page.job.planned.open"),
                        Settings.chosen(settings.folder()).map(Path::of),
                        Optional.empty(),
                        texts.get("page.job.planned.kind"),
                        List.of("*.json")))
                .ifPresent(file -> {
                    settings.folder().set(String.valueOf(file.toAbsolutePath().getParent()));
                    planned.open(file);
                });
    }

    /** A request for the permission that listing needs, for whoever may give it. */
    public void copyRequest(Failure denied) {
        desktop.copy(texts.get("page.job.request", account.get().identity().arn(), texts.say(denied)));
    }

    /** Shows the file that cannot be used, or leads to the profiles. */
    void showConfig(Failure failure) {
        ToldFile.of(failure).ifPresentOrElse(desktop::reveal, this::signIn);
    }

    /** To the sign-in, for another profile. */
    void signIn() {
        navigator.back();
    }

    /** The window closes. */
    public void close() {
        jobs.stop();
        refused.stop();
        message.stop();
        planned.stop();
        roles.stop();
        roles.list().stop();
    }

    /** The shown tab. */
    public ObjectProperty<JobTab> tabProperty() {
        return tab;
    }

    /** The one primary button. */
    public ReadOnlyObjectProperty<Command> primaryProperty() {
        return primary.getReadOnlyProperty();
    }

    public JobListModel jobs() {
        return jobs;
    }

    public LoadedList<RefusedAttempt> refused() {
        return refused;
    }

    public MessageModel message() {
        return message;
    }

    public PlannedModel planned() {
        return planned;
    }

    public RolesModel roles() {
        return roles;
    }

    public Busy busy() {
        return busy;
    }

    /** Fills the planned job from the selected one. */
    public Command fill() {
        return fill;
    }

    /** Opens a file with a planned job. */
    public Command open() {
        return open;
    }
}
