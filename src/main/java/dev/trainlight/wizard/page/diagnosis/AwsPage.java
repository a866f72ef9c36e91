package dev.trainlight.wizard.page.diagnosis;

import dev.trainlight.diagnosis.DeniedBy;
import dev.trainlight.diagnosis.Finding;
import dev.trainlight.sagemaker.Stage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A page of AWS's documentation, and when it helps. */
public enum AwsPage {
    ROLES("roles", "sagemaker/latest/dg/sagemaker-roles.html"),
    DENIED("denied", "IAM/latest/UserGuide/troubleshoot_access-denied.html"),
    LOGIC("logic", "IAM/latest/UserGuide/reference_policies_evaluation-logic.html"),
    S3("s3", "AmazonS3/latest/userguide/troubleshoot-403-errors.html"),
    VPC("vpc", "sagemaker/latest/dg/train-vpc.html"),
    BOUNDARY("boundary", "IAM/latest/UserGuide/access_policies_boundaries.html"),
    SERVICE_CONTROL("scp", "organizations/latest/userguide/orgs_manage_policies_scps.html"),
    RESOURCE_CONTROL("rcp", "organizations/latest/userguide/orgs_manage_policies_rcps.html"),
    KEY("key", "kms/latest/developerguide/key-policies.html"),
    ENDPOINT("endpoint", "sagemaker/latest/dg/interface-vpc-endpoint.html");

    private static final String DOCS = "https://docs.aws.amazon.com/";

    private final String id;
    private final String path;

    AwsPage(String id, String path) {
        this.id = id;
        this.path = path;
    }

    /** The word in bundle keys. */
    public String id() {
        return id;
    }

    /** Where it is. */
    public URI address() {
        return URI.create(DOCS + path);
    }

    /** Pages about a permission of that stage, refused by what the finding says. */
    static List<AwsPage> about(Stage stage, String action, Optional<Finding> finding) {
        List<AwsPage> pages = new ArrayList<>();
        finding.map(Finding::deniedBy).flatMap(AwsPage::of).ifPresent(pages::add);
        pages.add(ofStage(stage));
        if (action.startsWith("s3:")) {
            pages.add(S3);
        } else {
            pages.add(finding.isPresent() ? DENIED : LOGIC);
        }
        return pages;
    }

    private static AwsPage ofStage(Stage stage) {
        return switch (stage) {
            case VPC -> VPC;
            case SUBMIT, ASSUME_ROLE, PROVISIONING, IMAGE_PULL, DATA_DOWNLOAD, TRAINING, ARTIFACT_UPLOAD -> ROLES;
        };
    }

    private static Optional<AwsPage> of(DeniedBy deniedBy) {
        return switch (deniedBy) {
            case PERMISSIONS_BOUNDARY -> Optional.of(BOUNDARY);
            case SERVICE_CONTROL_POLICY -> Optional.of(SERVICE_CONTROL);
            case RESOURCE_CONTROL_POLICY -> Optional.of(RESOURCE_CONTROL);
            case KEY_POLICY -> Optional.of(KEY);
            case VPC_ENDPOINT_POLICY -> Optional.of(ENDPOINT);
            case NO_ALLOW, IDENTITY_POLICY, SESSION_POLICY, RESOURCE_POLICY, TRUST_POLICY, UNKNOWN -> Optional.empty();
        };
    }
}
