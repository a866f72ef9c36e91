package dev.trainlight.wizard.page.signin;

import dev.trainlight.aws.signin.ProfileState;
import dev.trainlight.evidence.Failure;
import dev.trainlight.wizard.page.signin.ProfileRow.Profile;
import dev.trainlight.wizard.page.signin.SignInViewModel.Mode;
import dev.trainlight.wizard.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/**
 * What the page says of the selected profile: why it cannot be used, what it will do, what was done with it. What was said
 * of one profile is not said of another.
 */
final class ProfileWords {
    private final ProfileListModel profiles;
    private final Situation situation;
    private final Texts texts;
    private final StringProperty done = new SimpleStringProperty(this, "done", "");
    private final ObservableValue<Failure> told;
    private final ObservableValue<String> notice;

    ProfileWords(ProfileListModel profiles, Situation situation, Texts texts) {
        this.profiles = profiles;
        this.situation = situation;
        this.texts = texts;
        told = Bindings.createObjectBinding(
                this::toldNow, situation.failure(), situation.mode(), profiles.selectedProperty());
        notice = texts.computed(this::noticeNow, done, situation.mode(), profiles.selectedProperty());
        profiles.selectedProperty().subscribe(this::forget);
    }

    /** Says what was done. */
    void say(String words) {
        done.set(words);
    }

    /** Something new begins: what was done is said no more. */
    void hush() {
        done.set("");
    }

    private void forget(Profile before, Profile now) {
        boolean same = before == null
                || now == null
                || before.entry().choice().equals(now.entry().choice());
        if (!same) {
            situation.failure().set(null);
            hush();
        }
    }

    private Failure toldNow() {
        Profile selected = profiles.selectedProperty().get();
        if (situation.failure().get() == null
                && situation.mode().get() == Mode.CHOOSE
                && selected != null
                && selected.entry().state() instanceof ProfileState.Broken(Failure why)) {
            return why;
        }
        return situation.failure().get();
    }

    private String noticeNow() {
        Profile selected = profiles.selectedProperty().get();
        if (!done.get().isEmpty() || selected == null || situation.mode().get() != Mode.CHOOSE) {
            return done.get();
        }
        // Before it runs for the first time, also where another profile of its chain runs it.
        String runs = selected.entry()
                .command()
                .map(command -> texts.get("page.signin.runs", command))
                .orElse("");
        return switch (selected.entry().state()) {
            case ProfileState.RunsCommand _ -> runs;
            case ProfileState.CodeNeeded(String device) ->
                (runs + "\n" + texts.get("page.signin.state.code.of", device)).strip();
            case ProfileState.Ready _,
                    ProfileState.ValidUntil _,
                    ProfileState.Refreshable _,
                    ProfileState.SignInNeeded _,
                    ProfileState.Broken _ -> "";
        };
    }

    /** What went wrong, or why the selected profile cannot be used; null: nothing. */
    ObservableValue<Failure> told() {
        return told;
    }

    /** What a person should know beside; empty: nothing. */
    ObservableValue<String> notice() {
        return notice;
    }
}
