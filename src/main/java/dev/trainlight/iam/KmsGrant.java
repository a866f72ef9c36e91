package dev.trainlight.iam;

import java.util.List;
import java.util.Map;

/**
 * A grant on a KMS key, as {@code ListGrants} lists it (kms/latest/developerguide/grants.html).
 *
 * @param granteePrincipal an ARN or a service
 * @param operations such as {@code Decrypt}, without the {@code kms:} prefix
 * @param encryptionContextEquals constraint, empty where there is none
 * @param encryptionContextSubset constraint, empty where there is none
 */
public record KmsGrant(
        String granteePrincipal,
        List<String> operations,
        Map<String, String> encryptionContextEquals,
        Map<String, String> encryptionContextSubset) {}
