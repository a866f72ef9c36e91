package dev.trainlight.iam;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Builds a request with its policies, for tests: policies are written as JSON with single quotes. */
final class Ask {
    static final String ACCOUNT = "111122223333";
    static final String OTHER_ACCOUNT = "444455556666";
    static final String ROLE = "arn:aws:iam::111122223333:role/service-role/Train";
    static final String SESSION = "arn:aws:sts::111122223333:assumed-role/Train/SageMaker";
    static final String USER = "arn:aws:iam::111122223333:user/team/alice";
    static final String OBJECT = "arn:aws:s3:::ml-data/train/x.csv";

    private RequestPrincipal principal = session(SESSION, ROLE);
    private String action = "s3:GetObject";
    private String resource = OBJECT;
    private Optional<String> resourceAccount = Optional.of(ACCOUNT);
    private boolean wildcardOnly;
    private final RequestContext.Builder context = RequestContext.EMPTY.toBuilder();
    private PolicySet policies = PolicySet.NONE;

    static Ask may() {
        return new Ask();
    }

    static RequestPrincipal session(String session, String role) {
        return new RequestPrincipal.Aws(Arn.parse(session).orElseThrow(), Arn.parse(role), Optional.empty());
    }

    static RequestPrincipal arn(String arn) {
        return RequestPrincipal.Aws.of(Arn.parse(arn).orElseThrow());
    }

    static PolicyDocument document(String json) {
        try {
            return PolicyDocument.parse(json.replace('\'', '"'));
        } catch (PolicySyntaxException e) {
            throw new IllegalArgumentException(e.getMessage() + " at " + e.position() + " of " + json, e);
        }
    }

    /** One statement, in a document of version 2012-10-17. */
    static PolicyDocument statement(String members) {
        return document("{'Version':'2012-10-17','Statement':{" + members + "}}");
    }

    static NamedPolicy named(String name, PolicyDocument document) {
        return NamedPolicy.inline(name, document);
    }

    private static List<NamedPolicy> named(PolicyDocument... documents) {
        List<NamedPolicy> named = new ArrayList<>();
        for (PolicyDocument document : documents) {
            named.add(named("policy" + named.size(), document));
        }
        return named;
    }

    Ask by(RequestPrincipal who) {
        principal = who;
        return this;
    }

    Ask by(String arn) {
        return by(arn(arn));
    }

    Ask does(String what) {
        action = what;
        return this;
    }

    Ask on(String what) {
        resource = what;
        return this;
    }

    Ask ownedBy(String account) {
        resourceAccount = Optional.of(account);
        return this;
    }

    Ask ownerNotStated() {
        resourceAccount = Optional.empty();
        return this;
    }

    Ask wildcardOnly() {
        wildcardOnly = true;
        return this;
    }

    Ask with(String key, String value) {
        context.put(key, value);
        return this;
    }

    Ask with(String key, List<String> values) {
        context.put(key, values);
        return this;
    }

    Ask unknownKey(String key) {
        context.unknown(key);
        return this;
    }

    Ask anyKeyMayBeThere() {
        context.open(true);
        return this;
    }

    Ask identity(PolicyDocument... documents) {
        policies = policies.withIdentity(Slot.of(named(documents)));
        return this;
    }

    Ask identityUnknown() {
        policies = policies.withIdentity(Slot.unknown());
        return this;
    }

    Ask identitySlot(Slot<List<NamedPolicy>> slot) {
        policies = policies.withIdentity(slot);
        return this;
    }

    Ask boundary(PolicyDocument document) {
        policies = policies.withBoundary(Slot.of(named("boundary", document)));
        return this;
    }

    Ask boundaryUnknown() {
        policies = policies.withBoundary(Slot.unknown());
        return this;
    }

    Ask session(PolicyDocument... documents) {
        policies = policies.withSession(Slot.of(named(documents)));
        return this;
    }

    Ask sessionUnknown() {
        policies = policies.withSession(Slot.unknown());
        return this;
    }

    Ask scps(PolicyDocument... onePerLevel) {
        policies = policies.withScps(
                Slot.of(Arrays.stream(onePerLevel).map(Ask::named).toList()));
        return this;
    }

    Ask scpsUnknown() {
        policies = policies.withScps(Slot.unknown());
        return this;
    }

    Ask rcps(PolicyDocument... onePerLevel) {
        policies = policies.withRcps(
                Slot.of(Arrays.stream(onePerLevel).map(Ask::named).toList()));
        return this;
    }

    Ask rcpsUnknown() {
        policies = policies.withRcps(Slot.unknown());
        return this;
    }

    Ask resourcePolicy(PolicyDocument document) {
        policies = policies.withResource(Slot.of(named("resource policy", document)));
        return this;
    }

    Ask resourcePolicyUnknown() {
        policies = policies.withResource(Slot.unknown());
        return this;
    }

    Ask endpoints(PolicyDocument... documents) {
        policies = policies.withEndpoints(Slot.of(named(documents)));
        return this;
    }

    Ask endpointsUnknown() {
        policies = policies.withEndpoints(Slot.unknown());
        return this;
    }

    Ask grants(KmsGrant... grants) {
        policies = policies.withGrants(Slot.of(List.of(grants)));
        return this;
    }

    Ask grantsUnknown() {
        policies = policies.withGrants(Slot.unknown());
        return this;
    }

    AuthorizationRequest request() {
        return new AuthorizationRequest(principal, action, resource, resourceAccount, wildcardOnly, context.build());
    }

    PolicySet policies() {
        return policies;
    }

    Decision decide() {
        return new Evaluator().decide(request(), policies);
    }

    Explanation explain() {
        return new Evaluator().explain(request(), policies);
    }

    Verdict verdict() {
        return decide().verdict();
    }
}
