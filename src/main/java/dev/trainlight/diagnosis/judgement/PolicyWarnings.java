package dev.trainlight.diagnosis.judgement;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.Warning;
import dev.trainlight.evidence.Principal;
import dev.trainlight.iam.NamedPolicy;
import dev.trainlight.iam.PolicyKind;
import dev.trainlight.iam.PolicyLinter;
import dev.trainlight.sagemaker.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Statements of the role's and the caller's own policies that do not do what they seem to: an action that does not exist,
 * {@code /*} missing or too much. They change no verdict; the checks do.
 */
final class PolicyWarnings {
    private final PolicyLinter linter = new PolicyLinter();

    List<Warning> of(Exhibits exhibits) {
        List<Warning> warnings = new ArrayList<>();
        boolean vpc = exhibits.job().flatMap(job -> job.vpc()).isPresent();
        exhibits.evidence().executionRole().toOptional().ifPresent(role -> principal(role, vpc, warnings));
        exhibits.evidence().caller().toOptional().ifPresent(caller -> principal(caller, vpc, warnings));
        return warnings;
    }

    private void principal(Principal principal, boolean vpc, List<Warning> warnings) {
        for (NamedPolicy policy : principal.identityPolicies().orElse(List.of())) {
            if (policy.kind() == NamedPolicy.Kind.AWS_MANAGED) {
                continue;
            }
            policy.document()
                    .toOptional()
                    .ifPresent(document -> linter.lint(document, PolicyKind.IDENTITY)
                            .forEach(finding -> warning(policy, finding, vpc).ifPresent(warnings::add)));
        }
    }

    private static Optional<Warning> warning(NamedPolicy policy, PolicyLinter.Finding finding, boolean vpc) {
        boolean interfaces = finding.rule() == PolicyLinter.Rule.NETWORK_INTERFACE_SCOPED
                || finding.rule() == PolicyLinter.Rule.NETWORK_INTERFACE_CONDITIONED;
        if (interfaces && !vpc) {
            return Optional.empty();
        }
        List<Object> arguments = new ArrayList<>();
        arguments.add(policy.name());
        arguments.add(Integer.toString(finding.position().line()));
        arguments.addAll(finding.arguments());
        return Optional.of(new Warning(
                interfaces ? "VPC-01" : finding.rule().name(),
                interfaces ? Optional.of(Stage.VPC) : Optional.empty(),
                new Sentence(key(finding), arguments)));
    }

    private static String key(PolicyLinter.Finding finding) {
        String key = "warning.lint." + finding.rule().name();
        boolean meant = finding.rule() == PolicyLinter.Rule.ACTION_DOES_NOT_EXIST
                && !finding.arguments().getLast().isEmpty();
        return meant ? key + ".meant" : key;
    }
}
