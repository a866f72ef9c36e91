package dev.trainlight.iam;

/**
 * A place in a text, both numbers counted from one.
 *
 * @param line the line
 * @param column the column, in UTF-16 units
 */
public record Position(int line, int column) {}
