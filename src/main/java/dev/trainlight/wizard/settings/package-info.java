/**
 * What the wizard remembers between two starts, and the file that it is kept in. No secret ever. Start reading at
 * {@link dev.trainlight.wizard.settings.Settings}.
 */
package dev.trainlight.wizard.settings;
