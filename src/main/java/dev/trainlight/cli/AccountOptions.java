package dev.trainlight.cli;

import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.sample.SampleAccount;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which account a command asks. */
final class AccountOptions {
    @Option(names = "--profile", paramLabel = "P", descriptionKey = "option.profile")
    private String profile;

    @Option(names = "--region", paramLabel = "R", descriptionKey = "option.region")
    private String region;

    @Option(names = "--sample", descriptionKey = "option.sample")
    private boolean sample;

    /** Whether any of the options was given, so that a command that can do without an account should ask one. */
    boolean given() {
        return profile != null || region != null || sample;
    }

    Account open(AccountSource source) throws AccountException {
        return sample
                ? new SampleAccount(Clock.systemUTC())
                : source.open(Optional.ofNullable(profile), Optional.ofNullable(region));
    }
}
