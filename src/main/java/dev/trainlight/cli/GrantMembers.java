package dev.trainlight.cli;

import dev.trainlight.iam.KmsGrant;
import dev.trainlight.iam.Slot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonToken;

/** The grants of an authorization request, in the form in which {@code kms:ListGrants} lists them. */
final class GrantMembers {
    private final RequestTokens tokens;

    GrantMembers(RequestTokens tokens) {
        this.tokens = tokens;
    }

    Slot<List<KmsGrant>> list(String name) throws BadLineException {
        if (!tokens.given()) {
            return Slot.none();
        }
        if (tokens.current() != JsonToken.START_ARRAY) {
            throw new BadLineException("member.list", name);
        }
        List<KmsGrant> grants = new ArrayList<>();
        while (tokens.next() != JsonToken.END_ARRAY) {
            if (tokens.current() != JsonToken.START_OBJECT) {
                throw new BadLineException("member.object", name);
            }
            grants.add(grant());
        }
        return Slot.of(grants);
    }

    private KmsGrant grant() throws BadLineException {
        String grantee = "";
        List<String> operations = List.of();
        Map<String, String> equals = Map.of();
        Map<String, String> subset = Map.of();
        while (tokens.next() == JsonToken.PROPERTY_NAME) {
            String member = tokens.name();
            tokens.next();
            switch (member) {
                case "GranteePrincipal" -> grantee = tokens.string(member);
                case "Operations" -> operations = tokens.strings(member);
                case "Constraints" -> {
                    Map<String, Map<String, String>> constraints = constraints();
                    equals = constraints.getOrDefault("EncryptionContextEquals", Map.of());
                    subset = constraints.getOrDefault("EncryptionContextSubset", Map.of());
                }
                default -> tokens.skip();
            }
        }
        return new KmsGrant(grantee, operations, equals, subset);
    }

    private Map<String, Map<String, String>> constraints() throws BadLineException {
        Map<String, Map<String, String>> constraints = new HashMap<>();
        if (tokens.current() != JsonToken.START_OBJECT) {
            throw new BadLineException("member.object", "Constraints");
        }
        while (tokens.next() == JsonToken.PROPERTY_NAME) {
            String kind = tokens.name();
            if (tokens.next() != JsonToken.START_OBJECT) {
                throw new BadLineException("member.object", kind);
            }
            Map<String, String> pairs = new LinkedHashMap<>();
            while (tokens.next() == JsonToken.PROPERTY_NAME) {
                String key = tokens.name();
                tokens.next();
                pairs.put(key, tokens.string(key));
            }
            constraints.put(kind, pairs);
        }
        return constraints;
    }
}
