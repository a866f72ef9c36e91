package dev.trainlight.wizard.page.signin;

import dev.trainlight.aws.AwsSession;
import dev.trainlight.aws.collect.AwsAccount;
import dev.trainlight.aws.collect.WarmUp;
import dev.trainlight.aws.signin.Browser;
import dev.trainlight.aws.signin.ProfileCatalog;
import dev.trainlight.aws.signin.SignInChoice;
import dev.trainlight.aws.signin.SignInFlow;
import dev.trainlight.aws.signin.SignInMethod;
import dev.trainlight.aws.signin.SignInOptions;
import dev.trainlight.aws.signin.SignInPorts;
import dev.trainlight.aws.signin.SignInService;
import dev.trainlight.aws.signin.SignInState;
import dev.trainlight.aws.signin.config.SsoPortal;
import dev.trainlight.aws.signin.credentials.MfaPrompt;
import dev.trainlight.aws.signin.sso.SsoAccount;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Failure.Kind;
import dev.trainlight.evidence.Failure.Remedy;
import dev.trainlight.evidence.Identity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Signs in to AWS for the page: waits for {@link SignInService}'s flow and hands its questions on. */
public final class AwsSignIn implements SignInPort {
    private final SignInService service;
    private final BiFunction<AwsSession, Identity, AwsAccount> accounts;

    /** With that service; accounts are opened with the usual limits, and made ready for a first collection. */
    public AwsSignIn(SignInService service) {
        WarmUp warmUp = new WarmUp();
        this(service, (session, identity) -> {
            warmUp.begin();
            return new AwsAccount(session, identity);
        });
    }

    /** The same with another way to make an account of a session. */
    AwsSignIn(SignInService service, BiFunction<AwsSession, Identity, AwsAccount> accounts) {
        this.service = service;
        this.accounts = accounts;
    }

    @Override
    public ProfileCatalog catalog() {
        return service.catalog();
    }

    @Override
    public Path configFile() {
        return service.configFile();
    }

    @Override
    public AutoCloseable watch(Consumer<ProfileCatalog> listener) {
        return service.watch(listener);
    }

    @Override
    public Outcome signIn(SignInChoice choice, Optional<String> region, Prompt prompt, Cancellation cancellation)
            throws AccountException {
        SignInMethod method = prompt.withCode() ? SignInMethod.CODE : SignInMethod.BROWSER;
        // The page opens the browser itself, once it shows the address.
        SignInOptions options = SignInOptions.of(method, false, region);
        CompletableFuture<SignInState> end = new CompletableFuture<>();
        SignInFlow flow = service.signIn(
                choice,
                options,
                new SignInPorts(Browser.NONE, question -> ask(prompt, question)),
                state -> hear(state, prompt, end));
        try {
            return outcome(end.get());
        } catch (InterruptedException cancelled) {
            throw new AccountException(stopped(), cancelled);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            flow.cancel();
        }
    }

    private static void hear(SignInState state, Prompt prompt, CompletableFuture<SignInState> end) {
        switch (state) {
            case SignInState.Idle _, SignInState.Opening _ -> {
                // The busy strip says so already.
            }
            case SignInState.WaitingForBrowser waiting -> {
                if (prompt.mayUseBrowser()) {
                    prompt.browser(waiting.address(), waiting.code(), waiting.until());
                } else {
                    // Nobody clicked anything: no browser opens, and the page waits for a person.
                    end.complete(new SignInState.Cancelled());
                }
            }
            case SignInState.Exchanging _ -> prompt.exchanging();
            case SignInState.SignedIn _, SignInState.PortalOpen _, SignInState.Failed _, SignInState.Cancelled _ ->
                end.complete(state);
        }
    }

    private Outcome outcome(SignInState end) throws AccountException {
        return switch (end) {
            case SignInState.SignedIn(Identity identity, AwsSession session) ->
                new Outcome.Opened(accounts.apply(session, identity));
            case SignInState.PortalOpen(SsoPortal portal) -> new Outcome.AtPortal(portal);
            case SignInState.Failed(Failure failure) -> throw new AccountException(failure);
            case SignInState.Cancelled _,
                    SignInState.Idle _,
                    SignInState.Opening _,
                    SignInState.WaitingForBrowser _,
                    SignInState.Exchanging _ -> throw new AccountException(stopped());
        };
    }

    private static Optional<String> ask(Prompt prompt, MfaPrompt.Question question) {
        try {
            return Optional.of(prompt.mfaCode(question.device(), question.refused()));
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Failure stopped() {
        return Failure.of(Kind.CANCELLED, Remedy.RETRY, "cancelled");
    }

    @Override
    public SsoPortal portal(String startUrl, Optional<String> region) throws AccountException {
        return service.portal(startUrl, region);
    }

    @Override
    public List<SsoAccount> accounts(SsoPortal portal, Cancellation cancellation) throws AccountException {
        return service.ssoAccounts(portal, cancellation);
    }

    @Override
    public List<String> roles(SsoPortal portal, String accountId, Cancellation cancellation) throws AccountException {
        return service.ssoRoles(portal, accountId, cancellation);
    }

    @Override
    public void signOut(SsoPortal portal) throws AccountException {
        service.signOut(portal);
    }

    @Override
    public List<String> regions() {
        return service.regions();
    }

    @Override
    public boolean browserUnlikely() {
        return service.suggestedMethod() == SignInMethod.CODE;
    }
}
