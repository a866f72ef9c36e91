/**
 * Makes a case anonymous so that it still gives the same diagnosis. {@link dev.trainlight.evidence.redaction.Redaction} is
 * the way in. {@code CaseWalk} knows which field holds what; {@code Anatomy} knows which parts of a name are AWS's own
 * grammar; {@code Lexicon} gathers every word of the rest and finds replacements that keep every equality, every prefix
 * and every match of a wildcard. Start reading at {@code Lexicon}.
 */
package dev.trainlight.evidence.redaction;
