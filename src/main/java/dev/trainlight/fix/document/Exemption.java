package dev.trainlight.fix.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The smallest exception from a Deny: one principal may do these things with these resources, and everything else that the
 * statement denies stays denied, for that principal and for all others. A Deny is a set (principals × actions × resources
 * × conditions); the exception is taken out of it and the rest written as statements again. Where AWS's grammar has no
 * words for the rest there is no exemption: a guard is never removed or widened.
 *
 * @param subject who is exempt
 * @param uses what for
 * @param surroundings the document that the statement stands in
 */
public record Exemption(Subject subject, List<Use> uses, Surroundings surroundings) {
    public Exemption {
        uses = List.copyOf(uses);
    }

    /**
     * Who is exempt, told by a condition key of the request.
     *
     * @param negated the condition operator that is true for everybody else
     * @param positive the condition operator that is true for this principal alone
     * @param key the condition key
     * @param value its value
     * @param account the account on whose behalf a service comes; for others it stays denied
     */
    public record Subject(String negated, String positive, String key, String value, Optional<String> account) {
        /** A role (all its sessions) or a user: {@code aws:PrincipalArn}. */
        public static Subject principal(String arn) {
            return new Subject("ArnNotEquals", "ArnEquals", "aws:PrincipalArn", arn, Optional.empty());
        }

        /**
         * A service with its own credentials, {@code aws:PrincipalServiceName}, where it comes on behalf of one account,
         * {@code aws:SourceAccount}: it serves everybody, and others must not get in through it.
         */
        public static Subject service(String name, Optional<String> account) {
            return new Subject("StringNotEquals", "StringEquals", "aws:PrincipalServiceName", name, account);
        }
    }

    /**
     * A use that is exempt.
     *
     * @param action one action, without wildcards
     * @param resource ARN or pattern
     * @param prefixes patterns of {@code s3:prefix} that it keeps to; empty for all
     */
    public record Use(String action, String resource, List<String> prefixes) {
        public Use {
            prefixes = List.copyOf(prefixes);
        }

        /** A use of the whole resource. */
        public Use(String action, String resource) {
            this(action, resource, List.of());
        }
    }

    /** The document that the statement stands in. */
    public enum Surroundings {
        /** Belongs to the subject alone: an inline policy. */
        OWN,
        /** Holds for others too: a managed policy, a boundary. */
        SHARED,
        /** Belongs to one bucket, key, repository or role: every statement is about that alone. */
        RESOURCE
    }

    /** The statements that take the place of the Deny; empty where there are no words for them, or nothing would be left. */
    public Optional<List<ObjectNode>> of(ObjectNode deny) {
        Optional<PatternSet> actions = PatternSet.of(deny, "Action");
        if (actions.isEmpty()) {
            return Optional.empty();
        }
        Optional<PatternSet> resources = PatternSet.of(deny, "Resource");
        List<Use> met = uses.stream()
                .filter(use -> actions.get().meets(use.action(), Exemption::lower))
                .filter(use -> resources.isEmpty() || resources.get().meets(use.resource(), UnaryOperator.identity()))
                .distinct()
                .toList();
        if (met.isEmpty()) {
            return Optional.empty();
        }
        Optional<List<ObjectNode>> byAction = byAction(deny, actions.get(), resources, met);
        Optional<List<ObjectNode>> byResource =
                resources.flatMap(present -> byResource(deny, actions.get(), present, met));
        return smaller(byAction, byResource)
                .map(rest -> guarded(deny, withOtherPrefixes(deny, rest, met)))
                .filter(list -> !list.isEmpty());
    }

    /** What lies elsewhere in a bucket of which only some prefixes may be listed stays denied too. */
    private static List<ObjectNode> withOtherPrefixes(ObjectNode deny, List<ObjectNode> rest, List<Use> met) {
        Map<Use, Set<String>> prefixes = new LinkedHashMap<>();
        for (Use use : met) {
            prefixes.computeIfAbsent(new Use(use.action(), use.resource()), whole -> new LinkedHashSet<>())
                    .addAll(use.prefixes());
        }
        met.stream().filter(use -> use.prefixes().isEmpty()).forEach(prefixes::remove);
        List<ObjectNode> all = new ArrayList<>(rest);
        prefixes.forEach((use, listed) -> {
            PatternSet bucket = new PatternSet(false, List.of(use.resource()));
            ObjectNode kept = with(deny, new PatternSet(false, List.of(use.action())), Optional.of(bucket));
            for (String prefix : listed) {
                kept = with(kept, "StringNotLike", "s3:prefix", prefix, true);
            }
            all.add(kept);
        });
        return all;
    }

    /** The other actions everywhere, and each of these actions on the other resources. */
    private Optional<List<ObjectNode>> byAction(
            ObjectNode deny, PatternSet actions, Optional<PatternSet> resources, List<Use> met) {
        List<ObjectNode> rest = new ArrayList<>();
        List<String> exempt = met.stream().map(Use::action).distinct().toList();
        List<String> reach = resources.map(PatternSet::patterns).orElse(List.of());
        Optional<PatternSet> others =
                actions.without(exempt, patterns -> allActions(patterns, reach, resources), Exemption::lower);
        if (others.isEmpty()) {
            return Optional.empty();
        }
        others.filter(set -> !set.isEmpty()).ifPresent(set -> rest.add(with(deny, set, resources)));
        if (resources.isEmpty()) {
            return Optional.of(rest);
        }
        for (Map.Entry<List<String>, List<String>> group :
                resourcesToActions(met).entrySet()) {
            // Only these actions are meant here, which reach resources of one kind.
            Optional<PatternSet> elsewhere =
                    without(sameLevel(resources.get(), group.getKey()), group.getKey(), Level.SAME);
            if (elsewhere.isEmpty()) {
                return Optional.empty();
            }
            PatternSet these = new PatternSet(false, group.getValue());
            elsewhere.filter(set -> !set.isEmpty()).ifPresent(set -> rest.add(with(deny, these, elsewhere)));
        }
        return Optional.of(rest);
    }

    /** Everything on the other resources, and the other actions on each of these resources. */
    private Optional<List<ObjectNode>> byResource(
            ObjectNode deny, PatternSet actions, PatternSet resources, List<Use> met) {
        List<ObjectNode> rest = new ArrayList<>();
        List<String> exempt = met.stream().map(Use::resource).distinct().toList();
        if (exempt.contains("*")) {
            return Optional.empty();
        }
        Optional<PatternSet> elsewhere = without(resources, exempt, Level.ALL);
        if (elsewhere.isEmpty()) {
            return Optional.empty();
        }
        elsewhere.filter(set -> !set.isEmpty()).ifPresent(set -> rest.add(with(deny, actions, Optional.of(set))));
        Map<String, Set<String>> byResource = new LinkedHashMap<>();
        met.forEach(use -> byResource
                .computeIfAbsent(use.resource(), key -> new LinkedHashSet<>())
                .add(use.action()));
        for (Map.Entry<String, Set<String>> entry : byResource.entrySet()) {
            Optional<PatternSet> here = resources.within(entry.getKey());
            if (here.isEmpty()) {
                return Optional.empty();
            }
            Optional<PatternSet> others = actions.without(
                    List.copyOf(entry.getValue()),
                    patterns -> allActions(patterns, here.get().patterns(), here),
                    Exemption::lower);
            if (others.isEmpty()) {
                return Optional.empty();
            }
            others.filter(set -> !set.isEmpty() && !here.get().isEmpty())
                    .ifPresent(set -> rest.add(with(deny, set, here)));
        }
        return Optional.of(rest);
    }

    /** Whether the patterns cover every action that these resources know. */
    private boolean allActions(List<String> patterns, List<String> reach, Optional<PatternSet> resources) {
        if (patterns.contains("*")) {
            return true;
        }
        boolean positive = resources.isEmpty() || !resources.get().negated();
        if (surroundings == Surroundings.RESOURCE) {
            return patterns.stream().anyMatch(pattern -> pattern.endsWith(":*"));
        }
        return positive
                && !reach.isEmpty()
                && reach.stream().allMatch(resource -> {
                    String[] parts = resource.split(":", 4);
                    return parts.length == 4
                            && !parts[2].contains("*")
                            && patterns.stream().anyMatch(pattern -> pattern.equalsIgnoreCase(parts[2] + ":*"));
                });
    }

    /** Which resources a rest is about: those of the kind that is taken out, or every kind that the document knows. */
    private enum Level {
        SAME,
        ALL
    }

    private Optional<PatternSet> without(PatternSet resources, List<String> taken, Level level) {
        return taken.contains("*")
                ? Optional.of(new PatternSet(false, List.of()))
                : resources.without(taken, patterns -> wholeResource(patterns, taken, level), UnaryOperator.identity());
    }

    /** A bucket's own actions do not reach its objects, nor the other way round: those entries say nothing here. */
    private static PatternSet sameLevel(PatternSet resources, List<String> taken) {
        if (resources.negated() || !taken.stream().allMatch(arn -> arn.contains(":s3:::"))) {
            return resources;
        }
        boolean objects = taken.stream().allMatch(Exemption::isObject);
        boolean buckets = taken.stream().noneMatch(Exemption::isObject);
        List<String> left = resources.patterns().stream()
                .filter(pattern -> !pattern.contains(":s3:::")
                        || pattern.endsWith("*") && !isObject(pattern)
                        || (isObject(pattern) ? !buckets : !objects))
                .toList();
        return left.isEmpty() ? resources : new PatternSet(false, left);
    }

    private static boolean isObject(String arn) {
        return arn.indexOf('/') >= 0;
    }

    /** Whether the patterns cover the whole of what the document belongs to. */
    private boolean wholeResource(List<String> patterns, List<String> taken, Level level) {
        if (patterns.contains("*")) {
            return true;
        }
        return surroundings == Surroundings.RESOURCE
                && taken.stream().allMatch(resource -> {
                    int slash = resource.indexOf('/');
                    String bucket = slash < 0 ? resource : resource.substring(0, slash);
                    boolean objects = covered(patterns, bucket + "/*");
                    boolean itself = covered(patterns, bucket);
                    return switch (level) {
                        case ALL -> objects && itself;
                        case SAME -> slash < 0 ? itself : objects;
                    };
                });
    }

    private static boolean covered(List<String> patterns, String resource) {
        return patterns.stream().anyMatch(pattern -> new Glob(pattern).covers(new Glob(resource)));
    }

    /** The Deny for everybody else, where there are others, and the rest for the subject. */
    private List<ObjectNode> guarded(ObjectNode deny, List<ObjectNode> rest) {
        List<ObjectNode> statements = new ArrayList<>();
        if (surroundings == Surroundings.OWN) {
            for (int i = 0; i < rest.size(); i++) {
                statements.add(i == 0 ? rest.get(i) : renamed(rest.get(i), deny));
            }
            return statements;
        }
        statements.add(withCondition(deny, subject.negated()));
        rest.forEach(statement -> statements.add(renamed(withCondition(statement, subject.positive()), deny)));
        subject.account()
                .ifPresent(account ->
                        statements.add(renamed(forOthers(withCondition(deny, subject.positive()), account), deny)));
        return statements;
    }

    /** The Deny for a service that comes on behalf of another account. */
    private static ObjectNode forOthers(ObjectNode deny, String account) {
        return with(deny, "StringNotEquals", "aws:SourceAccount", account, true);
    }

    private static ObjectNode renamed(ObjectNode statement, ObjectNode deny) {
        String sid = deny.path("Sid").asString("");
        String base = sid.startsWith(PolicyEditor.SID_PREFIX + "Keeps")
                ? sid.replaceAll("\\d+$", "")
                : PolicyEditor.SID_PREFIX + "Keeps" + sid.replaceAll("[^A-Za-z0-9]", "");
        ObjectNode named = JsonNodeFactory.instance.objectNode();
        named.put("Sid", base);
        statement.properties().forEach(entry -> {
            if (!entry.getKey().equals("Sid")) {
                named.set(entry.getKey(), entry.getValue());
            }
        });
        return named;
    }

    private ObjectNode withCondition(ObjectNode statement, String operator) {
        // The rest is for the subject alone; a list of others beside it would keep it for them twice.
        return with(statement, operator, subject.key(), subject.value(), !operator.equals(subject.positive()));
    }

    private static ObjectNode with(
            ObjectNode statement, String operator, String key, String value, boolean besideOthers) {
        ObjectNode copy = statement.deepCopy();
        ObjectNode conditions = copy.withObjectProperty("Condition");
        ObjectNode keys = conditions.withObjectProperty(operator);
        String present = keys.propertyNames().stream()
                .filter(name -> name.equalsIgnoreCase(key))
                .findFirst()
                .orElse(key);
        Set<String> values = new LinkedHashSet<>(besideOthers ? Values.of(keys.path(present)) : List.of());
        values.add(value);
        keys.set(present, Values.node(values));
        return copy;
    }

    private static ObjectNode with(ObjectNode deny, PatternSet actions, Optional<PatternSet> resources) {
        ObjectNode statement = deny.deepCopy();
        actions.into(statement, "Action");
        resources.ifPresent(set -> set.into(statement, "Resource"));
        return statement;
    }

    private static Map<List<String>, List<String>> resourcesToActions(List<Use> met) {
        Map<String, Set<String>> byAction = new LinkedHashMap<>();
        met.forEach(use -> byAction.computeIfAbsent(use.action(), key -> new LinkedHashSet<>())
                .add(use.resource()));
        Map<List<String>, List<String>> groups = new LinkedHashMap<>();
        byAction.forEach((action, resources) -> groups.computeIfAbsent(List.copyOf(resources), key -> new ArrayList<>())
                .add(action));
        return groups;
    }

    private static Optional<List<ObjectNode>> smaller(
            Optional<List<ObjectNode>> one, Optional<List<ObjectNode>> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return size(one.get()) <= size(other.get()) ? one : other;
    }

    private static int size(List<ObjectNode> statements) {
        return statements.stream().mapToInt(DocumentLimit::size).sum();
    }

    private static String lower(String action) {
        return action.toLowerCase(Locale.ROOT);
    }
}
