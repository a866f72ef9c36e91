package dev.trainlight.aws.signin;

import dev.trainlight.aws.AwsErrors;
import dev.trainlight.aws.AwsSession;
import dev.trainlight.aws.Environment;
import dev.trainlight.aws.FailureException;
import dev.trainlight.aws.Identities;
import dev.trainlight.aws.signin.config.SsoPortal;
import dev.trainlight.aws.signin.sso.DeviceSignIn;
import dev.trainlight.aws.signin.sso.NoWayBackException;
import dev.trainlight.aws.signin.sso.PkceSignIn;
import dev.trainlight.aws.signin.sso.PortalSession;
import dev.trainlight.aws.signin.sso.SignInSteps;
import dev.trainlight.aws.signin.sso.SsoToken;
import dev.trainlight.aws.signin.sso.SsoTokens;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Failure.Kind;
import dev.trainlight.evidence.Failure.Remedy;
import dev.trainlight.evidence.Identity;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One sign-in, on a thread of its own: asks for the browser only where no token is left, then finds out who it is. Its
 * listener hears every state once and in order, on that thread (of a cancellation on the thread that cancels), and must
 * be quick. Made by {@link SignInService#signIn}.
 */
public final class SignInFlow {
    private static final String SIGN_IN = "sso-oidc:CreateToken";

    private final Environment environment;
    private final Sessions sessions;
    private final SsoTokens tokens;
    private final SignInChoice choice;
    private final SignInOptions options;
    private final SignInPorts ports;
    private final Consumer<SignInState> listener;
    private final Object lock = new Object();
    private final Thread thread;
    private SignInState state = new SignInState.Idle();

    SignInFlow(
            Environment environment,
            Sessions sessions,
            SsoTokens tokens,
            SignInChoice choice,
            SignInOptions options,
            SignInPorts ports,
            Consumer<SignInState> listener) {
        this.environment = environment;
        this.sessions = sessions;
        this.tokens = tokens;
        this.choice = choice;
        this.options = options;
        this.ports = ports;
        this.listener = listener;
        // Virtual: interrupting it ends a connection that waits for its answer, which a platform thread would sit out.
        this.thread = Thread.ofVirtual().name("trainlight-sign-in").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** How far it has come. */
    public SignInState state() {
        synchronized (lock) {
            return state;
        }
    }

    /** Ends it where it has not ended yet: lets the port go, ends a program that is running. Returns at once. */
    public void cancel() {
        become(new SignInState.Cancelled());
        thread.interrupt();
    }

    private void run() {
        become(new SignInState.Opening());
        try {
            Optional<SsoPortal> portal = sessions.portalOf(choice);
            if (portal.isEmpty()) {
                finish(false);
                return;
            }
            try (PortalCloser way = new PortalCloser(sessions.portal(portal.get()))) {
                boolean signedIn = tokenLeft(way.session());
                if (!signedIn) {
                    throughBrowser(way.session());
                }
                // A token may look valid and not be: signed out elsewhere. Then the browser after all.
                if (finish(signedIn)) {
                    throughBrowser(way.session());
                    finish(false);
                }
            }
        } catch (InterruptedException cancelled) {
            become(new SignInState.Cancelled());
        } catch (AccountException failed) {
            end(failed.failure());
        } catch (IOException unkept) {
            end(Failure.of(Kind.FILE, Remedy.RETRY, "sso.unkept", String.valueOf(unkept.getMessage())));
        } catch (RuntimeException thrown) {
            end(AwsErrors.failure(SIGN_IN, thrown));
        }
    }

    private boolean tokenLeft(PortalSession way) {
        try {
            tokens.current(way);
            return true;
        } catch (FailureException none) {
            if (!SsoTokens.wantsSignIn(none.failure())) {
                throw none;
            }
            return false;
        }
    }

    private void throughBrowser(PortalSession way) throws InterruptedException, IOException {
        SignInSteps steps = new Steps();
        SsoToken token = switch (options.method()) {
            case BROWSER -> {
                try {
                    yield new PkceSignIn(environment.clock(), options.limit()).signIn(way, steps);
                } catch (NoWayBackException closed) {
                    yield new DeviceSignIn(environment.clock(), options.limit()).signIn(way, steps);
                }
            }
            case CODE -> new DeviceSignIn(environment.clock(), options.limit()).signIn(way, steps);
        };
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        tokens.keep(way.portal(), token);
    }

    /** Opens the session; true where AWS wants a new sign-in after all and there is still one to be made. */
    private boolean finish(boolean mayAskAgain) throws AccountException, InterruptedException {
        become(new SignInState.Exchanging());
        if (sessions.chooseLater(choice)) {
            become(new SignInState.PortalOpen(sessions.portalOf(choice).orElseThrow()));
            return false;
        }
        AwsSession session = sessions.open(choice, options.region(), ports.prompt());
        try {
            Identity identity = Identities.of(session);
            if (!become(new SignInState.SignedIn(identity, session))) {
                session.close();
            }
            return false;
        } catch (AccountException refused) {
            session.close();
            if (mayAskAgain && SsoTokens.wantsSignIn(refused.failure())) {
                return true;
            }
            throw refused;
        }
    }

    private void end(Failure failure) {
        become(failure.kind() == Kind.CANCELLED ? new SignInState.Cancelled() : new SignInState.Failed(failure));
    }

    // Under the lock, so that nobody hears of a browser after hearing of the cancellation.
    private boolean become(SignInState next) {
        synchronized (lock) {
            if (state.ended()) {
                return false;
            }
            state = next;
            listener.accept(next);
            return true;
        }
    }

    /** Opens the browser where that was asked for. */
    private final class Steps implements SignInSteps {
        @Override
        public void waiting(URI address, Optional<String> code, Instant until) {
            boolean going = become(new SignInState.WaitingForBrowser(address, code, until, options.openBrowser()));
            if (!going || !options.openBrowser()) {
                return;
            }
            try {
                ports.browser().open(address);
            } catch (IOException unopened) {
                become(new SignInState.WaitingForBrowser(address, code, until, false));
            }
        }

        @Override
        public void exchanging() {
            become(new SignInState.Exchanging());
        }
    }

    private record PortalCloser(PortalSession session) implements AutoCloseable {
        @Override
        public void close() {
            session.session().close();
        }
    }
}
