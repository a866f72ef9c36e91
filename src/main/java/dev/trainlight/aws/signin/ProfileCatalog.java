package dev.trainlight.aws.signin;

import dev.trainlight.aws.signin.config.SsoPortal;
import dev.trainlight.evidence.Failure;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What there is to sign in with, as the files are now.
 *
 * @param entries by group, then by name
 * @param portals the portals that the files know, with the state of the sign-in there
 * @param failures files that cannot be read
 */
public record ProfileCatalog(List<ProfileEntry> entries, List<PortalEntry> portals, List<Failure> failures) {
    public ProfileCatalog {
        entries = List.copyOf(entries);
        portals = List.copyOf(portals);
        failures = List.copyOf(failures);
    }

    /**
     * A portal.
     *
     * @param portal where
     * @param state whether somebody is signed in
     */
    public record PortalEntry(SsoPortal portal, ProfileState state) {}

    /** The entries, group by group. */
    public Map<ProfileGroup, List<ProfileEntry>> groups() {
        return entries.stream()
                .collect(Collectors.groupingBy(
                        ProfileEntry::group, () -> new EnumMap<>(ProfileGroup.class), Collectors.toList()));
    }

    /** The entry that AWS's tools take without being told. */
    public Optional<ProfileEntry> usual() {
        return entries.stream().filter(ProfileEntry::usual).findFirst();
    }

    /** The profile of that name. */
    public Optional<ProfileEntry> profile(String name) {
        return entries.stream()
                .filter(entry -> entry.choice().equals(SignInChoice.profile(name)))
                .findFirst();
    }
}
