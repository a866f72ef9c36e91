package dev.trainlight.fix.remedy;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.WhoCanFixIt;
import dev.trainlight.fix.Change.Target;
import dev.trainlight.fix.TargetType;
import dev.trainlight.fix.document.DocumentLimit;
import dev.trainlight.fix.document.Exemption.Surroundings;
import dev.trainlight.iam.Arn;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * An identity-based policy of a role or user, its own or its group's, inline or managed by the customer. A policy that AWS
 * manages is not the account's to change.
 *
 * @param principal ARN of the role or user
 * @param policy the policy's name
 * @param kind how it is kept
 */
public record IdentityPolicyRemedy(String principal, String policy, Kind kind) implements Remedy {
    /** How an identity-based policy is kept. */
    public sealed interface Kind {
        /** In the principal itself. */
        record Inline() implements Kind {}

        /**
         * In a group of the user.
         *
         * @param group the group's name
         */
        record OfGroup(String group) implements Kind {}

        /**
         * As a policy of its own.
         *
         * @param arn its ARN
         * @param isNew whether it does not exist yet
         * @param byAws whether AWS manages it
         */
        record Managed(String arn, boolean isNew, boolean byAws) implements Kind {}
    }

    @Override
    public Place place() {
        Optional<String> arn = kind instanceof Kind.Managed managed ? Optional.of(managed.arn()) : Optional.empty();
        return new Place.IdentityPolicy(principal, policy, arn);
    }

    @Override
    public Target target() {
        return switch (kind) {
            case Kind.Inline _ ->
                new Target(
                        isUser() ? TargetType.USER_POLICY : TargetType.ROLE_INLINE_POLICY,
                        principal,
                        Optional.of(policy));
            case Kind.OfGroup(String group) ->
                new Target(TargetType.GROUP_POLICY, groupArn(group), Optional.of(policy));
            case Kind.Managed(String arn, boolean isNew, boolean _) ->
                new Target(
                        TargetType.MANAGED_POLICY,
                        arn,
                        Optional.of(policy),
                        isNew ? Optional.of(principal) : Optional.empty());
        };
    }

    private String groupArn(String group) {
        return Arn.parse(principal)
                .map(arn -> new Arn(arn.partition(), "iam", "", arn.account(), "group/" + group).toString())
                .orElse(group);
    }

    @Override
    public WhoCanFixIt owner() {
        return kind instanceof Kind.Managed(String _, boolean _, boolean byAws) && byAws
                ? WhoCanFixIt.AWS
                : WhoCanFixIt.IAM_ADMINISTRATOR;
    }

    @Override
    public Optional<DocumentLimit> limit() {
        return Optional.of(
                switch (kind) {
                    case Kind.Inline _ -> isUser() ? DocumentLimit.USER_INLINE : DocumentLimit.ROLE_INLINE;
                    case Kind.OfGroup _ -> DocumentLimit.GROUP_INLINE;
                    case Kind.Managed _ -> DocumentLimit.MANAGED_POLICY;
                });
    }

    @Override
    public Surroundings surroundings() {
        return kind instanceof Kind.Inline ? Surroundings.OWN : Surroundings.SHARED;
    }

    /** Neither what AWS manages, nor what is no role or user: a federated user's permissions come from elsewhere. */
    @Override
    public boolean editable() {
        boolean byAws = kind instanceof Kind.Managed(String _, boolean _, boolean managed) && managed;
        return !byAws && (isUser() || principal.contains(":role/"));
    }

    @Override
    public List<ObjectNode> statements(List<Grant> grants) {
        return StatementWriter.write(grants, statement -> {});
    }

    @Override
    public Sentence name() {
        String owner = Arn.parse(principal).map(Arn::resourceName).orElse(principal);
        return switch (kind) {
            case Kind.Inline _ ->
                Sentence.of(isUser() ? "fix.name.user-inline" : "fix.name.role-inline", policy, owner);
            case Kind.OfGroup(String group) -> Sentence.of("fix.name.group-inline", policy, group);
            case Kind.Managed _ -> Sentence.of("fix.name.managed", policy);
        };
    }

    private boolean isUser() {
        return principal.contains(":user/");
    }
}
