package dev.trainlight.wizard.page.job;

import dev.trainlight.evidence.RoleSummary;
import dev.trainlight.wizard.control.Glyph;
import dev.trainlight.wizard.control.MainAndSide;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.text.Texts;
import java.time.Instant;
import java.util.Comparator;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The roles that SageMaker may assume; beside them what a job could do with the selected one, stage by stage. */
final class RolesView extends VBox {
    RolesView(RolesModel model, Surroundings around) {
        getStyleClass().add("job-list");
        Texts texts = around.texts();
        TextField filter = Tables.search("role-filter", texts.of("page.job.roles.filter"));
        filter.textProperty().bindBidirectional(model.filterProperty());
        HBox search = new HBox(filter, Tables.refresh(texts, model.list()::load));
        search.setAlignment(Pos.CENTER_LEFT);
        search.getStyleClass().add("search-line");
        TableView<RoleSummary> table = table(model, around);
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox left = new VBox(search, table);
        left.getStyleClass().add("column");
        MainAndSide both = MainAndSide.halves(left, new RoleDetails(model, around), 44);
        VBox.setVgrow(both, Priority.ALWAYS);
        getChildren().add(both);
    }

    private static TableView<RoleSummary> table(RolesModel model, Surroundings around) {
        Texts texts = around.texts();
        TableView<RoleSummary> table = Tables.table("role-table", texts.of("page.job.tab.roles"), texts);
        table.getColumns().add(name(texts));
        table.getColumns().add(used(around));
        SortedList<RoleSummary> sorted = new SortedList<>(model.shown());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setPlaceholder(Tables.empty(
                Glyph.KEY,
                texts,
                "page.job.roles",
                () -> model.list().whyEmpty(!model.filterProperty().get().isBlank()),
                model.list()::load,
                model.list().loadingProperty(),
                model.list().failureProperty(),
                model.list().stoppedProperty(),
                model.filterProperty()));
        table.getSelectionModel().selectedItemProperty().addListener((_, _, role) -> {
            if (role != null) {
                model.list().selectedProperty().set(role);
            }
        });
        model.list().selectedProperty().addListener((_, _, role) -> {
            if (role != null && table.getSelectionModel().getSelectedItem() != role) {
                table.getSelectionModel().select(role);
            }
        });
        around.now().addListener((_, _, _) -> table.refresh());
        return table;
    }

    private static TableColumn<RoleSummary, RoleSummary> name(Texts texts) {
        return Tables.names(
                texts.of("page.job.column.name"),
                Tables.by(RoleSummary::name),
                (line, role) -> line.plain(role.name()).tooltip(role.arn()));
    }

    private static TableColumn<RoleSummary, RoleSummary> used(Surroundings around) {
        return Tables.column(
                around.texts().of("page.job.roles.used"),
                Comparator.comparing(role -> role.lastUsed().orElse(Instant.EPOCH)),
                (line, role) -> line.plain(role.lastUsed()
                                .map(when ->
                                        around.formats().day(when, around.now().getValue()))
                                .orElseGet(() -> around.texts().get("page.job.roles.never")))
                        .tooltip(role.lastUsed()
                                .map(around.formats()::exact)
                                .orElseGet(() -> around.texts().get("page.job.roles.never"))));
    }
}
