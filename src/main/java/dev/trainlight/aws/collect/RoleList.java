package dev.trainlight.aws.collect;

import dev.trainlight.aws.AwsErrors;
import dev.trainlight.aws.AwsSession;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.RoleSummary;
import dev.trainlight.iam.PolicyDocument;
import dev.trainlight.iam.PolicySyntaxException;
import dev.trainlight.iam.Slot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.RoleLastUsed;
import tools.jackson.databind.JsonNode;

/** Lists the roles that SageMaker may assume, a page at a time, and keeps none of them. */
final class RoleList {
    private static final String CALL = "iam:ListRoles";
    private static final int PAGE = 200;
    private static final int IN_FULL = 60;
    private static final int AT_ONCE = 6;

    private final AwsSession session;
    private int left = IN_FULL;

    RoleList(AwsSession session) {
        this.session = session;
    }

    /** As {@link dev.trainlight.evidence.Account#roles}. */
    void read(Consumer<List<RoleSummary>> page, Cancellation cancellation) throws AccountException {
        Optional<String> marker = Optional.empty();
        do {
            ListRolesResponse answer = ask(marker);
            List<Role> trusting = answer.roles().stream()
                    .filter(role -> trustsSageMaker(SdkJson.policy(role.assumeRolePolicyDocument())))
                    .toList();
            page.accept(inFull(trusting).stream().map(RoleList::summary).toList());
            marker =
                    Boolean.TRUE.equals(answer.isTruncated()) ? Optional.ofNullable(answer.marker()) : Optional.empty();
        } while (marker.isPresent() && !cancellation.cancelled());
    }

    /**
     * The list leaves out when a role was last used; IAM tells it of one role at a time, to those who may ask. A few are
     * asked about side by side, and no more than somebody will look at.
     */
    private List<Role> inFull(List<Role> roles) {
        int some = Math.min(left, roles.size());
        left -= some;
        try (ExecutorService threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<Role>> answers = roles.stream()
                    .limit(some)
                    .map(role -> threads.submit(() -> inFull(role)))
                    .toList();
            List<Role> full = new ArrayList<>();
            for (Future<Role> answer : answers) {
                full.add(answer.get());
            }
            full.addAll(roles.subList(some, roles.size()));
            return full;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return roles;
        } catch (ExecutionException bug) {
            throw new IllegalStateException(bug);
        }
    }

    private Role inFull(Role role) {
        try {
            return session.client(IamClient.builder())
                    .getRole(r -> r.roleName(role.roleName()))
                    .role();
        } catch (SdkException refusal) {
            return role;
        }
    }

    private ListRolesResponse ask(Optional<String> marker) throws AccountException {
        try {
            return session.client(IamClient.builder())
                    .listRoles(r -> r.maxItems(PAGE).marker(marker.orElse(null)));
        } catch (RuntimeException refusal) {
            throw AwsErrors.exception(CALL, refusal);
        }
    }

    /** Whether the trust policy names SageMaker in an Allow; whether its conditions hold is for the diagnosis. */
    private static boolean trustsSageMaker(JsonNode trust) {
        JsonNode statements = trust.path("Statement");
        if (statements.isObject()) {
            return names(statements);
        }
        for (JsonNode statement : statements) {
            if (names(statement)) {
                return true;
            }
        }
        return false;
    }

    private static boolean names(JsonNode statement) {
        if (!statement.path("Effect").asString("").equals("Allow")) {
            return false;
        }
        JsonNode services = statement.path("Principal").path("Service");
        if (services.isString()) {
            return isSageMaker(services);
        }
        for (JsonNode service : services) {
            if (isSageMaker(service)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSageMaker(JsonNode service) {
        String name = service.asString("");
        return name.equals("sagemaker.amazonaws.com") || name.equals("sagemaker.amazonaws.com.cn");
    }

    private static RoleSummary summary(Role role) {
        return new RoleSummary(
                role.roleName(),
                role.arn(),
                document(role.assumeRolePolicyDocument()),
                Optional.ofNullable(role.createDate()),
                lastUsed(role),
                Optional.ofNullable(role.description()));
    }

    private static Optional<Instant> lastUsed(Role role) {
        return Optional.ofNullable(role.roleLastUsed()).map(RoleLastUsed::lastUsedDate);
    }

    private static Slot<PolicyDocument> document(String text) {
        try {
            return Slot.of(PolicyDocument.of(SdkJson.policy(text)));
        } catch (PolicySyntaxException notAPolicy) {
            return Slot.unknown();
        }
    }
}
