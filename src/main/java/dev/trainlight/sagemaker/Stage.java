package dev.trainlight.sagemaker;

import java.util.Arrays;
import java.util.Optional;

/**
 * The eight stages in the order in which every list of them stands. The first two come before the job exists; the other
 * six are its life. Image pull and data download run in either order, depending on the year (permission-model §1.2).
 */
public enum Stage {
    SUBMIT("submit"),
    ASSUME_ROLE("assume-role"),
    PROVISIONING("provisioning"),
    VPC("vpc"),
    IMAGE_PULL("image-pull"),
    DATA_DOWNLOAD("data-download"),
    TRAINING("training"),
    ARTIFACT_UPLOAD("artifact-upload");

    private final String id;

    Stage(String id) {
        this.id = id;
    }

    /** The word of the fixed formats, such as {@code data-download}. */
    public String id() {
        return id;
    }

    /** The stage with that id, or empty. */
    public static Optional<Stage> of(String id) {
        return Arrays.stream(values()).filter(stage -> stage.id.equals(id)).findFirst();
    }

    /** Whether the stage comes before the job exists: submit and assume-role. */
    public boolean beforeJob() {
        return this == SUBMIT || this == ASSUME_ROLE;
    }
}
