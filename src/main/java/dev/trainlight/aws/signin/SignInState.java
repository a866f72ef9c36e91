package dev.trainlight.aws.signin;

import dev.trainlight.aws.AwsSession;
import dev.trainlight.aws.signin.config.SsoPortal;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Identity;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** How far a sign-in has come. */
public sealed interface SignInState {
    /** Not begun. */
    record Idle() implements SignInState {}

    /** Preparing: AWS is told that somebody wants to sign in. */
    record Opening() implements SignInState {}

    /**
     * The person is in the browser.
     *
     * @param address what to open there; to be shown and copied, too
     * @param code what the browser must show; empty where the browser comes back by itself
     * @param until when waiting ends
     * @param opened whether the browser was opened from here
     */
    record WaitingForBrowser(URI address, Optional<String> code, Instant until, boolean opened) implements SignInState {
        /** Without the address: whoever has it could sign in with it. */
        @Override
        public String toString() {
            return "WaitingForBrowser[until " + until + "]";
        }
    }

    /** The browser is done, or none was needed; AWS is asked for credentials and for who they belong to. */
    record Exchanging() implements SignInState {}

    /**
     * Done.
     *
     * @param identity who it is
     * @param session to work with; whoever hears this closes it some day
     */
    record SignedIn(Identity identity, AwsSession session) implements SignInState {}

    /**
     * Signed in at the portal; account and role are to be chosen.
     *
     * @param portal where
     */
    record PortalOpen(SsoPortal portal) implements SignInState {}

    /**
     * It did not work.
     *
     * @param failure what to tell
     */
    record Failed(Failure failure) implements SignInState {}

    /** Somebody pressed Cancel. */
    record Cancelled() implements SignInState {}

    /** Whether nothing comes after it. */
    default boolean ended() {
        return switch (this) {
            case Idle _, Opening _, WaitingForBrowser _, Exchanging _ -> false;
            case SignedIn _, PortalOpen _, Failed _, Cancelled _ -> true;
        };
    }
}
