package dev.trainlight.wizard.page.signin;

import dev.trainlight.aws.signin.sso.SsoAccount;
import dev.trainlight.wizard.control.Describe;
import dev.trainlight.wizard.control.Field;
import dev.trainlight.wizard.control.MainAndSide;
import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.text.Formats;
import dev.trainlight.wizard.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Account and role of a portal, side by side; the accounts search while one types. */
final class PickView extends VBox {
    final TextField search = new TextField();

    PickView(SignInViewModel model, Texts texts) {
        getStyleClass().add("pick");
        PortalPickModel pick = model.pick();
        MainAndSide both = MainAndSide.halves(accounts(pick, texts), roles(pick, texts), 36);
        VBox.setVgrow(both, Priority.ALWAYS);
        Field region = new Field(
                texts.of("page.signin.region"),
                RegionPicker.of(
                        model.regions(), model.ways().regionProperty(), texts.of("page.signin.region.portal"), texts));
        getChildren().addAll(both, region);
    }

    private VBox accounts(PortalPickModel pick, Texts texts) {
        search.setId("account-search");
        search.promptTextProperty().bind(texts.of("page.signin.pick.search"));
        Describe.node(search).name(texts.of("page.signin.pick.search")).now();
        search.textProperty().bindBidirectional(pick.filterProperty());
        ListView<SsoAccount> list = new ListView<>(pick.accounts());
        list.setId("accounts");
        list.getStyleClass().add("profile-list");
        list.setCellFactory(_ -> new AccountCell());
        Describe.node(list).name(texts.of("page.signin.pick.accounts")).now();
        list.getSelectionModel().selectedItemProperty().addListener((_, _, chosen) -> {
            if (chosen != null) {
                pick.accountProperty().set(chosen);
            }
        });
        pick.accountProperty().subscribe(chosen -> list.getSelectionModel().select(chosen));
        search.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN && !list.getItems().isEmpty()) {
                list.requestFocus();
                list.getSelectionModel().selectFirst();
                event.consume();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        Label head = heading(texts, "page.signin.pick.accounts");
        Label count = new Label();
        count.getStyleClass().addAll("muted", "small-text");
        count.textProperty()
                .bind(texts.computed(
                        () -> texts.get(
                                "page.signin.pick.count", pick.accounts().size()),
                        pick.accounts()));
        HBox top = new HBox(head, count);
        top.getStyleClass().add("icon-line");
        top.setAlignment(Pos.BASELINE_LEFT);
        VBox column = new VBox(top, search, list);
        column.getStyleClass().add("column");
        return column;
    }

    private static VBox roles(PortalPickModel pick, Texts texts) {
        ListView<String> list = new ListView<>(pick.roles());
        list.setId("roles");
        list.getStyleClass().add("profile-list");
        Describe.node(list).name(texts.of("page.signin.pick.roles")).now();
        list.getSelectionModel().selectedItemProperty().addListener((_, _, chosen) -> {
            if (chosen != null) {
                pick.roleProperty().set(chosen);
            }
        });
        pick.roleProperty().subscribe(chosen -> list.getSelectionModel().select(chosen));
        Label placeholder = Wrapped.label(
                Bindings.createStringBinding(
                        () -> pick.rolesKnownProperty().get()
                                ? texts.get("page.signin.pick.no-roles")
                                : pick.accountProperty().get() == null ? texts.get("page.signin.pick.first") : "",
                        pick.accountProperty(),
                        pick.rolesKnownProperty(),
                        texts.localeProperty()),
                "muted");
        list.setPlaceholder(placeholder);
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN && list.getSelectionModel().isEmpty()) {
                list.getSelectionModel().selectFirst();
                event.consume();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox column = new VBox(heading(texts, "page.signin.pick.roles"), list);
        column.getStyleClass().add("column");
        return column;
    }

    private static Label heading(Texts texts, String key) {
        Label head = new Label();
        head.getStyleClass().add("heading");
        head.textProperty().bind(texts.of(key));
        return head;
    }

    /** An account with its number and address. */
    private static final class AccountCell extends ListCell<SsoAccount> {
        private final Label name = new Label();
        private final Label detail = new Label();
        private final VBox words = new VBox(name, detail);

        AccountCell() {
            name.getStyleClass().add("profile-name");
            detail.getStyleClass().addAll("muted", "small-text");
            words.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(SsoAccount account, boolean empty) {
            super.updateItem(account, empty);
            setGraphic(empty ? null : words);
            setTooltip(null);
            if (!empty) {
                name.setText(account.name());
                detail.setText(
                        Formats.account(account.id()) + (account.email().isEmpty() ? "" : "  ·  " + account.email()));
                setTooltip(new Tooltip(account.name() + "\n" + detail.getText()));
                setAccessibleText(account.name() + ", " + detail.getText());
            }
        }
    }
}
