package dev.trainlight.aws.collect;

import dev.trainlight.evidence.Gap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;
import tools.jackson.databind.JsonNode;

/**
 * The way round where somebody may not read a role or a policy, but may read the account's authorization details
 * (docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html): everything about everybody in one
 * long list. It is read once, and only where a call was refused.
 */
final class AuthorizationDetails {
    private static final String CALL = "iam:GetAccountAuthorizationDetails";

    /**
     * What the list says.
     *
     * @param roles by name
     * @param users by name
     * @param groups by name
     * @param policies documents of managed policies by ARN
     */
    record Found(
            Map<String, RoleDetail> roles,
            Map<String, UserDetail> users,
            Map<String, GroupDetail> groups,
            Map<String, String> policies) {
        Optional<JsonNode> policy(String arn) {
            return Optional.ofNullable(policies.get(arn)).map(SdkJson::policy);
        }
    }

    private record Waiting(Gap gap, Function<Found, Boolean> fill) {}

    private final Gathering gathering;
    private final List<Waiting> waiting = new ArrayList<>();
    private boolean asked;
    private Optional<Found> found = Optional.empty();
    private boolean over;

    AuthorizationDetails(Gathering gathering) {
        this.gathering = gathering;
    }

    /**
     * Looks for a refused answer in the authorization details.
     *
     * @param gap what was refused; it is noted unless the details fill it
     * @param fill takes what it needs, and says whether that was there
     */
    void instead(Gap gap, Function<Found, Boolean> fill) {
        if (!gap.reason().startsWith("AccessDenied")) {
            gathering.draft().gap(gap);
            return;
        }
        boolean begin;
        boolean late;
        synchronized (this) {
            late = over;
            begin = !asked;
            asked = true;
            if (!late) {
                waiting.add(new Waiting(gap, fill));
            }
        }
        if (late) {
            settle(new Waiting(gap, fill));
        } else if (begin) {
            gathering.calls().fork(this::read);
        }
    }

    private void read() {
        // Its own refusal is no gap: the calls that it stands in for are.
        Optional<Found> answer = gathering
                .calls()
                .ask(Ask.of(CALL, "account authorization details"), this::pages, _ -> {})
                .toOptional();
        List<Waiting> all;
        synchronized (this) {
            found = answer;
            over = true;
            all = List.copyOf(waiting);
        }
        all.forEach(this::settle);
    }

    private Found pages() {
        Found list = new Found(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
        IamClient iam = gathering.session().client(IamClient.builder());
        for (GetAccountAuthorizationDetailsResponse page : iam.getAccountAuthorizationDetailsPaginator(r -> {})) {
            page.roleDetailList().forEach(role -> list.roles().put(role.roleName(), role));
            page.userDetailList().forEach(user -> list.users().put(user.userName(), user));
            page.groupDetailList().forEach(group -> list.groups().put(group.groupName(), group));
            page.policies()
                    .forEach(policy -> version(policy)
                            .ifPresent(document -> list.policies().put(policy.arn(), document)));
        }
        return list;
    }

    private static Optional<String> version(ManagedPolicyDetail policy) {
        return policy.policyVersionList().stream()
                .filter(version -> Boolean.TRUE.equals(version.isDefaultVersion()))
                .map(PolicyVersion::document)
                .findFirst();
    }

    private void settle(Waiting one) {
        if (!found.map(one.fill()).orElse(false)) {
            gathering.draft().gap(one.gap());
        }
    }
}
