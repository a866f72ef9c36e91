package dev.trainlight.wizard.shell;

import dev.trainlight.wizard.control.FirstShown;
import dev.trainlight.wizard.control.ScrollWhenTight;
import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.page.Command;
import dev.trainlight.wizard.page.CommandButton;
import dev.trainlight.wizard.page.Page;
import dev.trainlight.wizard.page.StepId;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.text.Texts;
import java.util.Arrays;
import java.util.Objects;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/**
 * A page in its frame: title above, its node in the middle, busy strip, status and buttons below; the same for every
 * page. Made once a page and kept, with where the focus was.
 */
final class PageFrame extends BorderPane {
    private final Page page;
    final Button primary = new Button();
    final Button back = new Button();
    final Label status = new Label();
    private final HBox secondary = new HBox();
    private Node focused;
    private Subscription whyNot = Subscription.EMPTY;

    PageFrame(StepId id, Page page, Surroundings around, Runnable goBack) {
        this.page = page;
        Texts texts = around.texts();
        setId("page-" + id.id());
        getStyleClass().add("page");
        setTop(header());
        setCenter(middle());
        setBottom(new VBox(new BusyStrip(page.busy(), texts, around.reducedMotion()), bottom(id, texts, goBack)));
    }

    private Node header() {
        Label title = Wrapped.label(page.title(), "page-title");
        Label subtitle = Wrapped.label(page.subtitle(), "page-subtitle");
        subtitle.visibleProperty().bind(subtitle.textProperty().map(text -> text != null && !text.isEmpty()));
        subtitle.managedProperty().bind(subtitle.visibleProperty());
        VBox header = page.beside()
                .map(beside -> new VBox(titleLine(title, beside, subtitle)))
                .orElseGet(() -> new VBox(title, subtitle));
        header.getStyleClass().add("page-words");
        StackPane whole = new StackPane(header);
        page.corner().ifPresent(corner -> {
            StackPane.setAlignment(corner, Pos.TOP_RIGHT);
            header.getStyleClass().add("beside-corner");
            whole.getChildren().add(corner);
        });
        whole.getStyleClass().add("page-header");
        return whole;
    }

    /** A title with something beside it has the facts there too, where they have room. */
    private static Node titleLine(Label title, Node beside, Label facts) {
        FlowPane line = new FlowPane(title, beside, facts);
        line.getStyleClass().add("page-title-line");
        line.setRowValignment(VPos.BASELINE);
        // Its least width would be that of its widest child, unwrapped.
        line.setMinWidth(0);
        for (Label label : new Label[] {title, facts}) {
            label.maxWidthProperty().bind(line.widthProperty());
        }
        return line;
    }

    /** Fills the space there is; where that is less than the page needs (large text, small window), it scrolls. */
    private Node middle() {
        VBox content = new VBox(page.node());
        content.getStyleClass().add("page-content");
        VBox.setVgrow(page.node(), Priority.ALWAYS);
        return new ScrollWhenTight(content);
    }

    private Node bottom(StepId id, Texts texts, Runnable goBack) {
        status.getStyleClass().add("page-status");
        status.setId("page-status");
        Wrapped.lines(status);
        page.status().addListener((_, _, _) -> showStatus());
        primary.disabledProperty().addListener((_, _, _) -> showStatus());
        back.setId("back");
        back.setMinWidth(USE_PREF_SIZE);
        back.textProperty().bind(texts.of("shell.back"));
        back.setOnAction(_ -> goBack.run());
        back.setVisible(id != StepId.SIGN_IN);
        back.setManaged(id != StepId.SIGN_IN);
        primary.setDefaultButton(true);
        primary.getStyleClass().add("primary");
        showPrimary(page.primary().getValue());
        page.primary().addListener((_, _, command) -> showPrimary(command));
        secondary.getStyleClass().add("page-buttons");
        showSecondary();
        page.secondary().addListener((ListChangeListener<Command>) _ -> showSecondary());
        HBox own = new HBox();
        FirstShown.each(own, back, primary);
        own.getStyleClass().add("page-buttons");
        return new BottomBar(status, secondary, own);
    }

    /** What the page has to say, and what is missing for the primary button. */
    private void showStatus() {
        Command command = page.primary().getValue();
        boolean missing = command != null && !command.enabled().get() && command.whyNot() != null;
        String said = Objects.requireNonNullElse(page.status().getValue(), "");
        if (missing) {
            String why = command.whyNot().getValue();
            status.setText(said.isEmpty() ? why : said + "  ·  " + why);
        } else {
            status.setText(said);
        }
    }

    private void showPrimary(Command command) {
        whyNot.unsubscribe();
        primary.setVisible(command != null);
        primary.setManaged(command != null);
        if (command != null) {
            CommandButton.show(primary, command);
            whyNot = command.whyNot() == null
                    ? Subscription.EMPTY
                    : command.whyNot().subscribe(_ -> showStatus());
        }
        showStatus();
    }

    private void showSecondary() {
        secondary
                .getChildren()
                .setAll(page.secondary().stream().map(CommandButton::of).toList());
        secondary.setVisible(!page.secondary().isEmpty());
        secondary.setManaged(!page.secondary().isEmpty());
    }

    /** The page comes to the front; the focus goes where it was, where the page stands in a window. */
    void shown() {
        page.shown();
        if (getScene() != null) {
            Platform.runLater(this::takeFocus);
        }
    }

    /** Puts the focus where it was on this page, else where the page wants it, else on the page itself. */
    void takeFocus() {
        if (getScene() == null || holds(getScene().getFocusOwner())) {
            return;
        }
        for (Node wanted : Arrays.asList(focused, page.firstFocus().orElse(null), firstFocusable(page.node()))) {
            if (holds(wanted) && usable(wanted)) {
                wanted.requestFocus();
                return;
            }
        }
        requestFocus();
    }

    /** Whether the node stands on this page. */
    boolean holds(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each == this) {
                return true;
            }
        }
        return false;
    }

    /** Whether the node can have the focus. */
    static boolean usable(Node node) {
        if (node == null || node.getScene() == null || node.isDisabled()) {
            return false;
        }
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static Node firstFocusable(Node node) {
        if (node.isFocusTraversable() && usable(node)) {
            return node;
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Node found = firstFocusable(child);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** Another page comes to the front. */
    void hidden() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        if (holds(owner)) {
            focused = owner;
        }
        page.hidden();
    }

    Page page() {
        return page;
    }
}
