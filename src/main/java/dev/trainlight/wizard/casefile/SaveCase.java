package dev.trainlight.wizard.casefile;

import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CaseWriter;
import dev.trainlight.evidence.redaction.Redaction;
import dev.trainlight.sagemaker.TrainingJob;
import dev.trainlight.wizard.page.Command;
import dev.trainlight.wizard.page.FileSaving;
import dev.trainlight.wizard.text.Texts;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Saves the case on the screen as a file that anybody can open without access to the account: as it is, or redacted. */
public final class SaveCase {
    private static final List<String> ENDINGS = List.of(".trainlight.json", ".json");

    /** What goes into the file. */
    public enum Form {
        /** Everything as AWS gave it; secrets are never in a case. */
        AS_IS("as-is"),
        /** Names and numbers replaced. */
        REDACTED("redacted");

        private final String id;

        Form(String id) {
            this.id = id;
        }

        /** The word in bundle keys. */
        public String id() {
            return id;
        }
    }

    private final Case evidence;
    private final FileSaving saving;
    private final Texts texts;
    private final ObjectProperty<Form> form = new SimpleObjectProperty<>(this, "form", Form.AS_IS);
    private final ObservableValue<Command> primary;

    /**
     * @param evidence what is saved
     * @param saving where it goes
     */
    public SaveCase(Case evidence, FileSaving saving, Texts texts) {
        this.evidence = evidence;
        this.saving = saving;
        this.texts = texts;
        Command save = Command.of("save-file", texts.of("case-file.save.choose"), this::choose)
                .when(saving.busy().activeProperty().not(), texts.of("saving.busy"));
        Command replace = Command.of("replace-file", texts.of("saving.replace"), saving::replace)
                .when(saving.busy().activeProperty().not(), texts.of("saving.busy"));
        primary = Bindings.createObjectBinding(
                () -> saving.existingProperty().get() == null ? save : replace, saving.existingProperty());
        form.addListener((_, _, _) -> saving.forget());
    }

    private void choose() {
        Form chosen = form.get();
        saving.choose(
                texts.get("case-file.save.title"), texts.get("shell.open-case.kind"), name(chosen), ENDINGS, file -> {
                    CaseWriter.write(
                            switch (chosen) {
                                case AS_IS -> evidence;
                                case REDACTED -> Redaction.redact(evidence);
                            },
                            file);
                });
    }

    /** The job's name is not told by the name of a file in which it is replaced. */
    private String name(Form chosen) {
        String job = evidence.job()
                .flatMap(TrainingJob::name)
                .map(name -> name.replaceAll("[^A-Za-z0-9.-]", "-"))
                .filter(name -> !name.isBlank())
                .orElse("case");
        return switch (chosen) {
            case AS_IS -> job + ENDINGS.getFirst();
            case REDACTED -> "redacted-case" + ENDINGS.getFirst();
        };
    }

    /** What goes into the file. */
    public ObjectProperty<Form> formProperty() {
        return form;
    }

    /** Where it goes, and what came of it. */
    public FileSaving saving() {
        return saving;
    }

    /** Chooses a file, or replaces the one that is there. */
    public ObservableValue<Command> primary() {
        return primary;
    }
}
