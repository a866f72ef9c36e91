package dev.trainlight.wizard.page.job;

import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Failure.Remedy;
import dev.trainlight.wizard.control.FailureView;
import dev.trainlight.wizard.control.TabStrip;
import dev.trainlight.wizard.page.Command;
import dev.trainlight.wizard.page.Page;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.task.Busy;
import dev.trainlight.wizard.text.Texts;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Step 2. Draws the {@link JobViewModel}: a tab's view is built when it is first shown. */
public final class JobPage implements Page {
    private final JobViewModel model;
    private final Surroundings around;
    private final Texts texts;
    private final VBox root = new VBox();
    private final StackPane middle = new StackPane();
    private final Map<JobTab, Node> views = new EnumMap<>(JobTab.class);
    private final ObservableValue<String> status;

    public JobPage(JobViewModel model, Surroundings around) {
        this.model = model;
        this.around = around;
        this.texts = around.texts();
        TabStrip<JobTab> tabs = new TabStrip<>(model.tabProperty());
        for (JobTab tab : JobTab.values()) {
            tabs.add(tab, "tab-" + tab.id(), texts.of("page.job.tab." + tab.id()));
        }
        VBox.setVgrow(middle, Priority.ALWAYS);
        root.getStyleClass().add("job-page");
        root.getChildren().addAll(tabs, middle);
        model.tabProperty().subscribe(this::show);
        JobListModel jobs = model.jobs();
        status = texts.computed(
                () -> status(model.tabProperty().get()),
                model.tabProperty(),
                jobs.all(),
                jobs.shown(),
                jobs.loadingProperty(),
                jobs.completeProperty(),
                jobs.stoppedProperty(),
                model.refused().items(),
                model.refused().stoppedProperty(),
                model.roles().shown(),
                model.roles().list().stoppedProperty());
    }

    private void show(JobTab tab) {
        middle.getChildren().setAll(views.computeIfAbsent(tab, this::view));
    }

    private Node view(JobTab tab) {
        return switch (tab) {
            case JOBS -> withFailure(new JobsView(model, around), model.jobs().failureProperty(), model.jobs()::load);
            case REFUSED ->
                withFailure(new RefusedView(model, around), model.refused().failureProperty(), model.refused()::load);
            case MESSAGE -> new MessageView(model.message(), around);
            case PLANNED -> new PlannedView(model, around);
            case ROLES ->
                withFailure(
                        new RolesView(model.roles(), around),
                        model.roles().list().failureProperty(),
                        model.roles().list()::load);
        };
    }

    /** A list with what went wrong below it. */
    private Node withFailure(Node view, ObjectProperty<Failure> failure, Runnable again) {
        FailureView told = new FailureView(texts, around.desktop()::copy)
                .on(Remedy.RETRY, again)
                .on(Remedy.CHECK_NETWORK, again)
                .on(Remedy.CHECK_CLOCK, again)
                .on(Remedy.SIGN_IN, model::signIn)
                .on(Remedy.CHOOSE_PROFILE, model::signIn)
                .on(Remedy.CHOOSE_REGION, model::signIn)
                .on(Remedy.OPEN_CONFIG, () -> model.showConfig(failure.get()))
                .on(Remedy.ASK_ADMINISTRATOR, () -> model.copyRequest(failure.get()));
        told.failureProperty().bind(failure);
        VBox box = new VBox(view, told);
        box.getStyleClass().add("job-tab");
        VBox.setVgrow(view, Priority.ALWAYS);
        return box;
    }

    private String status(JobTab tab) {
        return switch (tab) {
            case JOBS -> {
                JobListModel jobs = model.jobs();
                boolean whole = jobs.completeProperty().get();
                boolean some = jobs.shown().size() < jobs.all().size();
                String key = some
                        ? "page.job.count-some"
                        : whole
                                ? "page.job.count"
                                : jobs.stoppedProperty().get() ? "page.job.count-stopped" : "page.job.count-more";
                yield jobs.all().isEmpty()
                        ? ""
                        : texts.get(key, jobs.shown().size(), jobs.all().size());
            }
            case REFUSED ->
                model.refused().items().isEmpty()
                        ? ""
                        : texts.get(
                                model.refused().stoppedProperty().get()
                                        ? "page.job.refused.count-stopped"
                                        : "page.job.refused.count",
                                model.refused().items().size());
            case ROLES ->
                model.roles().shown().isEmpty()
                        ? ""
                        : texts.get(
                                model.roles().list().stoppedProperty().get()
                                        ? "page.job.roles.count-stopped"
                                        : "page.job.roles.count",
                                model.roles().shown().size());
            case MESSAGE -> texts.get("page.job.message.status");
            case PLANNED -> texts.get("page.job.planned.status");
        };
    }

    @Override
    public ObservableValue<String> title() {
        return texts.map(model.tabProperty(), tab -> texts.get("page.job.title." + tab.id()));
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public ObservableValue<Command> primary() {
        return model.primaryProperty();
    }

    @Override
    public ObservableValue<String> status() {
        return status;
    }

    @Override
    public Busy busy() {
        return model.busy();
    }

    @Override
    public void shown() {
        model.ensure();
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    @Override
    public Optional<Node> firstFocus() {
        return Optional.ofNullable(root.lookup("#job-filter"));
    }

    @Override
    public void closed() {
        model.close();
    }
}
