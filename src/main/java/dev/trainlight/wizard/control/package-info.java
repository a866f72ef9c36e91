/**
 * Small controls that every page draws with: icons, badges, the panel for failures, names for screen readers. No page,
 * no account. Start reading at {@link dev.trainlight.wizard.control.Describe}.
 */
package dev.trainlight.wizard.control;
