package dev.trainlight.diagnosis;

/** What stopped a job that no permission stopped. */
public enum LookAlikeKind {
    QUOTA("quota"),
    CAPACITY("capacity"),
    NETWORK("network"),
    MISSING_IMAGE("missing-image"),
    MISSING_DATA("missing-data"),
    WRONG_TARGET("wrong-target"),
    REQUEST_VALIDATION("request-validation"),
    CREDENTIALS("credentials"),
    THROTTLING("throttling"),
    USER_CODE("user-code"),
    MEMORY("memory"),
    FILE_SYSTEM("file-system"),
    KEY_STATE("key-state"),
    SUBSCRIPTION("subscription"),
    SERVICE_INTERNAL("service-internal");

    private final String id;

    LookAlikeKind(String id) {
        this.id = id;
    }

    /** The word of the fixed formats. */
    public String id() {
        return id;
    }
}
