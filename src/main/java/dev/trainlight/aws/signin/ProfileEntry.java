package dev.trainlight.aws.signin;

import dev.trainlight.aws.signin.config.SsoPortal;
import java.util.Optional;

/**
 * One line of the list of profiles.
 *
 * @param choice what to sign in as when it is chosen
 * @param name the profile's name; empty for the environment
 * @param group its sort
 * @param state how it stands
 * @param region the region it names, or the environment's
 * @param accountId the account, where the files say it
 * @param role the role's name, where the files say it
 * @param portal the portal to sign in at and out of, where there is one
 * @param command the program that is run, without secrets, where there is one
 * @param usual whether AWS's tools take it without being told
 */
public record ProfileEntry(
        SignInChoice choice,
        String name,
        ProfileGroup group,
        ProfileState state,
        Optional<String> region,
        Optional<String> accountId,
        Optional<String> role,
        Optional<SsoPortal> portal,
        Optional<String> command,
        boolean usual) {}
