package dev.trainlight.wizard.shell;

import dev.trainlight.wizard.control.FirstShown;
import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.page.Command;
import dev.trainlight.wizard.page.CommandButton;
import dev.trainlight.wizard.page.Sheet;
import dev.trainlight.wizard.page.Surroundings;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** Shows a {@link Sheet} as a card over the window. */
final class SheetOverlay extends StackPane {
    private final Surroundings around;
    private final Runnable onClose;
    private final Label title = new Label();
    private final VBox card = new VBox();
    private final ScrollPane scroll = new WrappedContent();
    private final StackPane busy = new StackPane();
    private final Button close = new Button();
    private final Button primary = new Button();
    private Sheet sheet;
    private Subscription following = Subscription.EMPTY;

    SheetOverlay(Surroundings around, Runnable onClose) {
        this.around = around;
        this.onClose = onClose;
        setId("sheet");
        getStyleClass().add("scrim");
        title.getStyleClass().add("page-title");
        title.setId("sheet-title");
        Wrapped.lines(title);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().addAll("edge-to-edge", "page-scroll");
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        close.setId("sheet-close");
        close.setMinWidth(USE_PREF_SIZE);
        close.textProperty().bind(around.texts().of("shell.sheet.close"));
        close.setOnAction(_ -> onClose.run());
        primary.getStyleClass().addAll("accent", "primary");
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox buttons = new HBox(spring, close, primary);
        buttons.getStyleClass().add("page-buttons");
        card.getChildren().addAll(title, scroll, busy, buttons);
        card.getStyleClass().addAll("overlay-card", "sheet-card", "panel");
        card.setMaxHeight(USE_PREF_SIZE);
        StackPane.setAlignment(card, Pos.CENTER);
        setVisible(false);
        FirstShown.fill(this, card);
    }

    /** As high as its content is at the card's width; a plain one asks without naming a width, where nothing wraps. */
    private final class WrappedContent extends ScrollPane {
        @Override
        protected double computePrefHeight(double width) {
            double room = Math.min(card.prefWidth(-1), SheetOverlay.this.getWidth());
            double inner = room - card.snappedLeftInset() - card.snappedRightInset();
            return getContent() == null ? 0 : Math.ceil(getContent().prefHeight(inner));
        }
    }

    void open(Sheet opened) {
        sheet = opened;
        title.textProperty().bind(opened.title());
        scroll.setContent(opened.node());
        busy.getChildren().setAll(new BusyStrip(opened.busy(), around.texts(), around.reducedMotion()));
        following = opened.primary().subscribe(this::show);
        setVisible(true);
        // The scroll pane takes its content in with its skin, which the next frame would make: too late for the focus.
        applyCss();
        Node first = opened.firstFocus().orElse(primary.isVisible() ? primary : close);
        Platform.runLater(first::requestFocus);
    }

    private void show(Command command) {
        boolean focused = primary.isFocused();
        primary.setVisible(command != null);
        primary.setManaged(command != null);
        if (command != null) {
            CommandButton.show(primary, command);
        } else if (focused) {
            close.requestFocus();
        }
    }

    /** Stops what runs; with nothing running, closes. */
    void escape() {
        if (sheet.busy().activeProperty().get()) {
            sheet.busy().cancel();
        } else {
            onClose.run();
        }
    }

    /** Does what the primary button says. */
    void runPrimary() {
        Command command = sheet.primary().getValue();
        if (command != null) {
            command.run();
        }
    }

    void hide() {
        following.unsubscribe();
        title.textProperty().unbind();
        sheet.closed();
        scroll.setContent(null);
        busy.getChildren().clear();
        setVisible(false);
    }
}
