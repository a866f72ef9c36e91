package dev.trainlight.wizard.page.diagnosis;

import dev.trainlight.evidence.Failure.Remedy;
import dev.trainlight.wizard.control.Badge;
import dev.trainlight.wizard.control.Describe;
import dev.trainlight.wizard.control.FailureView;
import dev.trainlight.wizard.control.Glyph;
import dev.trainlight.wizard.control.Icon;
import dev.trainlight.wizard.control.SideBySide;
import dev.trainlight.wizard.line.LineView;
import dev.trainlight.wizard.line.StationWords;
import dev.trainlight.wizard.page.Command;
import dev.trainlight.wizard.page.Navigator;
import dev.trainlight.wizard.page.Page;
import dev.trainlight.wizard.page.StepId;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.page.ToldFile;
import dev.trainlight.wizard.task.Busy;
import dev.trainlight.wizard.text.Texts;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Step 3: the answer, the line, the checks of a stage, and why. */
public final class DiagnosisPage implements Page {
    private static final String STYLESHEET = DiagnosisPage.class
            .getResource("/dev/trainlight/wizard/page/diagnosis/diagnosis.css")
            .toExternalForm();

    final LineView line;
    final ChecksPanel checks;
    final WhyPanel why;

    private final DiagnosisViewModel model;
    private final Texts texts;
    private final ObservableValue<JobFacts> facts;
    private final ObservableValue<String> title;
    private final ObservableValue<String> subtitle;
    private final ObservableValue<String> status;
    private final Badge badge = new Badge();
    private final VBox node = new VBox();
    private final Button save;
    private final ObservableList<Command> secondary = FXCollections.observableArrayList();

    /**
     * The page.
     *
     * @param saveCase asks how to save what is on the screen
     */
    public DiagnosisPage(DiagnosisViewModel model, Surroundings around, Navigator navigator, Runnable saveCase) {
        this.model = model;
        this.texts = around.texts();
        facts = Bindings.createObjectBinding(
                () -> JobFacts.of(model.checking().snapshotProperty().get(), around),
                model.checking().snapshotProperty(),
                around.now(),
                texts.localeProperty());
        title = facts.map(JobFacts::name);
        subtitle = facts.map(JobFacts::facts);
        status = model.status();
        badge.setId("job-status");
        facts.subscribe(this::showBadge);

        StationWords words = new StationWords(texts, around.formats());
        line = new LineView(words);
        line.setId("line");
        line.modelProperty().bind(model.line());
        line.animatedProperty().bind(Bindings.not(around.reducedMotion()));
        line.selectedProperty().subscribe(model.checks()::choose);
        model.checks().stageProperty().subscribe(line::setSelected);
        texts.localeProperty().subscribe(_ -> line.wordsProperty().set(new StationWords(texts, around.formats())));

        FailureView failure = new FailureView(texts, around.desktop()::copy)
                .on(Remedy.RETRY, model.checkAgain()::run)
                .on(Remedy.CHECK_NETWORK, model.checkAgain()::run)
                .on(Remedy.CHECK_CLOCK, model.checkAgain()::run)
                .on(Remedy.SIGN_IN, () -> navigator.go(StepId.SIGN_IN))
                .on(Remedy.CHOOSE_PROFILE, () -> navigator.go(StepId.SIGN_IN))
                .on(Remedy.CHOOSE_REGION, () -> navigator.go(StepId.SIGN_IN))
                .on(
                        Remedy.OPEN_CONFIG,
                        () -> ToldFile.of(model.failure().getValue())
                                .ifPresentOrElse(around.desktop()::reveal, () -> navigator.go(StepId.SIGN_IN)));
        failure.failureProperty().bind(model.failure());

        // The button that was pressed cannot keep the focus while it is disabled; the line takes it, not the next step.
        model.checking().busy().activeProperty().subscribe(active -> {
            if (active
                    && node.getScene() != null
                    && node.getScene().getFocusOwner() instanceof Button pressed
                    && String.valueOf(pressed.getId()).endsWith("again")) {
                line.requestFocus();
            }
        });
        checks = new ChecksPanel(model, texts, words);
        why = new WhyPanel(model, texts, around.desktop());
        SideBySide panels = new SideBySide(checks, why);
        VBox.setVgrow(panels, Priority.ALWAYS);
        node.getStyleClass().add("diagnosis-page");
        node.getStylesheets().add(STYLESHEET);
        node.getChildren()
                .addAll(
                        new HeadlineBanner(model.headline(), around.reducedMotion()),
                        failure,
                        new Notices(model, around),
                        line,
                        panels);
        save = new Button(null, new Icon(Glyph.DOWNLOAD));
        save.setId("save-case");
        save.getStyleClass().addAll("flat", "button-icon");
        save.setOnAction(_ -> saveCase.run());
        save.disableProperty()
                .bind(model.checking()
                        .snapshotProperty()
                        .map(now -> now.phase() != Phase.COMPLETE && now.phase() != Phase.CUT_SHORT));
        Describe.node(save)
                .name(texts.of("page.diagnosis.save-case"))
                .toldKey("Shortcut+S")
                .now();
        showSecondary(model.primary().getValue());
        model.primary().subscribe(this::showSecondary);
    }

    private void showBadge(JobFacts now) {
        badge.setText(now.status());
        badge.setTone(now.tone());
        badge.setVisible(!now.status().isEmpty());
        badge.setManaged(!now.status().isEmpty());
    }

    /** The same verb does not stand there twice. */
    private void showSecondary(Command primary) {
        secondary.setAll(
                primary == model.checkAgain()
                        ? FXCollections.emptyObservableList()
                        : FXCollections.observableArrayList(model.checkAgain()));
    }

    @Override
    public ObservableValue<String> title() {
        return title;
    }

    @Override
    public ObservableValue<String> subtitle() {
        return subtitle;
    }

    @Override
    public Optional<Node> beside() {
        return Optional.of(badge);
    }

    @Override
    public Optional<Node> corner() {
        return Optional.of(save);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ObservableValue<Command> primary() {
        return model.primary();
    }

    @Override
    public ObservableList<Command> secondary() {
        return secondary;
    }

    @Override
    public ObservableValue<String> status() {
        return status;
    }

    @Override
    public Busy busy() {
        return model.checking().busy();
    }

    @Override
    public void shown() {
        model.shown();
    }

    @Override
    public void hidden() {
        model.hidden();
    }

    @Override
    public void refresh() {
        model.checkAgain().run();
    }

    @Override
    public Optional<Node> firstFocus() {
        return Optional.of(line);
    }

    @Override
    public ObservableList<Shortcut> shortcuts() {
        return FXCollections.observableArrayList(
                new Shortcut("Right", texts.of("page.diagnosis.shortcut.walk")),
                new Shortcut("Home", texts.of("page.diagnosis.shortcut.first")),
                new Shortcut("End", texts.of("page.diagnosis.shortcut.last")),
                new Shortcut("Shortcut+C", texts.of("page.diagnosis.shortcut.copy")));
    }

    @Override
    public void closed() {
        model.closed();
    }
}
