package dev.trainlight.wizard.support;

import dev.trainlight.wizard.page.Command;
import dev.trainlight.wizard.page.FileSaving;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.task.Busy;
import dev.trainlight.wizard.task.Running;
import dev.trainlight.wizard.task.Tasks;
import dev.trainlight.wizard.task.Work;
import dev.trainlight.wizard.text.Texts;
import java.time.ZoneOffset;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** Collects a {@link SupportBundle}, shows what is in it, and saves it where somebody wants it. Sends nothing. */
public final class SaveBundle {
    private final Surroundings around;
    private final FileSaving saving;
    private final ReadOnlyObjectWrapper<SupportBundle> bundle = new ReadOnlyObjectWrapper<>(this, "bundle");
    private final ObservableValue<Command> primary;
    private final Running collecting;

    /** @param collect gives the bundle; is called off the JavaFX thread */
    public SaveBundle(Work<SupportBundle> collect, FileSaving saving, Surroundings around) {
        this.around = around;
        this.saving = saving;
        Texts texts = around.texts();
        ObservableValue<String> wait = texts.of("support.bundle.collecting");
        BooleanBinding idle = saving.busy().activeProperty().not();
        Command save = Command.of("save-file", texts.of("support.bundle.save"), this::choose)
                .when(bundle.isNotNull().and(idle), wait);
        Command replace = Command.of("replace-file", texts.of("saving.replace"), saving::replace)
                .when(idle, wait);
        primary = Bindings.createObjectBinding(
                () -> saving.existingProperty().get() == null ? save : replace, saving.existingProperty());
        collecting = Tasks.create("collect the support bundle", collect)
                .busy(saving.busy(), texts.get("support.bundle.collecting"))
                .onSuccess(bundle::set)
                .onFailure(saving.failureProperty()::set)
                .start(around.tasks());
    }

    private void choose() {
        SupportBundle shown = bundle.get();
        String day =
                around.now().getValue().atZone(ZoneOffset.UTC).toLocalDate().toString();
        saving.choose(
                around.texts().get("support.bundle.title"),
                around.texts().get("support.bundle.kind"),
                "trainlight-support-" + day + ".zip",
                List.of(".zip"),
                shown::write);
    }

    /** Nobody looks any more. */
    void closed() {
        collecting.abandon();
    }

    /** What would be saved; null while it is being collected. */
    public ReadOnlyObjectProperty<SupportBundle> bundleProperty() {
        return bundle.getReadOnlyProperty();
    }

    /** Where it goes, and what came of it. */
    public FileSaving saving() {
        return saving;
    }

    /** What it is busy with. */
    public Busy busy() {
        return saving.busy();
    }

    /** Chooses a file, or replaces the one that is there. */
    public ObservableValue<Command> primary() {
        return primary;
    }
}
