/**
 * The desktop around the wizard: file choosers, browser, file manager, clipboard, behind a port. Start reading at
 * {@link dev.trainlight.wizard.desktop.Desktop}.
 */
package dev.trainlight.wizard.desktop;
