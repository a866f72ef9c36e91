package dev.trainlight.wizard.page.signin;

import dev.trainlight.aws.signin.SignInChoice;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Failure;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.page.signin.SignInPort.Outcome;
import dev.trainlight.wizard.page.signin.SignInViewModel.Mode;
import dev.trainlight.wizard.task.Busy;
import dev.trainlight.wizard.task.Control;
import dev.trainlight.wizard.task.Running;
import dev.trainlight.wizard.task.Tasks;
import dev.trainlight.wizard.task.Work;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;

/**
 * One sign-in after the other: runs it, shows what it asks the person, and comes back to where it was started when it ends
 * without an account. JavaFX thread only.
 */
final class SignInRun {
    private final SignInPort port;
    private final Surroundings around;
    private final Busy busy;
    private final ObjectProperty<Mode> mode;
    private final ObjectProperty<Failure> failure;
    private final MfaModel mfa = new MfaModel();
    private final BrowserWait browser;
    private final BrowserChoice browsers;
    private Mode startedFrom = Mode.CHOOSE;
    private Running running = Running.NOTHING;

    SignInRun(SignInPort port, Surroundings around, InstantSource clock, BrowserChoice browsers, Situation situation) {
        this.port = port;
        this.around = around;
        this.browsers = browsers;
        this.busy = situation.busy();
        this.mode = situation.mode();
        this.failure = situation.failure();
        browser = new BrowserWait(around.tasks(), clock);
    }

    /**
     * How to ask during a sign-in.
     *
     * @param withCode whether by a code instead of a browser on this computer
     * @param byPerson whether a person asked for it; otherwise no browser is opened
     */
    record Manner(boolean withCode, boolean byPerson) {}

    /** Starts; abandons what ran before. */
    void start(String who, Work<Outcome> work, Consumer<Outcome> ended) {
        failure.set(null);
        startedFrom = mode.get();
        running.abandon();
        running = Tasks.<Outcome>create("sign in", work)
                .busy(busy, around.texts().get("page.signin.busy.signing-in", who))
                .onSuccess(ended)
                .onCancelled(_ -> mode.set(startedFrom))
                .onFailure(told -> {
                    mode.set(startedFrom);
                    failure.set(told);
                })
                .andFinally(() -> {
                    browser.end();
                    mfa.forget();
                })
                .start(around.tasks());
    }

    /** Signs in and asks on the page what has to be asked; off the JavaFX thread. */
    Outcome signIn(SignInChoice choice, Optional<String> region, Manner manner, Control control)
            throws AccountException {
        return port.signIn(
                choice,
                region,
                new PersonPrompt(control, new Questions(), manner.withCode(), manner.byPerson()),
                control);
    }

    /** Hands the MFA code over. */
    void sendMfa() {
        mfa.send();
        mode.set(startedFrom);
    }

    /** Whatever comes of it is not wanted any more. */
    void abandon() {
        running.abandon();
        browser.end();
        mfa.forget();
    }

    /** The wait for the browser. */
    BrowserWait browser() {
        return browser;
    }

    /** The question for a code. */
    MfaModel mfa() {
        return mfa;
    }

    /** What a sign-in asks a person, on the JavaFX thread. */
    private final class Questions implements PersonPrompt.Asked {
        @Override
        public void browser(URI address, Optional<String> code, Instant until) {
            browser.begin(address, code, until);
            mode.set(Mode.BROWSER);
            browsers.open(address);
        }

        @Override
        public void exchanging() {
            browser.end();
            mode.set(startedFrom);
        }

        @Override
        public void mfa(String device, boolean refused, Consumer<String> answer) {
            mfa.ask(device, refused, answer);
            mode.set(Mode.MFA);
        }
    }
}
