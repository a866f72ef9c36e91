package dev.trainlight.iam;

import dev.trainlight.iam.PrincipalFacts.Kind;
import dev.trainlight.iam.Statement.PrincipalElement;
import dev.trainlight.iam.Statement.PrincipalEntry;
import java.util.List;
import java.util.Optional;

/**
 * Principal or NotPrincipal of one statement (IAM/reference_policies_elements_principal.html,
 * IAM/reference_policies_elements_notprincipal.html).
 */
final class PrincipalMatcher {
    private final boolean negated;
    private final Entry[] entries;

    /** How directly a policy names the principal; what an Allow is worth inside one account depends on it. */
    enum Directness {
        NOT_NAMED,
        /** Its account: the account may delegate, which alone grants nothing. */
        ACCOUNT,
        /** Its role, or the user behind a federated session: boundary and session policy still limit. */
        ROLE,
        /** Itself, or everyone. */
        SELF
    }

    /**
     * What the element says.
     *
     * @param directness how directly the principal is named
     * @param doubt null where the directness is certain; otherwise what would settle whether it is so or not at all
     */
    record Answer(Directness directness, Doubt doubt) {
        private static final Answer NOT_NAMED = new Answer(Directness.NOT_NAMED, null);
        private static final Answer ACCOUNT = new Answer(Directness.ACCOUNT, null);
        private static final Answer ROLE = new Answer(Directness.ROLE, null);
        private static final Answer SELF = new Answer(Directness.SELF, null);

        private static Answer certain(Directness directness) {
            return switch (directness) {
                case NOT_NAMED -> NOT_NAMED;
                case ACCOUNT -> ACCOUNT;
                case ROLE -> ROLE;
                case SELF -> SELF;
            };
        }

        private static Answer open(Unsettled point) {
            return new Answer(Directness.SELF, Doubt.open(point));
        }
    }

    /** One principal of the list, taken apart. */
    private sealed interface Entry {
        record Everyone() implements Entry {}

        record Account(String partition, String account) implements Entry {}

        record Role(String arn, String account, String name) implements Entry {}

        record Session(String arn, String account, String roleName) implements Entry {}

        record Exact(String arn) implements Entry {}

        record UniqueId(String id) implements Entry {}

        record Service(String name) implements Entry {}

        record Federated(String name) implements Entry {}

        record CanonicalUser() implements Entry {}

        record Nobody() implements Entry {}
    }

    PrincipalMatcher(PrincipalElement element) {
        negated = element.negated();
        List<PrincipalEntry> given = element.entries();
        entries = new Entry[element.everyone() ? 1 : given.size()];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = element.everyone() ? new Entry.Everyone() : entry(given.get(i));
        }
    }

    private static Entry entry(PrincipalEntry entry) {
        String text = entry.value().text();
        return switch (entry.type()) {
            case "AWS" -> aws(text);
            case "Service" -> new Entry.Service(text);
            case "Federated" -> new Entry.Federated(text);
            default -> new Entry.CanonicalUser();
        };
    }

    private static Entry aws(String text) {
        if (text.equals("*")) {
            return new Entry.Everyone();
        }
        if (text.indexOf('*') >= 0 || text.indexOf('?') >= 0) {
            return new Entry.Nobody();
        }
        if (text.length() == 12 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return new Entry.Account("", text);
        }
        Optional<Arn> parsed = Arn.parse(text);
        if (parsed.isEmpty()) {
            return text.startsWith("AROA") || text.startsWith("AIDA") ? new Entry.UniqueId(text) : new Entry.Nobody();
        }
        Arn arn = parsed.get();
        if (arn.service().equals("iam") && arn.resource().equals("root")) {
            return new Entry.Account(arn.partition(), arn.account());
        }
        if (arn.service().equals("iam") && arn.resource().startsWith("role/")) {
            return new Entry.Role(text, arn.account(), arn.resourceName());
        }
        if (arn.service().equals("sts") && arn.resource().startsWith("assumed-role/")) {
            String[] parts = arn.resource().split("/", -1);
            return new Entry.Session(text, arn.account(), parts[1]);
        }
        return new Entry.Exact(text);
    }

    boolean negated() {
        return negated;
    }

    /** For an Allow: how directly the element names the principal. */
    Answer forAllow(Inquiry inquiry) {
        Answer listed = listed(inquiry);
        if (!negated) {
            return listed;
        }
        return listed.directness() != Directness.NOT_NAMED && listed.doubt() == null
                ? Answer.NOT_NAMED
                : Answer.open(Unsettled.ALLOW_WITH_NOT_PRINCIPAL);
    }

    /** For a Deny: whether the element covers the principal, however it is named. */
    Answer forDeny(Inquiry inquiry) {
        return negated ? unlessListed(inquiry) : listed(inquiry);
    }

    private Answer listed(Inquiry inquiry) {
        Directness best = Directness.NOT_NAMED;
        Answer open = null;
        for (Entry entry : entries) {
            Answer answer = named(entry, inquiry.principal());
            if (answer.doubt() != null) {
                open = answer;
            } else if (answer.directness().compareTo(best) > 0) {
                best = answer.directness();
            }
        }
        return best == Directness.NOT_NAMED && open != null ? open : Answer.certain(best);
    }

    private static Answer named(Entry entry, PrincipalFacts who) {
        return switch (entry) {
            case Entry.Everyone() -> Answer.SELF;
            case Entry.Account(String partition, String account) -> {
                boolean same = who.belongsToAccount()
                        && account.equals(who.account())
                        && (partition.isEmpty() || partition.equals(who.partition()));
                yield same ? who.kind() == Kind.ROOT ? Answer.SELF : Answer.ACCOUNT : Answer.NOT_NAMED;
            }
            case Entry.Role role -> isRole(role, who) ? Answer.ROLE : Answer.NOT_NAMED;
            case Entry.Session(String arn, String account, String roleName) -> {
                if (who.kind() == Kind.SESSION && arn.equals(who.arn())) {
                    yield Answer.SELF;
                }
                boolean perhaps =
                        who.kind() == Kind.ROLE && account.equals(who.account()) && roleName.equals(who.roleName());
                yield perhaps ? Answer.open(Unsettled.SESSION_NOT_NAMED) : Answer.NOT_NAMED;
            }
            case Entry.Exact(String arn) -> {
                boolean self = (who.kind() == Kind.USER || who.kind() == Kind.FEDERATED_USER) && arn.equals(who.arn());
                boolean behind = who.kind() == Kind.FEDERATED_USER && arn.equals(who.role());
                yield self ? Answer.SELF : behind ? Answer.ROLE : Answer.NOT_NAMED;
            }
            case Entry.UniqueId(String id) -> {
                // AWS shows an id in place of an ARN once what it belonged to is gone; a new role has a new id.
                if (!id.equals(who.uniqueId())) {
                    yield Answer.NOT_NAMED;
                }
                yield who.kind() == Kind.SESSION || who.kind() == Kind.ROLE ? Answer.ROLE : Answer.SELF;
            }
            case Entry.Service(String name) -> {
                if (who.kind() != Kind.SERVICE) {
                    yield Answer.NOT_NAMED;
                }
                yield name.equals("*")
                        ? Answer.open(Unsettled.ANY_SERVICE)
                        : name.equals(who.arn()) ? Answer.SELF : Answer.NOT_NAMED;
            }
            case Entry.Federated(String name) ->
                who.kind() == Kind.IDENTITY_PROVIDER && name.equals(who.arn()) ? Answer.SELF : Answer.NOT_NAMED;
            case Entry.CanonicalUser() ->
                who.belongsToAccount() ? Answer.open(Unsettled.CANONICAL_USER) : Answer.NOT_NAMED;
            case Entry.Nobody() -> Answer.NOT_NAMED;
        };
    }

    /** The session's ARN omits the role's path; a role's name is unique in its account whatever its path. */
    private static boolean isRole(Entry.Role role, PrincipalFacts who) {
        if (who.kind() != Kind.SESSION && who.kind() != Kind.ROLE) {
            return false;
        }
        return who.role() != null
                ? role.arn().equals(who.role())
                : role.account().equals(who.account()) && role.name().equals(who.roleName());
    }

    /**
     * A Deny with NotPrincipal spares whom it lists. A principal with a permissions boundary is denied whatever the list
     * says; a session must be listed with its role and its account, since services check them one by one.
     */
    private Answer unlessListed(Inquiry inquiry) {
        PrincipalFacts who = inquiry.principal();
        if (who.hasIdentityPolicies() && inquiry.boundary().isPresent()) {
            return Answer.SELF;
        }
        Answer spared = spared(who);
        return who.hasIdentityPolicies() && inquiry.boundary().isUnknown() && spared == Answer.NOT_NAMED
                ? new Answer(Directness.SELF, new Doubt.Missing(SlotName.BOUNDARY))
                : spared;
    }

    private Answer spared(PrincipalFacts who) {
        boolean account = false;
        boolean role = false;
        boolean self = false;
        for (Entry entry : entries) {
            Answer answer = named(entry, who);
            if (entry instanceof Entry.Everyone) {
                return Answer.NOT_NAMED;
            }
            if (answer.doubt() != null) {
                return answer;
            }
            account |= answer.directness() == Directness.ACCOUNT;
            role |= answer.directness() == Directness.ROLE;
            self |= answer.directness() == Directness.SELF;
        }
        boolean complete = switch (who.kind()) {
            case ROOT, SERVICE, IDENTITY_PROVIDER, ANONYMOUS -> self;
            case USER, FEDERATED_USER -> self && account;
            case SESSION -> self && role && account;
            // Of a role without a session nobody can say that the session is listed.
            case ROLE -> false;
        };
        if (complete) {
            return Answer.NOT_NAMED;
        }
        return account || role || self ? Answer.open(Unsettled.NOT_PRINCIPAL_NOT_COMPLETE) : Answer.SELF;
    }
}
