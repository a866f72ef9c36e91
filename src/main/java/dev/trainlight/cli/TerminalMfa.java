package dev.trainlight.cli;

import dev.trainlight.aws.signin.credentials.MfaPrompt;
import java.util.Optional;

/** Asks for an MFA code at the terminal; nobody is asked where there is none. */
final class TerminalMfa implements MfaPrompt {
    @Override
    public Optional<String> ask(Question question) {
        if (System.console() == null || !System.console().isTerminal()) {
            return Optional.empty();
        }
        String code = System.console().readLine("%s", Messages.text("mfa", question.device()));
        return Optional.ofNullable(code).map(String::strip).filter(text -> !text.isEmpty());
    }
}
