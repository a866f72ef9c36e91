package dev.trainlight.aws.signin;

import dev.trainlight.aws.Environment;
import dev.trainlight.aws.signin.ProfileState.How;
import dev.trainlight.aws.signin.config.Configuration;
import dev.trainlight.aws.signin.config.CredentialSource;
import dev.trainlight.aws.signin.config.ProfileKind;
import dev.trainlight.aws.signin.config.ProfileKind.RoleSource;
import dev.trainlight.aws.signin.config.ProfileKinds;
import dev.trainlight.aws.signin.config.Section;
import dev.trainlight.aws.signin.config.SsoPortal;
import dev.trainlight.aws.signin.credentials.LoginSessions;
import dev.trainlight.aws.signin.sso.SsoToken;
import dev.trainlight.aws.signin.sso.TokenCache;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Failure.Kind;
import dev.trainlight.evidence.Failure.Remedy;
import dev.trainlight.evidence.SecretScrubber;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the catalog: files and environment only, AWS is not asked. */
final class CatalogReader {
    private final Environment environment;
    private final Configuration configuration;
    private final ProfileKinds kinds;
    private final TokenCache tokens;

    CatalogReader(Environment environment) {
        this.environment = environment;
        this.configuration = Configuration.read(environment);
        this.kinds = new ProfileKinds(configuration, environment);
        this.tokens = TokenCache.of(environment);
    }

    ProfileCatalog read() {
        List<ProfileEntry> entries = new ArrayList<>();
        ofEnvironment().ifPresent(entries::add);
        boolean keysInEnvironment = !entries.isEmpty();
        String usual = usualProfile(environment);
        configuration.profiles().values().stream()
                // A profile with a region alone is no way to sign in, and no mistake either.
                .filter(profile -> !(kinds.of(profile) instanceof ProfileKind.None))
                .map(profile ->
                        entry(profile, !keysInEnvironment && profile.name().equals(usual)))
                .forEach(entries::add);
        configuration.misnamed().stream().map(this::misnamed).forEach(entries::add);
        entries.sort(Comparator.comparing(ProfileEntry::group)
                .thenComparing(ProfileEntry::name, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(ProfileEntry::name));
        return new ProfileCatalog(entries, portals(), configuration.failures());
    }

    /** The profile that AWS's tools take without being told. */
    static String usualProfile(Environment environment) {
        return environment.firstOf("AWS_PROFILE", "AWS_DEFAULT_PROFILE").orElse("default");
    }

    private Optional<ProfileEntry> ofEnvironment() {
        if (environment.variable("AWS_ACCESS_KEY_ID").isEmpty()
                || environment.variable("AWS_SECRET_ACCESS_KEY").isEmpty()) {
            return Optional.empty();
        }
        ProfileState state = environment
                .variable("AWS_CREDENTIAL_EXPIRATION")
                .flatMap(CatalogReader::instant)
                .<ProfileState>map(this::until)
                .orElseGet(ProfileState.Ready::new);
        return Optional.of(new ProfileEntry(
                SignInChoice.environment(),
                "",
                ProfileGroup.ENVIRONMENT,
                state,
                Regions.ofEnvironment(environment),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true));
    }

    private ProfileEntry entry(Section profile, boolean usual) {
        ProfileKind kind = kinds.of(profile);
        Optional<String> roleArn = roleArn(kind);
        return new ProfileEntry(
                SignInChoice.profile(profile.name()),
                profile.name(),
                group(kind),
                state(profile, kind),
                profile.value("region").or(() -> Regions.ofEnvironment(environment)),
                kind instanceof ProfileKind.Sso sso ? sso.accountId() : roleArn.flatMap(CatalogReader::account),
                kind instanceof ProfileKind.Sso sso ? sso.role() : roleArn.map(CatalogReader::lastPart),
                kinds.portalOf(profile),
                kinds.commandOf(profile).map(SecretScrubber::scrub),
                usual);
    }

    private ProfileEntry misnamed(Section section) {
        Failure why = Failure.of(
                Kind.BAD_CONFIG,
                Remedy.OPEN_CONFIG,
                "config.misnamed",
                section.file().toString(),
                String.valueOf(section.line()),
                section.name());
        return new ProfileEntry(
                SignInChoice.profile(section.name()),
                section.name(),
                ProfileGroup.BROKEN,
                new ProfileState.Broken(why),
                section.value("region"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static ProfileGroup group(ProfileKind kind) {
        return switch (kind) {
            case ProfileKind.Sso _ -> ProfileGroup.SSO;
            case ProfileKind.Login _ -> ProfileGroup.LOGIN;
            case ProfileKind.Role _ -> ProfileGroup.ROLE;
            case ProfileKind.Keys _ -> ProfileGroup.KEYS;
            case ProfileKind.Command _ -> ProfileGroup.COMMAND;
            case ProfileKind.WebIdentity _ -> ProfileGroup.WEB_IDENTITY;
            case ProfileKind.None _, ProfileKind.Broken _ -> ProfileGroup.BROKEN;
        };
    }

    private ProfileState state(Section profile, ProfileKind kind) {
        return switch (kind) {
            // Some tools write a date beside the temporary keys that they put into the file.
            case ProfileKind.Keys(boolean temporary) ->
                Optional.of(profile)
                        .filter(_ -> temporary)
                        .flatMap(CatalogReader::writtenEnd)
                        .<ProfileState>map(end -> keysUntil(profile, end))
                        .orElseGet(ProfileState.Ready::new);
            case ProfileKind.Sso(SsoPortal portal, Optional<String> _, Optional<String> _) -> state(portal);
            case ProfileKind.Role role -> state(profile, role);
            case ProfileKind.WebIdentity(String _, Path file) ->
                Files.isReadable(file)
                        ? new ProfileState.Ready()
                        : new ProfileState.Broken(
                                Failure.of(Kind.BAD_CONFIG, Remedy.OPEN_CONFIG, "config.token-file", file.toString()));
            case ProfileKind.Command _ -> new ProfileState.RunsCommand();
            case ProfileKind.Login(String session) -> login(session);
            case ProfileKind.None _ -> new ProfileState.Ready();
            case ProfileKind.Broken(Failure why) -> new ProfileState.Broken(why);
        };
    }

    private ProfileState state(Section profile, ProfileKind.Role role) {
        ProfileState source = switch (role.source()) {
            case RoleSource.OfProfile(String name) ->
                configuration
                        .profile(name)
                        .map(section -> state(section, kinds.of(section)))
                        .orElseThrow();
            case RoleSource.Own(ProfileKind own) -> state(profile, own);
            case RoleSource.OfMachine(CredentialSource _) -> new ProfileState.Ready();
        };
        boolean stands = source instanceof ProfileState.Ready
                || source instanceof ProfileState.ValidUntil
                || source instanceof ProfileState.Refreshable
                || source instanceof ProfileState.RunsCommand;
        return stands
                ? role.mfaSerial()
                        .<ProfileState>map(ProfileState.CodeNeeded::new)
                        .orElse(source)
                : source;
    }

    private ProfileState state(SsoPortal portal) {
        Instant now = environment.clock().instant();
        Optional<SsoToken> kept = tokens.read(portal);
        if (kept.isPresent() && kept.get().usable(now)) {
            return new ProfileState.ValidUntil(kept.get().expiresAt());
        }
        return kept.filter(token -> token.renewable(now)).isPresent()
                ? new ProfileState.Refreshable()
                : new ProfileState.SignInNeeded(How.BROWSER);
    }

    private ProfileState login(String session) {
        Instant now = environment.clock().instant();
        Optional<LoginSessions.State> kept = LoginSessions.state(environment, session);
        if (kept.isPresent() && kept.get().expiresAt().isAfter(now)) {
            return new ProfileState.ValidUntil(kept.get().expiresAt());
        }
        return kept.filter(LoginSessions.State::renewable).isPresent()
                ? new ProfileState.Refreshable()
                : new ProfileState.SignInNeeded(How.AWS_LOGIN);
    }

    private ProfileState until(Instant end) {
        return end.isAfter(environment.clock().instant())
                ? new ProfileState.ValidUntil(end)
                : new ProfileState.Broken(
                        Failure.of(Kind.BAD_CREDENTIALS, Remedy.CHOOSE_PROFILE, "environment.expired"));
    }

    private ProfileState keysUntil(Section profile, Instant end) {
        return end.isAfter(environment.clock().instant())
                ? new ProfileState.ValidUntil(end)
                : new ProfileState.Broken(
                        Failure.of(Kind.BAD_CREDENTIALS, Remedy.CHOOSE_PROFILE, "config.keys-expired", profile.name()));
    }

    private List<ProfileCatalog.PortalEntry> portals() {
        Map<String, SsoPortal> portals = new LinkedHashMap<>();
        configuration.profiles().values().stream()
                .flatMap(profile -> kinds.portalOf(profile).stream())
                .forEach(portal -> portals.put(portal.cacheKey(), portal));
        // A session that no profile uses yet can be signed in to as well.
        configuration
                .ssoSessions()
                .values()
                .forEach(session ->
                        kinds.portal(session).ifPresent(portal -> portals.putIfAbsent(portal.cacheKey(), portal)));
        return portals.values().stream()
                .sorted(Comparator.comparing(SsoPortal::name))
                .map(portal -> new ProfileCatalog.PortalEntry(portal, state(portal)))
                .toList();
    }

    private static Optional<String> roleArn(ProfileKind kind) {
        return switch (kind) {
            case ProfileKind.Role(String arn, RoleSource _, Optional<String> _) -> Optional.of(arn);
            case ProfileKind.WebIdentity(String arn, Path _) -> Optional.of(arn);
            case ProfileKind.Keys _,
                    ProfileKind.Sso _,
                    ProfileKind.Command _,
                    ProfileKind.Login _,
                    ProfileKind.None _,
                    ProfileKind.Broken _ -> Optional.empty();
        };
    }

    private static Optional<String> account(String arn) {
        String[] parts = arn.split(":");
        return parts.length > 4 && parts[4].matches("[0-9]{12}") ? Optional.of(parts[4]) : Optional.empty();
    }

    private static String lastPart(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    // As saml2aws, aws-vault exports and others name it.
    private static Optional<Instant> writtenEnd(Section profile) {
        return profile.value("x_security_token_expires")
                .or(() -> profile.value("aws_session_expiration"))
                .or(() -> profile.value("aws_expiration"))
                .or(() -> profile.value("expiration"))
                .flatMap(CatalogReader::instant);
    }

    private static Optional<Instant> instant(String written) {
        try {
            return Optional.of(OffsetDateTime.parse(written.replace(' ', 'T')).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
