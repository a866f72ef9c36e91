package dev.trainlight.aws.signin;

import dev.trainlight.aws.AwsSession;
import dev.trainlight.aws.EndpointSettings;
import dev.trainlight.aws.Environment;
import dev.trainlight.aws.FailureException;
import dev.trainlight.aws.HttpSettings;
import dev.trainlight.aws.SessionSettings;
import dev.trainlight.aws.signin.config.Configuration;
import dev.trainlight.aws.signin.config.ProfileKind;
import dev.trainlight.aws.signin.config.ProfileKinds;
import dev.trainlight.aws.signin.config.Section;
import dev.trainlight.aws.signin.config.SsoPortal;
import dev.trainlight.aws.signin.credentials.CredentialsFactory;
import dev.trainlight.aws.signin.credentials.MfaPrompt;
import dev.trainlight.aws.signin.sso.PortalSession;
import dev.trainlight.aws.signin.sso.SsoTokens;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Failure.Kind;
import dev.trainlight.evidence.Failure.Remedy;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;

/** Opens sessions: reads the configuration, finds the region, makes the credentials. Asks nothing of AWS. */
final class Sessions {
    private final Environment environment;
    private final SsoTokens tokens;

    Sessions(Environment environment, SsoTokens tokens) {
        this.environment = environment;
        this.tokens = tokens;
    }

    /**
     * Opens a session.
     *
     * @throws RuntimeException where there is no such profile, region or credentials; {@code AwsErrors} translates it
     */
    AwsSession open(SignInChoice choice, Optional<String> region, MfaPrompt prompt) {
        Configuration configuration = Configuration.read(environment);
        return switch (choice) {
            case SignInChoice.OfProfile(String name) -> {
                Section profile = profile(configuration, name);
                yield open(
                        configuration,
                        Optional.of(profile),
                        profile.value("region"),
                        region,
                        prompt,
                        made -> made.ofProfile(profile));
            }
            case SignInChoice.OfEnvironment _ ->
                open(
                        configuration,
                        region,
                        prompt,
                        made -> made.ofEnvironment().orElseThrow(() -> noCredentials("environment.none")));
            case SignInChoice.OfMachine _ ->
                open(
                        configuration,
                        region,
                        prompt,
                        made -> made.ofMachine().orElseThrow(() -> noCredentials("aws.no-credentials")));
            case SignInChoice.Usual _ -> usual(configuration, region, prompt);
            case SignInChoice.OfPortal(SsoPortal portal) ->
                throw new FailureException(
                        Failure.of(Kind.SIGN_IN_NEEDED, Remedy.SIGN_IN, "sso.choose", portal.name()));
            case SignInChoice.OfPortalRole(SsoPortal portal, String accountId, String role) ->
                open(configuration, region, prompt, made -> made.ofPortal(portal, accountId, role));
        };
    }

    /** The way to a portal, with the endpoints and certificates of a profile that leads there, where there is one. */
    PortalSession portal(SsoPortal portal) {
        Configuration configuration = Configuration.read(environment);
        ProfileKinds kinds = new ProfileKinds(configuration, environment);
        Optional<Section> leading = configuration.profiles().values().stream()
                .filter(profile -> kinds.portalOf(profile).equals(Optional.of(portal)))
                .findFirst();
        SessionSettings settings = settings(configuration, leading, Region.of(portal.region()));
        return new PortalSession(portal, new AwsSession(settings, AnonymousCredentialsProvider.create()));
    }

    /** A client for the way to a portal's address. */
    SdkHttpClient http() {
        Configuration configuration = Configuration.read(environment);
        Map<String, String> usual = configuration
                .profile(CatalogReader.usualProfile(environment))
                .map(Section::values)
                .orElse(Map.of());
        return HttpSettings.of(environment, usual).client();
    }

    /** The portal where somebody must be signed in for that choice to work; empty where it needs none. */
    Optional<SsoPortal> portalOf(SignInChoice choice) {
        Configuration configuration = Configuration.read(environment);
        ProfileKinds kinds = new ProfileKinds(configuration, environment);
        return switch (choice) {
            case SignInChoice.OfProfile(String name) ->
                configuration.profile(name).flatMap(kinds::portalOf);
            case SignInChoice.OfPortal(SsoPortal portal) -> Optional.of(portal);
            case SignInChoice.OfPortalRole(SsoPortal portal, String _, String _) -> Optional.of(portal);
            case SignInChoice.Usual _ ->
                environment.variable("AWS_ACCESS_KEY_ID").isPresent()
                        ? Optional.empty()
                        : configuration
                                .profile(CatalogReader.usualProfile(environment))
                                .flatMap(kinds::portalOf);
            case SignInChoice.OfEnvironment _, SignInChoice.OfMachine _ -> Optional.empty();
        };
    }

    /** Whether that choice is a portal whose account and role are still to be chosen. */
    boolean chooseLater(SignInChoice choice) {
        Configuration configuration = Configuration.read(environment);
        return switch (choice) {
            case SignInChoice.OfPortal _ -> true;
            case SignInChoice.OfProfile(String name) ->
                configuration
                                        .profile(name)
                                        .map(new ProfileKinds(configuration, environment)::of)
                                        .orElse(new ProfileKind.None())
                                instanceof ProfileKind.Sso sso
                        && (sso.accountId().isEmpty() || sso.role().isEmpty());
            case SignInChoice.OfEnvironment _,
                    SignInChoice.OfMachine _,
                    SignInChoice.Usual _,
                    SignInChoice.OfPortalRole _ -> false;
        };
    }

    // The order of AWS's tools: keys in variables, a token named by variables, the profile, the machine.
    private AwsSession usual(Configuration configuration, Optional<String> region, MfaPrompt prompt) {
        String name = CatalogReader.usualProfile(environment);
        boolean named =
                environment.firstOf("AWS_PROFILE", "AWS_DEFAULT_PROFILE").isPresent();
        Optional<Section> profile = named
                ? Optional.of(profile(configuration, name))
                : configuration.profile(name).or(() -> unreadable(configuration));
        boolean elsewhere = environment
                .firstOf("AWS_ACCESS_KEY_ID", "AWS_WEB_IDENTITY_TOKEN_FILE")
                .isPresent();
        ProfileKinds kinds = new ProfileKinds(configuration, environment);
        Optional<Section> used =
                profile.filter(section -> !elsewhere && !(kinds.of(section) instanceof ProfileKind.None));
        return open(
                configuration,
                used,
                profile.flatMap(section -> section.value("region")),
                region,
                prompt,
                made -> made.ofEnvironment()
                        .or(made::ofEnvironmentToken)
                        .or(() -> used.map(made::ofProfile))
                        .or(made::ofMachine)
                        .orElseThrow(() -> noCredentials("aws.no-credentials")));
    }

    private AwsSession open(
            Configuration configuration,
            Optional<Section> profile,
            Optional<String> regionOfProfile,
            Optional<String> chosenRegion,
            MfaPrompt prompt,
            Function<CredentialsFactory, AwsCredentialsProvider> credentials) {
        Region region = Regions.resolve(chosenRegion, environment, regionOfProfile);
        SessionSettings settings = settings(configuration, profile, region);
        // Made once and shared by everything below: connections are kept alive by it.
        SdkHttpClient http = settings.http().client();
        CredentialsFactory made = new CredentialsFactory(environment, configuration, tokens, prompt, settings, http);
        return new AwsSession(settings, credentials.apply(made), http);
    }

    private AwsSession open(
            Configuration configuration,
            Optional<String> region,
            MfaPrompt prompt,
            Function<CredentialsFactory, AwsCredentialsProvider> credentials) {
        // The default profile's region counts for every way of signing in that names none.
        Optional<String> usual = configuration
                .profile(CatalogReader.usualProfile(environment))
                .flatMap(section -> section.value("region"));
        return open(configuration, Optional.empty(), usual, region, prompt, credentials);
    }

    private SessionSettings settings(Configuration configuration, Optional<Section> profile, Region region) {
        // Without a chosen profile the default one still says where endpoints and certificates are.
        Optional<Section> section = profile.or(() -> configuration.profile(CatalogReader.usualProfile(environment)));
        Map<String, String> values = section.map(Section::values).orElse(Map.of());
        Map<String, String> services = section.map(configuration::servicesOf).orElse(Map.of());
        return SessionSettings.of(
                profile.map(Section::name),
                region,
                EndpointSettings.of(environment, values, services),
                HttpSettings.of(environment, values));
    }

    private static Section profile(Configuration configuration, String name) {
        return configuration.profile(name).orElseThrow(() -> {
            // A file that cannot be read is the likelier reason.
            Failure why = configuration.failures().isEmpty()
                    ? Failure.of(Kind.BAD_CONFIG, Remedy.CHOOSE_PROFILE, "config.profile-missing", name)
                    : configuration.failures().getFirst();
            return new FailureException(why);
        });
    }

    // Nothing is said of a file that is not there; a file that is broken must not look like none.
    private static Optional<Section> unreadable(Configuration configuration) {
        if (!configuration.failures().isEmpty() && configuration.profiles().isEmpty()) {
            throw new FailureException(configuration.failures().getFirst());
        }
        return Optional.empty();
    }

    private static FailureException noCredentials(String messageKey) {
        return new FailureException(Failure.of(Kind.SIGN_IN_NEEDED, Remedy.SIGN_IN, messageKey));
    }
}
