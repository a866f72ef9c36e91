package dev.trainlight.wizard.page.signin;

import dev.trainlight.aws.signin.config.SsoPortal;
import dev.trainlight.aws.signin.sso.SsoAccount;
import dev.trainlight.evidence.Failure;
import dev.trainlight.wizard.task.Busy;
import dev.trainlight.wizard.task.Failures;
import dev.trainlight.wizard.task.Running;
import dev.trainlight.wizard.task.TaskRunner;
import dev.trainlight.wizard.task.Tasks;
import dev.trainlight.wizard.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** Which account and role of a portal: two lists that search, the second following the first. */
public final class PortalPickModel {
    private final SignInPort port;
    private final TaskRunner tasks;
    private final Texts texts;
    private final Busy busy;
    private final Consumer<Failure> failed;
    private final ObservableList<SsoAccount> all = FXCollections.observableArrayList();
    private final FilteredList<SsoAccount> accounts = new FilteredList<>(all);
    private final ObservableList<String> roles = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ObjectProperty<SsoAccount> account = new SimpleObjectProperty<>(this, "account");
    private final StringProperty role = new SimpleStringProperty(this, "role");
    private final ReadOnlyBooleanWrapper rolesKnown = new ReadOnlyBooleanWrapper(this, "rolesKnown");
    private SsoPortal portal;
    private Running listing = Running.NOTHING;

    PortalPickModel(SignInPort port, TaskRunner tasks, Texts texts, Busy busy, Consumer<Failure> failed) {
        this.port = port;
        this.tasks = tasks;
        this.texts = texts;
        this.busy = busy;
        this.failed = failed;
        filter.addListener((_, _, typed) -> accounts.setPredicate(each -> matches(each, typed)));
        account.addListener((_, _, chosen) -> listRoles(chosen));
    }

    private static boolean matches(SsoAccount account, String typed) {
        String all = (account.name() + " " + account.id() + " " + account.email()).toLowerCase(Locale.ROOT);
        for (String word : typed.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
            if (!all.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /** Begins with that portal: lists its accounts. */
    void begin(SsoPortal signedIn) {
        portal = signedIn;
        all.clear();
        roles.clear();
        account.set(null);
        role.set(null);
        listing.abandon();
        failed.accept(null);
        listing = Tasks.<List<SsoAccount>>create("list accounts", control -> port.accounts(signedIn, control))
                .busy(busy, texts.get("page.signin.busy.accounts"))
                .onSuccess(this::take)
                .onCancelled(_ -> failed.accept(Failures.stopped()))
                .onFailure(failed)
                .start(tasks);
    }

    private void take(List<SsoAccount> listed) {
        all.setAll(listed);
        if (listed.size() == 1) {
            account.set(listed.getFirst());
        }
    }

    private void listRoles(SsoAccount chosen) {
        listing.abandon();
        roles.clear();
        rolesKnown.set(false);
        role.set(null);
        if (chosen == null) {
            return;
        }
        failed.accept(null);
        listing = Tasks.<List<String>>create("list roles", control -> port.roles(portal, chosen.id(), control))
                .busy(busy, texts.get("page.signin.busy.roles", chosen.name()))
                .onSuccess(listed -> {
                    roles.setAll(listed);
                    rolesKnown.set(true);
                    if (listed.size() == 1) {
                        role.set(listed.getFirst());
                    }
                })
                .onCancelled(_ -> failed.accept(Failures.stopped()))
                .onFailure(failed)
                .start(tasks);
    }

    /** Lists again what failed. */
    void again() {
        if (all.isEmpty()) {
            begin(portal);
        } else {
            listRoles(account.get());
        }
    }

    void stop() {
        listing.abandon();
    }

    /** The portal. */
    SsoPortal portal() {
        return portal;
    }

    /** The accounts that match what was typed. */
    public FilteredList<SsoAccount> accounts() {
        return accounts;
    }

    /** The roles of the chosen account. */
    public ObservableList<String> roles() {
        return roles;
    }

    /** Whether the roles of the chosen account have been listed, be they none. */
    ReadOnlyBooleanProperty rolesKnownProperty() {
        return rolesKnown.getReadOnlyProperty();
    }

    /** What one types to find an account. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** The chosen account; null: none yet. */
    public ObjectProperty<SsoAccount> accountProperty() {
        return account;
    }

    /** The chosen role; null: none yet. */
    public StringProperty roleProperty() {
        return role;
    }
}
