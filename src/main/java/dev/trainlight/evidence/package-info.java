/**
 * The case: everything known about one job at one moment, its reader, writer and redaction, and {@link
 * dev.trainlight.evidence.Account}, the port behind which AWS and the sample account stand. No judgement lives here.
 * Start reading at {@link dev.trainlight.evidence.Case}.
 */
package dev.trainlight.evidence;
