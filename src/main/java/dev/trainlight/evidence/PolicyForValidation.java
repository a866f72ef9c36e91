package dev.trainlight.evidence;

import dev.trainlight.iam.PolicyKind;

/**
 * A policy document that AWS is to read.
 *
 * @param name what it is called where its answer is shown
 * @param kind where it is attached: AWS reads each kind by its own grammar
 * @param text its JSON; the places of the answer are places in this text
 */
public record PolicyForValidation(String name, PolicyKind kind, String text) {}
