package dev.trainlight.diagnosis.judgement;

import dev.trainlight.diagnosis.Check;
import dev.trainlight.diagnosis.DeniedBy;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.WhoNeedsIt;
import dev.trainlight.diagnosis.message.Denial;
import dev.trainlight.iam.Explanation;
import java.util.List;
import java.util.Optional;

/** The sentences that say who may not do what, and why. */
final class Because {
    private Because() {}

    /** "The execution role X may not read the objects under s3://…. No policy allows s3:GetObject." */
    static Sentence evaluated(
            Refusal refusal, List<String> actions, Optional<Explanation.NearMiss> nearMiss, RequestField field) {
        Check check = refusal.examination().check();
        Sentence reason = reason(
                refusal.deniedBy(),
                refusal.explicit(),
                refusal.statement().map(statement -> statement.policy()),
                refusal.statement().flatMap(statement -> statement.sid()),
                actions,
                check.resource());
        Sentence cure = field.name()
                .map(name -> Sentence.of("because.field", name))
                .or(() -> nearMiss.map(near -> Sentence.of("because.near", near.policy(), difference(near))))
                .orElse(Sentence.of("because.nothing"));
        return Sentence.of("because.denied", who(check.whoNeedsIt(), check.principal()), deed(check), reason, cure);
    }

    /** What a text says, where no check explains it. */
    static Sentence said(Denial denial) {
        Sentence reason = reason(
                denial.deniedBy(),
                denial.explicit(),
                denial.policyArn(),
                Optional.empty(),
                denial.actions(),
                denial.resources().stream().findFirst().orElse(""));
        return Sentence.of(
                "because.denied",
                who(denial.whoNeedsIt(), denial.principal().orElse("")),
                saidDeed(denial),
                reason,
                Sentence.of("because.nothing"));
    }

    private static Sentence saidDeed(Denial denial) {
        String actions = String.join(", ", denial.actions());
        return denial.resources().stream()
                .filter(resource -> !resource.equals("*"))
                .findFirst()
                .map(resource -> Sentence.of("deed.use-on", actions, resource))
                .orElse(Sentence.of("deed.use", actions));
    }

    static Sentence difference(Explanation.NearMiss near) {
        String expected = near.element().expected();
        String key = near.element().conditionKey().orElse("");
        String actual = near.element().actual().orElse("");
        return Sentence.of("nearmiss." + near.difference().name(), expected, key, actual);
    }

    private static Sentence who(WhoNeedsIt who, String principal) {
        String name = principal.isEmpty() ? "" : ShortNames.of(principal);
        String key = switch (who) {
            case CALLER -> "who.caller";
            case EXECUTION_ROLE -> "who.execution-role";
            case SERVICE -> "who.service";
            case RESOURCE_OWNER -> "who.principal";
        };
        return name.isEmpty() && who != WhoNeedsIt.SERVICE ? Sentence.of(key + ".unnamed") : Sentence.of(key, name);
    }

    /** The check's title as a verb phrase: check.read-objects and deed.read-objects have the same arguments. */
    private static Sentence deed(Check check) {
        String key = check.title().key().replaceFirst("^check\\.", "deed.");
        return new Sentence(key, check.title().arguments());
    }

    private static Sentence reason(
            DeniedBy deniedBy,
            boolean explicit,
            Optional<String> policy,
            Optional<String> sid,
            List<String> actions,
            String resource) {
        String listed = String.join(", ", actions);
        String key = "reason." + deniedBy.id() + (explicit ? ".explicit" : ".implicit");
        if (explicit && policy.isPresent()) {
            return sid.map(id -> Sentence.of(key + ".sid", listed, policyName(policy.get()), id))
                    .orElse(Sentence.of(key + ".policy", listed, policyName(policy.get())));
        }
        return Sentence.of(key, listed, resource);
    }

    /** A policy's name, out of its ARN where that is all there is. */
    private static String policyName(String policy) {
        return policy.startsWith("arn:") ? policy.substring(policy.lastIndexOf('/') + 1) : policy;
    }
}
