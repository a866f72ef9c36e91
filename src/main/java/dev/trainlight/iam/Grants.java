package dev.trainlight.iam;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The grants on a KMS key: a third way in, beside the key policy and IAM policies
 * (kms/latest/developerguide/grants.html).
 */
final class Grants {
    private static final String CONTEXT_PREFIX = "kms:encryptioncontext:";

    /** Operations without an encryption context, on which its constraints have no bearing. */
    private static final Set<String> WITHOUT_CONTEXT = Set.of("DescribeKey", "RetireGrant", "CreateGrant");

    private final Inquiry inquiry;
    private final Slot<List<KmsGrant>> grants;

    Grants(Inquiry inquiry, Slot<List<KmsGrant>> grants) {
        this.inquiry = inquiry;
        this.grants = grants;
    }

    /** Whether some grant lets the principal do it. */
    Tri allow() {
        return switch (grants) {
            case Slot.None<List<KmsGrant>> _ -> Tri.FALSE;
            case Slot.Unknown<List<KmsGrant>> _ -> inquiry.doubt(new Doubt.Missing(SlotName.GRANTS), this);
            case Slot.Present<List<KmsGrant>>(List<KmsGrant> given) -> {
                Tri any = Tri.FALSE;
                for (KmsGrant grant : given) {
                    any = any.or(allows(grant));
                }
                yield any;
            }
        };
    }

    private Tri allows(KmsGrant grant) {
        String operation = inquiry.action().substring("kms:".length());
        return grant.operations().stream().anyMatch(operation::equalsIgnoreCase) && isGrantee(grant.granteePrincipal())
                ? constraints(grant)
                : Tri.FALSE;
    }

    private boolean isGrantee(String grantee) {
        String type = grantee.startsWith("arn:") || grantee.chars().allMatch(Character::isDigit) ? "AWS" : "Service";
        Position nowhere = new Position(1, 1);
        PrincipalMatcher matcher = new PrincipalMatcher(new Statement.PrincipalElement(
                false,
                false,
                List.of(new Statement.PrincipalEntry(type, new Statement.Value(grantee, nowhere))),
                nowhere));
        PrincipalMatcher.Answer answer = matcher.forAllow(inquiry);
        return answer.doubt() == null && answer.directness() != PrincipalMatcher.Directness.NOT_NAMED;
    }

    private Tri constraints(KmsGrant grant) {
        Map<String, String> equal = grant.encryptionContextEquals();
        Map<String, String> subset = grant.encryptionContextSubset();
        boolean bare =
                WITHOUT_CONTEXT.stream().anyMatch(name -> inquiry.action().equalsIgnoreCase("kms:" + name));
        if (bare || (equal.isEmpty() && subset.isEmpty())) {
            return Tri.TRUE;
        }
        Map<String, String> actual = encryptionContext();
        Tri all = Tri.TRUE;
        for (Map<String, String> wanted : List.of(equal, subset)) {
            for (Map.Entry<String, String> entry : wanted.entrySet()) {
                String value = actual.get(entry.getKey());
                String key = CONTEXT_PREFIX + DerivedContext.lower(entry.getKey());
                if (value == null && inquiry.isUnknown(key)) {
                    all = all.and(inquiry.doubt(
                            Doubt.key(inquiry.nameOf(key, "kms:EncryptionContext:" + entry.getKey())), entry));
                } else if (!entry.getValue().equals(value)) {
                    return Tri.FALSE;
                }
            }
        }
        boolean exact = equal.isEmpty() || equal.keySet().containsAll(actual.keySet());
        return exact ? all : Tri.FALSE;
    }

    private Map<String, String> encryptionContext() {
        Map<String, String> found = new HashMap<>();
        inquiry.context().values().forEach((key, value) -> {
            if (key.startsWith(CONTEXT_PREFIX) && value.values().size() == 1) {
                found.put(
                        value.name().substring(CONTEXT_PREFIX.length()),
                        value.values().getFirst());
            }
        });
        return found;
    }
}
