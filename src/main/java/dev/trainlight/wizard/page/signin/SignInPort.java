package dev.trainlight.wizard.page.signin;

import dev.trainlight.aws.signin.ProfileCatalog;
import dev.trainlight.aws.signin.SignInChoice;
import dev.trainlight.aws.signin.config.SsoPortal;
import dev.trainlight.aws.signin.sso.SsoAccount;
import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Cancellation;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Signing in, as the page needs it: {@link AwsSignIn} in the program, a fake in its tests. What may take long is called
 * off the JavaFX thread and ends soon after its cancellation or an interrupt. Nothing here opens a browser: the page does
 * that, after a click.
 */
public interface SignInPort {
    /** What there is to sign in with, and how it stands; reads files. */
    ProfileCatalog catalog();

    /** The configuration file that AWS's tools read, which need not exist. */
    Path configFile();

    /**
     * Tells of every change of the catalog, on a thread of its own.
     *
     * @return to be closed to end it
     */
    AutoCloseable watch(Consumer<ProfileCatalog> listener);

    /**
     * Signs in, asking the person only where that is needed.
     *
     * @param region the region to ask; empty: what environment and profile say
     * @throws AccountException where nobody is signed in at the end, and why
     */
    Outcome signIn(SignInChoice choice, Optional<String> region, Prompt prompt, Cancellation cancellation)
            throws AccountException;

    /**
     * The portal at an address that somebody typed.
     *
     * @param region where the portal lives; empty to find out from the address
     * @throws AccountException where the address is none, or does not tell the region
     */
    SsoPortal portal(String startUrl, Optional<String> region) throws AccountException;

    /**
     * The accounts that a portal offers, by name.
     *
     * @throws AccountException where AWS refuses
     */
    List<SsoAccount> accounts(SsoPortal portal, Cancellation cancellation) throws AccountException;

    /**
     * The roles that a portal offers in an account, by name.
     *
     * @throws AccountException where AWS refuses
     */
    List<String> roles(SsoPortal portal, String accountId, Cancellation cancellation) throws AccountException;

    /**
     * Signs out of a portal.
     *
     * @throws AccountException where the token cannot be deleted
     */
    void signOut(SsoPortal portal) throws AccountException;

    /** Every region that there is, such as {@code eu-west-1}. */
    List<String> regions();

    /** Whether a browser on this computer probably cannot come back to it: a remote session, a container, WSL. */
    boolean browserUnlikely();

    /** How a sign-in ends well. */
    sealed interface Outcome {
        /**
         * An account is open.
         *
         * @param account the account
         */
        record Opened(Account account) implements Outcome {}

        /**
         * Somebody is signed in at a portal; account and role are to be chosen.
         *
         * @param portal the portal
         */
        record AtPortal(SsoPortal portal) implements Outcome {}
    }

    /** Talks with the person during a sign-in, from the thread that signs in. */
    interface Prompt {
        /** Whether to sign in with a code instead of a browser on this computer. */
        boolean withCode();

        /** Whether a person asked for this; otherwise it ends as cancelled where the browser would be needed. */
        boolean mayUseBrowser();

        /**
         * Now the browser is needed.
         *
         * @param address what to open
         * @param code what the browser must show too
         * @param until when waiting ends
         */
        void browser(URI address, Optional<String> code, Instant until);

        /** The browser is done, or none is needed; the rest goes by itself. */
        void exchanging();

        /**
         * Asks for the code that an MFA device shows.
         *
         * @param device the device's ARN or serial number
         * @param refused whether AWS did not accept the last one
         * @throws InterruptedException where the sign-in is cancelled
         */
        String mfaCode(String device, boolean refused) throws InterruptedException;
    }
}
