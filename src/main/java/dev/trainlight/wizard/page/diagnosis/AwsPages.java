package dev.trainlight.wizard.page.diagnosis;

import dev.trainlight.diagnosis.DeniedBy;
import dev.trainlight.diagnosis.Finding;
import dev.trainlight.sagemaker.Stage;
import dev.trainlight.wizard.page.diagnosis.Why.AwsPage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which pages of AWS's documentation help with what. */
final class AwsPages {
    private static final String DOCS = "https://docs.aws.amazon.com/";
    private static final AwsPage ROLES = page("roles", "sagemaker/latest/dg/sagemaker-roles.html");
    private static final AwsPage DENIED = page("denied", "IAM/latest/UserGuide/troubleshoot_access-denied.html");
    private static final AwsPage LOGIC = page("logic", "IAM/latest/UserGuide/reference_policies_evaluation-logic.html");

    private AwsPages() {}

    /** Pages about a permission of that stage, refused by what the finding says. */
    static List<AwsPage> about(Stage stage, String action, Optional<Finding> finding) {
        List<AwsPage> pages = new ArrayList<>();
        finding.map(Finding::deniedBy).flatMap(AwsPages::of).ifPresent(pages::add);
        pages.add(ofStage(stage));
        if (action.startsWith("s3:")) {
            pages.add(page("s3", "AmazonS3/latest/userguide/troubleshoot-403-errors.html"));
        } else {
            pages.add(finding.isPresent() ? DENIED : LOGIC);
        }
        return pages;
    }

    private static AwsPage ofStage(Stage stage) {
        return switch (stage) {
            case VPC -> page("vpc", "sagemaker/latest/dg/train-vpc.html");
            case SUBMIT, ASSUME_ROLE, PROVISIONING, IMAGE_PULL, DATA_DOWNLOAD, TRAINING, ARTIFACT_UPLOAD -> ROLES;
        };
    }

    private static Optional<AwsPage> of(DeniedBy deniedBy) {
        return switch (deniedBy) {
            case PERMISSIONS_BOUNDARY ->
                Optional.of(page("boundary", "IAM/latest/UserGuide/access_policies_boundaries.html"));
            case SERVICE_CONTROL_POLICY ->
                Optional.of(page("scp", "organizations/latest/userguide/orgs_manage_policies_scps.html"));
            case RESOURCE_CONTROL_POLICY ->
                Optional.of(page("rcp", "organizations/latest/userguide/orgs_manage_policies_rcps.html"));
            case KEY_POLICY -> Optional.of(page("key", "kms/latest/developerguide/key-policies.html"));
            case VPC_ENDPOINT_POLICY ->
                Optional.of(page("endpoint", "sagemaker/latest/dg/interface-vpc-endpoint.html"));
            case NO_ALLOW, IDENTITY_POLICY, SESSION_POLICY, RESOURCE_POLICY, TRUST_POLICY, UNKNOWN -> Optional.empty();
        };
    }

    private static AwsPage page(String key, String path) {
        return new AwsPage(key, URI.create(DOCS + path));
    }
}
