/**
 * What helps against a denial, one class for each kind of document: where the document stands in a case, who may change
 * it, how a grant is written in its grammar, how large it may be. Least privilege lives here too: the exact actions,
 * resources and conditions of a grant. Nothing here decides what is offered; {@code repair} does. Start reading at
 * {@link dev.trainlight.fix.remedy.Remedy}.
 */
package dev.trainlight.fix.remedy;
