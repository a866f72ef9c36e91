package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.message.Candidate.Weight;
import dev.trainlight.evidence.Where;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * EC2's "UnauthorizedOperation" and "You are not authorized to perform this operation" without an SDK's frame, as other
 * services hand them on: the words around them tell which operation EC2 refused.
 */
final class Ec2Errors {
    private static final List<String> WORDS =
            List.of("unauthorizedoperation", "not authorized to perform this operation");
    private static final List<String> NETWORK = List.of("network interface", "networkinterface", "vpc", "subnet");
    private static final Pattern NAME = Pattern.compile("[A-Z][a-z]{2,20}[A-Z][A-Za-z]{3,60}");

    private final Operations operations;

    Ec2Errors(Operations operations) {
        this.operations = operations;
    }

    void find(Scan scan) {
        scan.each(WORDS, at -> read(scan, at));
    }

    private void read(Scan scan, int at) {
        Scene scene = scan.scene(at);
        List<String> actions = action(scan.text().slice(at - 400, at + 200));
        // A job's only calls of EC2 are those of its network interfaces.
        if (actions.isEmpty() && (scan.has(at - 400, at + 300, NETWORK) || scene.at(Where.FAILURE_REASON))) {
            actions = List.of("ec2:CreateNetworkInterface");
        }
        int end = scan.text().sentenceEnd(at + 20);
        DenialTail tail = DenialTail.after(scan.text(), end);
        Denial denial = DenialDraft.of(actions)
                .encoded(tail.encoded())
                .authorizationId(tail.authorizationId())
                .evidence(scan.span(at, end))
                .in(scene);
        int start = Math.max(scan.text().sentenceStart(at), at - 120);
        scan.add(denial, Weight.NAMED, start, Math.min(scan.text().length(), Math.max(tail.end(), end + 80)));
    }

    private List<String> action(String words) {
        Matcher matcher = NAME.matcher(words);
        while (matcher.find()) {
            List<String> actions = operations.actions(matcher.group(), Optional.empty());
            if (!actions.isEmpty() && actions.getFirst().startsWith("ec2:")) {
                return actions;
            }
        }
        return List.of();
    }
}
