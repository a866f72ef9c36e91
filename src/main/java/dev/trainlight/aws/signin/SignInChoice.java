package dev.trainlight.aws.signin;

import dev.trainlight.aws.signin.config.SsoPortal;

/** As whom to sign in. */
public sealed interface SignInChoice {
    /**
     * As a profile of the configuration files.
     *
     * @param name its name
     */
    record OfProfile(String name) implements SignInChoice {}

    /** With the keys in environment variables. */
    record OfEnvironment() implements SignInChoice {}

    /** As the machine or container that the program runs on. */
    record OfMachine() implements SignInChoice {}

    /** As AWS's tools would without being told: environment, {@code AWS_PROFILE} or the default profile, machine. */
    record Usual() implements SignInChoice {}

    /**
     * At a portal only, to choose account and role afterwards.
     *
     * @param portal where
     */
    record OfPortal(SsoPortal portal) implements SignInChoice {}

    /**
     * As a role of a portal, without any profile.
     *
     * @param portal where
     * @param accountId the account
     * @param role the role, as the portal names it
     */
    record OfPortalRole(SsoPortal portal, String accountId, String role) implements SignInChoice {}

    /** As that profile. */
    static SignInChoice profile(String name) {
        return new OfProfile(name);
    }

    /** With the keys in environment variables. */
    static SignInChoice environment() {
        return new OfEnvironment();
    }

    /** As the machine. */
    static SignInChoice machine() {
        return new OfMachine();
    }

    /** As AWS's tools would. */
    static SignInChoice usual() {
        return new Usual();
    }

    /** At that portal. */
    static SignInChoice portal(SsoPortal portal) {
        return new OfPortal(portal);
    }

    /** As that role of that portal. */
    static SignInChoice portalRole(SsoPortal portal, String accountId, String role) {
        return new OfPortalRole(portal, accountId, role);
    }
}
