package dev.trainlight.wizard.page.job;

import dev.trainlight.sagemaker.RequestForm;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes CreateTrainingJob requests of what people have: a description of a job that ran
 * (docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html lists what a request may hold).
 */
final class JobRequests {
    private JobRequests() {}

    /** The request as it is; of a description only what a request may hold. */
    static ObjectNode planned(ObjectNode pasted) {
        return pasted.has("TrainingJobStatus") || pasted.has("TrainingJobArn") ? again(pasted) : pasted;
    }

    /** The same job again: what of its description a request may hold. */
    static ObjectNode again(ObjectNode description) {
        return RequestForm.request(description, true);
    }
}
