/**
 * What a training job needs: one file a stage, its rules named by the ids of permission-model.md. A rule turns the case
 * and its job into {@link dev.trainlight.diagnosis.requirement.Requirement}s, each a complete authorization request; it
 * judges nothing. To add a permission, open the file of its stage. Start reading at
 * {@link dev.trainlight.diagnosis.requirement.Requirement}.
 */
package dev.trainlight.diagnosis.requirement;
