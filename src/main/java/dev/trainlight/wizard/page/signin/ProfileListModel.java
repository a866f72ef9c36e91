package dev.trainlight.wizard.page.signin;

import dev.trainlight.aws.signin.ProfileCatalog;
import dev.trainlight.aws.signin.ProfileEntry;
import dev.trainlight.aws.signin.ProfileGroup;
import dev.trainlight.aws.signin.SignInChoice;
import dev.trainlight.aws.signin.config.SsoConversion;
import dev.trainlight.aws.signin.config.SsoPortal;
import dev.trainlight.evidence.Failure;
import dev.trainlight.wizard.page.signin.ProfileRow.Heading;
import dev.trainlight.wizard.page.signin.ProfileRow.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The profiles, in groups, filtered while one types, with one of them selected. */
public final class ProfileListModel {
    private final List<Profile> all = new ArrayList<>();
    private final List<SsoPortal> portals = new ArrayList<>();
    private final ObservableList<ProfileRow> rows = FXCollections.observableArrayList();
    private final ObservableList<Failure> problems = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ReadOnlyBooleanWrapper none = new ReadOnlyBooleanWrapper(this, "none", true);
    private final ObjectProperty<Profile> selected = new SimpleObjectProperty<>(this, "selected");

    ProfileListModel() {
        filter.addListener((_, _, _) -> {
            arrange();
            keep(choiceOf(selected.get()));
        });
    }

    /** Takes a catalog; keeps the selection, or selects the remembered profile, or the one that AWS's tools would take. */
    void take(ProfileCatalog catalog, Optional<String> remembered) {
        Optional<SignInChoice> wanted = choiceOf(selected.get())
                .or(() -> remembered.flatMap(catalog::profile).map(ProfileEntry::choice))
                .or(() -> catalog.usual().map(ProfileEntry::choice));
        all.clear();
        catalog.entries().forEach(entry -> all.add(new Profile(entry)));
        none.set(all.isEmpty());
        portals.clear();
        catalog.portals().forEach(each -> portals.add(each.portal()));
        problems.setAll(catalog.failures());
        arrange();
        keep(wanted);
    }

    private static Optional<SignInChoice> choiceOf(Profile row) {
        return Optional.ofNullable(row).map(profile -> profile.entry().choice());
    }

    private void arrange() {
        List<ProfileRow> arranged = new ArrayList<>();
        for (ProfileGroup group : ProfileGroup.values()) {
            List<Profile> members = all.stream()
                    .filter(row -> row.entry().group() == group && row.matches(filter.get()))
                    .toList();
            if (!members.isEmpty()) {
                arranged.add(new Heading(group));
                arranged.addAll(members);
            }
        }
        if (!rows.equals(arranged)) {
            rows.setAll(arranged);
        }
    }

    private void keep(Optional<SignInChoice> wanted) {
        selected.set(rows.stream()
                .filter(Profile.class::isInstance)
                .map(Profile.class::cast)
                .filter(row -> wanted.filter(row.entry().choice()::equals).isPresent())
                .findFirst()
                .orElse(null));
    }

    /** The profile of that name. */
    Optional<Profile> named(String name) {
        return all.stream().filter(row -> row.entry().name().equals(name)).findFirst();
    }

    /** How the selected profile becomes one whose sign-in renews itself; null where it is not of the old form. */
    ObservableValue<SsoConversion> conversion() {
        return selected.map(row -> row.entry()
                .portal()
                .filter(portal -> row.entry().group() == ProfileGroup.SSO
                        && portal.session().isEmpty())
                .map(portal -> SsoConversion.of(row.entry().name(), portal, portals))
                .orElse(null));
    }

    /** How many profiles there are, shown or not. */
    int size() {
        return all.size();
    }

    /** The lines to show: headings and profiles. */
    public ObservableList<ProfileRow> rows() {
        return rows;
    }

    /** Files that cannot be read. */
    public ObservableList<Failure> problems() {
        return problems;
    }

    /** Whether there is no profile at all. */
    public ReadOnlyBooleanProperty noneProperty() {
        return none.getReadOnlyProperty();
    }

    /** What one types to find a profile. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** The selected profile; null: none. */
    public ObjectProperty<Profile> selectedProperty() {
        return selected;
    }
}
