package dev.trainlight.wizard.page.signin;

import dev.trainlight.wizard.page.signin.SignInPort.Prompt;
import dev.trainlight.wizard.task.Control;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** Carries a sign-in's questions from its thread to the page, and the answers back. */
final class PersonPrompt implements Prompt {
    /** What the page does with the questions, on the JavaFX thread. */
    interface Asked {
        void browser(URI address, Optional<String> code, Instant until);

        void exchanging();

        /** Shows the question; {@code answer} takes the code. */
        void mfa(String device, boolean refused, Consumer<String> answer);
    }

    private final Control control;
    private final Asked page;
    private final boolean withCode;
    private final boolean asked;

    PersonPrompt(Control control, Asked page, boolean withCode, boolean asked) {
        this.control = control;
        this.page = page;
        this.withCode = withCode;
        this.asked = asked;
    }

    @Override
    public boolean withCode() {
        return withCode;
    }

    @Override
    public boolean mayUseBrowser() {
        return asked;
    }

    @Override
    public void browser(URI address, Optional<String> code, Instant until) {
        control.onUi(() -> page.browser(address, code, until));
    }

    @Override
    public void exchanging() {
        control.onUi(page::exchanging);
    }

    @Override
    public String mfaCode(String device, boolean refused) throws InterruptedException {
        CompletableFuture<String> answer = new CompletableFuture<>();
        control.onUi(() -> page.mfa(device, refused, answer::complete));
        try {
            return answer.get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
