/**
 * How the wizard looks: the theme, our one stylesheet {@code trainlight.css} on AtlantaFX's colour tokens, the size of the
 * text. No control, no page. Start reading at {@link dev.trainlight.wizard.theme.Theme}.
 */
package dev.trainlight.wizard.theme;
