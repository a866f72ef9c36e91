package dev.trainlight.wizard.page.fix;

/** How a change is shown. */
public enum FixTab {
    /** What is added and taken away. */
    CHANGES("changes"),
    /** The whole document, as AWS takes it. */
    JSON("json"),
    /** A command. */
    CLI("cli"),
    /** As code of one's own infrastructure. */
    CODE("code"),
    /** What AWS says about the document. */
    AWS("aws");

    private final String id;

    FixTab(String id) {
        this.id = id;
    }

    /** The word in bundle keys. */
    public String id() {
        return id;
    }
}
