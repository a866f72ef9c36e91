/**
 * A saved case file as an account with one job. Start reading at
 * {@link dev.trainlight.wizard.casefile.CaseFileAccount}.
 */
package dev.trainlight.wizard.casefile;
