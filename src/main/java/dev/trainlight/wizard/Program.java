package dev.trainlight.wizard;

import dev.trainlight.aws.Environment;
import dev.trainlight.aws.signin.SignInService;
import dev.trainlight.cli.BuildInfo;
import dev.trainlight.evidence.Case;
import dev.trainlight.fix.repair.Engine;
import dev.trainlight.wizard.desktop.Desktop;
import dev.trainlight.wizard.page.signin.AwsSignIn;
import dev.trainlight.wizard.page.signin.SignInPort;
import dev.trainlight.wizard.settings.Places;
import dev.trainlight.wizard.settings.Settings;
import dev.trainlight.wizard.settings.SettingsFile;
import dev.trainlight.wizard.support.SupportBundle;
import dev.trainlight.wizard.task.FxTaskRunner;
import dev.trainlight.wizard.text.Formats;
import dev.trainlight.wizard.text.Texts;
import dev.trainlight.wizard.theme.Theme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.stage.Stage;

/**
 * What all windows share: settings, words, look, and the pure parts of the program. Is made on any one thread, and
 * belongs to the JavaFX thread once a window is shown.
 */
final class Program {
    private static final Duration TICK = Duration.ofSeconds(30);
    /** After this time the first page has been painted, and the engine can load in nobody's way. */
    private static final Duration SETTLED = Duration.ofMillis(500);

    final Surface surface;
    final Function<Supplier<Stage>, Desktop> desktop;
    final Settings settings = new Settings();
    final FxTaskRunner tasks = new FxTaskRunner();
    final Theme theme = new Theme();
    final Texts texts;
    final Formats formats;
    final ObjectProperty<Instant> now;
    private boolean shown;
    final SignInPort signIn;
    final Engine engine = new Engine();
    final SettingsFile settingsFile;

    /** @param desktop the desktop of a window, which is asked for when it is needed */
    Program(Function<Supplier<Stage>, Desktop> desktop, Surface surface) {
        this.desktop = desktop;
        this.surface = surface;
        texts = new Texts(surface.language());
        formats = new Formats(texts, surface.zone());
        now = new SimpleObjectProperty<>(surface.environment().clock().instant());
        signIn = new AwsSignIn(new SignInService(surface.environment()));
        settingsFile = new SettingsFile(surface.settings(), tasks, settings);
    }

    /** Reads the settings and lets look and language follow them. */
    void begin() {
        settingsFile.begin();
        theme.choiceProperty().set(Theme.Choice.of(settings.theme().get()));
        theme.choiceProperty().subscribe(choice -> settings.theme().set(choice.id()));
        theme.textScaleProperty().bindBidirectional(settings.textScale());
        Settings.chosen(settings.language()).map(Locale::forLanguageTag).ifPresent(texts.localeProperty()::set);
        texts.localeProperty().addListener((_, _, chosen) -> settings.language().set(chosen.toLanguageTag()));
        // Reads the words now: the window cannot be made yet.
        texts.get("app.name");
    }

    private void tick() {
        now.set(surface.environment().clock().instant());
        tasks.after(TICK, this::tick);
    }

    /** Makes a window with the first page in it. */
    WizardWindow window() {
        theme.loadType();
        return new WizardWindow(this);
    }

    /** Opens a window, on that case file where one is given. */
    WizardWindow open(Stage stage, Optional<Path> caseFile) {
        WizardWindow window = window();
        show(window, stage, caseFile);
        return window;
    }

    /** Shows a window; with the first one the program itself comes to life. */
    void show(WizardWindow window, Stage stage, Optional<Path> caseFile) {
        if (!shown) {
            shown = true;
            theme.begin();
            tasks.release();
            tasks.after(SETTLED, () -> tasks.background("engine", engine::fixer));
            tick();
        }
        window.show(stage);
        caseFile.ifPresent(window::openCase);
    }

    /** What support needs; is called off the JavaFX thread. */
    SupportBundle supportBundle(Optional<Case> shown) throws IOException {
        Environment environment = surface.environment();
        String system = System.getProperty("os.name", "");
        return SupportBundle.collect(
                List.of(
                        BuildInfo.read().line(),
                        "%s %s, %s".formatted(system, System.getProperty("os.version"), System.getProperty("os.arch")),
                        "Language %s, text %.0f %%, theme %s"
                                .formatted(
                                        texts.locale().toLanguageTag(),
                                        theme.textScaleProperty().get() * 100,
                                        theme.choiceProperty().get().id())),
                Places.logs(system, environment.variables(), environment.home()),
                shown);
    }

    /** Where releases are announced: what the build wrote down, or another place that the environment names. */
    URI releases(BuildInfo build) {
        return surface.environment()
                .variable("TRAINLIGHT_RELEASES_URL")
                .filter(address -> address.startsWith("https://"))
                .map(URI::create)
                .orElseGet(() -> URI.create(build.releases()));
    }

    /** Writes what is not written yet, ends what runs. */
    void close() {
        settingsFile.flush();
        tasks.close();
    }
}
