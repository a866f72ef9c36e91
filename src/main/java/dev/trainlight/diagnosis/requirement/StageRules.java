package dev.trainlight.diagnosis.requirement;

import dev.trainlight.sagemaker.ImageRegistries;

/** The rules of one stage. */
interface StageRules {
    /** Adds what the job needs in this stage. */
    void collect(Ground ground, Needs needs);

    /**
     * What every stage's rules stand on.
     *
     * @param facts the job and its surroundings
     * @param principals who asks
     * @param s3 needs in S3
     * @param kms needs of KMS keys
     * @param registries AWS's own image registries
     */
    record Ground(JobFacts facts, Principals principals, S3Needs s3, KmsNeeds kms, ImageRegistries registries) {}
}
