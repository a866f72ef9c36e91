package dev.trainlight.aws.signin;

import dev.trainlight.aws.AwsErrors;
import dev.trainlight.aws.AwsSession;
import dev.trainlight.aws.Environment;
import dev.trainlight.aws.FailureException;
import dev.trainlight.aws.Identities;
import dev.trainlight.aws.signin.config.Configuration;
import dev.trainlight.aws.signin.config.SsoPortal;
import dev.trainlight.aws.signin.credentials.MfaPrompt;
import dev.trainlight.aws.signin.sso.PortalDirectory;
import dev.trainlight.aws.signin.sso.PortalSession;
import dev.trainlight.aws.signin.sso.SsoAccount;
import dev.trainlight.aws.signin.sso.SsoToken;
import dev.trainlight.aws.signin.sso.SsoTokens;
import dev.trainlight.aws.signin.sso.TokenCache;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Failure.Kind;
import dev.trainlight.evidence.Failure.Remedy;
import dev.trainlight.evidence.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;

/**
 * Everything about signing in, for the wizard and the command line. Methods that read files or ask AWS may take long and
 * belong off the JavaFX thread; {@link #signIn}, {@link #watch} and {@link #close} return at once. Safe for use by many
 * threads.
 */
public final class SignInService implements AutoCloseable {
    private final Environment environment;
    private final TokenCache cache;
    private final SsoTokens tokens;
    private final Sessions sessions;
    private final PortalDirectory directory;
    private final Set<AutoCloseable> open = ConcurrentHashMap.newKeySet();

    public SignInService(Environment environment) {
        this.environment = environment;
        this.cache = TokenCache.of(environment);
        this.tokens = new SsoTokens(cache, environment.clock());
        this.sessions = new Sessions(environment, tokens);
        this.directory = new PortalDirectory(tokens);
    }

    /** What there is to sign in with. Reads files; never throws: files that cannot be read are among its failures. */
    public ProfileCatalog catalog() {
        return new CatalogReader(environment).read();
    }

    /** {@code ~/.aws/config}, or what {@code AWS_CONFIG_FILE} names; it need not exist. */
    public Path configFile() {
        return Configuration.configFile(environment);
    }

    /**
     * Tells of every change of the catalog: an edited file, a login made elsewhere.
     *
     * @param listener hears the new catalog, on the watcher's thread
     * @return to be closed to end it; does nothing where the system cannot watch
     */
    public AutoCloseable watch(Consumer<ProfileCatalog> listener) {
        try {
            AutoCloseable watcher = new ConfigWatcher(environment, () -> listener.accept(catalog()));
            open.add(watcher);
            return () -> {
                open.remove(watcher);
                watcher.close();
            };
        } catch (IOException unwatchable) {
            return () -> {};
        }
    }

    /** What AWS's tools would sign in with, where the files and variables of this machine offer anything. */
    public Optional<SignInChoice> usualChoice() {
        return catalog().usual().map(ProfileEntry::choice);
    }

    /** Every region that the SDK knows, in all partitions, by name; AWS may have newer ones. */
    public List<String> regions() {
        return Region.regions().stream()
                .filter(region -> !region.isGlobalRegion())
                .map(Region::id)
                .sorted()
                .toList();
    }

    /** Which way through the browser suits this machine: over SSH, in WSL or in a container the browser is elsewhere. */
    public SignInMethod suggestedMethod() {
        boolean remote = environment
                        .firstOf(
                                "SSH_CONNECTION",
                                "SSH_TTY",
                                "WSL_DISTRO_NAME",
                                "REMOTE_CONTAINERS",
                                "CODESPACES",
                                "KUBERNETES_SERVICE_HOST")
                        .isPresent()
                || Files.exists(Path.of("/.dockerenv"));
        return remote ? SignInMethod.CODE : SignInMethod.BROWSER;
    }

    /**
     * Begins a sign-in. The browser is opened only where the options say so.
     *
     * @param listener hears every state, on the sign-in's thread
     * @return to be watched and cancelled
     */
    public SignInFlow signIn(
            SignInChoice choice, SignInOptions options, SignInPorts ports, Consumer<SignInState> listener) {
        SignInFlow[] started = new SignInFlow[1];
        AutoCloseable[] kept = new AutoCloseable[1];
        started[0] = new SignInFlow(environment, sessions, tokens, choice, options, ports, state -> {
            if (state.ended() && kept[0] != null) {
                open.remove(kept[0]);
            }
            listener.accept(state);
        });
        kept[0] = started[0]::cancel;
        open.add(kept[0]);
        started[0].start();
        return started[0];
    }

    /**
     * The portal at an address that somebody typed or pasted. A company's own address is asked for AWS's.
     *
     * @param startUrl the address, however it was copied
     * @param region where the portal lives; empty to read it from the address
     * @throws AccountException where the address is none, leads elsewhere, or does not tell the region
     */
    public SsoPortal portal(String startUrl, Optional<String> region) throws AccountException {
        try {
            return StartUrls.portal(startUrl, region, sessions.http());
        } catch (FailureException | IllegalArgumentException | IllegalStateException thrown) {
            throw AwsErrors.exception("portal", thrown);
        }
    }

    /**
     * The accounts that a portal offers, by name.
     *
     * @throws AccountException where nobody is signed in there, or AWS refuses
     */
    public List<SsoAccount> ssoAccounts(SsoPortal portal, Cancellation cancellation) throws AccountException {
        return atPortal(portal, way -> directory.accounts(way, cancellation));
    }

    /**
     * The roles that a portal offers in an account, by name.
     *
     * @throws AccountException where nobody is signed in there, or AWS refuses
     */
    public List<String> ssoRoles(SsoPortal portal, String accountId, Cancellation cancellation)
            throws AccountException {
        return atPortal(portal, way -> directory.roles(way, accountId, cancellation));
    }

    /**
     * Opens a session without any browser; asks nothing of AWS yet. The caller closes it.
     *
     * @param region the region to work in; empty to take what environment and profile say
     * @throws AccountException where profile, region or credentials are missing or make no sense
     */
    public AwsSession open(SignInChoice choice, Optional<String> region, MfaPrompt prompt) throws AccountException {
        try {
            return sessions.open(choice, region, prompt);
        } catch (FailureException | SdkException | IllegalArgumentException | IllegalStateException thrown) {
            throw AwsErrors.exception("configuration", thrown);
        }
    }

    /**
     * Who that session belongs to.
     *
     * @throws AccountException where AWS does not accept the credentials, or cannot be asked
     */
    public Identity identify(AwsSession session) throws AccountException {
        return Identities.of(session);
    }

    /**
     * Signs out of a portal, for this program, the AWS CLI and every other that shares its tokens.
     *
     * @throws AccountException where the token cannot be deleted
     */
    public void signOut(SsoPortal portal) throws AccountException {
        Optional<SsoToken> token = cache.read(portal);
        if (token.isPresent()) {
            atPortal(portal, way -> {
                logout(way, token.get());
                return true;
            });
        }
        try {
            cache.delete(portal);
        } catch (IOException undeletable) {
            throw new AccountException(
                    Failure.of(
                            Kind.FILE,
                            Remedy.NONE,
                            "sso.undeletable",
                            cache.file(portal).toString()),
                    undeletable);
        }
    }

    // A token that is over already, or a missing network, keeps nobody from forgetting it.
    private static void logout(PortalSession way, SsoToken token) {
        try {
            way.sso().logout(request -> request.accessToken(token.accessToken()));
        } catch (SdkException ignored) {
            // The file is deleted all the same.
        }
    }

    private <T> T atPortal(SsoPortal portal, PortalWork<T> work) throws AccountException {
        PortalSession way;
        try {
            way = sessions.portal(portal);
        } catch (FailureException | IllegalArgumentException | IllegalStateException thrown) {
            throw AwsErrors.exception("configuration", thrown);
        }
        try {
            return work.with(way);
        } finally {
            way.session().close();
        }
    }

    /** Ends watching and running sign-ins. */
    @Override
    public void close() {
        for (AutoCloseable closeable : List.copyOf(open)) {
            open.remove(closeable);
            try {
                closeable.close();
            } catch (Exception closing) {
                // Nothing that anybody could do about it remains.
            }
        }
    }

    @FunctionalInterface
    private interface PortalWork<T> {
        T with(PortalSession way) throws AccountException;
    }
}
