/**
 * The training job as AWS describes it: its fields, its timeline, the stages of its life, image URIs and AWS's image
 * registries. Knows nothing of permissions and nothing of where the facts come from. Start reading at
 * {@link dev.trainlight.sagemaker.TrainingJob}.
 */
package dev.trainlight.sagemaker;
