/**
 * The line: the control that draws a training job's life as a line of stations with signals. {@link
 * dev.trainlight.wizard.line.LineModel} says what to draw, {@link dev.trainlight.wizard.line.LineLayout} where, both free
 * of the toolkit; {@link dev.trainlight.wizard.line.LineView} and its skin draw it. Nothing here knows of pages. Start
 * reading at {@link dev.trainlight.wizard.line.LineView}.
 */
package dev.trainlight.wizard.line;
