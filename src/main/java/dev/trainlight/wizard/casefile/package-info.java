/**
 * Case files: one that somebody saved, seen as an account with one job, and saving the case on the screen as one. Start
 * reading at {@link dev.trainlight.wizard.casefile.CaseFileAccount} or {@link dev.trainlight.wizard.casefile.SaveCase}.
 */
package dev.trainlight.wizard.casefile;
