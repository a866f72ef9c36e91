package dev.trainlight.aws.signin.sso;

import dev.trainlight.aws.AwsErrors;
import dev.trainlight.aws.AwsProblem;
import dev.trainlight.aws.FailureException;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Failure.Kind;
import dev.trainlight.evidence.Failure.Remedy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sso.model.AccountInfo;
import software.amazon.awssdk.services.sso.model.ListAccountRolesResponse;
import software.amazon.awssdk.services.sso.model.ListAccountsResponse;
import software.amazon.awssdk.services.sso.model.RoleInfo;

/** What a portal offers to whoever is signed in: accounts, and roles in them, sorted. Large companies have thousands. */
public final class PortalDirectory {
    private static final int TRIES = 6;

    private final SsoTokens tokens;

    public PortalDirectory(SsoTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * All accounts, by name.
     *
     * @throws AccountException where nobody is signed in, or AWS refuses
     */
    public List<SsoAccount> accounts(PortalSession way, Cancellation cancellation) throws AccountException {
        List<SsoAccount> accounts = new ArrayList<>();
        String[] next = {null};
        do {
            ListAccountsResponse page = call(
                    "sso:ListAccounts",
                    way,
                    token -> () -> way.sso()
                            .listAccounts(request -> request.accessToken(token)
                                    .nextToken(next[0])
                                    .maxResults(100)),
                    cancellation);
            page.accountList().forEach(account -> accounts.add(account(account)));
            next[0] = page.nextToken();
        } while (next[0] != null);
        accounts.sort(Comparator.comparing(SsoAccount::name, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(SsoAccount::id));
        return List.copyOf(accounts);
    }

    /**
     * All roles in that account, by name.
     *
     * @throws AccountException where nobody is signed in, or AWS refuses
     */
    public List<String> roles(PortalSession way, String accountId, Cancellation cancellation) throws AccountException {
        List<String> roles = new ArrayList<>();
        String[] next = {null};
        do {
            ListAccountRolesResponse page = call(
                    "sso:ListAccountRoles",
                    way,
                    token -> () -> way.sso()
                            .listAccountRoles(request -> request.accessToken(token)
                                    .accountId(accountId)
                                    .nextToken(next[0])
                                    .maxResults(100)),
                    cancellation);
            page.roleList().stream().map(RoleInfo::roleName).forEach(roles::add);
            next[0] = page.nextToken();
        } while (next[0] != null);
        roles.sort(String.CASE_INSENSITIVE_ORDER);
        return List.copyOf(roles);
    }

    private <T> T call(String name, PortalSession way, Function<String, Supplier<T>> request, Cancellation cancellation)
            throws AccountException {
        Duration wait = Duration.ofSeconds(1);
        for (int attempt = 1; ; attempt++) {
            if (cancellation.cancelled()) {
                throw new AccountException(Failure.of(Kind.CANCELLED, Remedy.NONE, "aws.cancelled"));
            }
            try {
                return request.apply(tokens.current(way).accessToken()).get();
            } catch (SdkException | FailureException thrown) {
                // Portals throttle early; a list that stops halfway would look complete.
                if (AwsErrors.problem(thrown) != AwsProblem.THROTTLED || attempt == TRIES) {
                    throw AwsErrors.exception(name, thrown);
                }
                pause(wait);
                wait = wait.multipliedBy(2);
            }
        }
    }

    private static void pause(Duration wait) throws AccountException {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new AccountException(Failure.of(Kind.CANCELLED, Remedy.NONE, "aws.cancelled"), cancelled);
        }
    }

    private static SsoAccount account(AccountInfo account) {
        return new SsoAccount(
                account.accountId(),
                account.accountName() == null ? account.accountId() : account.accountName(),
                account.emailAddress() == null ? "" : account.emailAddress());
    }
}
