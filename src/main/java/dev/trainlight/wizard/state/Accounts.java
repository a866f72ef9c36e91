package dev.trainlight.wizard.state;

import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.Identity;

/** When two account objects stand for the same: signing in again gives a new one, and nothing is out of date by that. */
public final class Accounts {
    private Accounts() {}

    /** Whether both are asked as the same principal in the same region of the same account; null is like nothing. */
    public static boolean same(Account one, Account other) {
        if (one == null || other == null) {
            return false;
        }
        return one == other || known(one.identity()) && who(one.identity()).equals(who(other.identity()));
    }

    /** A case file has nobody who is signed in: two files of one name need not be the same. */
    private static boolean known(Identity identity) {
        return !identity.arn().isEmpty();
    }

    /** A role's session may have another name each time; the role is the same. */
    private static Identity who(Identity identity) {
        String arn = identity.arn();
        String principal = arn.contains(":assumed-role/") ? arn.substring(0, arn.lastIndexOf('/')) : arn;
        return new Identity(
                identity.name(),
                principal,
                identity.accountId(),
                identity.partition(),
                identity.region(),
                identity.profile(),
                identity.sample());
    }
}
