package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.LookAlikeKind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What AWS's error codes mean, whatever the message beside them. */
final class ErrorCodes {
    /** The meaning of a code. */
    sealed interface Meaning {
        /** A policy refuses. */
        record Denied() implements Meaning {}

        /**
         * Something else.
         *
         * @param rule rule id
         * @param kind what it is
         * @param advice bundle key
         */
        record Other(String rule, LookAlikeKind kind, String advice) implements Meaning {}

        /** The code says nothing, its message may. */
        record Unknown() implements Meaning {}
    }

    private static final List<String> DENIED = List.of(
            "accessdenied",
            "accessdeniedexception",
            "403",
            "forbidden",
            "forbiddenexception",
            "unauthorizedoperation",
            "client.unauthorizedoperation",
            "authorizationerror",
            "authorizationerrorexception",
            "notauthorized",
            "notauthorizedexception",
            "unauthorizedexception",
            "accessdeniedfault",
            "kms.accessdeniedexception",
            "unauthorizedaccess",
            "unauthorizedaccessexception",
            "allaccessdisabled",
            "insufficientpermissionsexception",
            "invalidpermission",
            "permissiondenied");

    private final Map<String, Meaning> meanings = new HashMap<>();

    ErrorCodes() {
        DENIED.forEach(code -> meanings.put(code, new Meaning.Denied()));
        other(
                "L-CREDENTIALS",
                LookAlikeKind.CREDENTIALS,
                "advice.credentials.invalid",
                "invalidclienttokenid",
                "unrecognizedclientexception",
                "signaturedoesnotmatch",
                "invalidsignatureexception",
                "invalidaccesskeyid",
                "authfailure",
                "missingauthenticationtoken",
                "missingauthenticationtokenexception",
                "incompletesignature",
                "invalidtoken",
                "401",
                "invalididentitytoken",
                "requesttimetooskewed",
                "unauthorized");
        other(
                "L-EXPIRED",
                LookAlikeKind.CREDENTIALS,
                "advice.credentials.expired",
                "expiredtoken",
                "expiredtokenexception",
                "requestexpired",
                "tokenrefreshrequired",
                "unauthorizedssotokenerror");
        other(
                "L-THROTTLING",
                LookAlikeKind.THROTTLING,
                "advice.throttling",
                "throttling",
                "throttlingexception",
                "throttledexception",
                "requestlimitexceeded",
                "toomanyrequestsexception",
                "slowdown",
                "requestthrottled",
                "requestthrottledexception",
                "provisionedthroughputexceededexception",
                "bandwidthlimitexceeded",
                "429");
        other(
                "L-QUOTA",
                LookAlikeKind.QUOTA,
                "advice.quota",
                "resourcelimitexceeded",
                "limitexceeded",
                "limitexceededexception",
                "servicequotaexceededexception",
                "toomanybuckets",
                "maxspotinstancecountexceeded",
                "vcpulimitexceeded",
                "instancelimitexceeded",
                "quotaexceeded",
                "servicelimitexceeded");
        other(
                "F10",
                LookAlikeKind.CAPACITY,
                "advice.capacity",
                "insufficientinstancecapacity",
                "insufficientcapacity",
                "capacityerror",
                "insufficienthostcapacity");
        other("L-NO-BUCKET", LookAlikeKind.WRONG_TARGET, "advice.bucket.missing", "nosuchbucket");
        other(
                "L-NO-OBJECT",
                LookAlikeKind.MISSING_DATA,
                "advice.object.missing",
                "nosuchkey",
                "nosuchversion",
                "nosuchupload");
        other(
                "L-REGION",
                LookAlikeKind.WRONG_TARGET,
                "advice.bucket.region",
                "permanentredirect",
                "301",
                "authorizationheadermalformed",
                "illegallocationconstraintexception",
                "bucketregionerror");
        other(
                "L-NOT-FOUND",
                LookAlikeKind.WRONG_TARGET,
                "advice.target.missing",
                "resourcenotfound",
                "resourcenotfoundexception",
                "notfoundexception",
                "nosuchentity",
                "nosuchentityexception",
                "invalidsubnetid.notfound",
                "invalidgroup.notfound",
                "filesystemnotfound",
                "filesystemnotfoundexception");
        other(
                "L-NO-IMAGE",
                LookAlikeKind.MISSING_IMAGE,
                "advice.image.missing",
                "repositorynotfoundexception",
                "imagenotfoundexception",
                "layersnotfoundexception");
        other(
                "F15",
                LookAlikeKind.KEY_STATE,
                "advice.key.state",
                "disabledexception",
                "kms.disabledexception",
                "kmsinvalidstateexception",
                "kms.kmsinvalidstateexception",
                "kms.notfoundexception",
                "invalidkeyusageexception",
                "keyunavailableexception",
                "kms.invalidkeyusageexception");
        other(
                "L-SUBSCRIPTION",
                LookAlikeKind.SUBSCRIPTION,
                "advice.subscription",
                "optinrequired",
                "subscriptionrequiredexception",
                "notsubscribed",
                "subscriptionrequired");
        other(
                "F11",
                LookAlikeKind.SERVICE_INTERNAL,
                "advice.internal",
                "internalfailure",
                "internalerror",
                "internalservererror",
                "serviceunavailable",
                "internalserverexception",
                "serviceunavailableexception",
                "500",
                "502",
                "503",
                "504",
                "serviceexception",
                "internalserviceexception");
        other(
                "L-NAME-TAKEN",
                LookAlikeKind.REQUEST_VALIDATION,
                "advice.name.taken",
                "resourceinuse",
                "resourceinuseexception",
                "entityalreadyexists",
                "bucketalreadyexists",
                "bucketalreadyownedbyyou",
                "conflictexception",
                "resourceconflictexception");
        other(
                "L-REQUEST",
                LookAlikeKind.REQUEST_VALIDATION,
                "advice.request.invalid",
                "validationexception",
                "validationerror",
                "invalidparametervalue",
                "invalidparameterexception",
                "invalidparametercombination",
                "paramvalidationerror",
                "invalidinputexception",
                "invalidrequestexception",
                "invalidrequest",
                "malformedxml",
                "badrequest",
                "badrequestexception",
                "invalidargument",
                "serializationexception",
                "unsupportedoperation",
                "invalidaction",
                "unknownoperationexception",
                "invalidbucketname",
                "entitytoolarge",
                "methodnotallowed",
                "400",
                "missingparameter",
                "invalidarn",
                "malformedpolicydocument",
                "malformedpolicydocumentexception");
        other("L-ACL", LookAlikeKind.REQUEST_VALIDATION, "advice.acl", "accesscontrollistnotsupported");
        other("L-NO-ADDRESS", LookAlikeKind.NETWORK, "advice.network.addresses", "insufficientfreeaddressesinsubnet");
        other("F2", LookAlikeKind.NETWORK, "advice.network", "requesttimeout", "requesttimeoutexception");
    }

    private void other(String rule, LookAlikeKind kind, String advice, String... codes) {
        for (String code : codes) {
            meanings.put(code, new Meaning.Other(rule, kind, advice));
        }
    }

    /**
     * The meaning of a code.
     *
     * @param code error code or HTTP status
     * @param operation the operation that failed: a bare 404 means other things for a bucket and an object
     */
    Meaning of(String code, String operation) {
        String plain = code.toLowerCase(Locale.ROOT);
        if (plain.equals("404") || plain.equals("notfound")) {
            boolean bucket = operation.toLowerCase(Locale.ROOT).replace("_", "").endsWith("bucket");
            return meanings.get(
                    bucket
                            ? "nosuchbucket"
                            : operation.toLowerCase(Locale.ROOT).contains("object") ? "nosuchkey" : "resourcenotfound");
        }
        return meanings.getOrDefault(plain, new Meaning.Unknown());
    }
}
