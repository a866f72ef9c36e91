package dev.trainlight.wizard.page.signin;

import dev.trainlight.aws.signin.ProfileEntry;
import dev.trainlight.aws.signin.ProfileGroup;
import dev.trainlight.aws.signin.ProfileState;
import dev.trainlight.evidence.Failure;
import dev.trainlight.wizard.control.Badge;
import dev.trainlight.wizard.control.Glyph;
import dev.trainlight.wizard.control.Tone;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.page.signin.ProfileRow.Heading;
import dev.trainlight.wizard.page.signin.ProfileRow.Profile;
import dev.trainlight.wizard.text.Formats;
import dev.trainlight.wizard.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A line of the profile list: a group's heading, or a profile with its badge. */
final class ProfileCell extends ListCell<ProfileRow> {
    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");

    private final Surroundings around;
    private final Label name = new Label();
    private final Label detail = new Label();
    private final Badge badge = new Badge();
    private final HBox line;

    ProfileCell(Surroundings around) {
        this.around = around;
        name.getStyleClass().add("profile-name");
        detail.getStyleClass().addAll("muted", "small-text");
        VBox words = new VBox(name, detail);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        line = new HBox(words, badge);
        line.getStyleClass().add("profile-line");
        line.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(ProfileRow row, boolean empty) {
        super.updateItem(row, empty);
        boolean heading = !empty && row instanceof Heading;
        pseudoClassStateChanged(HEADING, heading);
        setDisable(empty || heading);
        setTooltip(null);
        setGraphic(null);
        setText(null);
        setAccessibleText(null);
        if (empty || row == null) {
            return;
        }
        switch (row) {
            case Heading(ProfileGroup group) -> setText(texts().get("page.signin.group." + word(group)));
            case Profile(ProfileEntry entry) -> show(entry);
        }
    }

    private void show(ProfileEntry entry) {
        name.setText(entry.name().isEmpty() ? texts().get("page.signin.environment") : entry.name());
        detail.setText(detail(entry));
        detail.setManaged(!detail.getText().isEmpty());
        ProfileState state = entry.state();
        badge.setText(word(state));
        badge.setTone(tone(state));
        badge.setGlyph(glyph(state));
        setTooltip(new Tooltip(tooltip(entry)));
        setAccessibleText(String.join(", ", name.getText(), detail.getText(), badge.getText()));
        setGraphic(line);
    }

    private String tooltip(ProfileEntry entry) {
        List<String> lines = new ArrayList<>();
        lines.add(name.getText());
        lines.add(detail.getText());
        entry.command().map(command -> texts().get("page.signin.runs", command)).ifPresent(lines::add);
        switch (entry.state()) {
            case ProfileState.CodeNeeded(String device) -> lines.add(texts().get("page.signin.state.code.of", device));
            case ProfileState.SignInNeeded(ProfileState.How how) -> {
                if (how == ProfileState.How.AWS_LOGIN) {
                    lines.add(texts().get("page.signin.copy-login.help"));
                }
            }
            case ProfileState.Ready _,
                    ProfileState.ValidUntil _,
                    ProfileState.Refreshable _,
                    ProfileState.RunsCommand _,
                    ProfileState.Broken _ -> {
                // The line itself says it all.
            }
        }
        lines.removeIf(String::isEmpty);
        return String.join("\n", lines);
    }

    private String detail(ProfileEntry entry) {
        if (entry.state() instanceof ProfileState.Broken(Failure why)) {
            return texts().say(why);
        }
        List<String> parts = new ArrayList<>();
        entry.accountId().map(Formats::account).ifPresent(parts::add);
        entry.role().ifPresent(parts::add);
        entry.region().ifPresent(parts::add);
        if (entry.portal().isPresent() && entry.accountId().isEmpty()) {
            parts.add(texts().get("page.signin.pick-later"));
        }
        return String.join("  ·  ", parts);
    }

    private String word(ProfileState state) {
        return switch (state) {
            case ProfileState.Ready _, ProfileState.Refreshable _ -> texts().get("page.signin.state.ready");
            case ProfileState.ValidUntil(Instant end) -> texts().get("page.signin.state.until", until(end));
            case ProfileState.CodeNeeded _ -> texts().get("page.signin.state.code");
            case ProfileState.RunsCommand _ -> texts().get("page.signin.state.command");
            case ProfileState.SignInNeeded(ProfileState.How how) ->
                switch (how) {
                    case BROWSER -> texts().get("page.signin.state.sign-in");
                    case AWS_LOGIN -> texts().get("page.signin.state.aws-login");
                };
            case ProfileState.Broken _ -> texts().get("page.signin.state.broken");
        };
    }

    private String until(Instant end) {
        Instant now = around.now().getValue();
        boolean soon = Duration.between(now, end).compareTo(Duration.ofHours(18)) < 0;
        return soon ? around.formats().clock(end) : around.formats().relative(end, now);
    }

    private static Tone tone(ProfileState state) {
        return switch (state) {
            case ProfileState.Ready _, ProfileState.Refreshable _, ProfileState.ValidUntil _ -> Tone.SUCCESS;
            case ProfileState.SignInNeeded _ -> Tone.WARNING;
            case ProfileState.CodeNeeded _, ProfileState.RunsCommand _ -> Tone.NEUTRAL;
            case ProfileState.Broken _ -> Tone.DANGER;
        };
    }

    private static Glyph glyph(ProfileState state) {
        return switch (state) {
            case ProfileState.Ready _, ProfileState.Refreshable _, ProfileState.ValidUntil _ -> Glyph.CHECK;
            case ProfileState.SignInNeeded _ -> Glyph.SIGN_IN;
            case ProfileState.CodeNeeded _ -> Glyph.DEVICE;
            case ProfileState.RunsCommand _ -> Glyph.TERMINAL;
            case ProfileState.Broken _ -> Glyph.ALERT;
        };
    }

    private static String word(ProfileGroup group) {
        return switch (group) {
            case ENVIRONMENT -> "environment";
            case SSO -> "sso";
            case LOGIN -> "login";
            case ROLE -> "role";
            case KEYS -> "keys";
            case COMMAND -> "command";
            case WEB_IDENTITY -> "web-identity";
            case BROKEN -> "broken";
        };
    }

    private Texts texts() {
        return around.texts();
    }
}
