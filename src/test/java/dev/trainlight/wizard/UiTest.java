package dev.trainlight.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.wizard.text.Texts;
import dev.trainlight.wizard.theme.Theme;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A test with a window, on JavaFX's headless platform (see the flags in pom.xml). Fails on any CSS warning. The headless
 * screen is 1000 by 1000: a robot cannot click beyond, so windows here are 1000 wide unless only looked at.
 */
@ExtendWith(CssWarnings.class)
public abstract class UiTest extends FxRobot {
    static {
        // The robot would walk pixel by pixel to what it clicks on, and pause after each letter.
        System.setProperty("testfx.robot.move_max_count", "1");
        System.setProperty("testfx.robot.write_sleep", "0");
    }

    protected Stage stage;
    protected Theme theme;

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    void openStage() {
        theme = onFx(Theme::new);
        onFx(() -> {
            theme.loadType();
            theme.choiceProperty().set(Theme.Choice.LIGHT);
            theme.begin();
        });
        stage = onFx(() -> new Stage());
    }

    @AfterEach
    void closeAllStages() throws TimeoutException {
        FxToolkit.cleanupStages();
        onFx(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
        settle();
    }

    /** Shows the content that is made on the JavaFX thread, in a window of 1000 by 760, with the program's look. */
    protected void show(Supplier<? extends Parent> content) {
        show(content, 1000, 760);
    }

    /** Shows the content in a window of that size. */
    protected void show(Supplier<? extends Parent> content, double width, double height) {
        onFx(() -> {
            Scene scene = new Scene(content.get(), width, height);
            theme.dress(scene);
            stage.setScene(scene);
            stage.show();
        });
        settle();
    }

    /** Calls on the JavaFX thread and waits. */
    protected static <T> T onFx(Callable<T> call) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, call);
    }

    /** Runs on the JavaFX thread and waits. */
    protected static void onFx(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(20_000, action);
    }

    /** Waits until the JavaFX thread has nothing to do and the window was laid out. */
    protected static void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Leaves a picture of the window in target/screenshots. */
    protected void screenshot(String name) {
        settle();
        onFx(() -> Screenshots.save(stage.getScene(), name));
    }

    /** The same in both themes: {@code name-light} and {@code name-dark}. */
    protected void screenshots(String name) {
        screenshot(name + "-light");
        onFx(() -> theme.choiceProperty().set(Theme.Choice.DARK));
        screenshot(name + "-dark");
        onFx(() -> theme.choiceProperty().set(Theme.Choice.LIGHT));
        settle();
    }

    /**
     * The same in every language, {@code name-de-light} and so on, where nothing may be cut off either; in the dark theme,
     * whose sizes are the same, in one language.
     */
    protected void screenshots(String name, Texts texts) {
        screenshots(name, texts, Theme.Choice.DARK, Theme.Choice.LIGHT);
    }

    /** The same in those themes only; the last one stays. */
    protected void screenshots(String name, Texts texts, Theme.Choice... looks) {
        for (Theme.Choice look : looks) {
            onFx(() -> theme.choiceProperty().set(look));
            for (Locale language : look == Theme.Choice.DARK ? List.of(Locale.ENGLISH) : Texts.LANGUAGES) {
                onFx(() -> texts.localeProperty().set(language));
                WaitForAsyncUtils.waitForFxEvents(1);
                String picture = name + "-" + language.getLanguage() + "-" + look.id();
                onFx(() -> Screenshots.save(stage.getScene(), picture));
                assertThat(onFx(() -> Walkers.cutOff(root()))).as(picture).isEmpty();
            }
        }
        onFx(() -> texts.localeProperty().set(Locale.ENGLISH));
        settle();
    }

    /** Waits until that is true on the JavaFX thread, ten seconds at most. */
    protected static void until(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> onFx(condition));
        } catch (TimeoutException late) {
            throw new AssertionError("waited in vain", late);
        }
        settle();
    }

    /** The root of the window. */
    protected Parent root() {
        return stage.getScene().getRoot();
    }

    /**
     * What holds for every page in every state: all that takes the focus has a name, no text is cut off, and each has a
     * contrast of at least 4.5 in both themes.
     */
    protected void walk() {
        settle();
        assertThat(onFx(() -> Walkers.unnamed(root()))).as("without a name").isEmpty();
        assertThat(onFx(() -> Walkers.cutOff(root()))).as("cut off").isEmpty();
        for (Theme.Choice choice : List.of(Theme.Choice.DARK, Theme.Choice.LIGHT)) {
            onFx(() -> theme.choiceProperty().set(choice));
            settle();
            assertThat(onFx(() -> Walkers.faint(root(), 4.5)))
                    .as("too faint, " + choice.id())
                    .isEmpty();
        }
    }
}
