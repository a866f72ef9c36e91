/**
 * ARNs, policy documents with their positions in the text, and the evaluator with its explanations. Pure: no network, no
 * clock, no AWS SDK, nothing of SageMaker. Start reading at {@link dev.trainlight.iam.Evaluator}.
 */
package dev.trainlight.iam;
