package dev.trainlight.aws.signin.sso;

/**
 * An account that a portal offers.
 *
 * @param id twelve digits
 * @param name as the organization calls it
 * @param email the account's address; may be empty
 */
public record SsoAccount(String id, String name, String email) {}
