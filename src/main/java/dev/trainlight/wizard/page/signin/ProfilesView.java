package dev.trainlight.wizard.page.signin;

import dev.trainlight.evidence.Failure;
import dev.trainlight.wizard.control.ActionCard;
import dev.trainlight.wizard.control.Describe;
import dev.trainlight.wizard.control.Field;
import dev.trainlight.wizard.control.FirstShown;
import dev.trainlight.wizard.control.Glyph;
import dev.trainlight.wizard.control.Icon;
import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.page.signin.ProfileRow.Profile;
import dev.trainlight.wizard.text.Texts;
import javafx.application.Platform;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The profiles of this computer, with search, state and region; or what to do where there are none. */
final class ProfilesView extends VBox {
    /** Fewer can be seen at once: no search needed. */
    private static final int SEARCH_FROM = 8;

    final ListView<ProfileRow> list = new ListView<>();
    private final SignInViewModel model;
    private final Surroundings around;
    private final VBox problems = new VBox();
    /** Made when it is first asked for: without a profile nobody needs it. */
    private Node region;

    ProfilesView(SignInViewModel model, Surroundings around) {
        this.model = model;
        this.around = around;
        getStyleClass().add("profiles");
        Texts texts = around.texts();
        StackPane middle = new StackPane();
        FirstShown.each(middle, reading(), filled(), empty());
        VBox.setVgrow(middle, Priority.ALWAYS);
        problems.getStyleClass().add("problems");
        showProblems();
        model.profiles().problems().addListener((ListChangeListener<Failure>) _ -> showProblems());
        problems.managedProperty().bind(problems.visibleProperty());
        texts.localeProperty().subscribe(() -> {
            showProblems();
            list.refresh();
        });
        getChildren().addAll(middle, problems);
    }

    /** For the moment until they are read. */
    private Node reading() {
        Label reading = new Label();
        reading.setId("profiles-reading");
        reading.getStyleClass().add("muted");
        reading.textProperty().bind(around.texts().of("page.signin.reading"));
        reading.visibleProperty().bind(model.reading().loadedProperty().not());
        return reading;
    }

    private Node filled() {
        Texts texts = around.texts();
        ProfileListModel profiles = model.profiles();
        TextField search = new TextField();
        search.setId("profile-search");
        search.promptTextProperty().bind(texts.of("page.signin.search"));
        Describe.node(search).name(texts.of("page.signin.search")).now();
        search.textProperty().bindBidirectional(profiles.filterProperty());
        search.setVisible(false);
        search.managedProperty().bind(search.visibleProperty());
        search.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN) {
                list.requestFocus();
                step(1);
                event.consume();
            }
        });
        list.setId("profiles");
        list.getStyleClass().add("profile-list");
        list.setItems(profiles.rows());
        list.setCellFactory(_ -> new ProfileCell(around));
        Label nothing = Wrapped.label(
                texts.map(profiles.filterProperty(), typed -> texts.get("page.signin.no-match", typed)), "muted");
        list.setPlaceholder(nothing);
        Describe.node(list).name(texts.of("page.signin.profiles")).now();
        list.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row instanceof Profile profile) {
                profiles.selectedProperty().set(profile);
            }
        });
        profiles.selectedProperty().subscribe(this::select);
        profiles.rows().addListener((ListChangeListener<ProfileRow>) _ -> {
            select(profiles.selectedProperty().get());
            search.setVisible(search.isVisible() || profiles.size() >= SEARCH_FROM);
        });
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            int direction = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
            if (direction != 0) {
                step(direction);
                event.consume();
            }
        });
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && profiles.selectedProperty().get() != null) {
                model.commands().primaryProperty().get().run();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        StackPane filled = new StackPane();
        filled.visibleProperty()
                .bind(model.reading()
                        .loadedProperty()
                        .and(profiles.noneProperty().not()));
        FirstShown.fill(filled, () -> {
            VBox content = new VBox();
            content.getStyleClass().add("profiles-filled");
            FirstShown.each(content, search, list, new Field(texts.of("page.signin.region"), region()));
            return content;
        });
        // The page looked for its first focus before the profiles were there.
        list.sceneProperty().subscribe(scene -> {
            if (scene != null && scene.getFocusOwner() instanceof ActionCard) {
                Platform.runLater(list::requestFocus);
            }
        });
        return filled;
    }

    /** Where a region is chosen. */
    Node region() {
        if (region == null) {
            Texts texts = around.texts();
            region = RegionPicker.of(
                    model.regions(), model.ways().regionProperty(), texts.of("page.signin.region.profile"), texts);
        }
        return region;
    }

    private BooleanBinding nothingThere() {
        return model.reading().loadedProperty().and(model.profiles().noneProperty());
    }

    private Node empty() {
        Texts texts = around.texts();
        Label head = Wrapped.label(texts.of("page.signin.none"), "heading");
        Label words = Wrapped.label(texts.of("page.signin.none.words"), "muted");
        VBox nothing = new VBox();
        nothing.getStyleClass().addAll("panel", "empty");
        nothing.setAlignment(Pos.CENTER);
        nothing.visibleProperty().bind(nothingThere());
        FirstShown.fill(nothing, new Icon(Glyph.PERSON, "huge"), head, words);
        return nothing;
    }

    private void select(Profile row) {
        if (row == null) {
            list.getSelectionModel().clearSelection();
        } else if (list.getSelectionModel().getSelectedItem() != row) {
            list.getSelectionModel().select(row);
        }
    }

    /** To the next profile in that direction; headings are no places to stop. */
    private void step(int direction) {
        ObservableList<ProfileRow> rows = list.getItems();
        for (int i = list.getSelectionModel().getSelectedIndex() + direction;
                i >= 0 && i < rows.size();
                i += direction) {
            if (rows.get(i) instanceof Profile) {
                list.getSelectionModel().clearAndSelect(i);
                list.scrollTo(Math.max(0, i - 2));
                return;
            }
        }
    }

    private void showProblems() {
        problems.getChildren().clear();
        for (Failure failure : model.profiles().problems()) {
            Label words = Wrapped.label(around.texts().say(failure));
            HBox.setHgrow(words, Priority.ALWAYS);
            HBox line = new HBox(new Icon(Glyph.ALERT), words);
            if (failure.remedy() == Failure.Remedy.OPEN_CONFIG) {
                Hyperlink show = new Hyperlink(around.texts().get("remedy.open-config"));
                show.setMinWidth(USE_PREF_SIZE);
                show.setOnAction(_ -> model.showConfig(failure));
                line.getChildren().add(show);
            }
            line.getStyleClass().add("problem");
            problems.getChildren().add(line);
        }
        problems.setVisible(!problems.getChildren().isEmpty());
    }
}
