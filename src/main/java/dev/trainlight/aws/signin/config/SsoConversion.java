package dev.trainlight.aws.signin.config;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a profile of the old form, with {@code sso_start_url} in itself, becomes one with an {@code sso-session} section: only
 * the token of such a section can be renewed without a sign-in
 * (docs.aws.amazon.com/cli/latest/userguide/cli-configure-sso.html). The lines are for a person to put in; nothing is
 * written.
 *
 * @param heading the profile's own, such as {@code [profile ml-prod]}
 * @param session name of the section
 * @param section the lines of the section; empty where there is such a section already
 * @param line what goes into the profile in place of {@code sso_start_url} and {@code sso_region}
 */
public record SsoConversion(String heading, String session, List<String> section, String line) {
    /** The first label of an address that is the same for many companies. */
    private static final Set<String> SHARED = Set.of("start", "identitycenter", "portal", "www");

    public SsoConversion {
        section = List.copyOf(section);
    }

    /**
     * The conversion of a profile.
     *
     * @param profile its name
     * @param portal where it signs in; has no session
     * @param known the portals that the files have already
     */
    public static SsoConversion of(String profile, SsoPortal portal, Collection<SsoPortal> known) {
        Optional<String> there = known.stream()
                .filter(other -> other.startUrl().equals(portal.startUrl())
                        && other.region().equals(portal.region()))
                .flatMap(other -> other.session().stream())
                .findFirst();
        String session = there.orElseGet(() -> free(nameOf(portal.startUrl()), known));
        List<String> section = there.isPresent()
                ? List.of()
                : List.of(
                        "[sso-session " + session + "]",
                        "sso_start_url = " + portal.startUrl(),
                        "sso_region = " + portal.region(),
                        "sso_registration_scopes = " + SsoPortal.ACCESS);
        String heading = profile.equals("default") ? "[default]" : "[profile " + profile + "]";
        return new SsoConversion(heading, session, section, "sso_session = " + session);
    }

    /** {@code my-company} of {@code https://my-company.awsapps.com/start}; where that says nothing, the end of the path. */
    private static String nameOf(String startUrl) {
        String address = startUrl.strip().replaceAll("^[a-z]+://|[#?].*|/+$", "");
        String first = address.split("[./:]", 2)[0];
        String last = address.contains("/") ? address.substring(address.lastIndexOf('/') + 1) : "";
        String name = SHARED.contains(first) && !last.isEmpty() ? last : first;
        String plain = name.replaceAll("[^A-Za-z0-9._-]", "-");
        return plain.isEmpty() ? "my-sso" : plain;
    }

    private static String free(String name, Collection<SsoPortal> known) {
        Set<String> taken =
                known.stream().flatMap(portal -> portal.session().stream()).collect(Collectors.toSet());
        String free = name;
        for (int i = 2; taken.contains(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }
}
