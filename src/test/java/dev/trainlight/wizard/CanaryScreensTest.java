package dev.trainlight.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.Canaries;
import dev.trainlight.evidence.CaseWriter;
import dev.trainlight.evidence.Failure;
import dev.trainlight.wizard.control.FailureView;
import dev.trainlight.wizard.control.code.CodeView;
import dev.trainlight.wizard.page.StepId;
import dev.trainlight.wizard.task.Failures;
import dev.trainlight.wizard.text.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javafx.event.Event;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SubScene;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/**
 * A case and a pasted log full of marked secrets go through the whole wizard, and no screen, no copy and no file shows
 * one.
 *
 * <p>Searched is the scene graph, which holds all that a picture of the screen could say, and more: every letter that
 * JavaFX paints belongs to a {@link Text}, those of labels and fields, too (there are no canvases, images or scenes of
 * another kind here, which is asserted on the way); beyond the picture there are the rows that are scrolled out of sight,
 * parts that are folded, tooltips, menus, and what a screen reader is told.
 */
class CanaryScreensTest extends WizardTest {
    /** What somebody pastes stands in the field where they pasted it, for them to correct. */
    private static final String OWN_WORDS = "message-text";

    private static final int MOST_ROWS = 5;

    private int searched;

    private static void gather(Node node, List<String> texts) {
        if (OWN_WORDS.equals(node.getId())) {
            return;
        }
        assertThat(node)
                .as("paints letters of its own")
                .isNotInstanceOfAny(Canvas.class, ImageView.class, SubScene.class);
        texts.add(node.getAccessibleText());
        texts.add(node.getAccessibleHelp());
        texts.add(node.getAccessibleRoleDescription());
        texts.add(String.valueOf(node.queryAccessibleAttribute(AccessibleAttribute.TEXT)));
        // Where Tooltip.install leaves what a control has of its own.
        node.getProperties().values().forEach(value -> {
            if (value instanceof Tooltip tooltip) {
                texts.add(tooltip.getText());
            }
        });
        if (node instanceof Control control && control.getTooltip() != null) {
            texts.add(control.getTooltip().getText());
        }
        switch (node) {
            case MenuButton menu -> {
                texts.add(menu.getText());
                menu.getItems().stream().map(MenuItem::getText).forEach(texts::add);
            }
            case Labeled labeled -> texts.add(labeled.getText());
            case Text text -> texts.add(text.getText());
            case TextInputControl input -> {
                texts.add(input.getText());
                texts.add(input.getPromptText());
            }
            case ListView<?> list -> list.getItems().forEach(item -> texts.add(String.valueOf(item)));
            case TableView<?> table -> table.getItems().forEach(item -> texts.add(String.valueOf(item)));
            case Node other -> texts.add(other.getId());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> gather(child, texts));
        }
    }

    private void nothingShown(String where) {
        settle();
        List<String> texts = onFx(() -> {
            List<String> found = new ArrayList<>();
            found.add(stage.getTitle());
            gather(root(), found);
            return found;
        });
        searched += texts.size();
        assertThat(texts.stream().filter(text -> text != null && text.contains(Canaries.MARK)))
                .as(where)
                .isEmpty();
        nothingCopied(where);
    }

    /** Presses everything that copies. */
    private void nothingCopied(String where) {
        List<String> copies = onFx(() -> {
            List<String> taken = new ArrayList<>();
            for (Node node : root().lookupAll(".button")) {
                if (node.getId() != null && node.getId().contains("copy") && !node.isDisabled()) {
                    desktop.clipboard = "";
                    ((ButtonBase) node).fire();
                    taken.add(desktop.clipboard);
                }
            }
            for (Node node : root().lookupAll(".code-view")) {
                desktop.clipboard = "";
                ((CodeView) node).getSelectionModel().selectAll();
                Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.C, false, true, false, false));
                taken.add(desktop.clipboard);
                ((CodeView) node).getSelectionModel().clearSelection();
            }
            return taken;
        });
        searched += copies.stream().mapToInt(String::length).sum();
        assertThat(copies).as("copied from " + where).noneMatch(text -> text.contains(Canaries.MARK));
    }

    /** Chooses rows of that list, all over it, and looks at what they show. */
    private void rows(String list) {
        int rows = onFx(() -> lookup(list).queryListView().getItems().size());
        assertThat(rows).as(list).isPositive();
        for (int row = 0; row < rows; row += 1 + rows / MOST_ROWS) {
            int chosen = row;
            onFx(() -> lookup(list).queryListView().getSelectionModel().select(chosen));
            nothingShown(list + " " + row);
        }
    }

    private void fixTabs() {
        TabPane tabs = onFx(() -> (TabPane) root().lookup("#fix-tabs"));
        assertThat(tabs.getTabs()).isNotEmpty();
        for (Tab tab : tabs.getTabs()) {
            onFx(() -> tabs.getSelectionModel().select(tab));
            nothingShown("tab " + tab.getId());
        }
    }

    private void diagnosisAndFix() {
        arrived(StepId.DIAGNOSIS);
        nothingShown("the diagnosis");
        rows("#check-list");
        onFx(() -> window.flow.go(StepId.FIX));
        arrived(StepId.FIX);
        nothingShown("the fix");
        rows("#change-list");
        onFx(() -> lookup("#change-list").queryListView().getSelectionModel().selectFirst());
        fixTabs();
        var fixed = onFx(() -> window.state.fixedProperty().get());
        assertThat(fixed.fix().toString()).as("the fix in memory").doesNotContain(Canaries.MARK);
    }

    @Test
    void aCaseShowsNoSecret() throws Exception {
        Path file = home.resolve("job.trainlight.json");
        CaseWriter.write(Canaries.handmadeCase().build(), file);
        assertThat(file).content().contains(Canaries.PASSWORD);
        open(Optional.of(file));
        diagnosisAndFix();
        onFx(() -> window.flow.go(StepId.JOB));
        arrived(StepId.JOB);
        nothingShown("the job");
        onFx(() -> window.saveCase());
        nothingShown("how a case is saved");
        onFx(() -> window.saveSupportBundle());
        soon(() -> !lookup("#bundle-files").queryListView().getItems().isEmpty());
        rows("#bundle-files");
        Path zip = home.resolve("support.zip");
        program.supportBundle(Optional.of(Canaries.handmadeCase().build())).write(zip);
        noSecretIn(zip);
        Files.delete(zip);
        onFx(() -> {
            window.close();
            program.close();
        });
        try (Stream<Path> files = Files.walk(home)) {
            for (Path saved : files.filter(Files::isRegularFile).toList()) {
                if (!saved.equals(file)) {
                    assertThat(saved).content().as(saved.toString()).doesNotContain(Canaries.MARK);
                }
            }
        }
        program = null;
        assertThat(searched).isGreaterThan(1000);
    }

    private static void noSecretIn(Path zip) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .as(entry.getName())
                        .isNotEmpty()
                        .doesNotContain(Canaries.MARK);
            }
        }
    }

    @Test
    void aPastedLogShowsNoSecret() {
        open();
        click("#explore-sample");
        arrived(StepId.JOB);
        click("#tab-message");
        clickOn("#message-text");
        desktop.clipboard = Canaries.log();
        click("#message-paste");
        says("#reading-sentence", "s3:GetObject");
        nothingShown("what was understood");
        click("#check-message");
        diagnosisAndFix();
    }

    @Test
    void whatAnExceptionQuotesIsNeitherShownNorCopied() {
        FailureView view = onFx(() -> new FailureView(new Texts(Locale.ENGLISH), text -> desktop.clipboard = text));
        show(() -> view);
        for (String text : Canaries.TEXTS) {
            Failure failure = Failures.of(new IllegalStateException(text, new IOException(text)), "work");
            onFx(() -> {
                view.failureProperty().set(failure);
                // The details and their button are made when somebody asks for them.
                ((ButtonBase) view.lookup("#failure-details")).fire();
                ((ButtonBase) view.lookup("#failure-copy")).fire();
            });
            assertThat(desktop.clipboard).isNotBlank().doesNotContain(Canaries.MARK);
            nothingShown(text);
        }
    }
}
