package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.WhoNeedsIt;
import dev.trainlight.diagnosis.message.Candidate.Weight;
import dev.trainlight.evidence.Where;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
    private static final Pattern ACTION = Pattern.compile(
            "(?<![\\w:/.-])(?<service>[a-z][a-z0-9-]{1,24}):(?<name>[A-Za-z][A-Za-z]{2,60}\\*?|\\*)(?![\\w:/])");
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
    private final OperationErrors errors;

    PermissionAdvice(Operations operations, OperationErrors errors) {
        this.operations = operations;
        this.errors = errors;
    }

    void find(PastedText text, Frames frames, Findings findings) {
        for (String word : WORDS) {
            Anchors.each(text, word, at -> {
                if (!findings.claimed(at)) {
                    read(text, frames, findings, at);
                }
            });
        }
    }

    private void read(PastedText text, Frames frames, Findings findings, int at) {
        int from = text.sentenceStart(at);
        int to = Math.min(text.length(), at + REACH);
        List<String> actions = new ArrayList<>();
        Matcher matcher = ACTION.matcher(text.text()).region(from, to);
        int end = at;
        while (matcher.find() && actions.size() < 20) {
            if (findings.claimed(matcher.start())) {
                break;
            }
            if (!NO_SERVICES.contains(matcher.group("service"))
                    && (operations.service(matcher.group("service")).isPresent()
                            || VERB.matcher(matcher.group("name")).lookingAt())) {
                actions.addAll(operations.canonical(matcher.group()));
                end = matcher.end();
            }
        }
        if (actions.isEmpty()) {
            actions.addAll(errors.named(text.slice(from, to)));
            end = text.sentenceEnd(at);
        }
        if (actions.isEmpty()) {
            return;
        }
        List<String> ordered = specificFirst(actions);
        Scene scene = frames.at(at);
        Refused refused = Refused.nobody();
        String sentence = text.lowerSlice(from, to);
        boolean role = sentence.contains("execution role")
                || sentence.contains("role has")
                || sentence.contains("the role \"");
        boolean you = sentence.contains("role or user you")
                || sentence.contains("you have")
                || sentence.contains("caller has")
                || sentence.contains("your user");
        DenialDraft draft = DenialDraft.of(ordered)
                .refused(refused)
                .says("message.rights.listed", String.join(", ", ordered))
                .evidence(text.original(from, end));
        S3Denials.place(text, from, to)
                .filter(_ -> ordered.getFirst().startsWith("s3:"))
                .ifPresent(place -> draft.resource(ResourceNames.s3(place, ordered.getFirst(), text.partition())));
        Denial denial = draft.in(scene);
        WhoNeedsIt who = role && !you
                ? WhoNeedsIt.EXECUTION_ROLE
                : you || scene.at(Where.CREATE_CALL) && !role && denial.whoNeedsIt() == WhoNeedsIt.CALLER
                        ? WhoNeedsIt.CALLER
                        : denial.whoNeedsIt();
        Denial attributed =
                denial.stage().map(stage -> draft.as(denial.rule(), stage, who)).orElse(denial);
        findings.add(new Candidate(attributed, Weight.PHRASED, from, Math.max(end, at + 10)));
    }

    /** What writes first, patterns such as {@code s3:Get*} last: the finding is named after the first. */
    private static List<String> specificFirst(List<String> actions) {
        List<String> ordered = new ArrayList<>(new LinkedHashSet<>(actions));
        ordered.sort((a, b) -> Boolean.compare(a.endsWith("*"), b.endsWith("*")));
        return ordered;
    }
}
