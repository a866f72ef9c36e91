package dev.trainlight.wizard;

import dev.trainlight.aws.Operations;
import dev.trainlight.cli.BuildInfo;
import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Identity;
import dev.trainlight.wizard.casefile.SaveCase;
import dev.trainlight.wizard.casefile.SaveCaseSheet;
import dev.trainlight.wizard.page.FileSaving;
import dev.trainlight.wizard.page.Navigator;
import dev.trainlight.wizard.page.StepId;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.shell.Flow;
import dev.trainlight.wizard.shell.Shell;
import dev.trainlight.wizard.shell.ShellActions;
import dev.trainlight.wizard.state.WizardState;
import dev.trainlight.wizard.support.BundleSheet;
import dev.trainlight.wizard.support.CallsSheet;
import dev.trainlight.wizard.support.Releases;
import dev.trainlight.wizard.support.SaveBundle;
import dev.trainlight.wizard.support.UpdateSheet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import javafx.util.Subscription;

/** One window of the wizard: its own state, steps and pages. */
final class WizardWindow implements ShellActions {
    private static final double MIN_WIDTH = 1000;
    private static final double MIN_HEIGHT = 700;

    /** After this time the first page has been painted; until then the desktop entry's icon stands for the window. */
    private static final Duration PAINTED = Duration.ofMillis(300);

    final Flow flow;
    final WizardState state = new WizardState();
    private final Program program;
    private final Shell shell;
    private final CaseOpening cases;
    private final Surroundings around;
    private Stage stage;

    /** A window with the first page in it; stands on no screen yet. */
    WizardWindow(Program program) {
        this.program = program;
        around = new Surroundings(
                program.texts,
                program.formats,
                program.tasks,
                program.desktop.apply(() -> stage),
                program.now,
                program.theme.reducedMotion());
        Route route = new Route();
        Pages pages = new Pages(program, state, around, route, this::openCase, this::saveCase, this::showCalls);
        flow = new Flow(pages.steps());
        route.lead(flow);
        cases = new CaseOpening(state, flow, around, program.settings, pages::tell);
        shell = new Shell(flow, around, program.theme, identity(), this);
        shell.notice("unsaved", unsaved(), program.settingsFile::dismiss);
        // Before there is a scene: a page that comes into one is styled twice.
        shell.begin();
    }

    private ObservableValue<Identity> identity() {
        ReadOnlyObjectWrapper<Identity> identity = new ReadOnlyObjectWrapper<>();
        state.accountProperty().map(Account::identity).subscribe(identity::set);
        return identity;
    }

    private ObservableValue<String> unsaved() {
        return program.texts.map(
                program.settingsFile.unsavedProperty(),
                file -> file == null ? "" : program.texts.get("shell.settings.unsaved", file.toString()));
    }

    /** The window's content, for a self-test that walks through it. */
    Shell shell() {
        return shell;
    }

    /** Shows the window on that stage, in the size that it last had. */
    void show(Stage on) {
        stage = on;
        Scene scene = new Scene(
                shell.root(),
                program.settings.width().get(),
                program.settings.height().get());
        Subscription dress = program.theme.dress(scene);
        stage.setScene(scene);
        stage.titleProperty().bind(program.texts.of("app.name"));
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        stage.setMaximized(program.settings.maximized().get());
        stage.setOnHiding(_ -> {
            remember();
            dress.unsubscribe();
            shell.close();
        });
        stage.show();
        shell.shown();
        program.tasks.after(PAINTED, this::loadIcons);
    }

    /** The window's icons: decoding and scaling them takes as long as painting the page. */
    private void loadIcons() {
        program.tasks.background("icons", () -> {
            List<Image> icons = IntStream.of(16, 32, 64, 128, 256)
                    .mapToObj(size -> new Image(WizardWindow.class.getResourceAsStream("theme/icon-" + size + ".png")))
                    .toList();
            program.tasks.onUi(() -> stage.getIcons().setAll(icons));
        });
    }

    private void remember() {
        program.settings.maximized().set(stage.isMaximized());
        if (!stage.isMaximized()) {
            program.settings.width().set(stage.getScene().getWidth());
            program.settings.height().set(stage.getScene().getHeight());
        }
    }

    @Override
    public void newWindow() {
        program.open(new Stage(), Optional.empty());
    }

    @Override
    public void openCase() {
        cases.choose();
    }

    @Override
    public void openCase(Path file) {
        cases.open(file);
    }

    @Override
    public ObservableValue<Boolean> caseKnown() {
        return state.diagnosedProperty().map(_ -> true).orElse(false);
    }

    @Override
    public void saveCase() {
        WizardState.Diagnosed shown = state.diagnosedProperty().get();
        if (shown != null) {
            SaveCase model = new SaveCase(shown.evidence(), saving(), program.texts);
            shell.open(new SaveCaseSheet(model, around));
        }
    }

    @Override
    public void saveSupportBundle() {
        Optional<Case> shown =
                Optional.ofNullable(state.diagnosedProperty().get()).map(WizardState.Diagnosed::evidence);
        shell.open(new BundleSheet(new SaveBundle(_ -> program.supportBundle(shown), saving(), around), around));
    }

    @Override
    public void showCalls() {
        shell.open(new CallsSheet(Operations.all(), around));
    }

    @Override
    public void checkForUpdates() {
        BuildInfo build = BuildInfo.read();
        Releases releases = new Releases(program.releases(build));
        shell.open(new UpdateSheet(build.version(), releases.location().toString(), releases::newest, around));
    }

    private FileSaving saving() {
        return new FileSaving(around, program.settings.folder());
    }

    @Override
    public void close() {
        stage.close();
    }

    /** The way between the steps, which pages are given before the steps are there. */
    private static final class Route implements Navigator {
        private Flow flow;

        void lead(Flow made) {
            flow = made;
        }

        @Override
        public void forward() {
            flow.forward();
        }

        @Override
        public void back() {
            flow.back();
        }

        @Override
        public void go(StepId step) {
            flow.go(step);
        }

        @Override
        public void sessionOver(Failure failure, Runnable retry) {
            flow.sessionOver(failure, retry);
        }

        @Override
        public void signedIn() {
            flow.signedIn();
        }
    }
}
