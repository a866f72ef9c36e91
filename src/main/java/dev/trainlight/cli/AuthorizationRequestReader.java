package dev.trainlight.cli;

import dev.trainlight.iam.Arn;
import dev.trainlight.iam.AuthorizationRequest;
import dev.trainlight.iam.PolicySet;
import dev.trainlight.iam.RequestContext;
import dev.trainlight.iam.RequestPrincipal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one authorization request with its policies from the bytes of a line. Policies are found in place and looked up
 * by their bytes; only new ones are read.
 */
final class AuthorizationRequestReader {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final PolicyCache cache;
    private RequestTokens tokens;
    private PolicyMembers policies;

    AuthorizationRequestReader(PolicyCache cache) {
        this.cache = cache;
    }

    /** What a line asks; filled as far as the line could be read. */
    static final class Question {
        private byte[] id;
        private AuthorizationRequest request;
        private PolicySet policies;

        /** The line's id as it stands there; null where it has none. */
        byte[] id() {
            return id;
        }

        AuthorizationRequest request() {
            return request;
        }

        PolicySet policies() {
            return policies;
        }
    }

    /** The members of a line, before they are put together. */
    private static final class Members {
        private RequestPrincipal principal;
        private Optional<Arn> principalRole = Optional.empty();
        private Optional<String> principalId = Optional.empty();
        private String action;
        private String resource;
        private Optional<String> resourceAccount = Optional.empty();
        private boolean wildcardOnly;
        private final RequestContext.Builder context = RequestContext.EMPTY.toBuilder();
        private final Set<String> unknown = new HashSet<>();
        private PolicySet policies = PolicySet.NONE;
    }

    void read(byte[] bytes, int from, int length, Question question) throws BadLineException {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes, from, length)) {
            tokens = new RequestTokens(parser, bytes, from);
            policies = new PolicyMembers(tokens, cache);
            readLine(question);
        } catch (JacksonException e) {
            readIdAlone(bytes, from, length, question);
            TokenStreamLocation location = e.getLocation();
            throw new BadLineException(
                    "line.notJson",
                    String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse(""),
                    location == null ? "1" : Integer.toString(Math.max(1, location.getColumnNr())));
        } catch (BadLineException e) {
            readIdAlone(bytes, from, length, question);
            throw e;
        }
    }

    /** An error's answer carries the id even where it stands behind the error. */
    private void readIdAlone(byte[] bytes, int from, int length, Question question) {
        if (question.id != null) {
            return;
        }
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes, from, length)) {
            tokens = new RequestTokens(parser, bytes, from);
            if (tokens.next() != JsonToken.START_OBJECT) {
                return;
            }
            while (tokens.next() == JsonToken.PROPERTY_NAME) {
                String name = tokens.name();
                tokens.next();
                byte[] value = name.equals("id") ? tokens.slice() : null;
                if (value != null) {
                    question.id = value;
                    return;
                }
                tokens.skip();
            }
        } catch (JacksonException _) {
            // Then there is no id.
        }
    }

    private void readLine(Question question) throws BadLineException {
        if (tokens.next() != JsonToken.START_OBJECT) {
            throw new BadLineException("line.notAnObject");
        }
        Members members = new Members();
        Set<String> seen = new HashSet<>();
        while (tokens.next() == JsonToken.PROPERTY_NAME) {
            String name = tokens.name();
            if (!seen.add(name)) {
                throw new BadLineException("member.twice", name);
            }
            tokens.next();
            member(name, members, question);
        }
        if (tokens.next() != null) {
            throw new BadLineException("line.trailing");
        }
        complete(members, question);
    }

    private void member(String name, Members members, Question question) throws BadLineException {
        switch (name) {
            case "id" -> question.id = tokens.slice();
            case "principal" -> principal(members);
            case "principalRole" ->
                members.principalRole = tokens.optionalString(name).flatMap(Arn::parse);
            case "principalId" -> members.principalId = tokens.optionalString(name);
            case "action" -> members.action = tokens.string(name);
            case "resource" -> members.resource = tokens.string(name);
            case "resourceAccount" -> members.resourceAccount = tokens.optionalString(name);
            case "wildcardOnlyAction" -> members.wildcardOnly = tokens.bool(name);
            case "context" -> context(members);
            case "unknown" -> members.unknown.addAll(tokens.strings(name));
            case "identityPolicies" -> members.policies = members.policies.withIdentity(policies.list(name));
            case "boundary" -> members.policies = members.policies.withBoundary(policies.one(name));
            case "sessionPolicies" -> members.policies = members.policies.withSession(policies.list(name));
            case "scps" -> members.policies = members.policies.withScps(policies.levels(name));
            case "rcps" -> members.policies = members.policies.withRcps(policies.levels(name));
            case "resourcePolicy" -> members.policies = members.policies.withResource(policies.one(name));
            case "vpcEndpointPolicies" -> members.policies = members.policies.withEndpoints(policies.list(name));
            case "grants" -> members.policies = members.policies.withGrants(new GrantMembers(tokens).list(name));
            default -> tokens.skip();
        }
    }

    private void complete(Members members, Question question) throws BadLineException {
        if (members.principal == null) {
            throw new BadLineException("member.missing", "principal");
        }
        if (members.action == null) {
            throw new BadLineException("member.missing", "action");
        }
        if (members.resource == null) {
            throw new BadLineException("member.missing", "resource");
        }
        int colon = members.action.indexOf(':');
        if (colon <= 0 || colon == members.action.length() - 1) {
            throw new BadLineException("action.form", members.action);
        }
        PolicySet known = members.policies;
        for (String unknown : members.unknown) {
            known = UnknownParts.apply(unknown, known, members.context);
        }
        question.policies = known;
        question.request = new AuthorizationRequest(
                withRole(members),
                members.action,
                members.resource,
                members.resourceAccount,
                members.wildcardOnly,
                members.context.build());
    }

    private static RequestPrincipal withRole(Members members) {
        return members.principal instanceof RequestPrincipal.Aws aws
                        && (members.principalRole.isPresent() || members.principalId.isPresent())
                ? new RequestPrincipal.Aws(aws.arn(), members.principalRole, members.principalId)
                : members.principal;
    }

    private void principal(Members members) throws BadLineException {
        if (tokens.current() == JsonToken.VALUE_STRING) {
            members.principal = principal(tokens.text());
            return;
        }
        if (tokens.current() != JsonToken.START_OBJECT) {
            throw new BadLineException("principal.form");
        }
        Map<String, String> given = new HashMap<>();
        while (tokens.next() == JsonToken.PROPERTY_NAME) {
            String name = tokens.name();
            if (tokens.next() == JsonToken.VALUE_STRING) {
                given.put(name, tokens.text());
            } else {
                tokens.skip();
            }
        }
        String arn = given.getOrDefault("arn", given.get("name"));
        if ("Anonymous".equals(given.get("type"))) {
            members.principal = new RequestPrincipal.Anonymous();
        } else if (arn != null) {
            members.principal = principal(arn);
        } else {
            throw new BadLineException("principal.form");
        }
    }

    private static RequestPrincipal principal(String text) throws BadLineException {
        if (text.startsWith("arn:")) {
            return RequestPrincipal.Aws.of(
                    Arn.parse(text).orElseThrow(() -> new BadLineException("principal.arn", text)));
        }
        if (text.length() == 12 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return RequestPrincipal.Aws.of(new Arn("aws", "iam", "", text, "root"));
        }
        if (text.indexOf('.') < 0) {
            throw new BadLineException("principal.arn", text);
        }
        return new RequestPrincipal.Service(text);
    }

    private void context(Members members) throws BadLineException {
        if (!tokens.given()) {
            return;
        }
        if (tokens.current() != JsonToken.START_OBJECT) {
            throw new BadLineException("member.object", "context");
        }
        Set<String> seen = new HashSet<>();
        while (tokens.next() == JsonToken.PROPERTY_NAME) {
            String key = tokens.name();
            if (!seen.add(key.toLowerCase(Locale.ROOT))) {
                throw new BadLineException("member.twice", key);
            }
            switch (tokens.next()) {
                case START_ARRAY -> {
                    List<String> values = new ArrayList<>();
                    while (tokens.next() != JsonToken.END_ARRAY) {
                        values.add(scalar(key));
                    }
                    members.context.put(key, values);
                }
                case VALUE_NULL -> {}
                default -> members.context.put(key, scalar(key));
            }
        }
    }

    private String scalar(String key) throws BadLineException {
        return switch (tokens.current()) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> tokens.text();
            default -> throw new BadLineException("context.value", key);
        };
    }
}
