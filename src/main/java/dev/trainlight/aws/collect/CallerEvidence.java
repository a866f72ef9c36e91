package dev.trainlight.aws.collect;

import dev.trainlight.evidence.Principal;
import dev.trainlight.iam.Arn;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Finds out who calls CreateTrainingJob, and reads that principal's policies. */
final class CallerEvidence {
    /** The name under which a case has the caller. */
    private static final String SIGNED_IN = "signed-in";

    private final Gathering gathering;
    private final RoleEvidence roles;
    private final UserEvidence users;

    CallerEvidence(Gathering gathering, RoleEvidence roles, UserEvidence users) {
        this.gathering = gathering;
        this.roles = roles;
        this.users = users;
    }

    /** Whoever is signed in. */
    void signedIn() {
        read(gathering.identity().arn(), Optional.empty(), SIGNED_IN);
    }

    /** Whoever CloudTrail says called. */
    void of(JsonNode userIdentity) {
        Optional<String> issuer = Optional.of(userIdentity
                        .path("sessionContext")
                        .path("sessionIssuer")
                        .path("arn"))
                .filter(JsonNode::isString)
                .map(JsonNode::asString);
        read(userIdentity.path("arn").asString(""), issuer, "cloudtrail");
    }

    /** Whoever a message names. */
    void named(String arn) {
        read(arn, Optional.empty(), "message");
    }

    /** A caller that is known already: how one came to it stays as it was, and so does what nobody can read afterwards. */
    void again(Principal before) {
        before.arn()
                .flatMap(Arn::parse)
                .ifPresent(arn -> gathering.calls().once(Principal.CALLER, () -> {
                    gathering.draft().principal(Principal.CALLER, node -> {
                        for (String field : List.of("source", "sessionName", "sessionPolicies")) {
                            Optional.ofNullable(before.json().get(field))
                                    .ifPresent(value -> node.set(field, value.deepCopy()));
                        }
                    });
                    principal(arn);
                }));
    }

    private void read(String text, Optional<String> issuer, String source) {
        Optional<Arn> parsed = Arn.parse(text);
        if (parsed.isEmpty()) {
            return;
        }
        Arn arn = parsed.get();
        gathering.calls().once(Principal.CALLER, () -> {
            gathering.draft().principal(Principal.CALLER, node -> node.put("source", source));
            if (arn.resourceType().equals("assumed-role")) {
                session(
                        arn,
                        issuer,
                        source.equals(SIGNED_IN) && gathering.session().withoutSessionPolicy());
            } else {
                principal(arn);
            }
        });
    }

    private void principal(Arn arn) {
        switch (arn.resourceType()) {
            case "role" -> roles.read(Principal.CALLER, arn);
            case "user" -> users.read(Principal.CALLER, arn);
            case "federated-user" -> federated(arn);
            default -> other(arn);
        }
    }

    private void session(Arn arn, Optional<String> issuer, boolean withoutPolicy) {
        String[] parts = arn.resource().split("/", 3);
        Arn role = issuer.flatMap(Arn::parse)
                .orElseGet(() -> new Arn(arn.partition(), "iam", "", arn.account(), "role/" + parts[1]));
        gathering.draft().principal(Principal.CALLER, node -> {
            if (parts.length > 2) {
                node.put("sessionName", parts[2]);
            }
            // IAM Identity Center gives its sessions no policy, and this program passes none; others may have one that
            // nobody can read afterwards.
            if (withoutPolicy || parts[1].startsWith("AWSReservedSSO_")) {
                node.putArray("sessionPolicies");
            }
        });
        roles.read(Principal.CALLER, role);
    }

    private void federated(Arn arn) {
        gathering
                .draft()
                .principal(
                        Principal.CALLER,
                        node -> node.put("arn", arn.toString()).put("type", "federated-user"));
        gathering.foreign(Ask.of("sts:GetFederationToken", "policies of the federated session", arn.toString()));
    }

    private void other(Arn arn) {
        gathering.draft().principal(Principal.CALLER, node -> {
            node.put("arn", arn.toString());
            if (arn.resource().equals("root")) {
                node.put("type", "root").putNull("permissionsBoundary");
                node.putArray("identityPolicies");
                node.putArray("sessionPolicies");
            }
        });
    }
}
