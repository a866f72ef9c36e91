package dev.trainlight.cli;

import dev.trainlight.iam.NamedPolicy;
import dev.trainlight.iam.PolicyDocument;
import dev.trainlight.iam.PolicySyntaxException;
import dev.trainlight.iam.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * The members of an authorization request that hold policies. Documents are found in place and looked up by their bytes;
 * only new ones are read.
 */
final class PolicyMembers {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final RequestTokens tokens;
    private final PolicyCache cache;

    PolicyMembers(RequestTokens tokens, PolicyCache cache) {
        this.tokens = tokens;
        this.cache = cache;
    }

    Slot<List<NamedPolicy>> list(String name) throws BadLineException {
        if (!tokens.given()) {
            return Slot.none();
        }
        return Slot.of(policies(name));
    }

    private List<NamedPolicy> policies(String name) throws BadLineException {
        if (tokens.current() != JsonToken.START_ARRAY) {
            throw new BadLineException("member.list", name);
        }
        List<NamedPolicy> policies = new ArrayList<>(4);
        while (tokens.next() != JsonToken.END_ARRAY) {
            policies.add(policy(name, policies.size()));
        }
        return policies;
    }

    Slot<List<List<NamedPolicy>>> levels(String name) throws BadLineException {
        if (!tokens.given()) {
            return Slot.none();
        }
        if (tokens.current() != JsonToken.START_ARRAY) {
            throw new BadLineException("member.levels", name);
        }
        List<List<NamedPolicy>> levels = new ArrayList<>(4);
        while (tokens.next() != JsonToken.END_ARRAY) {
            levels.add(policies(name + "[" + levels.size() + "]"));
        }
        return levels.isEmpty() ? Slot.none() : Slot.of(levels);
    }

    Slot<NamedPolicy> one(String name) throws BadLineException {
        return !tokens.given() ? Slot.none() : Slot.of(policy(name, -1));
    }

    /** A policy bare, or with its name; a string holds a document. */
    private NamedPolicy policy(String slot, int index) throws BadLineException {
        if (tokens.current() == JsonToken.VALUE_STRING) {
            return NamedPolicy.inline(place(slot, index), fromString(place(slot, index)));
        }
        if (tokens.current() != JsonToken.START_OBJECT) {
            throw new BadLineException("policy.form", place(slot, index));
        }
        int start = tokens.start();
        String name = null;
        String arn = null;
        Slot<PolicyDocument> document = null;
        boolean bare = false;
        while (tokens.next() == JsonToken.PROPERTY_NAME) {
            String member = tokens.name();
            tokens.next();
            switch (member) {
                case "name" -> name = tokens.string(member);
                case "arn" -> arn = tokens.current() == JsonToken.VALUE_STRING ? tokens.text() : null;
                case "policy", "document" -> {
                    if (document != null) {
                        throw new BadLineException("member.twice", member);
                    }
                    document = document(place(slot, index));
                }
                case "kind" -> tokens.skip();
                default -> {
                    bare = true;
                    tokens.skip();
                }
            }
        }
        if (document == null && (bare || name == null)) {
            int end = tokens.end();
            return NamedPolicy.inline(place(slot, index), cached(start, end, place(slot, index)));
        }
        return new NamedPolicy(
                name == null ? place(slot, index) : name,
                Optional.ofNullable(arn),
                NamedPolicy.Kind.INLINE,
                document == null ? Slot.unknown() : document);
    }

    private Slot<PolicyDocument> document(String place) throws BadLineException {
        return switch (tokens.current()) {
            case VALUE_NULL -> Slot.unknown();
            case VALUE_STRING -> Slot.of(fromString(place));
            default -> {
                int start = tokens.start();
                tokens.skip();
                yield Slot.of(cached(start, tokens.end(), place));
            }
        };
    }

    private PolicyDocument cached(int start, int end, String place) throws BadLineException {
        try {
            return cache.document(tokens.buffer(), start, end - start);
        } catch (PolicySyntaxException e) {
            throw badPolicy(place, e);
        }
    }

    private PolicyDocument fromString(String place) throws BadLineException {
        try {
            return PolicyDocument.of(MAPPER.getNodeFactory().stringNode(tokens.text()));
        } catch (PolicySyntaxException e) {
            throw badPolicy(place, e);
        }
    }

    private static BadLineException badPolicy(String place, PolicySyntaxException e) {
        return new BadLineException(
                "policy.syntax",
                place,
                Integer.toString(e.position().line()),
                Integer.toString(e.position().column()),
                e.getMessage());
    }

    private static String place(String slot, int index) {
        return index < 0 ? slot : slot + "[" + index + "]";
    }
}
