package dev.trainlight.aws.signin.config;

import dev.trainlight.evidence.Failure;
import java.nio.file.Path;
import java.util.Optional;

/** Which kind of credentials a profile describes; {@link ProfileKinds} finds it out. */
public sealed interface ProfileKind {
    /**
     * Access keys that stand in the file.
     *
     * @param temporary whether a session token belongs to them, so that they end some day
     */
    record Keys(boolean temporary) implements ProfileKind {}

    /**
     * A role that IAM Identity Center gives after a sign-in in the browser.
     *
     * @param portal where to sign in
     * @param accountId the account; empty where it is still to be chosen
     * @param role the permission set; empty where it is still to be chosen
     */
    record Sso(SsoPortal portal, Optional<String> accountId, Optional<String> role) implements ProfileKind {}

    /**
     * A role that other credentials assume.
     *
     * @param roleArn the role
     * @param source whose credentials assume it
     * @param mfaSerial the device whose code is asked first
     */
    record Role(String roleArn, RoleSource source, Optional<String> mfaSerial) implements ProfileKind {}

    /**
     * A role assumed with a token in a file.
     *
     * @param roleArn the role
     * @param tokenFile the file
     */
    record WebIdentity(String roleArn, Path tokenFile) implements ProfileKind {}

    /**
     * Credentials that a program of one's own prints.
     *
     * @param command the command line
     */
    record Command(String command) implements ProfileKind {}

    /**
     * A sign-in made with {@code aws login}.
     *
     * @param session the value of {@code login_session}: who signed in
     */
    record Login(String session) implements ProfileKind {}

    /** No credentials of its own: a region at most. */
    record None() implements ProfileKind {}

    /**
     * It cannot be used.
     *
     * @param why with file and line
     */
    record Broken(Failure why) implements ProfileKind {}

    /** Whose credentials assume a role. */
    sealed interface RoleSource {
        /** Another profile's. */
        record OfProfile(String profile) implements RoleSource {}

        /** The profile's own: keys, or a sign-in, that stand beside the role in the same profile. */
        record Own(ProfileKind kind) implements RoleSource {}

        /** The machine's. */
        record OfMachine(CredentialSource source) implements RoleSource {}
    }
}
