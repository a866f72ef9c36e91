/**
 * Step 2: what to look at. Five lists and forms, one a tab, each with its view and its view-model: recent jobs, refused
 * attempts, a pasted error, a planned job, roles. Start reading at {@link dev.trainlight.wizard.page.job.JobViewModel}.
 */
package dev.trainlight.wizard.page.job;
