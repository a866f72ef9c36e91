package dev.trainlight.wizard.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.util.Subscription;

/**
 * How every window looks: AtlantaFX Primer, light or dark by the system's setting or by choice, our stylesheet on its
 * tokens, and the size of the text. One for the program; windows are {@linkplain #dress dressed} with it.
 */
public final class Theme {
    /** AtlantaFX's text size at 100 %, in pixels; everything else is measured in it. */
    private static final double BASE = 14;

    private static final String SHEET = "/dev/trainlight/wizard/theme/trainlight.css";

    /** Stands for the theme until the toolkit runs: no rules. */
    private static final String TO_COME = "data:text/css,";

    /** The faces of our type: with it every system shows the same widths, and the pages were drawn for them. */
    private static final List<String> FACES = List.of("Inter-Regular.otf", "Inter-Bold.otf");

    /**
     * The system property with the folder where a package keeps the faces as files; without it they come out of the jar,
     * and JavaFX copies each into a temporary file first.
     */
    private static final String FOLDER = "trainlight.fonts";

    /** Light, dark, or as the system. */
    public enum Choice {
        SYSTEM("system"),
        LIGHT("light"),
        DARK("dark");

        private final String id;

        Choice(String id) {
            this.id = id;
        }

        /** The word in settings and bundle keys. */
        public String id() {
            return id;
        }

        /** The choice with that word; as the system where there is none. */
        public static Choice of(String id) {
            for (Choice choice : values()) {
                if (choice.id.equals(id)) {
                    return choice;
                }
            }
            return SYSTEM;
        }
    }

    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(this, "choice", Choice.SYSTEM);
    private final DoubleProperty textScale = new SimpleDoubleProperty(this, "textScale", 1);
    private final BooleanProperty reducedMotion = new SimpleBooleanProperty(this, "reducedMotion");
    private final ObjectProperty<ColorScheme> system = new SimpleObjectProperty<>(this, "system", ColorScheme.LIGHT);
    private final ObservableValue<Boolean> dark =
            Bindings.createObjectBinding(() -> dark(choice.get(), system.get()), choice, system);

    private boolean typed;

    /** Takes effect with {@link #begin}. */
    public Theme() {}

    /** Loads the type, once: no text may be measured without it. */
    public void loadType() {
        if (!typed) {
            typed = true;
            FACES.forEach(Theme::load);
        }
    }

    /**
     * Tells JavaFX, before its start, that there will be a look for controls: without that it loads its own as soon as the
     * first control is made, and no control can be made before the toolkit runs.
     */
    public static void announce() {
        if (Application.getUserAgentStylesheet() == null) {
            try {
                Application.setUserAgentStylesheet(TO_COME);
            } catch (RuntimeException | LinkageError notStartedYet) {
                // The name is taken all the same. What else is wrong, such as a library that is missing, is told
                // where the toolkit is started.
            }
        }
    }

    /** Loads the sheet that the choice needs; changes nothing else, so that windows may be made meanwhile. */
    public void load() {
        use(dark(choice.get(), Platform.getPreferences().getColorScheme()));
    }

    /** Takes effect at once, and from now on follows the system. */
    public void begin() {
        Platform.Preferences preferences = Platform.getPreferences();
        system.bind(preferences.colorSchemeProperty());
        reducedMotion.bind(preferences.reducedMotionProperty());
        dark.subscribe(Theme::use);
    }

    private static boolean dark(Choice choice, ColorScheme system) {
        return switch (choice) {
            case SYSTEM -> system == ColorScheme.DARK;
            case LIGHT -> false;
            case DARK -> true;
        };
    }

    /** Where a face cannot be read, the system's own type takes its place; for scripts that it lacks, too. */
    private static void load(String face) {
        String folder = System.getProperty(FOLDER);
        if (folder != null && Font.loadFont(Path.of(folder, face).toUri().toString(), BASE) != null) {
            return;
        }
        try (InputStream font = Theme.class.getResourceAsStream(face)) {
            Font.loadFont(font, BASE);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static void use(boolean dark) {
        String sheet = dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet();
        if (!Objects.equals(sheet, Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(sheet);
        }
    }

    /**
     * Gives the scene our stylesheet and the size of the text, now and whenever that changes.
     *
     * @return ends that, when the window closes
     */
    public Subscription dress(Scene scene) {
        return textScale
                .subscribe(scale -> scene.getStylesheets().setAll(sheets(scale.doubleValue())))
                .and(dark.subscribe(isDark ->
                        scene.getPreferences().setColorScheme(isDark ? ColorScheme.DARK : ColorScheme.LIGHT)));
    }

    /** Our stylesheet's address. */
    public static String sheet() {
        return Objects.requireNonNull(Theme.class.getResource(SHEET), SHEET).toExternalForm();
    }

    /** At 100 % AtlantaFX's own size holds, and the window opens without reading one more sheet. */
    private static List<String> sheets(double scale) {
        return scale == 1 ? List.of(sheet()) : List.of(sheet(), size(scale));
    }

    /** A stylesheet of one rule: popups take their scene's stylesheets, but not its root's inline style. */
    private static String size(double scale) {
        return "data:text/css," + String.format(Locale.ROOT, ".root%%7B-fx-font-size:%.2fpx%%7D", BASE * scale);
    }

    /** Light, dark, or as the system. */
    public ObjectProperty<Choice> choiceProperty() {
        return choice;
    }

    /** How large the text is: 1 to 2. */
    public DoubleProperty textScaleProperty() {
        return textScale;
    }

    /** Whether it is dark now. */
    public ObservableValue<Boolean> dark() {
        return dark;
    }

    /** Whether the system was asked for less movement. */
    public ObservableBooleanValue reducedMotion() {
        return reducedMotion;
    }
}
