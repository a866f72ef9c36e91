package dev.trainlight.aws;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What AWS's error codes mean, service by service where they differ. The code decides, never the HTTP status: S3 says
 * 403 to an expired token, SageMaker says ValidationException where there is no such job. Sources: the "Errors" of each
 * API's reference and <a
 * href="https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html">the common errors</a>.
 */
final class ErrorCodes {
    private static final Set<String> DENIED = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "UnauthorizedOperation",
            "Client.UnauthorizedOperation",
            "NotAuthorized",
            "NotAuthorizedException",
            "AuthorizationError",
            "AuthorizationErrorException",
            "ForbiddenException",
            "AllAccessDisabled",
            "OperationNotPermitted",
            "UnauthorizedAccess",
            "InsufficientPrivilegesException",
            "KMSAccessDeniedException",
            "AccessDeniedForDependencyException",
            "InsufficientDependencyServiceAccessPermissionException",
            "OptInRequired",
            "SubscriptionRequiredException");
    private static final Set<String> EXPIRED = Set.of(
            "ExpiredToken",
            "ExpiredTokenException",
            "TokenRefreshRequired",
            "InvalidGrantException",
            "ExpiredTokenFault",
            "WebIdentityTokenExpired");
    private static final Set<String> UNKNOWN_CREDENTIALS = Set.of(
            "InvalidClientTokenId",
            "UnrecognizedClientException",
            "InvalidAccessKeyId",
            "AuthFailure",
            "InvalidToken",
            "SignatureDoesNotMatch",
            "InvalidSignatureException",
            "InvalidSignature",
            "IncompleteSignature",
            "IncompleteSignatureException",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "InvalidSecurity",
            "InvalidIdentityToken",
            "NotSignedUp",
            "AccountProblem",
            "InactiveAccount");
    private static final Set<String> CLOCK =
            Set.of("RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture", "RequestNotYetValid");
    private static final Set<String> THROTTLED = Set.of(
            "Throttling",
            "ThrottlingException",
            "ThrottledException",
            "RequestThrottled",
            "RequestThrottledException",
            "TooManyRequestsException",
            "ProvisionedThroughputExceededException",
            "RequestLimitExceeded",
            "BandwidthLimitExceeded",
            "SlowDown",
            "SlowDownException",
            "PriorRequestNotComplete",
            "EC2ThrottledException",
            "Client.RequestLimitExceeded",
            "RateExceeded");
    private static final Set<String> FAULTS = Set.of(
            "InternalError",
            "InternalFailure",
            "InternalServerError",
            "InternalServerException",
            "InternalServerErrorException",
            "InternalServiceError",
            "InternalServiceErrorException",
            "InternalServiceException",
            "ServiceFailure",
            "ServiceFailureException",
            "ServiceException",
            "ServiceUnavailable",
            "ServiceUnavailableException",
            "Unavailable",
            "ServerException",
            "DependencyTimeoutException",
            "KMSInternalException",
            "KeyUnavailableException",
            "RequestTimeout",
            "RequestTimeoutException",
            "EC2InternalError",
            "TemporarilyUnavailable");
    // Names of "there is none" that do not say NotFound.
    private static final Set<String> MISSING =
            Set.of("AWSOrganizationsNotInUseException", "TrailNotFoundException", "NoneFound", "404");

    // The same code, another meaning: SSO says UnauthorizedException where the access token is over.
    private static final Map<String, AwsProblem> OF_SIGN_IN = Map.of(
            "UnauthorizedException", AwsProblem.EXPIRED,
            "InvalidRequestException", AwsProblem.BAD_REQUEST);

    private ErrorCodes() {}

    /** What the code means; empty where it says nothing certain. */
    static Optional<AwsProblem> meaning(String code, String message) {
        if (CLOCK.contains(code) || saysClock(message)) {
            return Optional.of(AwsProblem.CLOCK);
        }
        if (DENIED.contains(code)) {
            return Optional.of(AwsProblem.ACCESS_DENIED);
        }
        if (EXPIRED.contains(code)) {
            return Optional.of(AwsProblem.EXPIRED);
        }
        if (UNKNOWN_CREDENTIALS.contains(code)) {
            return Optional.of(AwsProblem.BAD_CREDENTIALS);
        }
        if (THROTTLED.contains(code)) {
            return Optional.of(AwsProblem.THROTTLED);
        }
        if (FAULTS.contains(code)) {
            return Optional.of(AwsProblem.SERVICE);
        }
        if (saysMissing(code, message)) {
            return Optional.of(AwsProblem.NOT_FOUND);
        }
        return Optional.ofNullable(OF_SIGN_IN.get(code));
    }

    // "Signature expired: 20261122T100000Z is now earlier than …" comes under several codes.
    private static boolean saysClock(String message) {
        return message.startsWith("Signature expired") || message.startsWith("Signature not yet current");
    }

    private static boolean saysMissing(String code, String message) {
        String upper = code.toUpperCase(Locale.ROOT);
        boolean named = MISSING.contains(code)
                || code.startsWith("NoSuch")
                || upper.contains("NOTFOUND")
                || upper.endsWith("DOESNOTEXIST");
        // SageMaker has no code for it: ValidationException, "Requested resource not found."
        boolean said = code.startsWith("Validation")
                && (message.startsWith("Requested resource not found") || message.startsWith("Could not find"));
        return named || said;
    }
}
