package dev.trainlight.cli;

import dev.trainlight.aws.Environment;
import dev.trainlight.aws.collect.AwsAccount;
import dev.trainlight.aws.signin.SignInChoice;
import dev.trainlight.aws.signin.SignInService;
import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.AccountException;
import java.util.Optional;

/**
 * Opens AWS accounts for commands: the profile that was named, else AWS's default chain. A command never opens a browser;
 * it asks for an MFA code where the profile wants one and a person sits at the terminal.
 */
public final class AwsAccounts implements AccountSource {
    private final Environment environment;

    public AwsAccounts(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Account open(Optional<String> profile, Optional<String> region) throws AccountException {
        SignInService service = new SignInService(environment);
        SignInChoice choice = profile.map(SignInChoice::profile).orElseGet(SignInChoice::usual);
        return AwsAccount.open(service.open(choice, region, new TerminalMfa()));
    }
}
