package dev.trainlight.wizard.page.job;

import dev.trainlight.wizard.control.Badge;
import dev.trainlight.wizard.control.Describe;
import dev.trainlight.wizard.control.Ems;
import dev.trainlight.wizard.control.Glyph;
import dev.trainlight.wizard.control.Icon;
import dev.trainlight.wizard.control.Tone;
import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.text.Texts;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Callback;

/** How the tables of this page are made: columns, empty states, search fields, alike everywhere. */
final class Tables {
    /** About as many rows as the usual window shows. */
    private static final int PREPARED = 16;

    private Tables() {}

    /** A table that says what it lists, keeps its columns in place, and shows its rows at one height. */
    static <T> TableView<T> table(String id, ObservableValue<String> name, Texts texts) {
        TableView<T> table = new TableView<>();
        table.setId(id);
        table.getStyleClass().add("job-table");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        Describe.node(table).name(name).now();
        texts.localeProperty().subscribe(table::refresh);
        return table;
    }

    /**
     * Makes a screen full of rows, without words yet, as soon as the table is seen: to make them all when the first entries
     * arrive would be felt as a stutter. For one frame the table then holds entries that are none.
     */
    static <T> void prepareRows(TableView<T> table) {
        table.skinProperty().addListener(new InvalidationListener() {
            @Override
            public void invalidated(Observable skin) {
                skin.removeListener(this);
                Scene scene = table.getScene();
                if (scene != null && table.getItems().isEmpty()) {
                    prepareRows(table, scene);
                }
            }
        });
    }

    private static <T> void prepareRows(TableView<T> table, Scene scene) {
        ObservableList<T> items = table.getItems();
        table.setItems(FXCollections.observableArrayList(Collections.nCopies(PREPARED, (T) null)));
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                table.setItems(items);
            }
        });
        Platform.requestNextPulse();
    }

    /**
     * How wide a column is, in text heights.
     *
     * @param least less is not readable
     * @param dropBelow in a table narrower than this the column goes; 0: never
     */
    record Width(double least, double dropBelow) {}

    /** Gives the columns their widths, now and with every change of the window's or the text's size. */
    static <T> void fit(TableView<T> table, Pane around, Map<TableColumn<T, T>, Width> widths) {
        ObservableValue<Double> em = Ems.of(around);
        Runnable arrange = () -> widths.forEach((column, width) -> {
            double size = em.getValue();
            double least = width.least() * size;
            column.setMinWidth(least);
            column.setPrefWidth(least);
            column.setVisible(table.getWidth() <= 0 || table.getWidth() >= width.dropBelow() * size);
        });
        em.subscribe(_ -> {
            arrange.run();
            share(table);
        });
        table.widthProperty().subscribe(_ -> arrange.run());
    }

    /** Gives the last column what is left over; a table does so by itself only when its own width changes. */
    private static void share(TableView<?> table) {
        table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    }

    /**
     * A column.
     *
     * @param order how it sorts
     * @param fill draws a row into a cell's line
     */
    static <T> TableColumn<T, T> column(ObservableValue<String> name, Comparator<T> order, BiConsumer<Line, T> fill) {
        TableColumn<T, T> column = new TableColumn<>();
        column.textProperty().bind(name);
        column.setReorderable(false);
        column.setComparator(order);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        // One for all its cells: to make a tooltip costs more than all else of a cell, and one is seen at a time.
        Tooltip whole = new Tooltip();
        column.setCellFactory(_ -> new LineCell<>(fill, whole));
        return column;
    }

    /** The same, of names: in bold type. */
    static <T> TableColumn<T, T> names(ObservableValue<String> name, Comparator<T> order, BiConsumer<Line, T> fill) {
        TableColumn<T, T> column = column(name, order, fill);
        // Cells take over the style classes of their column.
        column.getStyleClass().add("strong");
        return column;
    }

    /** The same, of cells that show a badge. */
    static <T> TableColumn<T, T> badges(ObservableValue<String> name, Comparator<T> order, BiConsumer<Line, T> fill) {
        TableColumn<T, T> column = column(name, order, fill);
        Callback<TableColumn<T, T>, TableCell<T, T>> plain = column.getCellFactory();
        column.setCellFactory(of -> {
            TableCell<T, T> cell = plain.call(of);
            ((LineCell<T>) cell).line.prepareBadge();
            return cell;
        });
        return column;
    }

    /** What a cell shows: a badge or a text, and the whole of it in a tooltip. */
    static final class Line {
        private final TableCell<?, ?> cell;
        private final Tooltip shared;
        private Badge badge;
        private Icon icon;
        private String whole;

        private Line(TableCell<?, ?> cell, Tooltip shared) {
            this.cell = cell;
            this.shared = shared;
            cell.setOnMouseEntered(_ -> shared.setText(whole));
        }

        Line plain(String words) {
            cell.setText(words);
            return this;
        }

        Line badge(String word, Tone tone, Glyph glyph) {
            prepareBadge();
            badge.setText(word);
            badge.setTone(tone);
            badge.setOpacity(1);
            icon.setGlyph(glyph);
            cell.setGraphic(badge);
            return this;
        }

        private void prepareBadge() {
            if (badge == null) {
                badge = new Badge();
                icon = new Icon(Glyph.DOT);
                badge.setGraphic(icon);
            }
        }

        /** All that a filled cell consists of, and nothing to see. */
        private void blank() {
            if (badge == null) {
                cell.setText(" ");
            } else {
                badge.setText(" ");
                badge.setOpacity(0);
                cell.setGraphic(badge);
            }
        }

        Line tooltip(String words) {
            whole = words;
            if (cell.isHover()) {
                shared.setText(words);
            }
            cell.setAccessibleHelp(words);
            cell.setTooltip(shared);
            return this;
        }
    }

    /**
     * Cells are used again for other rows while one scrolls: nothing is made for a row. The words are the cell's own, not
     * those of a label within: a screen full of rows is made at once, and each node of it costs.
     */
    private static final class LineCell<T> extends TableCell<T, T> {
        private final Line line;
        private final BiConsumer<Line, T> fill;

        LineCell(BiConsumer<Line, T> fill, Tooltip shared) {
            this.fill = fill;
            this.line = new Line(this, shared);
        }

        @Override
        protected void updateItem(T row, boolean empty) {
            super.updateItem(row, empty);
            if (!empty && row != null) {
                fill.accept(line, row);
                return;
            }
            setText(null);
            setGraphic(null);
            setTooltip(null);
            if (!empty) {
                line.blank();
            }
        }
    }

    /** A search field. */
    static TextField search(String id, ObservableValue<String> name) {
        TextField field = new TextField();
        field.setId(id);
        field.getStyleClass().add("search");
        field.promptTextProperty().bind(name);
        Describe.node(field).name(name).now();
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    /** The button that asks again. */
    static Button refresh(Texts texts, Runnable action) {
        Button button = new Button(null, new Icon(Glyph.REFRESH));
        button.setId("list-refresh");
        button.getStyleClass().addAll("flat", "button-icon");
        button.setOnAction(_ -> action.run());
        Describe.node(button).name(texts.of("page.job.refresh")).toldKey("F5").now();
        return button;
    }

    /**
     * What stands in an empty table: an icon, why it is empty, and what to do.
     *
     * @param list the beginning of the list's own keys
     * @param again lists again, where it was stopped
     * @param sources what the reason depends on
     */
    static Node empty(
            Glyph glyph, Texts texts, String list, Supplier<WhyEmpty> why, Runnable again, Observable... sources) {
        Label heading = Wrapped.label(texts.computed(() -> texts.get(why.get().head(list)), sources), "heading");
        Label sentence = Wrapped.label(
                texts.computed(() -> why.get().words(list).map(texts::get).orElse(""), sources), "muted");
        Button ask = new Button();
        ask.setId("ask-again");
        ask.setMinWidth(Region.USE_PREF_SIZE);
        ask.textProperty().bind(texts.of("page.job.refresh"));
        ask.setOnAction(_ -> again.run());
        ask.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> switch (why.get()) {
                            case STOPPED -> true;
                            // What failed is told below the list, with its own remedy.
                            case NOT_LISTED, LISTING, NO_MATCH, NONE -> false;
                        },
                        sources));
        ask.managedProperty().bind(ask.visibleProperty());
        VBox box = new VBox(new Icon(glyph, "huge"), heading, sentence, ask);
        box.getStyleClass().add("table-empty");
        box.setAlignment(Pos.CENTER);
        return box;
    }

    /** Sorts by a text, whatever its case. */
    static <T> Comparator<T> by(Function<T, String> text) {
        return Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER);
    }
}
