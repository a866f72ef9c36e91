package dev.trainlight.aws.collect;

import dev.trainlight.aws.AwsErrors;
import dev.trainlight.aws.AwsSession;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.PolicyForValidation;
import dev.trainlight.evidence.PolicyValidation;
import dev.trainlight.evidence.PolicyValidation.Place;
import dev.trainlight.evidence.PolicyValidation.Remark;
import dev.trainlight.evidence.PolicyValidation.Weight;
import dev.trainlight.iam.PolicyKind;
import dev.trainlight.iam.Position;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.accessanalyzer.model.Location;
import software.amazon.awssdk.services.accessanalyzer.model.PathElement;
import software.amazon.awssdk.services.accessanalyzer.model.PolicyType;
import software.amazon.awssdk.services.accessanalyzer.model.ValidatePolicyFinding;
import software.amazon.awssdk.services.accessanalyzer.model.ValidatePolicyRequest;
import software.amazon.awssdk.services.accessanalyzer.model.ValidatePolicyResourceType;
import software.amazon.awssdk.services.accessanalyzer.model.ValidatePolicyResponse;

/**
 * Has IAM Access Analyzer read policy documents (access-analyzer/latest/APIReference/API_ValidatePolicy.html): one document
 * after the other, every page of the answer. Free of charge, unlike the analyzer's custom checks.
 */
final class PolicyValidator {
    private static final String CALL = "access-analyzer:ValidatePolicy";

    private final AwsSession session;

    PolicyValidator(AwsSession session) {
        this.session = session;
    }

    /** As {@link dev.trainlight.evidence.Account#validate}. */
    void validate(List<PolicyForValidation> policies, Consumer<PolicyValidation> answered, Cancellation cancellation)
            throws AccountException {
        for (PolicyForValidation policy : policies) {
            List<Remark> remarks = new ArrayList<>();
            Optional<String> token = Optional.empty();
            do {
                if (cancellation.cancelled()) {
                    return;
                }
                ValidatePolicyResponse page = ask(policy, token);
                page.findings().forEach(finding -> remarks.add(remark(finding)));
                token = Optional.ofNullable(page.nextToken()).filter(text -> !text.isEmpty());
            } while (token.isPresent());
            answered.accept(new PolicyValidation(policy, remarks));
        }
    }

    private ValidatePolicyResponse ask(PolicyForValidation policy, Optional<String> token) throws AccountException {
        ValidatePolicyRequest.Builder request = ValidatePolicyRequest.builder()
                .policyDocument(policy.text())
                .policyType(type(policy.kind()))
                .nextToken(token.orElse(null));
        resourceType(policy.kind()).ifPresent(request::validatePolicyResourceType);
        try {
            return session.client(AccessAnalyzerClient.builder()).validatePolicy(request.build());
        } catch (RuntimeException refusal) {
            throw AwsErrors.exception(CALL, refusal);
        }
    }

    private static PolicyType type(PolicyKind kind) {
        return switch (kind) {
            case IDENTITY, PERMISSIONS_BOUNDARY, SESSION -> PolicyType.IDENTITY_POLICY;
            case SERVICE_CONTROL -> PolicyType.SERVICE_CONTROL_POLICY;
            case RESOURCE_CONTROL -> PolicyType.RESOURCE_CONTROL_POLICY;
            case BUCKET, KEY, REPOSITORY, TRUST, VPC_ENDPOINT, OTHER_RESOURCE -> PolicyType.RESOURCE_POLICY;
        };
    }

    /** The kinds of resources whose own rules AWS checks too; it knows none for keys, repositories and endpoints. */
    private static Optional<ValidatePolicyResourceType> resourceType(PolicyKind kind) {
        return switch (kind) {
            case BUCKET -> Optional.of(ValidatePolicyResourceType.AWS_S3_BUCKET);
            case TRUST -> Optional.of(ValidatePolicyResourceType.AWS_IAM_ASSUME_ROLE_POLICY_DOCUMENT);
            case IDENTITY,
                    PERMISSIONS_BOUNDARY,
                    SESSION,
                    SERVICE_CONTROL,
                    RESOURCE_CONTROL,
                    KEY,
                    REPOSITORY,
                    VPC_ENDPOINT,
                    OTHER_RESOURCE -> Optional.empty();
        };
    }

    private static Remark remark(ValidatePolicyFinding finding) {
        return new Remark(
                weight(finding),
                Optional.ofNullable(finding.issueCode()).orElse(""),
                Optional.ofNullable(finding.findingDetails()).orElse(""),
                address(finding.learnMoreLink()),
                finding.locations().stream().map(PolicyValidator::place).toList());
    }

    private static Weight weight(ValidatePolicyFinding finding) {
        return switch (finding.findingType()) {
            case ERROR -> Weight.ERROR;
            case SECURITY_WARNING -> Weight.SECURITY_WARNING;
            case SUGGESTION -> Weight.SUGGESTION;
            // A kind that AWS adds later is not passed over.
            case WARNING, UNKNOWN_TO_SDK_VERSION -> Weight.WARNING;
        };
    }

    /** Only a page of AWS's own is offered to the browser. */
    private static Optional<URI> address(String link) {
        try {
            return Optional.ofNullable(link).map(URI::create).filter(uri -> "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** AWS counts lines from one and columns from zero (API_Position.html). */
    private static Place place(Location location) {
        StringBuilder path = new StringBuilder();
        for (PathElement element : location.path()) {
            if (element.index() != null) {
                path.append('[').append(element.index()).append(']');
            } else if (element.key() != null || element.value() != null) {
                path.append(path.isEmpty() ? "" : ".").append(element.key() != null ? element.key() : element.value());
            }
        }
        var start = location.span().start();
        return new Place(path.toString(), new Position(start.line(), start.column() + 1));
    }
}
