package dev.trainlight.wizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainlight.wizard.page.StepId;
import dev.trainlight.wizard.theme.Theme;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.Test;

/** The way in which the installed program starts; other tests open their windows on the JavaFX thread. */
class HeadStartTest extends WizardTest {
    private Program made() {
        Program program = new Program(
                _ -> desktop,
                new Surface(machine.environment(), home.resolve("settings.json"), Locale.ENGLISH, ZoneOffset.UTC));
        program.settings.theme().set(Theme.Choice.LIGHT.id());
        program.settings.width().set(1000);
        program.settings.height().set(760);
        return program;
    }

    private void begin() {
        HeadStart begun = HeadStart.begin(this::made, () -> {});
        window = onFx(() -> {
            program = begun.program();
            return begun.show(stage, Optional.empty());
        });
        settle();
    }

    @Test
    void theWindowIsMadeBesideTheToolkitAndWorks() {
        machine.config("""
                [profile training]
                aws_access_key_id = AKIAIOSFODNN7EXAMPLE
                aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
                region = eu-central-1
                """);
        AtomicReference<Boolean> onFx = new AtomicReference<>();
        HeadStart begun = HeadStart.begin(
                () -> {
                    onFx.set(Platform.isFxApplicationThread());
                    return made();
                },
                () -> {});
        window = onFx(() -> {
            program = begun.program();
            return begun.show(stage, Optional.empty());
        });
        assertThat(onFx).hasValue(false);
        soon(() -> shownNow("#profiles")
                && lookup("#profiles").<ListView<?>>query().getItems().size() > 0);
        assertThat(onFx(() ->
                        stage.getScene().getFocusOwner() == lookup("#profiles").query()))
                .isTrue();

        click("#explore-sample");
        arrived(StepId.JOB);
    }

    @Test
    void theFocusIsOnThePage() {
        begin();
        soon(() -> stage.getScene().getFocusOwner() != null && shownNow("#explore"));
        assertThat(onFx(() -> lookup("#page-sign-in")
                        .query()
                        .lookup("#" + stage.getScene().getFocusOwner().getId())))
                .isNotNull();
    }

    @Test
    void theLogIsThereBeforeAnythingIsRead() {
        List<String> order = new CopyOnWriteArrayList<>();
        HeadStart begun = HeadStart.begin(
                () -> {
                    order.add("program");
                    return made();
                },
                () -> order.add("log"));
        program = begun.program();
        window = onFx(() -> begun.show(stage, Optional.empty()));
        assertThat(order).containsExactly("log", "program");
    }

    @Test
    void whatGoesWrongThereIsToldHere() {
        HeadStart begun = HeadStart.begin(
                () -> {
                    throw new IllegalStateException("no home");
                },
                () -> {});
        assertThatThrownBy(begun::program).hasRootCauseMessage("no home");
    }
}
