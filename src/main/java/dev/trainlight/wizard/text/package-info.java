/**
 * The wizard's words: the bundle {@code messages.properties}, texts that follow the chosen language, and dates, times
 * and numbers as people write them. No control, no page. Start reading at {@link dev.trainlight.wizard.text.Texts}.
 */
package dev.trainlight.wizard.text;
