package dev.trainlight.cli;

import dev.trainlight.iam.Arn;
import dev.trainlight.iam.AuthorizationRequest;
import dev.trainlight.iam.KmsGrant;
import dev.trainlight.iam.NamedPolicy;
import dev.trainlight.iam.PolicyDocument;
import dev.trainlight.iam.PolicySet;
import dev.trainlight.iam.PolicySyntaxException;
import dev.trainlight.iam.RequestContext;
import dev.trainlight.iam.RequestPrincipal;
import dev.trainlight.iam.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads one authorization request with its policies from the bytes of a line. Policies are found in place and looked up
 * by their bytes; only new ones are read.
 */
final class AuthorizationRequestReader {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JsonMapper MAPPER = new JsonMapper();

    private static final Set<String> SLOTS = Set.of(
            "identityPolicies",
            "boundary",
            "sessionPolicies",
            "scps",
            "rcps",
            "resourcePolicy",
            "vpcEndpointPolicies",
            "grants");

    private final PolicyCache cache;
    private byte[] buffer;
    private int offset;
    private JsonParser parser;

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
        buffer = bytes;
        offset = from;
        try (JsonParser opened = FACTORY.createParser(ObjectReadContext.empty(), bytes, from, length)) {
            parser = opened;
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
        try (JsonParser opened = FACTORY.createParser(ObjectReadContext.empty(), bytes, from, length)) {
            parser = opened;
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                byte[] value = name.equals("id") ? slice() : null;
                if (value != null) {
                    question.id = value;
                    return;
                }
                parser.skipChildren();
            }
        } catch (JacksonException _) {
            // Then there is no id.
        }
    }

    private void readLine(Question question) throws BadLineException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new BadLineException("line.notAnObject");
        }
        Members members = new Members();
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            if (!seen.add(name)) {
                throw new BadLineException("member.twice", name);
            }
            parser.nextToken();
            member(name, members, question);
        }
        if (parser.nextToken() != null) {
            throw new BadLineException("line.trailing");
        }
        complete(members, question);
    }

    private void member(String name, Members members, Question question) throws BadLineException {
        switch (name) {
            case "id" -> question.id = slice();
            case "principal" -> principal(members);
            case "principalRole" -> members.principalRole = optionalString(name).flatMap(Arn::parse);
            case "principalId" -> members.principalId = optionalString(name);
            case "action" -> members.action = string(name);
            case "resource" -> members.resource = string(name);
            case "resourceAccount" -> members.resourceAccount = optionalString(name);
            case "wildcardOnlyAction" -> members.wildcardOnly = bool(name);
            case "context" -> context(members);
            case "unknown" -> members.unknown.addAll(strings(name));
            case "identityPolicies" -> members.policies = members.policies.withIdentity(list(name));
            case "boundary" -> members.policies = members.policies.withBoundary(policySlot(name));
            case "sessionPolicies" -> members.policies = members.policies.withSession(list(name));
            case "scps" -> members.policies = members.policies.withScps(levels(name));
            case "rcps" -> members.policies = members.policies.withRcps(levels(name));
            case "resourcePolicy" -> members.policies = members.policies.withResource(policySlot(name));
            case "vpcEndpointPolicies" -> members.policies = members.policies.withEndpoints(list(name));
            case "grants" -> members.policies = members.policies.withGrants(grants(name));
            default -> parser.skipChildren();
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
        PolicySet policies = members.policies;
        for (String unknown : members.unknown) {
            policies = unknown(unknown, policies, members.context);
        }
        question.policies = policies;
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

    private PolicySet unknown(String name, PolicySet policies, RequestContext.Builder context) throws BadLineException {
        if (name.equals("context")) {
            context.open(true);
            return policies;
        }
        if (name.startsWith("context:")) {
            context.unknown(name.substring("context:".length()));
            return policies;
        }
        if (!SLOTS.contains(name)) {
            throw new BadLineException("unknown.name", name);
        }
        return switch (name) {
            case "identityPolicies" -> policies.withIdentity(andUnread(policies.identity()));
            case "boundary" -> policies.withBoundary(Slot.unknown());
            case "sessionPolicies" -> policies.withSession(andUnread(policies.session()));
            case "scps" -> policies.withScps(andUnreadLevels(policies.scps()));
            case "rcps" -> policies.withRcps(andUnreadLevels(policies.rcps()));
            case "resourcePolicy" -> policies.withResource(Slot.unknown());
            case "vpcEndpointPolicies" -> policies.withEndpoints(Slot.unknown());
            default -> policies.withGrants(Slot.unknown());
        };
    }

    /** A slot that is given and called unknown: what is given counts, and there is more. */
    private static Slot<List<NamedPolicy>> andUnread(Slot<List<NamedPolicy>> slot) {
        if (!(slot instanceof Slot.Present<List<NamedPolicy>>(List<NamedPolicy> given))) {
            return Slot.unknown();
        }
        List<NamedPolicy> all = new ArrayList<>(given);
        all.add(unread("?"));
        return Slot.of(all);
    }

    private static Slot<List<List<NamedPolicy>>> andUnreadLevels(Slot<List<List<NamedPolicy>>> slot) {
        if (!(slot instanceof Slot.Present<List<List<NamedPolicy>>>(List<List<NamedPolicy>> given))) {
            return Slot.unknown();
        }
        List<List<NamedPolicy>> all = new ArrayList<>();
        for (List<NamedPolicy> level : given) {
            List<NamedPolicy> more = new ArrayList<>(level);
            more.add(unread("?"));
            all.add(more);
        }
        all.add(List.of(unread("?")));
        return Slot.of(all);
    }

    private static NamedPolicy unread(String name) {
        return new NamedPolicy(name, Optional.empty(), NamedPolicy.Kind.INLINE, Slot.unknown());
    }

    private void principal(Members members) throws BadLineException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            members.principal = principal(parser.getString());
            return;
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new BadLineException("principal.form");
        }
        Map<String, String> given = new HashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_STRING) {
                given.put(name, parser.getString());
            } else {
                parser.skipChildren();
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
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new BadLineException("member.object", "context");
        }
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            if (!seen.add(key.toLowerCase(java.util.Locale.ROOT))) {
                throw new BadLineException("member.twice", key);
            }
            switch (parser.nextToken()) {
                case START_ARRAY -> {
                    List<String> values = new ArrayList<>();
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
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
        return switch (parser.currentToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> parser.getString();
            default -> throw new BadLineException("context.value", key);
        };
    }

    private Slot<List<NamedPolicy>> list(String name) throws BadLineException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return Slot.none();
        }
        return Slot.of(policies(name));
    }

    private List<NamedPolicy> policies(String name) throws BadLineException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new BadLineException("member.list", name);
        }
        List<NamedPolicy> policies = new ArrayList<>(4);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            policies.add(policy(name, policies.size()));
        }
        return policies;
    }

    private Slot<List<List<NamedPolicy>>> levels(String name) throws BadLineException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return Slot.none();
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new BadLineException("member.levels", name);
        }
        List<List<NamedPolicy>> levels = new ArrayList<>(4);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            levels.add(policies(name + "[" + levels.size() + "]"));
        }
        return levels.isEmpty() ? Slot.none() : Slot.of(levels);
    }

    private Slot<NamedPolicy> policySlot(String name) throws BadLineException {
        return parser.currentToken() == JsonToken.VALUE_NULL ? Slot.none() : Slot.of(policy(name, -1));
    }

    /** A policy bare, or with its name; a string holds a document. */
    private NamedPolicy policy(String slot, int index) throws BadLineException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return NamedPolicy.inline(place(slot, index), fromString(place(slot, index)));
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new BadLineException("policy.form", place(slot, index));
        }
        int start = at(parser.currentTokenLocation());
        String name = null;
        String arn = null;
        Slot<PolicyDocument> document = null;
        boolean bare = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String member = parser.currentName();
            parser.nextToken();
            switch (member) {
                case "name" -> name = string(member);
                case "arn" -> arn = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : null;
                case "policy", "document" -> {
                    if (document != null) {
                        throw new BadLineException("member.twice", member);
                    }
                    document = document(place(slot, index));
                }
                case "kind" -> parser.skipChildren();
                default -> {
                    bare = true;
                    parser.skipChildren();
                }
            }
        }
        if (document == null && (bare || name == null)) {
            int end = at(parser.currentLocation());
            return NamedPolicy.inline(place(slot, index), cached(start, end, place(slot, index)));
        }
        return new NamedPolicy(
                name == null ? place(slot, index) : name,
                Optional.ofNullable(arn),
                NamedPolicy.Kind.INLINE,
                document == null ? Slot.unknown() : document);
    }

    private Slot<PolicyDocument> document(String place) throws BadLineException {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> Slot.unknown();
            case VALUE_STRING -> Slot.of(fromString(place));
            default -> {
                int start = at(parser.currentTokenLocation());
                parser.skipChildren();
                yield Slot.of(cached(start, at(parser.currentLocation()), place));
            }
        };
    }

    private PolicyDocument cached(int start, int end, String place) throws BadLineException {
        try {
            return cache.document(buffer, start, end - start);
        } catch (PolicySyntaxException e) {
            throw badPolicy(place, e);
        }
    }

    private PolicyDocument fromString(String place) throws BadLineException {
        try {
            return PolicyDocument.of(MAPPER.getNodeFactory().stringNode(parser.getString()));
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

    private Slot<List<KmsGrant>> grants(String name) throws BadLineException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return Slot.none();
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new BadLineException("member.list", name);
        }
        List<KmsGrant> grants = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
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
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String member = parser.currentName();
            parser.nextToken();
            switch (member) {
                case "GranteePrincipal" -> grantee = string(member);
                case "Operations" -> operations = strings(member);
                case "Constraints" -> {
                    Map<String, Map<String, String>> constraints = constraints();
                    equals = constraints.getOrDefault("EncryptionContextEquals", Map.of());
                    subset = constraints.getOrDefault("EncryptionContextSubset", Map.of());
                }
                default -> parser.skipChildren();
            }
        }
        return new KmsGrant(grantee, operations, equals, subset);
    }

    private Map<String, Map<String, String>> constraints() throws BadLineException {
        Map<String, Map<String, String>> constraints = new HashMap<>();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new BadLineException("member.object", "Constraints");
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String kind = parser.currentName();
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new BadLineException("member.object", kind);
            }
            Map<String, String> pairs = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = parser.currentName();
                parser.nextToken();
                pairs.put(key, string(key));
            }
            constraints.put(kind, pairs);
        }
        return constraints;
    }

    private String string(String name) throws BadLineException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new BadLineException("member.string", name);
        }
        return parser.getString();
    }

    private Optional<String> optionalString(String name) throws BadLineException {
        return parser.currentToken() == JsonToken.VALUE_NULL ? Optional.empty() : Optional.of(string(name));
    }

    private boolean bool(String name) throws BadLineException {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE, VALUE_NULL -> false;
            default -> throw new BadLineException("member.bool", name);
        };
    }

    private List<String> strings(String name) throws BadLineException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return List.of();
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new BadLineException("member.list", name);
        }
        List<String> strings = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            strings.add(string(name));
        }
        return strings;
    }

    /** The bytes of the current value. */
    private byte[] slice() {
        int start = at(parser.currentTokenLocation());
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            // Reads the string to its end, on which the parser otherwise waits.
            parser.getStringLength();
        }
        parser.skipChildren();
        return Arrays.copyOfRange(buffer, start, at(parser.currentLocation()));
    }

    private int at(TokenStreamLocation location) {
        return offset + (int) location.getByteOffset();
    }
}
