package dev.trainlight.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.Canaries;
import dev.trainlight.evidence.CaseWriter;
import dev.trainlight.wizard.page.StepId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/** A case full of marked secrets goes through the whole wizard, and no screen and no file shows one. */
class CanaryScreensTest extends WizardTest {
    private static List<String> shown(Node node) {
        List<String> texts = new ArrayList<>();
        gather(node, texts);
        return texts.stream()
                .filter(text -> text != null && text.contains(Canaries.MARK))
                .toList();
    }

    private static void gather(Node node, List<String> texts) {
        texts.add(node.getAccessibleText());
        texts.add(node.getAccessibleHelp());
        switch (node) {
            case Labeled labeled -> texts.add(labeled.getText());
            case Text text -> texts.add(text.getText());
            case TextInputControl input -> texts.add(input.getText());
            case Node other -> texts.add(other.getId());
        }
        if (node instanceof Control control && control.getTooltip() != null) {
            texts.add(control.getTooltip().getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> gather(child, texts));
        }
    }

    private void nothingShown(String where) {
        settle();
        assertThat(onFx(() -> shown(root()))).as(where).isEmpty();
    }

    @Test
    void noScreenShowsASecret() throws Exception {
        Path file = home.resolve("job.trainlight.json");
        CaseWriter.write(Canaries.handmadeCase().build(), file);
        assertThat(file).content().contains(Canaries.PASSWORD);
        open(Optional.of(file));
        arrived(StepId.DIAGNOSIS);
        nothingShown("the diagnosis");
        onFx(() -> window.flow.go(StepId.FIX));
        arrived(StepId.FIX);
        nothingShown("the fix");
        for (int tab = 0; tab < 4; tab++) {
            int chosen = tab;
            onFx(() -> root().lookupAll(".tab-strip .toggle-button").stream()
                    .skip(chosen)
                    .limit(1)
                    .forEach(Node::requestFocus));
            nothingShown("tab " + tab);
        }
        var fixed = onFx(() -> window.state.fixedProperty().get());
        assertThat(fixed.fix().toString()).as("the fix in memory").doesNotContain(Canaries.MARK);
        onFx(() -> window.flow.go(StepId.JOB));
        arrived(StepId.JOB);
        nothingShown("the job");
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
    }
}
