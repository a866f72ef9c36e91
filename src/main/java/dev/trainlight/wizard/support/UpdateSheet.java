package dev.trainlight.wizard.support;

import dev.trainlight.wizard.control.Glyph;
import dev.trainlight.wizard.control.Icon;
import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.page.Command;
import dev.trainlight.wizard.page.Sheet;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.support.Releases.Answer;
import dev.trainlight.wizard.task.Busy;
import dev.trainlight.wizard.task.Running;
import dev.trainlight.wizard.task.Tasks;
import dev.trainlight.wizard.text.Texts;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Says which version this is and where a newer one is looked for; asks there only after a click. */
public final class UpdateSheet implements Sheet {
    private final Texts texts;
    private final VBox node = new VBox();
    private final Busy busy = new Busy();
    private final ObjectProperty<Answer> answer = new SimpleObjectProperty<>(this, "answer");
    private final ObservableValue<Command> primary;
    private Running running = Running.NOTHING;

    /**
     * @param version of this program
     * @param location the address that is asked, for people
     * @param ask gives the answer for a version; is called off the JavaFX thread
     */
    public UpdateSheet(String version, String location, Function<String, Answer> ask, Surroundings around) {
        texts = around.texts();
        node.getStyleClass().add("sheet");
        Label mine = Wrapped.label(texts.of("support.update.mine", version), "strong");
        Label where = Wrapped.label(texts.of("support.update.words", location), "muted");
        Label told = Wrapped.label(texts.map(answer, this::say), "update-answer");
        told.setId("update-answer");
        Icon icon = new Icon(Glyph.INFO);
        HBox result = new HBox(icon, told);
        result.getStyleClass().add("icon-line");
        result.visibleProperty().bind(answer.isNotNull());
        result.managedProperty().bind(result.visibleProperty());
        node.getChildren().addAll(mine, where, result);
        Command check = Command.of("check-updates", texts.of("support.update.check"), () -> {
                    answer.set(null);
                    running = Tasks.<Answer>create("check for updates", _ -> ask.apply(version))
                            .busy(busy, texts.get("support.update.asking"))
                            .onSuccess(answer::set)
                            .onFailure(_ -> answer.set(new Answer.NoAnswer()))
                            .start(around.tasks());
                })
                .when(busy.activeProperty().not(), texts.of("support.update.asking"));
        Command open = Command.of(
                "open-release", texts.of("support.update.open"), () -> page().ifPresent(around.desktop()::browse));
        primary = Bindings.createObjectBinding(() -> page().isPresent() ? open : check, answer);
    }

    private Optional<URI> page() {
        return answer.get() instanceof Answer.Newer(var _, var page) ? page : Optional.empty();
    }

    private String say(Answer told) {
        return switch (told) {
            case null -> "";
            case Answer.Current() -> texts.get("support.update.current");
            case Answer.Newer(String version, var _) -> texts.get("support.update.newer", version);
            case Answer.NoAnswer() -> texts.get("support.update.no-answer");
        };
    }

    @Override
    public ObservableValue<String> title() {
        return texts.of("support.update.title");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ObservableValue<Command> primary() {
        return primary;
    }

    @Override
    public Busy busy() {
        return busy;
    }

    @Override
    public void closed() {
        running.abandon();
    }
}
