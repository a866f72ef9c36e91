package dev.trainlight.aws.signin.config;

import dev.trainlight.aws.Environment;
import dev.trainlight.aws.FailureException;
import dev.trainlight.aws.signin.config.ProfileKind.RoleSource;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Failure.Kind;
import dev.trainlight.evidence.Failure.Remedy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what a profile describes. Where one profile has settings of several kinds, the AWS CLI's order counts: web
 * identity, role, SSO, keys, login, command. A role goes before the SSO settings beside it; the SDK has it the other way round
 * and stumbles over such a profile (aws-sdk-java-v2 #6187), which is why credentials are not left to it.
 */
public final class ProfileKinds {
    private static final int LONGEST_CHAIN = 10;

    private final Configuration configuration;
    private final Environment environment;

    public ProfileKinds(Configuration configuration, Environment environment) {
        this.configuration = configuration;
        this.environment = environment;
    }

    /** What the profile describes, its source profiles checked too. */
    public ProfileKind of(Section profile) {
        ProfileKind kind = shallow(profile);
        return kind instanceof ProfileKind.Role role
                ? brokenSource(profile, role)
                        .<ProfileKind>map(ProfileKind.Broken::new)
                        .orElse(kind)
                : kind;
    }

    /** The portal that must be open before the profile works: its own, or that of a profile it builds on. */
    public Optional<SsoPortal> portalOf(Section profile) {
        return source(of(profile)) instanceof ProfileKind.Sso sso ? Optional.of(sso.portal()) : Optional.empty();
    }

    /** The program that runs when the profile is used: its own, or that of the profile whose credentials it takes. */
    public Optional<String> commandOf(Section profile) {
        return source(of(profile)) instanceof ProfileKind.Command(String command)
                ? Optional.of(command)
                : Optional.empty();
    }

    /** Where the credentials come from in the end: for a role what it builds on, else the kind itself. */
    private ProfileKind source(ProfileKind kind) {
        return switch (kind) {
            case ProfileKind.Role(String _, RoleSource source, Optional<String> _) ->
                switch (source) {
                    case RoleSource.OfProfile(String name) ->
                        configuration
                                .profile(name)
                                .map(this::of)
                                .map(this::source)
                                .orElse(kind);
                    case RoleSource.Own(ProfileKind own) -> source(own);
                    case RoleSource.OfMachine _ -> kind;
                };
            case ProfileKind.Keys _,
                    ProfileKind.Sso _,
                    ProfileKind.WebIdentity _,
                    ProfileKind.Command _,
                    ProfileKind.Login _,
                    ProfileKind.None _,
                    ProfileKind.Broken _ -> kind;
        };
    }

    private ProfileKind shallow(Section profile) {
        if (profile.has("role_arn") && profile.has("web_identity_token_file")) {
            try {
                return new ProfileKind.WebIdentity(
                        profile.value("role_arn").orElseThrow(),
                        environment.path(
                                profile.value("web_identity_token_file").orElseThrow()));
            } catch (FailureException noPath) {
                return new ProfileKind.Broken(noPath.failure());
            }
        }
        return profile.has("role_arn") ? role(profile) : own(profile);
    }

    // What the profile gives without assuming any role.
    private ProfileKind own(Section profile) {
        boolean portal = profile.has("sso_session") || profile.has("sso_start_url");
        boolean chosen = profile.has("sso_account_id") || profile.has("sso_role_name");
        if (portal && chosen) {
            return sso(profile);
        }
        if (profile.has("aws_access_key_id") || profile.has("aws_secret_access_key")) {
            return missing(profile, "aws_access_key_id", "aws_secret_access_key")
                    .orElseGet(() -> new ProfileKind.Keys(profile.has("aws_session_token")));
        }
        if (profile.has("login_session")) {
            return new ProfileKind.Login(profile.value("login_session").orElseThrow());
        }
        if (profile.has("credential_process")) {
            return new ProfileKind.Command(profile.value("credential_process").orElseThrow());
        }
        if (chosen) {
            return broken("config.sso-without-session", profile.place("sso_account_id"), profile.name());
        }
        // A portal alone: the account is chosen from a list after signing in.
        return portal ? sso(profile) : new ProfileKind.None();
    }

    private ProfileKind sso(Section profile) {
        Section place = profile;
        Optional<String> session = profile.value("sso_session");
        if (session.isPresent()) {
            place = configuration.ssoSessions().get(session.get());
            if (place == null) {
                return broken("config.no-such-session", profile.place("sso_session"), session.get());
            }
        }
        Section portal = place;
        return missing(portal, "sso_start_url", "sso_region")
                .orElseGet(() -> new ProfileKind.Sso(
                        portal(portal, session), profile.value("sso_account_id"), profile.value("sso_role_name")));
    }

    /** The portal that an {@code sso-session} section describes; empty where something is missing in it. */
    public Optional<SsoPortal> portal(Section session) {
        return session.has("sso_start_url") && session.has("sso_region")
                ? Optional.of(portal(session, Optional.of(session.name())))
                : Optional.empty();
    }

    private static SsoPortal portal(Section place, Optional<String> session) {
        List<String> scopes = Arrays.stream(
                        place.value("sso_registration_scopes").orElse("").split(","))
                .map(String::strip)
                .filter(scope -> !scope.isEmpty())
                .toList();
        return new SsoPortal(
                session,
                place.value("sso_start_url").orElseThrow(),
                place.value("sso_region").orElseThrow(),
                scopes);
    }

    private ProfileKind role(Section profile) {
        Optional<String> sourceProfile = profile.value("source_profile");
        Optional<String> credentialSource = profile.value("credential_source");
        if (sourceProfile.isPresent() && credentialSource.isPresent()) {
            return broken("config.two-sources", profile.place("credential_source"), profile.name());
        }
        Optional<ProfileKind> badDuration = badDuration(profile);
        if (badDuration.isPresent()) {
            return badDuration.get();
        }
        if (credentialSource.isPresent()) {
            return CredentialSource.parse(credentialSource.get())
                    .map(source -> role(profile, new RoleSource.OfMachine(source)))
                    .orElseGet(() ->
                            broken("config.bad-source", profile.place("credential_source"), credentialSource.get()));
        }
        // A profile may name itself: then its own keys, or its own sign-in, assume the role.
        if (sourceProfile.isPresent() && !sourceProfile.get().equals(profile.name())) {
            return role(profile, new RoleSource.OfProfile(sourceProfile.get()));
        }
        return switch (own(profile)) {
            case ProfileKind.Broken broken -> broken;
            case ProfileKind.None _ -> broken("config.no-source", profile.place("role_arn"), profile.name());
            case ProfileKind own -> role(profile, new RoleSource.Own(own));
        };
    }

    private ProfileKind role(Section profile, RoleSource source) {
        Optional<String> mfa = profile.value("mfa_serial");
        if (mfa.isEmpty() && source instanceof RoleSource.OfProfile(String name)) {
            mfa = configuration
                    .profile(name)
                    // A source that is a role itself asks for its own code.
                    .filter(sourceProfile -> !sourceProfile.has("role_arn"))
                    .flatMap(sourceProfile -> sourceProfile.value("mfa_serial"));
        }
        return new ProfileKind.Role(profile.value("role_arn").orElseThrow(), source, mfa);
    }

    // Why the chain of source profiles ends nowhere; empty where it is whole.
    private Optional<Failure> brokenSource(Section profile, ProfileKind.Role role) {
        List<String> chain = new ArrayList<>(List.of(profile.name()));
        Section at = profile;
        ProfileKind kind = role;
        while (kind instanceof ProfileKind.Role(String _, RoleSource.OfProfile(String name), Optional<String> _)) {
            Setting place = at.place("source_profile");
            if (chain.contains(name) || chain.size() > LONGEST_CHAIN) {
                chain.add(name);
                return Optional.of(failure("config.circle", place, String.join(" → ", chain)));
            }
            chain.add(name);
            Optional<Section> next = configuration.profile(name);
            if (next.isEmpty()) {
                return Optional.of(failure("config.no-such-profile", place, name));
            }
            at = next.get();
            kind = shallow(at);
            if (kind instanceof ProfileKind.None) {
                return Optional.of(failure("config.source-without-credentials", place, name));
            }
        }
        return kind instanceof ProfileKind.Broken(Failure why) ? Optional.of(why) : Optional.empty();
    }

    private Optional<ProfileKind> badDuration(Section profile) {
        Optional<String> written = profile.value("duration_seconds");
        // https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html: 15 minutes to 12 hours
        boolean bad = written.isPresent()
                && !(written.get().matches("[0-9]{3,5}")
                        && Integer.parseInt(written.get()) >= 900
                        && Integer.parseInt(written.get()) <= 43_200);
        return bad
                ? Optional.of(broken("config.bad-duration", profile.place("duration_seconds"), written.get()))
                : Optional.empty();
    }

    private static Optional<ProfileKind> missing(Section section, String... keys) {
        return Arrays.stream(keys)
                .filter(key -> !section.has(key))
                .findFirst()
                .map(key -> broken("config.missing", new Setting("", section.file(), section.line()), key));
    }

    private static ProfileKind broken(String messageKey, Setting place, String subject) {
        return new ProfileKind.Broken(failure(messageKey, place, subject));
    }

    private static Failure failure(String messageKey, Setting place, String subject) {
        return Failure.of(
                Kind.BAD_CONFIG,
                Remedy.OPEN_CONFIG,
                messageKey,
                place.file().toString(),
                String.valueOf(place.line()),
                subject);
    }
}
