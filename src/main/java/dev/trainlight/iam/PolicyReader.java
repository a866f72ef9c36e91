package dev.trainlight.iam;

import dev.trainlight.iam.PolicySyntaxException.Fault;
import dev.trainlight.iam.Statement.ConditionElement;
import dev.trainlight.iam.Statement.Effect;
import dev.trainlight.iam.Statement.ListElement;
import dev.trainlight.iam.Statement.PrincipalElement;
import dev.trainlight.iam.Statement.PrincipalEntry;
import dev.trainlight.iam.Statement.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonToken;

/**
 * Reads a document by the grammar of IAM/reference_policies_grammar.html, strictly: what AWS would refuse is an error
 * with its place, never passed over. The grammar knows a fixed depth, so that no nesting of the input is followed.
 */
final class PolicyReader {
    private static final List<String> DOCUMENT = List.of("Version", "Id", "Statement");
    private static final List<String> STATEMENT = List.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");
    private static final List<String> PRINCIPAL_TYPES = List.of("AWS", "Service", "Federated", "CanonicalUser");
    static final String VERSION_2012 = "2012-10-17";
    static final String VERSION_2008 = "2008-10-17";

    private final PolicyTokens tokens;

    /**
     * What a document holds.
     *
     * @param version its Version, where it has one
     * @param id its Id, where it has one
     * @param statements its statements
     */
    record Content(Optional<String> version, Optional<String> id, List<Statement> statements) {}

    PolicyReader(PolicyTokens tokens) {
        this.tokens = tokens;
    }

    /** Reads the whole document and nothing behind it. */
    Content read() throws PolicySyntaxException {
        if (tokens.next() != JsonToken.START_OBJECT) {
            throw tokens.token() == null
                    ? fault(Fault.MISSING_ELEMENT, "Statement")
                    : fault(Fault.NOT_AN_OBJECT, "policy");
        }
        Position start = tokens.position();
        Names seen = new Names();
        Optional<String> version = Optional.empty();
        Optional<String> id = Optional.empty();
        List<Statement> statements = null;
        while (tokens.next() == JsonToken.PROPERTY_NAME) {
            String name = element(seen, DOCUMENT);
            tokens.next();
            switch (name) {
                case "Version" -> version = Optional.of(version());
                case "Id" -> id = Optional.of(string(name));
                default -> statements = statements();
            }
        }
        if (statements == null) {
            throw new PolicySyntaxException(Fault.MISSING_ELEMENT, List.of("Statement"), start);
        }
        if (tokens.next() != null) {
            throw fault(Fault.TRAILING_TEXT);
        }
        return new Content(version, id, statements);
    }

    private String version() throws PolicySyntaxException {
        String version = string("Version");
        if (!version.equals(VERSION_2012) && !version.equals(VERSION_2008)) {
            throw fault(Fault.UNKNOWN_VALUE, "Version", version);
        }
        return version;
    }

    private List<Statement> statements() throws PolicySyntaxException {
        if (tokens.token() == JsonToken.START_OBJECT) {
            return List.of(statement(0));
        }
        if (tokens.token() != JsonToken.START_ARRAY) {
            throw fault(Fault.NOT_STATEMENTS);
        }
        Position start = tokens.position();
        List<Statement> statements = new ArrayList<>();
        while (tokens.next() != JsonToken.END_ARRAY) {
            if (tokens.token() != JsonToken.START_OBJECT) {
                throw fault(Fault.NOT_STATEMENTS);
            }
            statements.add(statement(statements.size()));
        }
        if (statements.isEmpty()) {
            throw new PolicySyntaxException(Fault.EMPTY_LIST, List.of("Statement"), start);
        }
        return List.copyOf(statements);
    }

    private Statement statement(int index) throws PolicySyntaxException {
        Position start = tokens.position();
        Names seen = new Names();
        Optional<String> sid = Optional.empty();
        Optional<Effect> effect = Optional.empty();
        Optional<PrincipalElement> principal = Optional.empty();
        Optional<ListElement> action = Optional.empty();
        Optional<ListElement> resource = Optional.empty();
        List<ConditionElement> conditions = List.of();
        while (tokens.next() == JsonToken.PROPERTY_NAME) {
            String name = element(seen, STATEMENT);
            Position position = tokens.position();
            tokens.next();
            switch (name) {
                case "Sid" -> sid = Optional.of(string(name));
                case "Effect" -> effect = Optional.of(effect());
                case "Principal", "NotPrincipal" -> {
                    single(principal.isPresent(), "Principal", "NotPrincipal", position);
                    principal = Optional.of(principal(name, position));
                }
                case "Action", "NotAction" -> {
                    single(action.isPresent(), "Action", "NotAction", position);
                    action = Optional.of(list(name, position));
                }
                case "Resource", "NotResource" -> {
                    single(resource.isPresent(), "Resource", "NotResource", position);
                    resource = Optional.of(list(name, position));
                }
                default -> conditions = conditions();
            }
        }
        if (effect.isEmpty()) {
            throw new PolicySyntaxException(Fault.MISSING_ELEMENT, List.of("Effect"), start);
        }
        if (action.isEmpty()) {
            throw new PolicySyntaxException(Fault.MISSING_ELEMENT, List.of("Action"), start);
        }
        return new Statement(index, sid, effect.get(), principal, action.get(), resource, conditions, start);
    }

    private static void single(boolean already, String plain, String negated, Position position)
            throws PolicySyntaxException {
        if (already) {
            throw new PolicySyntaxException(Fault.BOTH_FORMS, List.of(plain, negated), position);
        }
    }

    private Effect effect() throws PolicySyntaxException {
        String text = string("Effect");
        return switch (text) {
            case "Allow" -> Effect.ALLOW;
            case "Deny" -> Effect.DENY;
            default -> throw fault(Fault.UNKNOWN_VALUE, "Effect", text);
        };
    }

    private PrincipalElement principal(String name, Position position) throws PolicySyntaxException {
        boolean negated = name.startsWith("Not");
        if (tokens.token() == JsonToken.VALUE_STRING) {
            if (!tokens.text().equals("*")) {
                throw fault(Fault.UNKNOWN_VALUE, name, tokens.text());
            }
            return new PrincipalElement(negated, true, List.of(), position);
        }
        if (tokens.token() != JsonToken.START_OBJECT) {
            throw fault(Fault.NOT_AN_OBJECT, name);
        }
        Names seen = new Names();
        List<PrincipalEntry> entries = new ArrayList<>();
        while (tokens.next() == JsonToken.PROPERTY_NAME) {
            String type = element(seen, PRINCIPAL_TYPES);
            tokens.next();
            for (Value value : values(type, Fault.NOT_STRINGS, JsonToken.VALUE_STRING, JsonToken.VALUE_NUMBER_INT)) {
                entries.add(new PrincipalEntry(type, value));
            }
        }
        if (entries.isEmpty()) {
            throw new PolicySyntaxException(Fault.EMPTY_LIST, List.of(name), position);
        }
        return new PrincipalElement(negated, false, List.copyOf(entries), position);
    }

    private ListElement list(String name, Position position) throws PolicySyntaxException {
        return new ListElement(
                name.startsWith("Not"), values(name, Fault.NOT_STRINGS, JsonToken.VALUE_STRING), position);
    }

    /** A value or a list of at least one. */
    private List<Value> values(String name, Fault otherwise, JsonToken... types) throws PolicySyntaxException {
        Position start = tokens.position();
        List<Value> values = listOrValue(name, otherwise, types);
        if (values.isEmpty()) {
            throw new PolicySyntaxException(Fault.EMPTY_LIST, List.of(name), start);
        }
        return values;
    }

    private List<Value> listOrValue(String name, Fault otherwise, JsonToken... types) throws PolicySyntaxException {
        if (tokens.token() != JsonToken.START_ARRAY) {
            return List.of(value(name, otherwise, types));
        }
        List<Value> values = new ArrayList<>();
        while (tokens.next() != JsonToken.END_ARRAY) {
            values.add(value(name, otherwise, types));
        }
        return List.copyOf(values);
    }

    private Value value(String name, Fault otherwise, JsonToken... types) throws PolicySyntaxException {
        for (JsonToken type : types) {
            if (tokens.token() == type) {
                return new Value(tokens.text(), tokens.position());
            }
        }
        throw fault(otherwise, name);
    }

    private List<ConditionElement> conditions() throws PolicySyntaxException {
        if (tokens.token() != JsonToken.START_OBJECT) {
            throw fault(Fault.NOT_AN_OBJECT, "Condition");
        }
        List<ConditionElement> conditions = new ArrayList<>();
        Names operators = new Names();
        while (tokens.next() == JsonToken.PROPERTY_NAME) {
            String operator = tokens.text();
            if (Operator.named(operator).isEmpty()) {
                throw near(Fault.UNKNOWN_OPERATOR, operator, Operator.nearest(operator));
            }
            once(operators, operator);
            if (tokens.next() != JsonToken.START_OBJECT) {
                throw fault(Fault.NOT_AN_OBJECT, operator);
            }
            Names keys = new Names();
            while (tokens.next() == JsonToken.PROPERTY_NAME) {
                String key = tokens.text();
                Position position = tokens.position();
                once(keys, key);
                tokens.next();
                List<Value> values = listOrValue(
                        key,
                        Fault.NOT_VALUES,
                        JsonToken.VALUE_STRING,
                        JsonToken.VALUE_TRUE,
                        JsonToken.VALUE_FALSE,
                        JsonToken.VALUE_NUMBER_INT,
                        JsonToken.VALUE_NUMBER_FLOAT);
                conditions.add(new ConditionElement(operator, key, values, position));
            }
        }
        return List.copyOf(conditions);
    }

    private String element(Names seen, List<String> known) throws PolicySyntaxException {
        String name = tokens.text();
        if (!known.contains(name)) {
            throw near(Fault.UNKNOWN_ELEMENT, name, Spelling.nearest(name, known));
        }
        once(seen, name);
        return name;
    }

    private void once(Names seen, String name) throws PolicySyntaxException {
        if (!seen.add(name)) {
            throw fault(Fault.DUPLICATE_ELEMENT, name);
        }
    }

    /** The names in one object: mostly a few, sometimes very many. */
    private static final class Names {
        private final List<String> few = new ArrayList<>(8);
        private Set<String> many;

        boolean add(String name) {
            if (many != null) {
                return many.add(name);
            }
            if (few.contains(name)) {
                return false;
            }
            few.add(name);
            if (few.size() == 16) {
                many = new HashSet<>(few);
            }
            return true;
        }
    }

    private String string(String name) throws PolicySyntaxException {
        if (tokens.token() != JsonToken.VALUE_STRING) {
            throw fault(Fault.NOT_A_STRING, name);
        }
        return tokens.text();
    }

    private PolicySyntaxException near(Fault kind, String name, Optional<String> nearest) {
        return nearest.isPresent() ? fault(kind, name, nearest.get()) : fault(kind, name);
    }

    private PolicySyntaxException fault(Fault kind, String... arguments) {
        return new PolicySyntaxException(kind, List.of(arguments), tokens.position());
    }
}
