package dev.trainlight.wizard.page.job;

import java.util.Arrays;

/** The tabs of the job page, in order. */
public enum JobTab {
    JOBS("jobs"),
    REFUSED("refused"),
    MESSAGE("message"),
    PLANNED("planned"),
    ROLES("roles");

    private final String id;

    JobTab(String id) {
        this.id = id;
    }

    /** The word in settings and bundle keys. */
    public String id() {
        return id;
    }

    /** The tab with that word; the first where there is none. */
    public static JobTab of(String id) {
        return Arrays.stream(values())
                .filter(tab -> tab.id.equals(id))
                .findFirst()
                .orElse(JOBS);
    }
}
