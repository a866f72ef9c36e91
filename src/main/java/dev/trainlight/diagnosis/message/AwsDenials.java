package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.DeniedBy;
import dev.trainlight.diagnosis.message.Candidate.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * AWS's own denials, "… is not authorized to perform: … on resource: … because …", in all forms of permission-model §7.1,
 * old and new, whole and cut.
 */
final class AwsDenials {
    /** Words that stand before the action. */
    private static final List<String> VERBS = List.of(
            "authorized to perform",
            "authorised to perform",
            "unable to perform",
            "permission to perform",
            "permissions to perform",
            "permitted to perform",
            "allowed to perform");

    private static final Pattern ACTION =
            Pattern.compile("\\s?(?:the\\s)?(?:following\\s)?(?:actions?\\s?)?[:=]?\\s?['\"\\[(*]{0,4}(?:action:\\s?)?"
                    + "(?<action>[A-Za-z][A-Za-z0-9-]{1,30}\\s?:\\s?[A-Za-z*][A-Za-z0-9*]{0,80})");
    private static final Pattern MORE = Pattern.compile(
            "['\"]?\\s?(?:,|and|or|,\\s?and)\\s['\"]?(?<action>[A-Za-z][A-Za-z0-9-]{1,30}:[A-Za-z*][A-Za-z0-9*]{0,80})");
    private static final Pattern BARE =
            Pattern.compile("\\s?:?\\s?['\"]?(?<operation>[A-Z][a-z]+[A-Za-z0-9]{2,60})['\"]?(?=[\\s.,;)]|$)");
    private static final Pattern NO_ALLOW = Pattern.compile(
            "because\\sno\\s(?<type>[A-Za-z -]{6,40}?)\\s?allows?\\s(?:the\\s)?"
                    + "(?<action>[A-Za-z][A-Za-z0-9-]{1,30}\\s?:\\s?[A-Za-z*][A-Za-z0-9*]{0,80})",
            Pattern.CASE_INSENSITIVE);

    private static final String MANAGED_RULE = "not authorized to create managed-rule";

    private final Operations operations;

    AwsDenials(Operations operations) {
        this.operations = operations;
    }

    /** Finds them all. */
    void find(Scan scan) {
        for (String verb : VERBS) {
            scan.each(verb, at -> core(scan, at, at + verb.length()));
        }
        scan.each(MANAGED_RULE, at -> managedRule(scan, at));
        scan.each("because no ", at -> reasonAlone(scan, at));
    }

    private void core(Scan scan, int verb, int after) {
        PastedText text = scan.text();
        Principals.Found principal = Principals.before(text, verb);
        if (!principal.negated()) {
            return;
        }
        Optional<Sdk> sdk = Sdk.before(text, principal.start(), operations);
        Scene scene = scan.scene(verb).withOperation(sdk.map(Sdk::operation));
        List<String> actions = new ArrayList<>();
        int end = actions(text, after, actions);
        if (actions.isEmpty()) {
            sdk.ifPresent(prefix -> actions.addAll(operations.actions(prefix.operation(), prefix.service())));
        }
        DenialTail tail = DenialTail.after(text, end);
        boolean truncated = tail.truncated();
        if (truncated && end >= text.length() && !actions.isEmpty()) {
            operations.completion(actions.getLast()).ifPresent(whole -> actions.set(actions.size() - 1, whole));
        }
        if (actions.isEmpty() && !truncated && sdk.isEmpty()) {
            return;
        }
        List<String> canonical = canonical(actions);
        Refused refused = refused(principal, scan);
        List<String> resources = new ArrayList<>();
        tail.resources()
                .forEach(resource -> resources.add(ResourceNames.arn(resource, canonical, refused, text.partition())));
        int start = sdk.map(Sdk::start).orElse(principal.start());
        TextSpan words = scan.span(principal.start(), tail.reasonEnd());
        DenialDraft draft = DenialDraft.of(canonical)
                .stated()
                .refused(refused)
                .resources(resources)
                .policyArn(tail.policyArn())
                .authorizationId(tail.authorizationId())
                .encoded(tail.encoded())
                .truncated(truncated)
                .evidence(words);
        deniedBy(draft, tail, canonical, refused, truncated);
        scan.add(AmbiguousDenials.refine(draft, canonical, tail, scene, words), Weight.STATED, start, tail.end());
    }

    private static Refused refused(Principals.Found principal, Scan scan) {
        return principal.name().map(name -> Refused.of(name, scan.hints())).orElseGet(Refused::nobody);
    }

    /** Reads the action, or a list of them; where they end. */
    private int actions(PastedText text, int after, List<String> actions) {
        Matcher matcher = ACTION.matcher(text.text()).region(after, Math.min(text.length(), after + 240));
        if (!matcher.lookingAt()) {
            Matcher bare = BARE.matcher(text.text()).region(after, Math.min(text.length(), after + 90));
            if (bare.lookingAt()) {
                List<String> known = operations.actions(bare.group("operation"), Optional.empty());
                actions.addAll(known);
                return known.isEmpty() ? after : bare.end();
            }
            return after;
        }
        actions.add(matcher.group("action").replace(" ", ""));
        int end = matcher.end();
        Matcher more = MORE.matcher(text.text());
        while (actions.size() < 20
                && more.region(end, Math.min(text.length(), end + 140)).lookingAt()) {
            actions.add(more.group("action"));
            end = more.end();
        }
        return end < text.length() && "'\"]".indexOf(text.text().charAt(end)) >= 0 ? end + 1 : end;
    }

    private List<String> canonical(List<String> actions) {
        return actions.stream()
                .flatMap(action -> operations.canonical(action).stream())
                .distinct()
                .toList();
    }

    private static void deniedBy(
            DenialDraft draft, DenialTail tail, List<String> actions, Refused refused, boolean truncated) {
        if (refused.kind() == Refused.Kind.SERVICE && actions.stream().anyMatch(action -> action.startsWith("sts:"))) {
            draft.deniedBy(DeniedBy.TRUST_POLICY, tail.explicit());
        } else if (tail.deniedBy().isPresent()) {
            draft.deniedBy(specific(tail.deniedBy().get(), actions), tail.explicit());
        } else {
            // Before policy types were named, a text without "explicit deny" meant that nothing allows it.
            draft.deniedBy(
                    tail.explicit() || truncated || tail.encoded().isPresent() ? DeniedBy.UNKNOWN : DeniedBy.NO_ALLOW,
                    tail.explicit());
        }
    }

    /** The resource-based policy of a key or a role has a name of its own. */
    static DeniedBy specific(DeniedBy type, List<String> actions) {
        if (type != DeniedBy.RESOURCE_POLICY || actions.isEmpty()) {
            return type;
        }
        String action = actions.getFirst().toLowerCase(Locale.ROOT);
        if (action.startsWith("kms:")) {
            return DeniedBy.KEY_POLICY;
        }
        return action.startsWith("sts:") && !Set.of("sts:getcalleridentity").contains(action)
                ? DeniedBy.TRUST_POLICY
                : type;
    }

    /** Step Functions watches jobs with a rule of EventBridge, which its role must be allowed to make. */
    private void managedRule(Scan scan, int at) {
        Principals.Found principal = Principals.before(scan.text(), at + "not authorized ".length());
        int end = at + MANAGED_RULE.length();
        Denial denial = DenialDraft.of("events:PutRule", "events:PutTargets", "events:DescribeRule")
                .stated()
                .refused(refused(principal, scan))
                .deniedBy(DeniedBy.NO_ALLOW, false)
                .evidence(scan.span(principal.start(), end))
                .in(scan.scene(at));
        int start = Sdk.before(scan.text(), principal.start(), operations)
                .map(Sdk::start)
                .orElse(principal.start());
        scan.add(denial, Weight.STATED, start, end);
    }

    /** "… because no permissions boundary allows the s3:PutObject action" whose beginning was left out. */
    private void reasonAlone(Scan scan, int at) {
        Matcher matcher = scan.matcher(NO_ALLOW, at, 220);
        Optional<DeniedBy> type = matcher.lookingAt() ? DenialTail.policyType(matcher.group("type")) : Optional.empty();
        if (type.isEmpty()) {
            return;
        }
        List<String> actions = canonical(List.of(matcher.group("action").replace(" ", "")));
        DenialTail tail = DenialTail.after(scan.text(), at);
        DeniedBy deniedBy = type.get() == DeniedBy.IDENTITY_POLICY ? DeniedBy.NO_ALLOW : specific(type.get(), actions);
        Denial denial = DenialDraft.of(actions)
                .stated()
                .deniedBy(deniedBy, false)
                .policyArn(tail.policyArn())
                .authorizationId(tail.authorizationId())
                .evidence(scan.span(at, matcher.end()))
                .in(scan.scene(at));
        scan.add(denial, Weight.STATED, at, Math.max(tail.end(), matcher.end()));
    }
}
