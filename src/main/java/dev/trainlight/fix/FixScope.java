package dev.trainlight.fix;

/**
 * How far a fix reaches. The name of a training job is used once in an account and region: a job that exists runs again
 * under another name only, so that its own fix takes the number at its name's end as one of many.
 */
public enum FixScope {
    /** The job as it is: a planned job's own name in every resource that holds it, or the name of its next run. */
    THIS_JOB,
    /** Every job with the same name but for its number or date, and the whole output path. */
    JOB_FAMILY
}
