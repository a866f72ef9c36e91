package dev.trainlight.fix;

/**
 * How far a fix reaches. Names of training jobs are used once in an account and region, so that a job that failed must run
 * again under another name: a fix for the family serves that next run, a fix for this job only a job that is planned.
 */
public enum FixScope {
    /** The job as it is: its own name in every resource that holds it. */
    THIS_JOB,
    /** Every job with the same name but for its number or date, and the whole output path. */
    JOB_FAMILY
}
