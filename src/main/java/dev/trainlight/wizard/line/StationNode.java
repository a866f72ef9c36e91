package dev.trainlight.wizard.line;

import dev.trainlight.sagemaker.Stage;
import dev.trainlight.wizard.control.SignalMark;
import dev.trainlight.wizard.line.LineLayout.Box;
import dev.trainlight.wizard.line.LineLayout.Spot;
import java.text.BreakIterator;
import java.util.Arrays;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** A station on the screen: its mark and its words. */
final class StationNode extends Region {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    /** Room around mark and words, which belongs to the station when it is pointed at. */
    private static final double MARGIN = 6;

    final SignalMark mark;
    final Label name = new Label();
    final Label state = new Label();

    private final LineView line;
    private final Stage stage;
    private final Tooltip tooltip = new Tooltip();
    private Spot spot;
    private Station shown;
    private String named = "";

    StationNode(LineView line, Station station) {
        this.line = line;
        this.stage = station.stage();
        mark = new SignalMark(station.signal(), 34);
        mark.getStyleClass().add("standing-out");
        setId("station-" + stage.id());
        getStyleClass().addAll("station", stage.beforeJob() ? "station-before-job" : "station-of-job");
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        name.getStyleClass().add("station-name");
        state.getStyleClass().add("station-state");
        for (Label label : new Label[] {name, state}) {
            label.setWrapText(true);
            label.setMinWidth(0);
            label.setMouseTransparent(true);
        }
        getChildren().addAll(mark, name, state);
        Tooltip.install(this, tooltip);
        setOnMousePressed(event -> {
            line.requestFocus();
            line.setSelected(stage);
            event.consume();
        });
        show(station);
    }

    /** Shows another state of the same station. */
    void show(Station station) {
        if (shown != null) {
            getStyleClass().remove("station-" + shown.signal().id());
        }
        shown = station;
        getStyleClass().add("station-" + station.signal().id());
        mark.setSignal(station.signal());
        say(line.getWords());
    }

    /** Says the same in other words. */
    void say(LineWords words) {
        named = words.name(stage);
        name.setText(named);
        state.setText(words.state(shown));
        String spoken = words.spoken(shown);
        setAccessibleText(spoken);
        tooltip.setText(spoken);
    }

    void select(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }

    double wordsWidth() {
        double whole = width(named, name.getFont()) + name.snappedLeftInset() + name.snappedRightInset();
        return Math.ceil(Math.max(whole, state.prefWidth(-1)));
    }

    double narrowestWidth() {
        return Math.ceil(Math.max(longestPart(named, name), longestPart(state.getText(), state)));
    }

    double wordsHeight(double width) {
        return nameHeight(width) + state.prefHeight(width);
    }

    /** Takes its place. */
    void place(Spot place, boolean wide) {
        spot = place;
        Pos alignment = wide ? Pos.TOP_CENTER : Pos.TOP_LEFT;
        TextAlignment text = wide ? TextAlignment.CENTER : TextAlignment.LEFT;
        for (Label label : new Label[] {name, state}) {
            label.setAlignment(alignment);
            label.setTextAlignment(text);
        }
        mark.setSide(place.side());
        name.setText(parted(place.words().width()));
        Box words = place.words();
        double left = Math.min(words.x(), place.left()) - MARGIN;
        double top = Math.min(words.y(), place.centreY() - place.side() / 2) - MARGIN;
        double right = Math.max(words.x() + words.width(), place.right()) + MARGIN;
        double bottom = Math.max(words.y() + words.height(), place.centreY() + place.side() / 2) + MARGIN;
        resizeRelocate(left, top, right - left, bottom - top);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        if (spot == null) {
            return;
        }
        Box words = spot.words();
        mark.resizeRelocate(
                spot.left() - getLayoutX(), spot.centreY() - spot.side() / 2 - getLayoutY(), spot.side(), spot.side());
        double x = words.x() - getLayoutX();
        double y = words.y() - getLayoutY();
        double nameHeight = nameHeight(words.width());
        name.resizeRelocate(x, y, words.width(), nameHeight);
        state.resizeRelocate(x, y + nameHeight, words.width(), state.prefHeight(words.width()));
    }

    private static double longestPart(String text, Label label) {
        BreakIterator parts = BreakIterator.getLineInstance();
        parts.setText(text);
        double longest = 0;
        int start = parts.first();
        for (int end = parts.next(); end != BreakIterator.DONE; end = parts.next()) {
            // A loan word is not parted, though the script allows it.
            if (end < text.length() && isKatakana(text.charAt(end - 1)) && isKatakana(text.charAt(end))) {
                continue;
            }
            longest = Math.max(longest, width(text.substring(start, end).strip(), label.getFont()));
            start = end;
        }
        return longest + label.snappedLeftInset() + label.snappedRightInset();
    }

    private static boolean isKatakana(char letter) {
        return Character.UnicodeBlock.of(letter) == Character.UnicodeBlock.KATAKANA;
    }

    /** The name with a break behind the hyphen of a word that is wider than that: JavaFX breaks at spaces only. */
    private String parted(double width) {
        return Arrays.stream(named.split(" "))
                .map(word -> width(word, name.getFont()) > width ? word.replace("-", "-\n") : word)
                .collect(Collectors.joining(" "));
    }

    private double nameHeight(double width) {
        if (!named.contains("-")) {
            return name.prefHeight(width);
        }
        Text measured = new Text(parted(width));
        measured.setFont(name.getFont());
        measured.setWrappingWidth(width);
        return Math.ceil(measured.getLayoutBounds().getHeight());
    }

    private static double width(String text, Font font) {
        Text measured = new Text(text);
        measured.setFont(font);
        return measured.getLayoutBounds().getWidth();
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case INDEX -> stage.ordinal();
            case SELECTED -> line.getSelected() == stage;
            // Every other attribute is the toolkit's.
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        switch (action) {
            case REQUEST_FOCUS -> {
                line.requestFocus();
                line.setSelected(stage);
            }
            // Every other action is the toolkit's.
            default -> super.executeAccessibleAction(action, parameters);
        }
    }
}
