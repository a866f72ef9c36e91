package dev.trainlight.iam;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests and policies drawn from small shared pools, so that near misses are common. */
final class RandomCases {
    static final String SESSION = "arn:aws:sts::111122223333:assumed-role/Train/SageMaker";
    static final String ROLE = "arn:aws:iam::111122223333:role/service-role/Train";
    static final String USER = "arn:aws:iam::111122223333:user/alice";
    static final String ROOT = "arn:aws:iam::111122223333:root";

    private static final List<String> ACTIONS = List.of(
            "s3:GetObject",
            "s3:PutObject",
            "s3:ListBucket",
            "kms:Decrypt",
            "sts:AssumeRole",
            "iam:PassRole",
            "sqs:SendMessage",
            "sagemaker:CreateTrainingJob",
            "ecr:GetAuthorizationToken",
            "S3:getobject",
            "kms:RetireGrant",
            "sts:GetCallerIdentity");
    private static final List<String> ACTION_PATTERNS = List.of(
            "*",
            "s3:*",
            "s3:Get*",
            "s3:*Object",
            "S3:GETOBJECT",
            "s3:PutObject",
            "s3:List?ucket",
            "kms:*",
            "kms:Decrypt",
            "sts:*",
            "sts:AssumeRole",
            "iam:PassRole",
            "sqs:*",
            "sagemaker:*",
            "ecr:*",
            "s*:GetObject",
            "s3: GetObject",
            "s3:GetObject,s3:PutObject",
            "GetObject",
            "*:*",
            "kms:Retire*");
    private static final List<String> RESOURCE_PATTERNS = List.of(
            "*",
            "arn:aws:s3:::data/*",
            "arn:aws:s3:::data",
            "arn:aws:s3:::other/*",
            "arn:aws:s3:::data/${aws:PrincipalTag/team}/*",
            "arn:aws:s3:::data/${aws:username, 'ml'}/*",
            "arn:aws:s3:::d?ta/ml/*",
            "arn:*:s3:::data*",
            "arn:aws:s3:::data/${*}/x",
            "arn:aws:kms:*:111122223333:key/*",
            "arn:aws:kms:*:*:k*/k",
            "arn:aws:iam::111122223333:role/Target",
            "arn:aws:iam::*:role/*",
            "arn:aws:sqs:*:queue",
            "arn:aws:sqs:*:*:queue",
            "arn:aws:sqs:*",
            "arn:aws:s*:::data/*",
            "data/ml/x",
            "arn:aws:sagemaker:eu-*:111122223333:training-job/*",
            "arn:aws:sagemaker:*:*:train*",
            "arn:aws:ecr:*:*:repository/a",
            "arn:aws:sqs:${aws:RequestedRegion}:111122223333:queue",
            "arn:aws:sqs:eu-*st-1:*:queue");
    private static final List<String> PRINCIPALS = List.of(
            "'*'",
            "{'AWS':'*'}",
            "{'AWS':'" + SESSION + "'}",
            "{'AWS':'" + ROLE + "'}",
            "{'AWS':'" + ROOT + "'}",
            "{'AWS':'111122223333'}",
            "{'AWS':'" + USER + "'}",
            "{'AWS':['" + USER + "','" + ROOT + "']}",
            "{'AWS':['" + SESSION + "','" + ROLE + "','" + ROOT + "']}",
            "{'AWS':['" + ROLE + "','" + ROOT + "']}",
            "{'Service':'sagemaker.amazonaws.com'}",
            "{'Service':['ec2.amazonaws.com','sagemaker.amazonaws.com'],'AWS':'444455556666'}",
            "{'AWS':'arn:aws:iam::111122223333:role/*'}",
            "{'AWS':'AROAEXAMPLE'}");
    private static final List<String> KEYS = List.of(
            "aws:SourceVpce",
            "aws:PrincipalTag/team",
            "aws:TagKeys",
            "aws:SourceIp",
            "s3:max-keys",
            "aws:SecureTransport",
            "aws:CurrentTime",
            "aws:SourceArn",
            "AWS:sourcevpce",
            "aws:PrincipalArn",
            "iam:ResourceTag/team",
            "aws:username");
    private static final List<String> VALUES = List.of(
            "vpce-1",
            "vpce-2",
            "ml",
            "",
            "a",
            "b",
            "10.0.0.1",
            "10.1.2.3",
            "2001:db8::1",
            "9",
            "10",
            "10.0",
            "true",
            "false",
            "True",
            "2026-11-22T10:00:00Z",
            "1795341600",
            "arn:aws:sagemaker:eu-west-1:111122223333:training-job/a",
            ROLE,
            "alice",
            "m*");
    private static final List<String> EXPECTED = List.of(
            "vpce-1",
            "vpce-*",
            "ml",
            "m?",
            "",
            "a",
            "b",
            "10.0.0.0/8",
            "10.0.0.1",
            "2001:db8::/32",
            "9",
            "10",
            "1e1",
            "true",
            "false",
            "2026-11-22T10:00:00Z",
            "1795341601",
            "arn:aws:sagemaker:*:111122223333:training-job/*",
            "arn:aws:iam::*:role/*",
            ROLE,
            "${aws:PrincipalTag/team}",
            "${aws:username}",
            "${aws:PrincipalTag/team, 'ml'}",
            "*",
            "${*}",
            "arn:aws:iam::${aws:PrincipalAccount}:role/service-role/Train");
    private static final List<String> OPERATORS;

    static {
        List<String> operators = new ArrayList<>();
        for (String name : List.of(
                "StringEquals",
                "StringNotEquals",
                "StringEqualsIgnoreCase",
                "StringNotEqualsIgnoreCase",
                "StringLike",
                "StringNotLike",
                "NumericEquals",
                "NumericNotEquals",
                "NumericLessThan",
                "NumericGreaterThanEquals",
                "DateEquals",
                "DateNotEquals",
                "DateLessThan",
                "DateGreaterThanEquals",
                "Bool",
                "IpAddress",
                "NotIpAddress",
                "ArnLike",
                "ArnNotLike",
                "ArnEquals",
                "Null")) {
            operators.add(name);
            operators.add("ForAllValues:" + name);
            operators.add("ForAnyValue:" + name);
            if (!name.equals("Null")) {
                operators.add(name + "IfExists");
            }
            // The plain strings are what people write most.
            if (name.startsWith("String")) {
                operators.add(name);
                operators.add(name);
            }
        }
        OPERATORS = List.copyOf(operators);
    }

    private final Random random;
    private final JsonMapper mapper = new JsonMapper();
    private final boolean withUnknowns;

    RandomCases(long seed, boolean withUnknowns) {
        this.random = new Random(seed);
        this.withUnknowns = withUnknowns;
    }

    private <T> T one(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    PlainEvaluator.Case next() {
        PlainEvaluator.Case request = new PlainEvaluator.Case();
        switch (random.nextInt(10)) {
            case 0 -> request.principal = ROOT;
            case 1, 2 -> request.principal = USER;
            case 3 -> {
                request.principal = "sagemaker.amazonaws.com";
                request.service = true;
            }
            case 4 -> request.anonymous = true;
            default -> {
                request.principal = SESSION;
                request.role = ROLE;
            }
        }
        request.action = one(ACTIONS);
        request.resource = resource(request.action);
        request.wildcardOnly =
                request.action.equals("ecr:GetAuthorizationToken") || request.action.equals("sts:GetCallerIdentity");
        request.resourceAccount = chance(60) ? "111122223333" : chance(50) ? "444455556666" : null;
        context(request);
        policies(request);
        return request;
    }

    private String resource(String action) {
        return switch (action.toLowerCase(java.util.Locale.ROOT)) {
            case "s3:listbucket" -> "arn:aws:s3:::data";
            case "kms:decrypt", "kms:retiregrant" -> "arn:aws:kms:eu-west-1:111122223333:key/k";
            case "sts:assumerole" -> "arn:aws:iam::111122223333:role/Target";
            case "iam:passrole" ->
                chance(80) ? "arn:aws:iam::111122223333:role/Target" : "arn:aws:iam::111122223333:role/aws-reserved/x";
            case "sqs:sendmessage" -> "arn:aws:sqs:eu-west-1:111122223333:queue";
            case "sagemaker:createtrainingjob" -> "arn:aws:sagemaker:eu-west-1:111122223333:training-job/a";
            case "ecr:getauthorizationtoken", "sts:getcalleridentity" -> "*";
            default -> one(List.of("arn:aws:s3:::data/ml/x", "arn:aws:s3:::data/*/x", "arn:aws:s3:::other/x"));
        };
    }

    private void context(PlainEvaluator.Case request) {
        Set<String> multivalued = new HashSet<>();
        Set<String> unknown = new HashSet<>();
        for (String key : KEYS) {
            if (key.equals("AWS:sourcevpce") || chance(45)) {
                continue;
            }
            if (withUnknowns && chance(35)) {
                unknown.add(key);
            } else if (key.equals("aws:TagKeys") || chance(5)) {
                List<String> values = new ArrayList<>();
                for (int i = random.nextInt(3); i > 0; i--) {
                    values.add(one(VALUES));
                }
                request.context.put(key, values);
                multivalued.add(key.toLowerCase(java.util.Locale.ROOT));
            } else {
                request.context.put(key, List.of(one(VALUES)));
            }
        }
        request.multivalued = multivalued;
        request.unknownKeys = unknown;
    }

    private void policies(PlainEvaluator.Case request) {
        request.identity = chance(90) ? list(3, false) : null;
        request.boundary = chance(25) ? list(1, false) : null;
        request.session = chance(20) ? list(2, false) : null;
        if (request.session != null && request.session.isEmpty()) {
            request.session = null;
        }
        if (request.boundary != null && request.boundary.isEmpty()) {
            request.boundary = null;
        }
        request.scps = chance(25) ? levels(false) : null;
        request.rcps = chance(15) ? levels(true) : null;
        request.resourcePolicy = chance(60) ? list(1, true) : null;
        if (request.resourcePolicy != null && request.resourcePolicy.isEmpty()) {
            request.resourcePolicy = null;
        }
        request.endpoints = chance(15) ? list(2, true) : null;
        if (request.endpoints != null && request.endpoints.isEmpty()) {
            request.endpoints = null;
        }
    }

    private List<List<JsonNode>> levels(boolean principals) {
        List<List<JsonNode>> levels = new ArrayList<>();
        for (int i = random.nextInt(2); i >= 0; i--) {
            levels.add(list(2, principals));
        }
        return levels;
    }

    private List<JsonNode> list(int most, boolean principals) {
        List<JsonNode> list = new ArrayList<>();
        for (int i = 1 + random.nextInt(most); i > 0; i--) {
            list.add(withUnknowns && chance(12) ? null : policy(principals));
        }
        return list;
    }

    JsonNode policy(boolean principals) {
        ObjectNode policy = mapper.createObjectNode();
        if (chance(85)) {
            policy.put("Version", chance(90) ? "2012-10-17" : "2008-10-17");
        }
        ArrayNode statements = mapper.createArrayNode();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            statements.add(statement(principals));
        }
        policy.set("Statement", statements.size() == 1 && chance(30) ? statements.get(0) : statements);
        return policy;
    }

    JsonNode statement(boolean principals) {
        ObjectNode statement = mapper.createObjectNode();
        boolean allow = chance(70);
        statement.put("Effect", allow ? "Allow" : "Deny");
        if (principals ? chance(97) : chance(1)) {
            statement.set(
                    chance(allow ? 3 : 25) ? "NotPrincipal" : "Principal",
                    mapper.readTree(one(PRINCIPALS).replace('\'', '"')));
        }
        statement.set(chance(10) ? "NotAction" : "Action", strings(ACTION_PATTERNS, 3));
        if (chance(97)) {
            statement.set(
                    chance(12) ? "NotResource" : "Resource",
                    chance(35) ? mapper.getNodeFactory().stringNode("*") : strings(RESOURCE_PATTERNS, 3));
        }
        if (chance(45)) {
            ObjectNode condition = mapper.createObjectNode();
            for (int i = 1 + random.nextInt(2); i > 0; i--) {
                ObjectNode keys = mapper.createObjectNode();
                keys.set(one(KEYS), chance(4) ? mapper.createArrayNode() : strings(EXPECTED, 3));
                condition.set(one(OPERATORS), keys);
            }
            statement.set("Condition", condition);
        }
        return statement;
    }

    private JsonNode strings(List<String> pool, int most) {
        int count = 1 + random.nextInt(most);
        if (count == 1 && chance(50)) {
            return mapper.getNodeFactory().stringNode(one(pool));
        }
        ArrayNode array = mapper.createArrayNode();
        for (int i = 0; i < count; i++) {
            array.add(one(pool));
        }
        return array;
    }

    /** One way in which the unknown parts could turn out. */
    PlainEvaluator.Case resolved(PlainEvaluator.Case request) {
        PlainEvaluator.Case known = new PlainEvaluator.Case();
        known.principal = request.principal;
        known.role = request.role;
        known.service = request.service;
        known.anonymous = request.anonymous;
        known.action = request.action;
        known.resource = request.resource;
        known.resourceAccount = request.resourceAccount;
        known.wildcardOnly = request.wildcardOnly;
        known.context = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        known.context.putAll(request.context);
        known.multivalued = request.multivalued;
        for (String key : request.unknownKeys) {
            // A key that AWS always fills cannot turn out to be absent.
            if (chance(65) || key.equals("aws:PrincipalArn") || key.equals("aws:username")) {
                known.context.put(key, List.of(one(VALUES)));
            }
        }
        known.identity = resolved(request.identity, false);
        known.boundary = resolved(request.boundary, false);
        known.session = resolved(request.session, false);
        known.scps = request.scps == null
                ? null
                : new ArrayList<>(request.scps.stream()
                        .map(level -> resolved(level, false))
                        .toList());
        known.rcps = request.rcps == null
                ? null
                : new ArrayList<>(request.rcps.stream()
                        .map(level -> resolved(level, true))
                        .toList());
        known.resourcePolicy = resolved(request.resourcePolicy, true);
        known.endpoints = resolved(request.endpoints, true);
        return known;
    }

    private List<JsonNode> resolved(List<JsonNode> documents, boolean principals) {
        if (documents == null) {
            return null;
        }
        List<JsonNode> known = new ArrayList<>();
        for (JsonNode document : documents) {
            known.add(document != null ? document : chance(40) ? policy(principals) : everything(principals));
        }
        return known;
    }

    private JsonNode everything(boolean principals) {
        return mapper.readTree(("{'Statement':{'Effect':'" + (chance(75) ? "Allow" : "Deny") + "',"
                        + (principals ? "'Principal':'*'," : "") + "'Action':'*','Resource':'*'}}")
                .replace('\'', '"'));
    }

    // ---- The same case for the evaluator of the program

    static AuthorizationRequest request(PlainEvaluator.Case request) {
        RequestContext.Builder context = RequestContext.EMPTY.toBuilder();
        request.context.forEach((key, values) -> {
            if (request.multivalued.contains(key.toLowerCase(java.util.Locale.ROOT)) || values.size() != 1) {
                context.put(key, values);
            } else {
                context.put(key, values.getFirst());
            }
        });
        request.unknownKeys.forEach(context::unknown);
        RequestPrincipal principal = request.service
                ? new RequestPrincipal.Service(request.principal)
                : request.anonymous
                        ? new RequestPrincipal.Anonymous()
                        : new RequestPrincipal.Aws(
                                Arn.parse(request.principal).orElseThrow(),
                                Optional.ofNullable(request.role).flatMap(Arn::parse),
                                Optional.empty());
        return new AuthorizationRequest(
                principal,
                request.action,
                request.resource,
                Optional.ofNullable(request.resourceAccount),
                request.wildcardOnly,
                context.build());
    }

    static PolicySet policySet(PlainEvaluator.Case request) {
        return new PolicySet(
                slot(named(request.identity)),
                slot(request.boundary == null ? null : named(request.boundary).getFirst()),
                slot(named(request.session)),
                slot(
                        request.scps == null
                                ? null
                                : request.scps.stream().map(RandomCases::named).toList()),
                slot(
                        request.rcps == null
                                ? null
                                : request.rcps.stream().map(RandomCases::named).toList()),
                slot(
                        request.resourcePolicy == null
                                ? null
                                : named(request.resourcePolicy).getFirst()),
                slot(named(request.endpoints)),
                Slot.none());
    }

    private static <T> Slot<T> slot(T value) {
        return value == null ? Slot.none() : Slot.of(value);
    }

    private static List<NamedPolicy> named(List<JsonNode> documents) {
        if (documents == null) {
            return null;
        }
        List<NamedPolicy> named = new ArrayList<>();
        for (JsonNode document : documents) {
            named.add(new NamedPolicy(
                    "policy" + named.size(),
                    Optional.empty(),
                    NamedPolicy.Kind.INLINE,
                    document == null ? Slot.unknown() : Slot.of(read(document))));
        }
        return named;
    }

    private static PolicyDocument read(JsonNode document) {
        try {
            return PolicyDocument.of(document);
        } catch (PolicySyntaxException e) {
            throw new IllegalStateException(document.toString(), e);
        }
    }

    static String show(PlainEvaluator.Case request) {
        return "principal " + request.principal + " role " + request.role + " anonymous " + request.anonymous
                + "\naction "
                + request.action + " on " + request.resource + " of " + request.resourceAccount + " wildcardOnly "
                + request.wildcardOnly
                + "\ncontext " + request.context + " multivalued " + request.multivalued + " unknown "
                + request.unknownKeys
                + "\nidentity " + request.identity + "\nboundary " + request.boundary + "\nsession " + request.session
                + "\nscps "
                + request.scps + "\nrcps " + request.rcps + "\nresource " + request.resourcePolicy + "\nendpoints "
                + request.endpoints;
    }
}
