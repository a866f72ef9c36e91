package dev.trainlight.iam;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A second evaluator, written straight from the rules: no index, no preparation, regular expressions, JSON as it is read.
 * Shares no code with the one of the program. A null Boolean is "unknown", whether a part is missing or AWS's
 * documentation is silent.
 */
final class PlainEvaluator {
    /** A request and its policies as plain data; a null policy in a list is one that could not be read. */
    static final class Case {
        String principal = "";
        String role;
        boolean service;
        boolean anonymous;
        String action = "";
        String resource = "";
        String resourceAccount;
        boolean wildcardOnly;
        Map<String, List<String>> context = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Set<String> multivalued = Set.of();
        Set<String> unknownKeys = Set.of();
        List<JsonNode> identity;
        List<JsonNode> boundary;
        List<JsonNode> session;
        List<List<JsonNode>> scps;
        List<List<JsonNode>> rcps;
        List<JsonNode> resourcePolicy;
        List<JsonNode> endpoints;
    }

    private final Case request;
    private final String account;
    private final boolean iamPrincipal;
    private final boolean root;
    private final String ownerAccount;
    private final Map<String, Boolean> settled;
    private final Set<String> open = new TreeSet<>();
    private boolean openDenial;

    private record Outcome(Boolean denied, Function<Integer, Boolean> allowed) {}

    PlainEvaluator(Case request) {
        this(request, Map.of());
    }

    /** An evaluator that answers some of the questions that AWS's documentation leaves open, by {@link #open()}. */
    PlainEvaluator(Case request, Map<String, Boolean> settled) {
        this.request = request;
        this.settled = settled;
        this.account = request.principal.startsWith("arn:") ? request.principal.split(":")[4] : "";
        this.root = request.principal.endsWith(":root");
        this.iamPrincipal = !request.service && !request.anonymous && !root;
        String inArn = request.resource.startsWith("arn:") && request.resource.split(":", 6).length == 6
                ? request.resource.split(":", 6)[4]
                : "";
        String owner = request.resourceAccount != null ? request.resourceAccount : inArn;
        this.ownerAccount = owner.isEmpty() ? account : owner;
    }

    // ---- Three values

    private static Boolean and(Boolean a, Boolean b) {
        if (Boolean.FALSE.equals(a) || Boolean.FALSE.equals(b)) {
            return false;
        }
        return a == null || b == null ? null : Boolean.TRUE;
    }

    private static Boolean or(Boolean a, Boolean b) {
        if (Boolean.TRUE.equals(a) || Boolean.TRUE.equals(b)) {
            return true;
        }
        return a == null || b == null ? null : Boolean.FALSE;
    }

    private static Boolean not(Boolean a) {
        return a == null ? null : Boolean.valueOf(!a);
    }

    // ---- The whole decision

    Verdict decide() {
        if (request.action.equalsIgnoreCase("sts:GetCallerIdentity") && (iamPrincipal || root)) {
            return Verdict.ALLOW;
        }
        boolean passRole = request.action.equalsIgnoreCase("iam:PassRole");
        boolean linked = request.role != null && request.role.contains(":role/aws-service-role/");
        boolean own = account.equals(ownerAccount) && (iamPrincipal || root);
        boolean federated = request.principal.contains(":federated-user/");

        Outcome identity =
                iamPrincipal ? policies(request.identity == null ? List.of() : request.identity, "identity") : null;
        Outcome boundary = iamPrincipal && request.boundary != null ? policies(request.boundary, "boundary") : null;
        Outcome session = iamPrincipal && (request.session != null || federated)
                ? policies(request.session == null ? List.of() : request.session, "session")
                : null;
        List<Outcome> scps = new ArrayList<>();
        if ((iamPrincipal || root) && !linked && request.scps != null) {
            request.scps.forEach(level -> scps.add(policies(level, "scp")));
        }
        List<Outcome> rcps = new ArrayList<>();
        String service = request.action.split(":")[0].toLowerCase(Locale.ROOT);
        boolean reached = Set.of(
                        "s3",
                        "sts",
                        "kms",
                        "sqs",
                        "secretsmanager",
                        "cognito-identity",
                        "cognito-idp",
                        "logs",
                        "dynamodb",
                        "ecr",
                        "aoss")
                .contains(service);
        if (!linked && reached && !request.action.equalsIgnoreCase("kms:RetireGrant") && request.rcps != null) {
            request.rcps.forEach(level -> rcps.add(policies(level, "rcp")));
        }
        Outcome resource = passRole
                ? policies(List.of(), "resource")
                : policies(request.resourcePolicy == null ? List.of() : request.resourcePolicy, "resource");
        List<Outcome> endpoints = new ArrayList<>();
        if (request.endpoints != null) {
            request.endpoints.forEach(one -> {
                List<JsonNode> single = new ArrayList<>();
                single.add(one);
                endpoints.add(policies(single, "endpoint"));
            });
        }

        Boolean denied = false;
        List<Outcome> all = new ArrayList<>(scps);
        all.addAll(rcps);
        all.addAll(endpoints);
        all.add(resource);
        for (Outcome one : new Outcome[] {identity, boundary, session}) {
            if (one != null) {
                all.add(one);
            }
        }
        for (Outcome one : all) {
            denied = or(denied, one.denied());
        }

        Boolean limits = and(
                boundary == null ? Boolean.TRUE : boundary.allowed().apply(1),
                session == null ? Boolean.TRUE : session.allowed().apply(1));
        Boolean ownSide = root
                ? Boolean.TRUE
                : identity == null ? Boolean.FALSE : and(identity.allowed().apply(1), limits);
        boolean role = request.resource.contains(":iam:") && request.resource.contains(":role/");
        boolean trust = role && (request.action.equalsIgnoreCase("sts:AssumeRole"));
        boolean key = service.equals("kms") && !request.wildcardOnly && !request.resource.contains(":alias/");
        boolean reserved = passRole && request.resource.contains(":role/aws-reserved/");
        Boolean granted;
        if (!iamPrincipal && !root) {
            granted = resource.allowed().apply(1);
        } else if (!own) {
            granted = and(ownSide, resource.allowed().apply(1));
        } else {
            Boolean viaIdentity =
                    trust || key || reserved ? and(ownSide, resource.allowed().apply(1)) : ownSide;
            granted = or(resource.allowed().apply(3), or(and(resource.allowed().apply(2), limits), viaIdentity));
        }
        Boolean allowed = granted;
        for (Outcome scp : scps) {
            allowed = and(allowed, scp.allowed().apply(1));
        }
        for (Outcome endpoint : endpoints) {
            allowed = and(allowed, endpoint.allowed().apply(1));
        }
        openDenial = denied == null;
        if (Boolean.TRUE.equals(denied)) {
            return Verdict.EXPLICIT_DENY;
        }
        if (Boolean.FALSE.equals(allowed)) {
            return Verdict.IMPLICIT_DENY;
        }
        return Boolean.TRUE.equals(allowed) && Boolean.FALSE.equals(denied) ? Verdict.ALLOW : Verdict.UNKNOWN;
    }

    /** After the decision: whether a Deny perhaps applies, so that an implicit denial may be an explicit one. */
    boolean openDenial() {
        return openDenial;
    }

    /** After the decision: the patterns of which AWS's documentation does not say whether they fit. */
    Set<String> open() {
        return open;
    }

    private Boolean settle(String question, Boolean answer) {
        if (answer == null) {
            open.add(question);
            return settled.get(question);
        }
        return answer;
    }

    // ---- Policies and statements

    private Outcome policies(List<JsonNode> documents, String layer) {
        Boolean denied = false;
        Boolean[] allowed = {false, false, false, false};
        for (JsonNode document : documents) {
            if (document == null) {
                denied = or(denied, null);
                for (int level = 1; level <= 3; level++) {
                    allowed[level] = or(allowed[level], null);
                }
                continue;
            }
            boolean variables = "2012-10-17".equals(document.path("Version").asString(""));
            JsonNode statements = document.get("Statement");
            for (JsonNode statement : statements.isArray() ? statements.values() : List.of(statements)) {
                boolean allow = statement.get("Effect").asString().equals("Allow");
                Boolean rest = and(
                        action(statement, allow),
                        and(resource(statement, allow, variables, layer), conditions(statement, variables)));
                if (!allow) {
                    denied = or(denied, and(principal(statement, layer, false, 1), rest));
                } else {
                    for (int level = 1; level <= 3; level++) {
                        allowed[level] = or(allowed[level], and(principal(statement, layer, true, level), rest));
                    }
                }
            }
        }
        return new Outcome(denied, level -> allowed[level]);
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(one -> texts.add(one.asString()));
        } else {
            texts.add(node.asString());
        }
        return texts;
    }

    // ---- Action

    private Boolean action(JsonNode statement, boolean allow) {
        boolean negated = statement.has("NotAction");
        Boolean any = false;
        boolean invalid = false;
        for (String text : texts(statement.get(negated ? "NotAction" : "Action"))) {
            any = or(any, settle("action " + text, actionFits(text)));
            invalid |= !text.equals("*") && !text.matches("[^:\\s,]+:[^\\s,]+");
        }
        if (!negated) {
            return any;
        }
        Boolean result = not(any);
        return Boolean.TRUE.equals(result) && allow && invalid ? null : result;
    }

    private Boolean actionFits(String text) {
        if (text.equals("*") || text.equals("*:*")) {
            return true;
        }
        if (!text.matches("[^:\\s,]+:[^\\s,]+")) {
            return false;
        }
        boolean fits = Pattern.compile(regex(text), Pattern.CASE_INSENSITIVE)
                .matcher(request.action)
                .matches();
        String prefix = text.substring(0, text.indexOf(':'));
        return fits && (prefix.contains("*") || prefix.contains("?")) ? null : Boolean.valueOf(fits);
    }

    private static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        for (char c : glob.toCharArray()) {
            regex.append(c == '*' ? "(?s:.*)" : c == '?' ? "(?s:.)" : Pattern.quote(String.valueOf(c)));
        }
        return regex.toString();
    }

    // ---- Resource

    private Boolean resource(JsonNode statement, boolean allow, boolean variables, String layer) {
        boolean negated = statement.has("NotResource");
        if (!negated && !statement.has("Resource")) {
            return layer.equals("resource") ? Boolean.TRUE : null;
        }
        Boolean any = false;
        Boolean open = false;
        for (String text : texts(statement.get(negated ? "NotResource" : "Resource"))) {
            any = or(any, settle("resource " + variables + " " + text, resourceFits(text, variables)));
            open = or(open, resourceOpen(text, variables));
        }
        if (!negated) {
            return any;
        }
        Boolean result = not(any);
        return allow && Boolean.TRUE.equals(result) && !Boolean.FALSE.equals(open) ? null : result;
    }

    /** Whether an entry of NotResource is one about which nothing is settled. */
    private Boolean resourceOpen(String text, boolean variables) {
        if (text.equals("*")) {
            return false;
        }
        String[] pattern = text.split(":", 6);
        if (pattern.length < 6) {
            return !text.contains("*") && !text.contains("?");
        }
        if (!variables) {
            return false;
        }
        for (int i = 0; i < 5; i++) {
            if (pattern[i].contains("${")) {
                return true;
            }
        }
        Optional<String> filled = fill(pattern[5], true);
        return filled == null ? null : Boolean.valueOf(filled.isEmpty());
    }

    private Boolean resourceFits(String text, boolean variables) {
        if (text.equals("*")) {
            return true;
        }
        if (request.wildcardOnly) {
            return false;
        }
        String[] pattern = text.split(":", 6);
        String[] actual = request.resource.split(":", 6);
        if (pattern.length < 6) {
            boolean perhaps = (text.contains("*") || text.contains("?")) && crosses(text);
            return perhaps ? null : Boolean.FALSE;
        }
        if (actual.length < 6) {
            return false;
        }
        Boolean all = true;
        for (int i = 0; i < 6; i++) {
            String segment = pattern[i];
            Boolean one;
            if (variables && i < 5 && segment.contains("${")) {
                return false;
            }
            if (variables && i == 5) {
                one = filledFits(segment, actual[i], true, false);
            } else {
                one = Pattern.matches(regex(segment), actual[i]);
            }
            all = and(all, one);
        }
        if (Boolean.FALSE.equals(all)) {
            return !(variables && text.contains("${")) && crosses(text) ? null : Boolean.FALSE;
        }
        boolean serviceOpen = pattern[2].contains("*") || pattern[2].contains("?");
        String type = pattern[5].split("[/:]", 2)[0];
        boolean typed = actual[5].matches("[^/:]+[/:].*")
                && !(actual[2].equals("s3") && actual[4].isEmpty())
                && !Set.of("sqs", "sns").contains(actual[2]);
        boolean typeOpen = typed && !type.equals("*") && (type.contains("*") || type.contains("?"));
        return serviceOpen || typeOpen ? and(all, null) : all;
    }

    /** A star at the end of a segment may reach over colons, and so may every star behind the fifth colon. */
    private boolean crosses(String text) {
        StringBuilder regex = new StringBuilder();
        int colons = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean end = i + 1 == text.length() || text.charAt(i + 1) == ':';
            if (c == '*') {
                regex.append(end || colons >= 5 ? "(?s:.*)" : "[^:]*");
            } else if (c == '?') {
                regex.append(end || colons >= 5 ? "(?s:.)" : "[^:]");
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
                colons += c == ':' ? 1 : 0;
            }
        }
        return Pattern.matches(regex.toString(), request.resource);
    }

    // ---- Variables

    /** A regular expression for the text with its variables filled in; empty without a value, null if unknown. */
    private Optional<String> fill(String text, boolean wildcards) {
        StringBuilder regex = new StringBuilder();
        int from = 0;
        boolean unknown = false;
        while (true) {
            int open = text.indexOf("${", from);
            int close = open < 0 ? -1 : text.indexOf('}', open);
            if (close < 0) {
                String rest = text.substring(from);
                regex.append(wildcards ? regex(rest) : Pattern.quote(rest));
                return unknown ? null : Optional.of(regex.toString());
            }
            String before = text.substring(from, open);
            regex.append(wildcards ? regex(before) : Pattern.quote(before));
            String inner = text.substring(open + 2, close);
            from = close + 1;
            if (inner.equals("*") || inner.equals("?") || inner.equals("$")) {
                regex.append(Pattern.quote(inner));
                continue;
            }
            String fallback = null;
            int comma = inner.indexOf(", '");
            if (comma >= 0 && inner.endsWith("'") && inner.length() > comma + 3) {
                fallback = inner.substring(comma + 3, inner.length() - 1);
                inner = inner.substring(0, comma);
            }
            if (isUnknown(inner)) {
                unknown = true;
                continue;
            }
            List<String> values = values(inner);
            boolean usable = values != null
                    && values.size() == 1
                    && !request.multivalued.contains(inner.toLowerCase(Locale.ROOT));
            String value = usable ? values.getFirst() : fallback;
            if (value == null) {
                return Optional.empty();
            }
            regex.append(Pattern.quote(value));
        }
    }

    private Boolean filledFits(String text, String actual, boolean wildcards, boolean ignoreCase) {
        Optional<String> filled = fill(text, wildcards);
        if (filled == null) {
            // Unknown only if some value could make it fit.
            String any = text.replaceAll("\\$\\{[*?$]}", "?").replaceAll("\\$\\{[^}]*}", "*");
            String loose = wildcards ? regex(any) : looseLiteral(text);
            return matches(loose, actual, ignoreCase) ? null : Boolean.FALSE;
        }
        return filled.isPresent() && matches(filled.get(), actual, ignoreCase);
    }

    private static String looseLiteral(String text) {
        StringBuilder regex = new StringBuilder();
        int from = 0;
        for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", from)) {
            regex.append(Pattern.quote(text.substring(from, open))).append("(?s:.*)");
            from = text.indexOf('}', open) + 1;
        }
        return regex.append(Pattern.quote(text.substring(from))).toString();
    }

    private static boolean matches(String regex, String actual, boolean ignoreCase) {
        return Pattern.compile(regex, ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0)
                .matcher(actual)
                .matches();
    }

    // ---- Context

    private List<String> values(String key) {
        List<String> given = request.context.get(key);
        if (given != null || isNamedUnknown(key)) {
            return given;
        }
        String derived = switch (key.toLowerCase(Locale.ROOT)) {
            case "aws:principalarn" ->
                !iamPrincipal && !root
                        ? null
                        : request.role != null && request.principal.contains(":assumed-role/")
                                ? request.role
                                : request.principal;
            case "aws:principalaccount" -> account.isEmpty() ? null : account;
            case "aws:principalisawsservice" -> request.anonymous ? null : String.valueOf(request.service);
            case "aws:username" ->
                request.principal.contains(":user/")
                        ? request.principal.substring(request.principal.lastIndexOf('/') + 1)
                        : null;
            default -> null;
        };
        return derived == null ? null : List.of(derived);
    }

    private boolean isNamedUnknown(String key) {
        return request.unknownKeys.stream().anyMatch(key::equalsIgnoreCase);
    }

    private boolean isUnknown(String key) {
        return values(key) == null && isNamedUnknown(key);
    }

    // ---- Conditions

    private Boolean conditions(JsonNode statement, boolean variables) {
        Boolean all = true;
        for (Map.Entry<String, JsonNode> operator : statement.path("Condition").properties()) {
            for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
                all = and(all, condition(operator.getKey(), key.getKey(), texts(key.getValue()), variables));
            }
        }
        return all;
    }

    private Boolean condition(String written, String key, List<String> expected, boolean variables) {
        boolean every = written.startsWith("ForAllValues:");
        boolean some = written.startsWith("ForAnyValue:");
        String name = written.substring(written.indexOf(':') + 1);
        boolean ifExists = name.endsWith("IfExists");
        String operator = ifExists ? name.substring(0, name.length() - "IfExists".length()) : name;
        boolean negated = operator.contains("Not");
        if (request.action.equalsIgnoreCase("iam:PassRole")
                && key.toLowerCase(Locale.ROOT).matches("(iam|aws):resourcetag/.*")) {
            return null;
        }
        Boolean missing =
                every || (some ? ifExists : operator.equals("Null") ? expected.contains("true") : ifExists || negated);
        if (isUnknown(key)) {
            // Kleene, but not where neither absence nor any value can make a difference.
            boolean hopeless = expected.stream().noneMatch(one -> readable(operator, one));
            boolean broken = expected.stream().anyMatch(one -> !readable(operator, one));
            if (!every && !operator.equals("Null")) {
                if (!negated && hopeless && Boolean.FALSE.equals(missing)) {
                    return false;
                }
                if (negated && broken && Boolean.FALSE.equals(missing)) {
                    return false;
                }
            }
            if (operator.equals("Null")) {
                Boolean there = !expected.contains("false") ? Boolean.FALSE : Boolean.TRUE;
                return missing.equals(there) ? missing : null;
            }
            return null;
        }
        List<String> actual = values(key);
        if (actual == null || actual.isEmpty()) {
            return missing;
        }
        boolean emptyString = actual.size() == 1 && actual.getFirst().isEmpty();
        if (operator.equals("Null")) {
            boolean there = expected.contains("false");
            if (every && emptyString) {
                return true;
            }
            if (emptyString) {
                Boolean away = some ? Boolean.FALSE : Boolean.valueOf(expected.contains("true"));
                return away.equals(there) ? away : some ? and(there, null) : null;
            }
            return there;
        }
        if (every) {
            if (emptyString) {
                return true;
            }
            Boolean all = true;
            for (String one : actual) {
                all = and(all, compare(operator, expected, one, variables));
            }
            return all;
        }
        if (some) {
            Boolean any = false;
            for (String one : actual) {
                any = or(any, compare(operator, expected, one, variables));
            }
            return emptyString ? and(any, null) : any;
        }
        return actual.size() > 1 ? Boolean.FALSE : compare(operator, expected, actual.getFirst(), variables);
    }

    private static boolean readable(String operator, String text) {
        return switch (family(operator)) {
            case "Numeric" -> number(text) != null;
            case "Date" -> date(text) != null;
            case "Ip" -> address(text) != null;
            case "Arn" -> text.split(":", 6).length == 6 && text.startsWith("arn:");
            case "Bool" -> text.contains("${") || text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
            default -> true;
        };
    }

    private static String family(String operator) {
        return operator.startsWith("String")
                ? "String"
                : operator.startsWith("Numeric")
                        ? "Numeric"
                        : operator.startsWith("Date")
                                ? "Date"
                                : operator.startsWith("Arn") ? "Arn" : operator.contains("Ip") ? "Ip" : operator;
    }

    /** One value of the request against all values of the policy: one of them, or with a negated operator none. */
    private Boolean compare(String operator, List<String> expected, String actual, boolean variables) {
        boolean negated = operator.contains("Not");
        if (!readable(operator, actual)
                || (family(operator).equals("Ip") && actual.contains("/"))
                || (family(operator).equals("Bool") && actual.contains("${"))) {
            return false;
        }
        Boolean any = false;
        for (String one : expected) {
            if (!readable(operator, one)) {
                if (negated) {
                    return false;
                }
                continue;
            }
            any = or(any, fits(operator, one, actual, variables));
        }
        return negated ? not(any) : any;
    }

    private Boolean fits(String operator, String expected, String actual, boolean variables) {
        return switch (family(operator)) {
            case "String" -> {
                boolean like = operator.endsWith("Like");
                boolean ignoreCase = operator.endsWith("IgnoreCase");
                yield variables
                        ? filledFits(expected, actual, like, ignoreCase)
                        : Boolean.valueOf(
                                matches(like ? regex(expected) : Pattern.quote(expected), actual, ignoreCase));
            }
            case "Arn" -> {
                // A colon inside a variable does not part segments.
                Pattern colon = Pattern.compile(":(?![^${}]*})");
                String[] pattern = variables ? colon.split(expected, 6) : expected.split(":", 6);
                String[] parts = actual.split(":", 6);
                Boolean all = true;
                for (int i = 0; i < 6; i++) {
                    all = and(
                            all,
                            variables
                                    ? filledFits(pattern[i], parts[i], true, false)
                                    : Boolean.valueOf(Pattern.matches(regex(pattern[i]), parts[i])));
                }
                yield all;
            }
            case "Numeric" -> stands(operator, number(actual).compareTo(number(expected)));
            case "Date" -> stands(operator, date(actual).compareTo(date(expected)));
            case "Bool" -> {
                if (variables && expected.contains("${")) {
                    yield null;
                }
                boolean same = expected.equalsIgnoreCase(actual);
                boolean plain = Set.of("true", "false").contains(expected)
                        && Set.of("true", "false").contains(actual);
                yield same && !plain ? null : Boolean.valueOf(same);
            }
            case "Ip" -> inRange(expected, actual);
            default -> throw new IllegalStateException(operator);
        };
    }

    private static Boolean stands(String operator, int comparison) {
        if (operator.endsWith("LessThanEquals")) {
            return comparison <= 0;
        }
        if (operator.endsWith("GreaterThanEquals")) {
            return comparison >= 0;
        }
        if (operator.endsWith("LessThan")) {
            return comparison < 0;
        }
        return operator.endsWith("GreaterThan") ? comparison > 0 : comparison == 0;
    }

    private static BigDecimal number(String text) {
        return text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)") ? new BigDecimal(text) : null;
    }

    private static BigDecimal date(String text) {
        if (text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ")) {
            return BigDecimal.valueOf(Instant.parse(text).getEpochSecond());
        }
        return text.length() == 4 ? null : number(text);
    }

    private static byte[] address(String text) {
        String host = text.split("/")[0];
        boolean four = host.matches("\\d{1,3}(\\.\\d{1,3}){3}");
        boolean six = host.matches("[0-9a-fA-F:]+") && host.contains(":");
        if (!four && !six) {
            return null;
        }
        try {
            return InetAddress.getByName(host).getAddress();
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static boolean inRange(String range, String actual) {
        byte[] wanted = address(range);
        byte[] given = address(actual);
        if (wanted.length != given.length) {
            return false;
        }
        int prefix = range.contains("/") ? Integer.parseInt(range.split("/")[1]) : wanted.length * 8;
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 128 >> bit % 8;
            if ((wanted[bit / 8] & mask) != (given[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    // ---- Principal. Levels: 1 the account, 2 the role, 3 the principal itself.

    private Boolean principal(JsonNode statement, String layer, boolean allow, int level) {
        boolean plain = statement.has("Principal");
        boolean negated = statement.has("NotPrincipal");
        boolean belongs = Set.of("resource", "endpoint", "rcp").contains(layer);
        if (!plain && !negated) {
            return layer.equals("resource") ? null : Boolean.TRUE;
        }
        if (!belongs) {
            return null;
        }
        JsonNode element = statement.get(plain ? "Principal" : "NotPrincipal");
        if (plain) {
            return named(element) >= level;
        }
        if (allow) {
            return named(element) > 0 ? Boolean.FALSE : null;
        }
        return notPrincipal(element);
    }

    private int named(JsonNode element) {
        int best = 0;
        for (int level : levels(element)) {
            best = Math.max(best, level);
        }
        return best;
    }

    private List<Integer> levels(JsonNode element) {
        List<Integer> levels = new ArrayList<>();
        if (element.isString()) {
            levels.add(3);
            return levels;
        }
        for (Map.Entry<String, JsonNode> type : element.properties()) {
            for (String one : texts(type.getValue())) {
                levels.add(level(type.getKey(), one));
            }
        }
        return levels;
    }

    private int level(String type, String one) {
        if (type.equals("Service")) {
            return request.service && one.equals(request.principal) ? 3 : 0;
        }
        if (!type.equals("AWS")) {
            return 0;
        }
        if (one.equals("*")) {
            return 3;
        }
        if (request.service || request.anonymous) {
            return 0;
        }
        if (one.equals(account) || one.equals("arn:aws:iam::" + account + ":root")) {
            return root ? 3 : 1;
        }
        if (one.equals(request.principal)) {
            return 3;
        }
        return one.equals(request.role) ? 2 : 0;
    }

    private Boolean notPrincipal(JsonNode element) {
        if (iamPrincipal && request.boundary != null && !request.boundary.contains(null)) {
            return true;
        }
        Boolean denies;
        List<Integer> levels = levels(element);
        if (element.isString() || texts(element.path("AWS")).contains("*")) {
            denies = false;
        } else if (!iamPrincipal) {
            denies = !levels.contains(3);
        } else {
            boolean session = request.principal.contains(":assumed-role/");
            boolean complete = levels.contains(3) && levels.contains(1) && (!session || levels.contains(2));
            boolean none = levels.stream().allMatch(level -> level == 0);
            denies = complete ? Boolean.FALSE : none ? Boolean.TRUE : null;
        }
        return iamPrincipal && request.boundary != null ? or(denies, null) : denies;
    }
}
