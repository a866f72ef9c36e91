package dev.trainlight.iam;

/** Where a document is attached; what its grammar may hold depends on it. */
public enum PolicyKind {
    IDENTITY,
    PERMISSIONS_BOUNDARY,
    SESSION,
    SERVICE_CONTROL,
    RESOURCE_CONTROL,
    BUCKET,
    KEY,
    REPOSITORY,
    TRUST,
    VPC_ENDPOINT,
    OTHER_RESOURCE;

    /** Whether its statements say for whom they are. */
    boolean namesPrincipals() {
        return switch (this) {
            case IDENTITY, PERMISSIONS_BOUNDARY, SESSION, SERVICE_CONTROL -> false;
            case RESOURCE_CONTROL, BUCKET, KEY, REPOSITORY, TRUST, VPC_ENDPOINT, OTHER_RESOURCE -> true;
        };
    }

    /** Whether its statements must say for which resources they are. */
    boolean needsResource() {
        return switch (this) {
            case TRUST, REPOSITORY, OTHER_RESOURCE -> false;
            case IDENTITY,
                    PERMISSIONS_BOUNDARY,
                    SESSION,
                    SERVICE_CONTROL,
                    RESOURCE_CONTROL,
                    BUCKET,
                    KEY,
                    VPC_ENDPOINT -> true;
        };
    }
}
