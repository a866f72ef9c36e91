package dev.trainlight.cli;

import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.AccountException;
import java.util.Optional;

/** Opens accounts for commands. */
@FunctionalInterface
public interface AccountSource {
    /**
     * Opens an account.
     *
     * @param profile a profile's name; empty for AWS's default chain
     * @param region a region; empty for the profile's
     * @throws AccountException where nobody is signed in, or the profile cannot be used
     */
    Account open(Optional<String> profile, Optional<String> region) throws AccountException;
}
