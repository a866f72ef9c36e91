package dev.trainlight.wizard.support;

import dev.trainlight.aws.Operations;
import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.page.Command;
import dev.trainlight.wizard.page.Sheet;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.task.Busy;
import dev.trainlight.wizard.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Which calls of AWS the program can make, said before the first is made. */
public final class CallsSheet implements Sheet {
    private final Texts texts;
    private final VBox node = new VBox();
    private final Busy busy = new Busy();
    private final ObservableValue<Command> primary;

    public CallsSheet(Operations operations, Surroundings around) {
        this.texts = around.texts();
        node.getStyleClass().add("sheet");
        node.getChildren().add(Wrapped.label(texts.of("calls.words"), "muted"));
        add(operations.reads());
        node.getChildren().add(Wrapped.label(texts.of("calls.sign-in"), "muted"));
        add(operations.signIn());
        String all = list(operations.reads()) + "\n" + list(operations.signIn()) + "\n";
        primary = new ReadOnlyObjectWrapper<>(Command.of(
                "copy-calls", texts.of("calls.copy"), () -> around.desktop().copy(all)));
    }

    private void add(Map<String, List<String>> services) {
        services.forEach((service, names) -> {
            Label head = Wrapped.label(service, "heading");
            Label calls = Wrapped.label(String.join(", ", names), "code");
            node.getChildren().add(new VBox(head, calls));
        });
    }

    /** One call a line, as policies write them. */
    private static String list(Map<String, List<String>> services) {
        return services.entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(name -> each.getKey() + ":" + name))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public ObservableValue<String> title() {
        return texts.of("calls.title");
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
}
