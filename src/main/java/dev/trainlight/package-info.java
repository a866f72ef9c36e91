/**
 * The program's entry, {@link dev.trainlight.Main}, which hands over to the wizard or to the command line. Nothing else
 * lives here, and nothing here knows JavaFX. Start reading at {@code diagnosis}: it is what the program exists for.
 */
package dev.trainlight;
