package dev.trainlight.aws.signin.sso;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Hears how far a sign-in in the browser has come, on the thread that signs in. */
public interface SignInSteps {
    /**
     * Now the browser is needed.
     *
     * @param address what to open in it
     * @param code what the browser must show too, where the way has a code
     * @param until when waiting ends
     */
    void waiting(URI address, Optional<String> code, Instant until);

    /** The browser is done; AWS is asked for the token. */
    void exchanging();
}
