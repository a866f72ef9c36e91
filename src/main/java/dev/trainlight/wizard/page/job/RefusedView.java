package dev.trainlight.wizard.page.job;

import dev.trainlight.evidence.RefusedAttempt;
import dev.trainlight.wizard.control.Describe;
import dev.trainlight.wizard.control.Glyph;
import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.page.job.Tables.Width;
import dev.trainlight.wizard.text.Texts;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** CreateTrainingJob calls that AWS refused, from CloudTrail: no job came of them, so no job list shows them. */
final class RefusedView extends VBox {
    RefusedView(JobViewModel page, Surroundings around) {
        getStyleClass().add("job-list");
        Texts texts = around.texts();
        LoadedList<RefusedAttempt> model = page.refused();
        TableView<RefusedAttempt> table = Tables.table("refused-table", texts.of("page.job.tab.refused"), texts);
        Map<TableColumn<RefusedAttempt, RefusedAttempt>, Width> columns = new LinkedHashMap<>();
        columns.put(when(around), new Width(11.6, 0));
        columns.put(name(texts), new Width(11, 37));
        columns.put(who(texts), new Width(10.5, 47));
        columns.put(why(texts), new Width(13, 0));
        table.getColumns().addAll(columns.keySet());
        Tables.fit(table, this, columns);
        SortedList<RefusedAttempt> sorted = new SortedList<>(model.items());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setPlaceholder(Tables.empty(
                Glyph.SHIELD_CHECK,
                texts,
                "page.job.refused",
                () -> model.whyEmpty(false),
                page::refresh,
                model.loadingProperty(),
                model.failureProperty(),
                model.stoppedProperty()));
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, attempt) -> model.selectedProperty().set(attempt));
        model.selectedProperty().addListener((_, _, attempt) -> {
            if (attempt != null && table.getSelectionModel().getSelectedItem() != attempt) {
                table.getSelectionModel().select(attempt);
            }
        });
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && model.selectedProperty().get() != null) {
                page.primaryProperty().get().run();
            }
        });
        around.now().addListener((_, _, _) -> table.refresh());
        VBox.setVgrow(table, Priority.ALWAYS);
        Label about = Wrapped.label(texts.of("page.job.refused.about"), "muted");
        about.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(about, Priority.ALWAYS);
        HBox line = new HBox(about, Tables.refresh(texts, page::refresh));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("search-line");
        getChildren().addAll(line, table, said(model, texts));
    }

    /** The whole of what AWS said about the selected attempt; the table has room for its beginning only. */
    private static ScrollPane said(LoadedList<RefusedAttempt> model, Texts texts) {
        Label words = Wrapped.label(
                model.selectedProperty().map(RefusedAttempt::errorMessage).orElse(""), "code");
        words.setId("refused-said");
        VBox box = new VBox(Wrapped.label(texts.of("page.job.refused.why"), "heading"), words);
        box.getStyleClass().add("refused-said");
        ScrollPane scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("panel", "edge-to-edge", "refused-said-scroll");
        Describe.node(scroll).name(texts.of("page.job.refused.why")).now();
        scroll.visibleProperty().bind(model.selectedProperty().isNotNull());
        scroll.managedProperty().bind(scroll.visibleProperty());
        return scroll;
    }

    private static TableColumn<RefusedAttempt, RefusedAttempt> when(Surroundings around) {
        return Tables.column(
                around.texts().of("page.job.refused.when"),
                Comparator.comparing(RefusedAttempt::when),
                (line, attempt) -> line.plain(around.formats()
                                .relative(attempt.when(), around.now().getValue()))
                        .tooltip(around.formats().exact(attempt.when())));
    }

    private static TableColumn<RefusedAttempt, RefusedAttempt> name(Texts texts) {
        return Tables.names(
                texts.of("page.job.column.name"),
                Tables.by(attempt -> attempt.jobName().orElse("")),
                (line, attempt) -> {
                    String name = attempt.jobName().orElse(texts.get("page.job.refused.no-name"));
                    line.plain(name).tooltip(name);
                });
    }

    private static TableColumn<RefusedAttempt, RefusedAttempt> who(Texts texts) {
        return Tables.column(
                texts.of("page.job.refused.who"),
                Tables.by(attempt -> attempt.caller().orElse("")),
                (line, attempt) -> line.plain(
                                attempt.caller().map(RefusedView::person).orElse("–"))
                        .tooltip(attempt.caller().orElse("–")));
    }

    private static TableColumn<RefusedAttempt, RefusedAttempt> why(Texts texts) {
        return Tables.column(
                texts.of("page.job.refused.why"),
                Tables.by(RefusedAttempt::errorMessage),
                (line, attempt) -> line.plain(attempt.errorMessage())
                        .tooltip(attempt.errorCode() + "\n" + attempt.errorMessage()));
    }

    /** The last parts of an ARN: role and session, or user. */
    private static String person(String arn) {
        String resource = arn.substring(arn.lastIndexOf(':') + 1);
        return resource.startsWith("assumed-role/") || resource.startsWith("user/")
                ? resource.substring(resource.indexOf('/') + 1)
                : resource;
    }
}
