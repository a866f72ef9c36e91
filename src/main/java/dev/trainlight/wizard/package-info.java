/**
 * The JavaFX program: the window ({@code shell}), its four pages ({@code page}), and what they are made of. Knows every
 * package below it and is known by none but {@link dev.trainlight.Main}. Start reading at {@code shell.Shell} and
 * {@code page.Page}; how it starts stands in {@code HeadStart}.
 */
package dev.trainlight.wizard;
