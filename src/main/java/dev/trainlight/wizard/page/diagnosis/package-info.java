/**
 * Step 3, what blocks the job: the headline, the line, the checks of a stage and why one came out as it did. {@link
 * dev.trainlight.wizard.page.diagnosis.DiagnosisViewModel} collects, diagnoses and explains; {@link
 * dev.trainlight.wizard.page.diagnosis.Row}, {@link dev.trainlight.wizard.page.diagnosis.Why} and {@link
 * dev.trainlight.wizard.page.diagnosis.Delta} are what it finds, without a toolkit; the rest draws. Start reading at
 * {@link dev.trainlight.wizard.page.diagnosis.DiagnosisPage}.
 */
package dev.trainlight.wizard.page.diagnosis;
