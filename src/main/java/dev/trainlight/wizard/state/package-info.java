/**
 * What the pages of one window hand on to each other, as observable values; no view. Start reading at
 * {@link dev.trainlight.wizard.state.WizardState}.
 */
package dev.trainlight.wizard.state;
