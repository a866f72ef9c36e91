package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.WhoNeedsIt;
import dev.trainlight.diagnosis.message.Candidate.Weight;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences that say which rights are needed, in whatever words: "does not have permissions to call X on Y", "Ensure the
 * role has s3:GetObject …", "update the permissions … to include: …". They are read as denials of what they list, since
 * services print them when a right was refused.
 */
final class PermissionAdvice {
    private static final List<String> WORDS = List.of(
            "permission",
            "privilege",
            "access has been denied",
            "not authorized",
            "is not allowed",
            "unable to validate access");
    private static final int REACH = 420;
    private static final int MOST = 20;
    private static final List<String> YOU = List.of("role or user you", "you have", "caller has", "your user");
    private static final List<String> ROLE = List.of("execution role", "role has", "the role \"");
    private static final Pattern ACTION = Pattern.compile(
            "(?<![\\w:/.-])(?<service>[a-z][a-z0-9-]{1,24}):(?<name>[A-Za-z][A-Za-z]{2,60}\\*?|\\*)(?![\\w:/])");
    private static final Pattern ON_SERVICE =
            Pattern.compile("[\"'*]?(?<op>[A-Z][A-Za-z]{4,60})[\"'*]?\\son\\s(?<service>[A-Z][A-Za-z0-9]{1,20})\\b");
    private static final Set<String> NO_SERVICES = Set.of(
            "http",
            "https",
            "arn",
            "code",
            "error",
            "message",
            "reason",
            "resource",
            "role",
            "user",
            "note",
            "type",
            "string",
            "name",
            "action",
            "status",
            "warning",
            "python");

    /** Actions begin with a verb: a word with a colon that only looks like one does not. */
    private static final Pattern VERB = Pattern.compile(
            "(?:Get|List|Describe|Put|Create|Delete|Update|Start|Stop|Invoke|Batch|Send|Publish|Query|Scan|Run|Tag|Untag"
                    + "|Add|Remove|Attach|Associate|Register|Search|Set|Assume|Pass|View|Subscribe)[A-Z]");

    private final Operations operations;

    PermissionAdvice(Operations operations) {
        this.operations = operations;
    }

    void find(Scan scan) {
        scan.each(WORDS, at -> read(scan, at));
    }

    private void read(Scan scan, int at) {
        PastedText text = scan.text();
        int from = text.sentenceStart(at);
        int to = Math.min(text.length(), at + REACH);
        List<String> actions = new ArrayList<>();
        int end = listed(scan, from, to, at, actions);
        if (actions.isEmpty()) {
            actions.addAll(onService(text.slice(from, to)));
            end = text.sentenceEnd(at);
        }
        if (actions.isEmpty()) {
            return;
        }
        List<String> ordered = specificFirst(actions);
        Scene scene = scan.scene(at);
        DenialDraft draft = DenialDraft.of(ordered)
                .says("message.rights.listed", String.join(", ", ordered))
                .evidence(scan.span(from, end));
        S3Denials.place(text, from, to)
                .filter(_ -> ordered.getFirst().startsWith("s3:"))
                .ifPresent(place -> draft.resource(ResourceNames.s3(place, ordered.getFirst(), text.partition())));
        Denial denial = draft.in(scene);
        WhoNeedsIt who = who(scan, from, to, denial);
        Denial attributed =
                denial.stage().map(stage -> draft.as(denial.rule(), stage, who)).orElse(denial);
        scan.add(attributed, Weight.PHRASED, from, Math.max(end, at + 10));
    }

    /** Collects the actions in {@code [from, to)}; where the last one ends. */
    private int listed(Scan scan, int from, int to, int at, List<String> actions) {
        Matcher matcher = scan.matcher(ACTION, from, to - from);
        int end = at;
        while (matcher.find() && actions.size() < MOST && !scan.findings().claimed(matcher.start())) {
            boolean service = operations.service(matcher.group("service")).isPresent();
            boolean action = service || VERB.matcher(matcher.group("name")).lookingAt();
            if (action && !NO_SERVICES.contains(matcher.group("service"))) {
                actions.addAll(operations.canonical(matcher.group()));
                end = matcher.end();
            }
        }
        return end;
    }

    /** The sentence often says whose rights it speaks of. */
    private static WhoNeedsIt who(Scan scan, int from, int to, Denial denial) {
        if (scan.has(from, to, YOU)) {
            return WhoNeedsIt.CALLER;
        }
        return scan.has(from, to, ROLE) ? WhoNeedsIt.EXECUTION_ROLE : denial.whoNeedsIt();
    }

    /** The actions of "… permissions to call CreateNetworkInterface on EC2". */
    private List<String> onService(String words) {
        Matcher matcher = ON_SERVICE.matcher(words);
        while (matcher.find()) {
            Optional<String> service = operations.service(matcher.group("service"));
            if (service.isPresent()) {
                return operations.actions(matcher.group("op"), service);
            }
        }
        return List.of();
    }

    /** What writes first, patterns such as {@code s3:Get*} last: the finding is named after the first. */
    private static List<String> specificFirst(List<String> actions) {
        List<String> ordered = new ArrayList<>(new LinkedHashSet<>(actions));
        ordered.sort((a, b) -> Boolean.compare(a.endsWith("*"), b.endsWith("*")));
        return ordered;
    }
}
