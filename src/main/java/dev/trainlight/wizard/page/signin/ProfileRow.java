package dev.trainlight.wizard.page.signin;

import dev.trainlight.aws.signin.ProfileEntry;
import dev.trainlight.aws.signin.ProfileGroup;
import java.util.Locale;

/** A line of the profile list: a profile, or the heading above a group of them. */
public sealed interface ProfileRow {
    /**
     * A heading.
     *
     * @param group what is below it
     */
    record Heading(ProfileGroup group) implements ProfileRow {}

    /**
     * A profile.
     *
     * @param entry the profile with its state
     */
    record Profile(ProfileEntry entry) implements ProfileRow {
        /** Whether every one of the words stands in its name, account or role. */
        boolean matches(String words) {
            String all = String.join(
                            " ",
                            entry.name(),
                            entry.accountId().orElse(""),
                            entry.role().orElse(""))
                    .toLowerCase(Locale.ROOT);
            for (String word : words.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
                if (!all.contains(word)) {
                    return false;
                }
            }
            return true;
        }
    }
}
