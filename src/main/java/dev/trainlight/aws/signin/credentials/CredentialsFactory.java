package dev.trainlight.aws.signin.credentials;

import dev.trainlight.aws.AwsErrors;
import dev.trainlight.aws.AwsProblem;
import dev.trainlight.aws.AwsSession;
import dev.trainlight.aws.Environment;
import dev.trainlight.aws.FailureException;
import dev.trainlight.aws.SessionSettings;
import dev.trainlight.aws.signin.config.Configuration;
import dev.trainlight.aws.signin.config.CredentialSource;
import dev.trainlight.aws.signin.config.ProfileKind;
import dev.trainlight.aws.signin.config.ProfileKind.RoleSource;
import dev.trainlight.aws.signin.config.ProfileKinds;
import dev.trainlight.aws.signin.config.Section;
import dev.trainlight.aws.signin.config.SsoPortal;
import dev.trainlight.aws.signin.sso.PortalSession;
import dev.trainlight.aws.signin.sso.SsoTokens;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Failure.Kind;
import dev.trainlight.evidence.Failure.Remedy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.signin.SigninClient;
import software.amazon.awssdk.services.signin.auth.LoginCredentialsProvider;
import software.amazon.awssdk.services.sso.model.RoleCredentials;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Makes credentials providers. They ask AWS at their first use, not before, and every one of them is closed by closing the
 * one that was handed out.
 */
public final class CredentialsFactory {
    private final Environment environment;
    private final Configuration configuration;
    private final SsoTokens tokens;
    private final MfaPrompt prompt;
    private final SessionSettings settings;
    private final SdkHttpClient http;
    private final Duration commandLimit;

    /**
     * Prepares providers.
     *
     * @param settings region, endpoints and the like of the session that the credentials are for
     * @param http the session's HTTP client
     */
    public CredentialsFactory(
            Environment environment,
            Configuration configuration,
            SsoTokens tokens,
            MfaPrompt prompt,
            SessionSettings settings,
            SdkHttpClient http) {
        this(environment, configuration, tokens, prompt, settings, http, CredentialCommand.USUAL_LIMIT);
    }

    CredentialsFactory(
            Environment environment,
            Configuration configuration,
            SsoTokens tokens,
            MfaPrompt prompt,
            SessionSettings settings,
            SdkHttpClient http,
            Duration commandLimit) {
        this.environment = environment;
        this.configuration = configuration;
        this.tokens = tokens;
        this.prompt = prompt;
        this.settings = settings;
        this.http = http;
        this.commandLimit = commandLimit;
    }

    /**
     * The credentials of a profile.
     *
     * @throws FailureException where the profile cannot be used as it stands
     */
    public AwsCredentialsProvider ofProfile(Section profile) {
        ProfileKind kind = kind(profile);
        Optional<String> device = profile.value("mfa_serial");
        return kind instanceof ProfileKind.Keys(boolean temporary) && !temporary && device.isPresent()
                ? keys(profile, device.get())
                : of(profile, kind);
    }

    private ProfileKind kind(Section profile) {
        return new ProfileKinds(configuration, environment).of(profile);
    }

    /** The credentials of a role that a portal gives. */
    public AwsCredentialsProvider ofPortal(SsoPortal portal, String accountId, String role) {
        PortalSession way = new PortalSession(portal, anonymous());
        return new RenewedCredentials(
                () -> ofPortal(way, accountId, role), environment.clock(), Optional.of(way.session()));
    }

    /** The credentials in environment variables; empty where there are none. */
    public Optional<AwsCredentialsProvider> ofEnvironment() {
        Optional<String> keyId = environment.variable("AWS_ACCESS_KEY_ID");
        Optional<String> secret = environment.variable("AWS_SECRET_ACCESS_KEY");
        if (keyId.isEmpty() || secret.isEmpty()) {
            return Optional.empty();
        }
        Temporary keys =
                Temporary.of(keyId.get(), secret.get(), environment.variable("AWS_SESSION_TOKEN"), Optional.empty());
        return Optional.of(StaticCredentialsProvider.create(keys.credentials()));
    }

    /** The role whose token file environment variables name, as in a Kubernetes pod; empty where they do not. */
    public Optional<AwsCredentialsProvider> ofEnvironmentToken() {
        Optional<String> file = environment.variable("AWS_WEB_IDENTITY_TOKEN_FILE");
        Optional<String> role = environment.variable("AWS_ROLE_ARN");
        return file.isPresent() && role.isPresent()
                ? Optional.of(webIdentity(noProfile(), role.get(), environment.path(file.get())))
                : Optional.empty();
    }

    /** The credentials of the container or the machine that the program runs on; empty where it has none. */
    public Optional<AwsCredentialsProvider> ofMachine() {
        boolean container = environment
                .firstOf("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI")
                .isPresent();
        if (container) {
            return Optional.of(new MachineCredentials(ContainerCredentialsProvider.create()));
        }
        return environment.flag("AWS_EC2_METADATA_DISABLED")
                ? Optional.empty()
                : Optional.of(new MachineCredentials(InstanceProfileCredentialsProvider.create()));
    }

    private AwsCredentialsProvider of(Section profile, ProfileKind kind) {
        return switch (kind) {
            case ProfileKind.Keys _ -> keys(profile);
            case ProfileKind.Sso sso -> sso(profile, sso);
            case ProfileKind.Role role -> role(profile, role);
            case ProfileKind.WebIdentity(String roleArn, Path tokenFile) -> webIdentity(profile, roleArn, tokenFile);
            case ProfileKind.Command(String command) ->
                new RenewedCredentials(
                        () -> new CredentialCommand(command, environment, commandLimit).run(), environment.clock());
            case ProfileKind.Login(String session) -> login(profile, session);
            case ProfileKind.None _ ->
                throw new FailureException(
                        Failure.of(Kind.BAD_CONFIG, Remedy.CHOOSE_PROFILE, "config.none", profile.name()));
            case ProfileKind.Broken(Failure why) -> throw new FailureException(why);
        };
    }

    private static AwsCredentialsProvider keys(Section profile) {
        return StaticCredentialsProvider.create(written(profile).credentials());
    }

    private AwsCredentialsProvider keys(Section profile, String device) {
        AwsSession plain = new AwsSession(settings, keys(profile), http);
        MfaKeys keys = new MfaKeys(plain, written(profile), device, profile.name(), prompt);
        return new RenewedCredentials(keys::get, environment.clock(), Optional.of(plain));
    }

    private static Temporary written(Section profile) {
        return Temporary.of(
                profile.value("aws_access_key_id").orElseThrow(),
                profile.value("aws_secret_access_key").orElseThrow(),
                profile.value("aws_session_token"),
                Optional.empty());
    }

    private AwsCredentialsProvider sso(Section profile, ProfileKind.Sso sso) {
        if (sso.accountId().isEmpty() || sso.role().isEmpty()) {
            throw new FailureException(Failure.of(Kind.SIGN_IN_NEEDED, Remedy.SIGN_IN, "sso.choose", profile.name()));
        }
        return ofPortal(sso.portal(), sso.accountId().get(), sso.role().get());
    }

    private Temporary ofPortal(PortalSession way, String accountId, String role) {
        String token = tokens.current(way).accessToken();
        try {
            RoleCredentials given = way.sso()
                    .getRoleCredentials(request ->
                            request.accessToken(token).accountId(accountId).roleName(role))
                    .roleCredentials();
            return Temporary.of(
                    given.accessKeyId(),
                    given.secretAccessKey(),
                    Optional.of(given.sessionToken()),
                    Optional.of(Instant.ofEpochMilli(given.expiration())));
        } catch (SdkException thrown) {
            throw refusedByPortal(way, accountId, role, thrown);
        }
    }

    private static FailureException refusedByPortal(
            PortalSession way, String accountId, String role, SdkException thrown) {
        Failure general = AwsErrors.failure("sso:GetRoleCredentials", thrown);
        AwsProblem problem = AwsErrors.problem(thrown);
        Failure failure = switch (problem) {
            case EXPIRED -> SsoTokens.over(way.portal());
            case ACCESS_DENIED, NOT_FOUND ->
                Failure.of(Kind.ACCESS_DENIED, Remedy.ASK_ADMINISTRATOR, "sso.not-assigned", role, accountId);
            case THROTTLED,
                    NO_CREDENTIALS,
                    BAD_CREDENTIALS,
                    CLOCK,
                    NETWORK,
                    SERVICE,
                    BAD_REQUEST,
                    BAD_CONFIG,
                    CANCELLED,
                    UNEXPECTED -> general;
        };
        return new FailureException(failure.withDetail(general.detail().orElse("")), thrown);
    }

    private AwsCredentialsProvider role(Section profile, ProfileKind.Role role) {
        AwsCredentialsProvider source = switch (role.source()) {
            case RoleSource.OfProfile(String name) -> {
                // Whose keys these are proves it with a code when the role is assumed, not before.
                Section below = configuration.profile(name).orElseThrow();
                yield of(below, kind(below));
            }
            case RoleSource.Own(ProfileKind own) -> of(profile, own);
            case RoleSource.OfMachine(CredentialSource machine) -> machine(profile, machine);
        };
        AwsSession assuming = new AwsSession(settings, source, http);
        RoleAssumer assumer = new RoleAssumer(assuming.client(StsClient.builder()), profile, prompt);
        return RenewedCredentials.assumed(
                () -> assumer.assume(role.roleArn(), role.mfaSerial()), environment.clock(), assuming);
    }

    private AwsCredentialsProvider machine(Section profile, CredentialSource source) {
        return switch (source) {
            case ENVIRONMENT ->
                ofEnvironment()
                        .orElseThrow(() -> new FailureException(Failure.of(
                                Kind.BAD_CONFIG, Remedy.CHOOSE_PROFILE, "config.empty-environment", profile.name())));
            case EC2 -> new MachineCredentials(InstanceProfileCredentialsProvider.create());
            case CONTAINER -> new MachineCredentials(ContainerCredentialsProvider.create());
        };
    }

    private AwsCredentialsProvider webIdentity(Section profile, String roleArn, Path tokenFile) {
        AwsSession unsigned = anonymous();
        RoleAssumer assumer = new RoleAssumer(unsigned.client(StsClient.builder()), profile, prompt);
        return RenewedCredentials.assumed(
                () -> assumer.assumeWithToken(roleArn, tokenFile), environment.clock(), unsigned);
    }

    // The SDK's own factory asks the default profile for the region (aws-sdk-java-v2 #7196), so the client is given.
    private AwsCredentialsProvider login(Section profile, String session) {
        AwsSession unsigned = anonymous();
        LoginCredentialsProvider provider = LoginCredentialsProvider.builder()
                .signinClient(unsigned.client(SigninClient.builder()))
                .loginSession(session)
                .tokenCacheLocation(LoginSessions.folder(environment))
                .asyncCredentialUpdateEnabled(false)
                .build();
        return new LoginCredentials(provider, unsigned, profile.name());
    }

    private AwsSession anonymous() {
        return new AwsSession(settings, AnonymousCredentialsProvider.create(), http);
    }

    private Section noProfile() {
        return new Section("", Map.of(), environment.home(), 0);
    }
}
