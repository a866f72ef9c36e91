package dev.trainlight.wizard.page.signin;

import dev.trainlight.aws.signin.ProfileCatalog;
import dev.trainlight.aws.signin.ProfileEntry;
import dev.trainlight.aws.signin.ProfileGroup;
import dev.trainlight.aws.signin.ProfileState;
import dev.trainlight.aws.signin.SignInChoice;
import dev.trainlight.aws.signin.config.SsoPortal;
import dev.trainlight.aws.signin.sso.SsoAccount;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Failure;
import dev.trainlight.wizard.page.FakeAccount;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Signs in as the test says: profiles, states, the browser's wait, MFA, a portal. */
final class FakeSignIn implements SignInPort {
    static final Instant UNTIL = Instant.parse("2026-11-22T10:10:00Z");
    static final SsoPortal PORTAL =
            new SsoPortal(Optional.of("my-company"), "https://my-company.awsapps.com/start", "eu-west-1", List.of());

    final List<ProfileEntry> entries = new ArrayList<>();
    final List<Failure> problems = new ArrayList<>();
    final List<String> opened = new ArrayList<>();
    final List<String> signedOut = new ArrayList<>();
    Consumer<ProfileCatalog> listener = _ -> {};
    boolean watchClosed;
    String usual;
    Failure failure;
    String code;
    String mfaDevice;
    boolean askBrowser;
    boolean remote;

    /** Where set, the browser's wait lasts until the test counts it down. */
    CountDownLatch browserDone;

    FakeSignIn profile(String name, ProfileGroup group, ProfileState state) {
        boolean sso = group == ProfileGroup.SSO;
        entries.removeIf(entry -> entry.name().equals(name));
        entries.add(new ProfileEntry(
                SignInChoice.profile(name),
                name,
                group,
                state,
                Optional.of("eu-west-1"),
                Optional.of("111122223333"),
                Optional.of("DataScientist"),
                sso ? Optional.of(PORTAL) : Optional.empty(),
                group == ProfileGroup.COMMAND ? Optional.of("vault-credentials --role ml") : Optional.empty(),
                name.equals(usual)));
        return this;
    }

    /** A profile of the old form: its portal stands in itself. */
    FakeSignIn oldForm(String name) {
        entries.add(new ProfileEntry(
                SignInChoice.profile(name),
                name,
                ProfileGroup.SSO,
                new ProfileState.SignInNeeded(ProfileState.How.BROWSER),
                Optional.of("eu-west-1"),
                Optional.of("111122223333"),
                Optional.of("DataScientist"),
                Optional.of(SsoPortal.typed("https://other-company.awsapps.com/start", "eu-west-1")),
                Optional.empty(),
                false));
        return this;
    }

    @Override
    public ProfileCatalog catalog() {
        return new ProfileCatalog(entries, List.of(), problems);
    }

    @Override
    public Path configFile() {
        return Path.of("home", ".aws", "config");
    }

    @Override
    public AutoCloseable watch(Consumer<ProfileCatalog> hears) {
        listener = hears;
        return () -> watchClosed = true;
    }

    @Override
    public Outcome signIn(SignInChoice choice, Optional<String> region, Prompt prompt, Cancellation cancellation)
            throws AccountException {
        String words = switch (choice) {
            case SignInChoice.OfProfile(String name) -> name;
            case SignInChoice.OfPortal(SsoPortal portal) -> "portal " + portal.startUrl() + " in " + portal.region();
            case SignInChoice.OfPortalRole(SsoPortal _, String account, String role) -> role + " of " + account;
            case SignInChoice.OfEnvironment _, SignInChoice.OfMachine _, SignInChoice.Usual _ -> choice.toString();
        };
        opened.add(words + region.map(" in "::concat).orElse(""));
        ask(prompt);
        if (failure != null) {
            throw new AccountException(failure);
        }
        return choice instanceof SignInChoice.OfPortal(SsoPortal portal)
                ? new Outcome.AtPortal(portal)
                : new Outcome.Opened(new FakeAccount(words));
    }

    private void ask(Prompt prompt) throws AccountException {
        try {
            if (askBrowser && !prompt.mayUseBrowser()) {
                throw new InterruptedException();
            }
            if (askBrowser) {
                prompt.browser(
                        URI.create("https://oidc.eu-west-1.amazonaws.com/authorize?client_id=x"),
                        Optional.ofNullable(prompt.withCode() ? code : null),
                        UNTIL);
                if (browserDone != null) {
                    browserDone.await();
                }
                prompt.exchanging();
            }
            if (mfaDevice != null) {
                opened.add("mfa " + prompt.mfaCode(mfaDevice, false));
            }
        } catch (InterruptedException cancelled) {
            throw new AccountException(
                    Failure.of(Failure.Kind.CANCELLED, Failure.Remedy.RETRY, "cancelled"), cancelled);
        }
    }

    @Override
    public SsoPortal portal(String startUrl, Optional<String> region) {
        return SsoPortal.typed(startUrl, region.orElse("eu-central-1"));
    }

    @Override
    public List<SsoAccount> accounts(SsoPortal portal, Cancellation cancellation) {
        return IntStream.range(0, 40)
                .mapToObj(i -> new SsoAccount(
                        "%012d".formatted(111122223333L + i),
                        i == 0 ? "ml-prod" : "team-%02d-sandbox".formatted(i),
                        "aws+" + i + "@example.com"))
                .toList();
    }

    @Override
    public List<String> roles(SsoPortal portal, String accountId, Cancellation cancellation) {
        return accountId.endsWith("333") ? List.of("DataScientist", "ReadOnly") : List.of("ReadOnly");
    }

    @Override
    public void signOut(SsoPortal portal) {
        signedOut.add(portal.name());
        List.copyOf(entries).stream()
                .filter(entry -> entry.portal().filter(portal::equals).isPresent())
                .forEach(entry ->
                        profile(entry.name(), entry.group(), new ProfileState.SignInNeeded(ProfileState.How.BROWSER)));
    }

    @Override
    public List<String> regions() {
        return List.of("eu-central-1", "eu-west-1", "us-east-1", "xx-new-1");
    }

    @Override
    public boolean browserUnlikely() {
        return remote;
    }
}
