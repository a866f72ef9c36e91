package dev.trainlight.wizard.shell;

import dev.trainlight.evidence.Identity;
import dev.trainlight.wizard.control.FirstShown;
import dev.trainlight.wizard.page.Page;
import dev.trainlight.wizard.page.Sheet;
import dev.trainlight.wizard.page.StepId;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.text.Texts;
import dev.trainlight.wizard.theme.Theme;
import java.io.File;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The window's content: the steps on the left, the current page in its frame, the bars. Builds a page when it is first
 * shown and keeps it from then on.
 */
public final class Shell {
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");
    /** Below this many text heights of width the steps are drawn narrow. */
    private static final double COMPACT_EMS = 60;

    private static final double EM = 14;

    private final Flow flow;
    private final Surroundings around;
    private final Map<StepId, PageFrame> frames = new EnumMap<>(StepId.class);
    private final VBox notices = new VBox();
    private final StackPane pageArea = new StackPane();
    private final BorderPane content = new BorderPane();
    private final ShortcutsOverlay shortcuts;
    private final SheetOverlay sheet;
    private final Label drop = new Label();
    private final StackPane root = new StackPane();
    private final ObservableValue<Double> textScale;
    private Node focusBefore;

    public Shell(
            Flow flow, Surroundings around, Theme theme, ObservableValue<Identity> identity, ShellActions actions) {
        this.flow = flow;
        this.around = around;
        this.textScale = theme.textScaleProperty().asObject();
        Texts texts = around.texts();
        shortcuts = new ShortcutsOverlay(texts, this::hideShortcuts);
        sheet = new SheetOverlay(around, this::closeSheet);
        TextSize size = new TextSize(theme.textScaleProperty());
        content.getStyleClass().add("shell");
        content.setLeft(side(texts, theme, size, identity, actions));
        notices.getChildren()
                .add(NoticeBar.sessionOver(
                        texts.map(flow.sessionOverProperty(), failure -> failure == null ? "" : texts.say(failure)),
                        () -> flow.go(StepId.SIGN_IN),
                        flow::dismissSessionOver,
                        texts));
        pageArea.getStyleClass().add("page-area");
        VBox.setVgrow(pageArea, Priority.ALWAYS);
        content.setCenter(new VBox(notices, pageArea));
        drop.setId("drop");
        drop.getStyleClass().add("drop-target");
        drop.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        drop.setAlignment(Pos.CENTER);
        drop.setVisible(false);
        drop.setMouseTransparent(true);
        drop.textProperty().bind(texts.of("shell.drop"));
        FirstShown.each(root, content, sheet, shortcuts, drop);
        root.widthProperty().subscribe(this::arrange);
        textScale.subscribe(this::arrange);
        root.setOnDragOver(this::dragOver);
        root.setOnDragExited(_ -> drop.setVisible(false));
        root.setOnDragDropped(event -> dropped(event, actions));
        new ShellKeys(this, flow, size, actions).listen(root);
        flow.currentProperty().addListener((_, before, now) -> show(before, now));
        root.sceneProperty()
                .flatMap(Scene::focusOwnerProperty)
                .addListener((_, lost, now) -> keepFocusOnPage(lost, now));
    }

    private Node side(
            Texts texts, Theme theme, TextSize size, ObservableValue<Identity> identity, ShellActions actions) {
        Label name = new Label();
        name.textProperty().bind(texts.of("app.name"));
        name.getStyleClass().add("app-name");
        HBox brand = new HBox(new Signal(), name);
        brand.getStyleClass().add("brand");
        brand.setAlignment(Pos.CENTER_LEFT);
        Region spring = new Region();
        VBox.setVgrow(spring, Priority.ALWAYS);
        IdentityStrip strip = new IdentityStrip(identity, () -> flow.go(StepId.SIGN_IN), texts);
        HBox.setHgrow(strip, Priority.ALWAYS);
        HBox foot = new HBox(strip, new SettingsMenu(texts, theme, size, actions, this::showShortcuts));
        foot.getStyleClass().add("side-foot");
        foot.setAlignment(Pos.BOTTOM_LEFT);
        VBox side = new VBox(brand, new StepList(flow, texts), spring, foot);
        side.getStyleClass().add("side");
        return side;
    }

    /** The root of the window's scene. */
    public Parent root() {
        return root;
    }

    /**
     * Shows words above every page, in a bar that can be hidden.
     *
     * @param id what the ids of its parts begin with
     * @param words empty shows nothing
     */
    public void notice(String id, ObservableValue<String> words, Runnable dismiss) {
        notices.getChildren().add(new NoticeBar(id, words, dismiss, around.texts()));
    }

    /** Makes the current page; the toolkit need not run yet. */
    public void begin() {
        show(null, flow.currentProperty().get());
    }

    /** The window is shown: the focus goes where its page wants it. */
    public void shown() {
        Platform.runLater(frames.get(flow.currentProperty().get())::takeFocus);
    }

    /** The window closes: what runs is abandoned. */
    public void close() {
        if (sheetShown()) {
            sheet.hide();
        }
        frames.values().forEach(frame -> frame.page().closed());
    }

    private void show(StepId before, StepId now) {
        if (before != null && frames.containsKey(before)) {
            frames.get(before).hidden();
        }
        PageFrame frame = frames.computeIfAbsent(
                now, id -> new PageFrame(id, flow.step(id).page().get(), around, flow::back));
        pageArea.getChildren().setAll(frame);
        frame.shown();
    }

    /**
     * Where the focused control goes away or is disabled, JavaFX gives the focus to the first of the window, a step button:
     * the next Enter would lead back to the sign-in. It belongs on the page.
     */
    private void keepFocusOnPage(Node lost, Node now) {
        PageFrame frame = frames.get(flow.currentProperty().get());
        boolean wentAway = lost != null && (!PageFrame.usable(lost) || lost.getScene() != root.getScene());
        if (frame != null && (wentAway || lost == null) && !frame.holds(now) && !shortcutsShown() && !sheetShown()) {
            Platform.runLater(frame::takeFocus);
        }
    }

    /** Shows the sheet over the page; one that is open is closed. */
    public void open(Sheet opened) {
        if (sheetShown()) {
            closeSheet();
        }
        focusBefore = ShortcutsOverlay.focusOf(root).orElse(null);
        content.setDisable(true);
        sheet.open(opened);
    }

    boolean sheetShown() {
        return sheet.isVisible();
    }

    SheetOverlay sheet() {
        return sheet;
    }

    private void closeSheet() {
        sheet.hide();
        giveFocusBack();
    }

    /** The page shown. */
    Page page() {
        return frames.get(flow.currentProperty().get()).page();
    }

    boolean shortcutsShown() {
        return shortcuts.isVisible();
    }

    void showShortcuts() {
        focusBefore = ShortcutsOverlay.focusOf(root).orElse(null);
        content.setDisable(true);
        shortcuts.open(page());
    }

    void hideShortcuts() {
        shortcuts.setVisible(false);
        giveFocusBack();
    }

    private void giveFocusBack() {
        content.setDisable(false);
        if (focusBefore != null) {
            focusBefore.requestFocus();
        }
    }

    private void arrange() {
        content.pseudoClassStateChanged(COMPACT, root.getWidth() < COMPACT_EMS * EM * textScale.getValue());
    }

    private void dragOver(DragEvent event) {
        if (files(event).size() == 1) {
            event.acceptTransferModes(TransferMode.COPY);
            drop.setVisible(true);
        }
        event.consume();
    }

    private void dropped(DragEvent event, ShellActions actions) {
        drop.setVisible(false);
        List<File> files = files(event);
        if (files.size() == 1) {
            actions.openCase(files.getFirst().toPath());
        }
        event.setDropCompleted(files.size() == 1);
        event.consume();
    }

    private static List<File> files(DragEvent event) {
        return event.getDragboard().hasFiles() ? event.getDragboard().getFiles() : List.of();
    }

    /** The program's sign, drawn: a signal with two lights. */
    private static final class Signal extends StackPane {
        Signal() {
            getStyleClass().add("brand-signal");
            Region red = new Region();
            red.getStyleClass().addAll("brand-light", "red");
            Region green = new Region();
            green.getStyleClass().addAll("brand-light", "green");
            VBox lights = new VBox(red, green);
            lights.getStyleClass().add("brand-lights");
            lights.setAlignment(Pos.CENTER);
            getChildren().add(lights);
        }
    }
}
