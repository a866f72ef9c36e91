package dev.trainlight.fix.repair;

import dev.trainlight.diagnosis.Check;
import dev.trainlight.diagnosis.CheckDecision;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.WhoNeedsIt;
import dev.trainlight.evidence.Case;
import dev.trainlight.fix.document.Exemption.Subject;
import dev.trainlight.fix.document.Exemption.Use;
import dev.trainlight.fix.remedy.Grant;
import dev.trainlight.fix.remedy.KeyPolicyRemedy;
import dev.trainlight.fix.remedy.LeastPrivilege;
import dev.trainlight.fix.remedy.OrganizationRemedy;
import dev.trainlight.fix.remedy.Remedies;
import dev.trainlight.fix.remedy.Remedy;
import dev.trainlight.fix.remedy.RepositoryPolicyRemedy;
import dev.trainlight.fix.remedy.RequestEdits;
import dev.trainlight.fix.remedy.RequestEdits.Edit;
import dev.trainlight.fix.remedy.RequestRemedy;
import dev.trainlight.fix.remedy.RoleTagRemedy;
import dev.trainlight.fix.remedy.SessionPolicyRemedy;
import dev.trainlight.fix.remedy.TrustPolicyRemedy;
import dev.trainlight.fix.remedy.Wish;
import dev.trainlight.iam.Decision.DecidingStatement;
import dev.trainlight.iam.Evaluator;
import dev.trainlight.iam.Explanation;
import dev.trainlight.iam.Layer;
import dev.trainlight.iam.NamedPolicy;
import dev.trainlight.iam.PolicyDocument;
import dev.trainlight.iam.PolicySet;
import dev.trainlight.iam.Statement;
import dev.trainlight.iam.Statement.ConditionElement;
import dev.trainlight.iam.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Treats one denied check: for every layer that denies it, what that layer's kind of denial calls for. A missing Allow is
 * added; a Deny gets the smallest exception, unless it wants something of the request or of the role, which is then
 * given; what belongs to others is asked for.
 */
final class CheckTreatment {
    private final Workbench bench;
    private final Remedies remedies;
    private final LeastPrivilege least;
    private final Evaluator evaluator;
    private final Optional<RequestEdits> edits;
    private final String jobArn;

    CheckTreatment(Workbench bench, Case current, LeastPrivilege least, Evaluator evaluator, String jobArn) {
        this.bench = bench;
        this.remedies = new Remedies(current);
        this.least = least;
        this.evaluator = evaluator;
        this.edits = current.job().map(job -> new RequestEdits(current, job));
        this.jobArn = jobArn;
    }

    /** Whether anything was done, or asked for, that was not before. */
    boolean treat(Check check) {
        boolean done = false;
        for (Layer layer : layers(check)) {
            done |= check.evaluation().layers().get(layer) == Verdict.EXPLICIT_DENY
                    ? treatDenials(check, layer)
                    : treatMissing(check, layer);
        }
        return done;
    }

    /** The layers that deny; of a check that could not be decided, those that are known not to allow. */
    private static List<Layer> layers(Check check) {
        if (check.decision() != CheckDecision.UNDETERMINED) {
            return check.evaluation().blockedBy();
        }
        boolean foreign = check.request()
                .resourceAccount()
                .filter(owner -> !check.principal().contains(":" + owner + ":"))
                .isPresent();
        return check.evaluation().layers().entrySet().stream()
                .filter(entry -> entry.getValue() == Verdict.IMPLICIT_DENY)
                .map(Map.Entry::getKey)
                .filter(layer -> layer != Layer.RESOURCE || foreign || check.whoNeedsIt() == WhoNeedsIt.SERVICE)
                .toList();
    }

    private boolean treatDenials(Check check, Layer layer) {
        boolean done = false;
        for (DecidingStatement denial : check.evaluation().statements()) {
            if (denial.layer() == layer && denial.effect() == Statement.Effect.DENY) {
                done |= treatDeny(check, layer, denial);
            }
        }
        return done;
    }

    private boolean treatDeny(Check check, Layer layer, DecidingStatement denial) {
        Optional<Remedy> holding = remedies.holding(check, layer, denial.policy());
        Optional<PolicyDocument> document = document(check.policies(), layer, denial.policy());
        if (holding.isEmpty() || document.isEmpty()) {
            return false;
        }
        Remedy remedy = holding.get();
        Statement statement = document.get().statements().get(denial.index());
        JsonNode shown = statementJson(document.get(), denial.index());
        List<Wish> wishes = Wish.ofDeny(statement);
        if (meet(check, wishes)) {
            return true;
        }
        Optional<String> field = wishedField(wishes);
        if (field.isPresent()) {
            return askForField(check, remedy, denial, shown, field.get());
        }
        if (bench.writable(remedy) && bench.exempt(remedy, denial.index(), subject(check), use(check, remedy))) {
            return true;
        }
        return bench.ask(
                remedy,
                new Draft.Ask(
                        remedy,
                        Sentence.of(
                                "fix.ask.deny",
                                who(check),
                                check.action(),
                                remedies.called(check.resource()),
                                remedy.name(),
                                sid(denial)),
                        Optional.of(bench.origin(remedy, denial.index())),
                        List.of(shown),
                        List.of()));
    }

    /** A guard that wants something of the request that the case does not know: a person has to fill it in. */
    private boolean askForField(Check check, Remedy guard, DecidingStatement denial, JsonNode shown, String field) {
        RequestRemedy request = new RequestRemedy(jobArn);
        return bench.ask(
                guard,
                new Draft.Ask(
                        request,
                        Sentence.of("fix.ask.field", field, guard.name(), sid(denial), check.action()),
                        Optional.of(bench.origin(guard, denial.index())),
                        List.of(shown),
                        List.of()));
    }

    /** A condition on the request itself: an Allow beside it would take the guard away. */
    private static boolean isGuard(Wish wish) {
        String key = wish.key().toLowerCase(Locale.ROOT);
        return key.startsWith("sagemaker:") || key.startsWith("aws:requesttag/");
    }

    /** The same where an Allow holds only under a condition that the request does not meet. */
    private boolean askForField(Check check, Explanation.NearMiss near, String field) {
        Optional<Remedy> holding = remedies.holding(check, near.layer(), near.policy());
        if (holding.isEmpty()) {
            return false;
        }
        String sid = near.statement().sid().orElse("#" + (near.statement().index() + 1));
        return bench.ask(
                holding.get(),
                new Draft.Ask(
                        new RequestRemedy(jobArn),
                        Sentence.of("fix.ask.field", field, holding.get().name(), sid, check.action()),
                        Optional.empty(),
                        List.of(),
                        List.of(least.grant(check))));
    }

    private boolean treatMissing(Check check, Layer layer) {
        Optional<Explanation.NearMiss> nearMiss = nearMiss(check).filter(near -> near.layer() == layer);
        Optional<Wish> wish = nearMiss.flatMap(CheckTreatment::wish);
        if (wish.isPresent() && layer != Layer.RESOURCE && meet(check, List.of(wish.get()))) {
            return true;
        }
        Optional<String> field = wish.filter(CheckTreatment::isGuard).flatMap(found -> wishedField(List.of(found)));
        if (field.isPresent()) {
            return askForField(check, nearMiss.get(), field.get());
        }
        Optional<String> preferred = nearMiss.map(Explanation.NearMiss::policy);
        Optional<Remedy> target = remedies.forGrant(check, layer, preferred).map(remedy -> session(check, remedy));
        if (target.isEmpty()) {
            return false;
        }
        Remedy remedy = target.get();
        Grant grant = least.grant(check);
        return bench.writable(remedy) ? bench.grant(remedy, grant) : askForGrant(check, remedy, grant);
    }

    private boolean askForGrant(Check check, Remedy remedy, Grant grant) {
        // An organization's policies are its own to word; of every other owner a certain statement is wanted.
        boolean organization = remedy instanceof OrganizationRemedy;
        return bench.ask(
                remedy,
                new Draft.Ask(
                        remedy,
                        Sentence.of(
                                "fix.ask.allow",
                                who(check),
                                check.action(),
                                remedies.called(check.resource()),
                                remedy.name()),
                        Optional.empty(),
                        organization ? List.of() : List.copyOf(remedy.statements(List.of(grant))),
                        List.of(grant)));
    }

    /** The first session policy takes the statement. */
    private static Remedy session(Check check, Remedy remedy) {
        return remedy instanceof SessionPolicyRemedy(String principal, String _)
                ? check.policies().session().orElse(List.of()).stream()
                        .findFirst()
                        .<Remedy>map(policy -> new SessionPolicyRemedy(principal, policy.name()))
                        .orElse(remedy)
                : remedy;
    }

    private Optional<Explanation.NearMiss> nearMiss(Check check) {
        return evaluator.explain(check.request(), check.policies()).nearMiss();
    }

    /** What an Allow that came close wants of the request. */
    private static Optional<Wish> wish(Explanation.NearMiss near) {
        return near.element()
                .conditionKey()
                .flatMap(key -> near.statement().conditions().stream()
                        .filter(condition -> condition.key().equalsIgnoreCase(key))
                        .filter(condition -> near.element()
                                .operator()
                                .filter(operator -> operator.equalsIgnoreCase(condition.operator()))
                                .isPresent())
                        .findFirst()
                        .flatMap(CheckTreatment::ofAllow));
    }

    private static Optional<Wish> ofAllow(ConditionElement condition) {
        return Wish.ofAllow(
                condition.operator(),
                condition.key(),
                condition.values().stream().map(Statement.Value::text).toList());
    }

    /** Gives the guard what it wants, where the request's or the role's own fields can. */
    private boolean meet(Check check, List<Wish> wishes) {
        for (Wish wish : wishes) {
            Optional<Edit> edit = edits.flatMap(possible -> possible.meet(wish, check.resource()));
            if (edit.isPresent() && bench.edit(new RequestRemedy(jobArn), edit.get())) {
                return true;
            }
            Optional<Map.Entry<String, String>> tag = RequestEdits.roleTag(wish);
            Optional<String> role = remedies.principal(check).filter(arn -> arn.contains(":role/"));
            if (tag.isPresent() && role.isPresent() && tagsKnown(role.get())) {
                RoleTagRemedy remedy = new RoleTagRemedy(role.get());
                if (bench.tag(remedy, tag.get().getKey(), tag.get().getValue())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Only a role whose tags are known: another tag of that name would be overwritten unseen. */
    private boolean tagsKnown(String role) {
        return bench.writable(new RoleTagRemedy(role));
    }

    /** The field that a guard wants of the request, where only a person knows the value; a VPC that a bucket wants may be. */
    private Optional<String> wishedField(List<Wish> wishes) {
        if (edits.isEmpty()) {
            return Optional.empty();
        }
        return wishes.stream()
                .filter(wish -> !wish.key().toLowerCase(Locale.ROOT).startsWith("aws:source"))
                .flatMap(wish -> RequestEdits.field(wish.key()).stream())
                .findFirst();
    }

    private Subject subject(Check check) {
        return remedies.principal(check)
                .map(Subject::principal)
                .orElseGet(() -> Subject.service(check.principal(), LeastPrivilege.sourceAccount(check)));
    }

    /** What is opened: in a key's, repository's or role's own policy, the whole of it. */
    private Use use(Check check, Remedy remedy) {
        boolean whole = remedy instanceof KeyPolicyRemedy
                || remedy instanceof RepositoryPolicyRemedy
                || remedy instanceof TrustPolicyRemedy;
        return whole
                ? new Use(check.action(), "*")
                : new Use(check.action(), least.exception(check), LeastPrivilege.prefixes(check));
    }

    private static String sid(DecidingStatement denial) {
        return denial.sid().orElse("#" + (denial.index() + 1));
    }

    private static String who(Check check) {
        return check.principal();
    }

    private static JsonNode statementJson(PolicyDocument document, int index) {
        JsonNode statement = document.json().path("Statement");
        return statement.isArray() ? statement.path(index) : statement;
    }

    private static Optional<PolicyDocument> document(PolicySet policies, Layer layer, String name) {
        List<NamedPolicy> candidates = new ArrayList<>();
        switch (layer) {
            case IDENTITY -> candidates.addAll(policies.identity().orElse(List.of()));
            case BOUNDARY -> policies.boundary().toOptional().ifPresent(candidates::add);
            case SESSION -> candidates.addAll(policies.session().orElse(List.of()));
            case SCP -> policies.scps().orElse(List.of()).forEach(candidates::addAll);
            case RCP -> policies.rcps().orElse(List.of()).forEach(candidates::addAll);
            case RESOURCE -> policies.resource().toOptional().ifPresent(candidates::add);
            case ENDPOINT -> candidates.addAll(policies.endpoints().orElse(List.of()));
        }
        return candidates.stream()
                .filter(policy -> policy.name().equals(name)
                        || policy.arn().filter(name::equals).isPresent())
                .findFirst()
                .flatMap(policy -> policy.document().toOptional());
    }
}
