package dev.trainlight.cli;

import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.PolicyForValidation;
import dev.trainlight.evidence.PolicyValidation;
import dev.trainlight.evidence.PolicyValidation.Remark;
import dev.trainlight.fix.Fix;
import dev.trainlight.fix.export.DocumentsForAws;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What AWS says about a fix's documents.
 *
 * @param answers one for each document that AWS answered about
 * @param refused why it did not answer about the rest
 */
record Validation(List<PolicyValidation> answers, Optional<Failure> refused) {
    /** Nobody wanted to know. */
    static final Validation NOT_ASKED = new Validation(List.of(), Optional.empty());

    /** Asks AWS about every policy document of the fix; nobody is asked where there is none. */
    static Validation of(Fix fix, AccountOptions account, AccountSource accounts) {
        List<PolicyForValidation> policies = DocumentsForAws.of(fix).stream()
                .map(DocumentsForAws.Asked::policy)
                .toList();
        List<PolicyValidation> answers = new ArrayList<>();
        if (policies.isEmpty()) {
            return NOT_ASKED;
        }
        try {
            account.open(accounts).validate(policies, answers::add, Cancellation.NEVER);
            return new Validation(List.copyOf(answers), Optional.empty());
        } catch (AccountException refused) {
            return new Validation(List.copyOf(answers), Optional.of(refused.failure()));
        }
    }

    /** As Markdown, to stand below the request. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!answers.isEmpty()) {
            lines.add(Messages.text("validation.heading"));
            lines.add("");
        }
        for (PolicyValidation answer : answers) {
            String document = answer.policy().name();
            if (answer.remarks().isEmpty()) {
                lines.add(Messages.text("validation.nothing", document));
            }
            for (Remark remark : answer.remarks()) {
                String place = remark.places().stream()
                        .findFirst()
                        .map(where -> Messages.text(
                                "validation.place",
                                String.valueOf(where.position().line()),
                                String.valueOf(where.position().column())))
                        .orElse("");
                String type = Messages.text("validation.type." + remark.weight().id());
                lines.add(Messages.text("validation.finding", document, place, type, remark.text()));
                remark.learnMore().ifPresent(page -> lines.add(Messages.text("validation.more", page)));
            }
        }
        return lines;
    }
}
