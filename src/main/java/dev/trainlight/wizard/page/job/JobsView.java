package dev.trainlight.wizard.page.job;

import dev.trainlight.wizard.control.Chips;
import dev.trainlight.wizard.control.Glyph;
import dev.trainlight.wizard.control.Tone;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.page.job.Tables.Width;
import dev.trainlight.wizard.text.Texts;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Recent training jobs, newest first, with a filter. */
final class JobsView extends VBox {
    final TableView<JobRow> table;
    private final JobListModel model;
    private final Surroundings around;

    JobsView(JobViewModel page, Surroundings around) {
        this.model = page.jobs();
        this.around = around;
        Texts texts = around.texts();
        getStyleClass().add("job-list");
        TextField filter = Tables.search("job-filter", texts.of("page.job.filter"));
        filter.textProperty().bindBidirectional(model.filterProperty());
        HBox search = new HBox(filter, Tables.refresh(texts, page::refresh));
        search.setAlignment(Pos.CENTER_LEFT);
        search.getStyleClass().add("search-line");
        FlowPane bar = new FlowPane(search);
        bar.getStyleClass().add("filter-bar");
        Chips<JobStatus> chips =
                new Chips<>(bar, model.statusProperty()).add(null, "status-all", texts.of("page.job.status.all"));
        for (JobStatus status : JobStatus.values()) {
            if (status != JobStatus.OTHER) {
                chips.add(status, "status-" + status.id(), texts.of("page.job.status." + status.id()));
            }
        }
        table = Tables.table("job-table", texts.of("page.job.jobs"), texts);
        Map<TableColumn<JobRow, JobRow>, Width> columns = new LinkedHashMap<>();
        columns.put(name(), new Width(13.6, 0));
        columns.put(status(), new Width(10.6, 0));
        columns.put(started(), new Width(11.2, 38));
        columns.put(length(), new Width(7.7, 45));
        columns.put(role(), new Width(8, 52));
        table.getColumns().addAll(columns.keySet());
        Tables.fit(table, this, columns);
        SortedList<JobRow> sorted = new SortedList<>(model.shown());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setPlaceholder(Tables.empty(
                Glyph.SEARCH,
                texts,
                "page.job",
                this::whyEmpty,
                page::refresh,
                model.loadingProperty(),
                model.failureProperty(),
                model.stoppedProperty(),
                model.filterProperty(),
                model.statusProperty()));
        table.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row != null || table.getItems().isEmpty()) {
                model.selectedProperty().set(row);
            }
        });
        model.selectedProperty().subscribe(row -> {
            if (row == null) {
                table.getSelectionModel().clearSelection();
            } else if (table.getSelectionModel().getSelectedItem() != row) {
                table.getSelectionModel().select(row);
            }
        });
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && model.selectedProperty().get() != null) {
                page.primaryProperty().get().run();
            }
        });
        filter.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN && !table.getItems().isEmpty()) {
                table.requestFocus();
                if (table.getSelectionModel().isEmpty()) {
                    table.getSelectionModel().selectFirst();
                }
                event.consume();
            }
        });
        watchScrolling();
        Tables.prepareRows(table);
        around.now().addListener((_, _, _) -> table.refresh());
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(bar, table);
    }

    private WhyEmpty whyEmpty() {
        return WhyEmpty.of(
                model.loadingProperty().get(),
                model.failureProperty().get(),
                model.stoppedProperty().get(),
                filtered());
    }

    private boolean filtered() {
        return !model.filterProperty().get().isBlank() || model.statusProperty().get() != null;
    }

    private TableColumn<JobRow, JobRow> name() {
        return Tables.names(
                around.texts().of("page.job.column.name"),
                Tables.by(row -> row.job().name()),
                (line, row) -> line.plain(row.job().name()).tooltip(row.job().arn()));
    }

    private TableColumn<JobRow, JobRow> status() {
        return Tables.badges(
                around.texts().of("page.job.column.status"),
                Comparator.comparing(JobRow::status),
                (line, row) -> line.badge(word(row), tone(row.status()), glyph(row.status()))
                        .tooltip(row.job().secondaryStatus().orElse(row.job().status())));
    }

    private String word(JobRow row) {
        return row.status() == JobStatus.OTHER
                ? row.job().status()
                : around.texts().get("page.job.status." + row.status().id());
    }

    private TableColumn<JobRow, JobRow> started() {
        return Tables.column(
                around.texts().of("page.job.column.started"),
                Comparator.comparing(row -> row.job().created()),
                (line, row) -> line.plain(around.formats()
                                .relative(row.job().created(), around.now().getValue()))
                        .tooltip(around.formats().exact(row.job().created())));
    }

    private TableColumn<JobRow, JobRow> length() {
        return Tables.column(
                around.texts().of("page.job.column.length"),
                Comparator.comparing(row -> row.length(around.now().getValue())),
                (line, row) -> {
                    String length =
                            around.formats().duration(row.length(around.now().getValue()));
                    line.plain(length).tooltip(length);
                });
    }

    private TableColumn<JobRow, JobRow> role() {
        return Tables.column(
                around.texts().of("page.job.column.role"),
                Tables.by(row -> row.role().orElse("")),
                (line, row) -> line.plain(row.role().orElse("–"))
                        .tooltip(row.job().roleArn().orElse(around.texts().get("page.job.role-unknown"))));
    }

    private static Tone tone(JobStatus status) {
        return switch (status) {
            case FAILED -> Tone.DANGER;
            case RUNNING -> Tone.ACCENT;
            case COMPLETED -> Tone.SUCCESS;
            case STOPPED, OTHER -> Tone.NEUTRAL;
        };
    }

    private static Glyph glyph(JobStatus status) {
        return switch (status) {
            case FAILED -> Glyph.CROSS_CIRCLE;
            case RUNNING -> Glyph.PLAY;
            case COMPLETED -> Glyph.CHECK_CIRCLE;
            case STOPPED -> Glyph.STOP;
            case OTHER -> Glyph.DOT;
        };
    }

    /** Near the end the next pages are asked for; the skin tells which line is the last one seen. */
    private void watchScrolling() {
        table.skinProperty().addListener((_, _, _) -> {
            if (table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
                flow.positionProperty().addListener((_, _, _) -> {
                    if (flow.getLastVisibleCell() != null) {
                        model.seen(flow.getLastVisibleCell().getIndex());
                    }
                });
            }
        });
    }
}
