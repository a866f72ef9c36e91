package dev.trainlight.diagnosis;

/** Who can make the change. */
public enum WhoCanFixIt {
    IAM_ADMINISTRATOR("iam-administrator"),
    RESOURCE_OWNER("resource-owner"),
    KEY_ADMINISTRATOR("key-administrator"),
    NETWORK_ADMINISTRATOR("network-administrator"),
    ORGANIZATION_ADMINISTRATOR("organization-administrator"),
    /** The person who submits the job. */
    YOU("you"),
    AWS("aws");

    private final String id;

    WhoCanFixIt(String id) {
        this.id = id;
    }

    /** The word of the fixed formats. */
    public String id() {
        return id;
    }
}
