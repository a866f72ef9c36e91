package dev.trainlight.iam;

import dev.trainlight.iam.RequestContext.Value;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The condition keys that AWS fills from the request itself, for a request that does not state them
 * (IAM/reference_policies_condition-keys.html): who asks, from which account, whose resource.
 */
final class DerivedContext {
    /** Actions, and services as {@code ec2:*}, for which AWS does not fill aws:ResourceAccount (the page above). */
    private static final Set<String> WITHOUT_RESOURCE_ACCOUNT = Set.of(
            "auditmanager:updateassessmentframeworkshare",
            "detective:acceptinvitation",
            "ds:acceptsharedirectory",
            "ec2:acceptaddresstransfer",
            "ec2:accepttransitgatewaypeeringattachment",
            "ec2:acceptvpcendpointconnections",
            "ec2:acceptvpcpeeringconnection",
            "ec2:copyimage",
            "ec2:copysnapshot",
            "ec2:createtransitgatewaypeeringattachment",
            "ec2:createvolume",
            "ec2:createvpcendpoint",
            "ec2:createvpcpeeringconnection",
            "ec2:deletetransitgatewaypeeringattachment",
            "ec2:deletevpcpeeringconnection",
            "ec2:rejecttransitgatewaypeeringattachment",
            "ec2:rejectvpcendpointconnections",
            "ec2:rejectvpcpeeringconnection",
            "guardduty:acceptadministratorinvitation",
            "macie2:acceptinvitation",
            "es:acceptinboundconnection",
            "es:acceptinboundcrossclustersearchconnection",
            "route53:associatevpcwithhostedzone",
            "route53:createvpcassociationauthorization",
            "route53:deletevpcassociationauthorization",
            "route53:disassociatevpcfromhostedzone",
            "route53:listhostedzonesbyvpc",
            "securityhub:acceptadministratorinvitation");

    private final PrincipalFacts principal;
    private final String action;
    private final String resourceAccount;

    DerivedContext(PrincipalFacts principal, String lowerCaseAction, String statedResourceAccount) {
        this.principal = principal;
        this.action = lowerCaseAction;
        this.resourceAccount = statedResourceAccount;
    }

    /** The key's value; null where AWS would not fill it, or nothing in the request tells with what. */
    Value get(String lowerCaseKey) {
        return switch (lowerCaseKey) {
            case "aws:principalarn" -> one("aws:PrincipalArn", principalArn());
            case "aws:principalaccount" -> one("aws:PrincipalAccount", account());
            case "aws:principaltype" -> one("aws:PrincipalType", type());
            case "aws:username" ->
                one(
                        "aws:username",
                        principal.kind() == PrincipalFacts.Kind.USER
                                ? principal.arn().substring(principal.arn().lastIndexOf('/') + 1)
                                : null);
            case "aws:userid" -> one("aws:userid", userId());
            case "aws:principalisawsservice" -> one("aws:PrincipalIsAWSService", isService());
            case "aws:principalservicename" ->
                one(
                        "aws:PrincipalServiceName",
                        principal.kind() == PrincipalFacts.Kind.SERVICE ? principal.arn() : null);
            case "aws:principalservicenameslist" ->
                principal.kind() == PrincipalFacts.Kind.SERVICE
                        ? new Value("aws:PrincipalServiceNamesList", List.of(principal.arn()), true)
                        : null;
            case "aws:resourceaccount" ->
                one("aws:ResourceAccount", WITHOUT_RESOURCE_ACCOUNT.contains(action) ? null : resourceAccount);
            case "s3:resourceaccount" -> one("s3:ResourceAccount", action.startsWith("s3:") ? resourceAccount : null);
            case "kms:calleraccount" -> one("kms:CallerAccount", action.startsWith("kms:") ? account() : null);
            default -> null;
        };
    }

    private static Value one(String name, String value) {
        return value == null || value.isEmpty() ? null : new Value(name, List.of(value), false);
    }

    private String account() {
        return principal.belongsToAccount() ? principal.account() : null;
    }

    private String principalArn() {
        return switch (principal.kind()) {
            case SESSION ->
                principal.role() != null
                        ? principal.role()
                        : "arn:" + principal.partition() + ":iam::" + principal.account() + ":role/"
                                + principal.roleName();
            case ROOT, USER, ROLE, FEDERATED_USER -> principal.arn();
            case SERVICE, IDENTITY_PROVIDER, ANONYMOUS -> null;
        };
    }

    private String type() {
        return switch (principal.kind()) {
            case ROOT -> "Account";
            case USER -> "User";
            case SESSION, ROLE -> "AssumedRole";
            case FEDERATED_USER -> "FederatedUser";
            case ANONYMOUS -> "Anonymous";
            case SERVICE, IDENTITY_PROVIDER -> null;
        };
    }

    private String userId() {
        return switch (principal.kind()) {
            case ROOT -> principal.account();
            case USER -> principal.uniqueId();
            case SESSION -> principal.uniqueId() == null ? null : principal.uniqueId() + ":" + principal.sessionName();
            case FEDERATED_USER -> principal.account() + ":" + principal.sessionName();
            case ROLE, SERVICE, IDENTITY_PROVIDER, ANONYMOUS -> null;
        };
    }

    private String isService() {
        return switch (principal.kind()) {
            case SERVICE -> "true";
            case ROOT, USER, SESSION, ROLE, FEDERATED_USER -> "false";
            case IDENTITY_PROVIDER, ANONYMOUS -> null;
        };
    }

    /** Lower case, as all names of keys and actions are compared. */
    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
