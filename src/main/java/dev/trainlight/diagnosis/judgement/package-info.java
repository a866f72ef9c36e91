/**
 * How requirements and readings become a verdict: evaluates what the job needs, matches it with what AWS said, reads the
 * job's own timeline, and says which stage is blocked and why (permission-model §13). Rules of single permissions live in
 * {@code requirement}, the grammar of texts in {@code message}. Start reading at
 * {@link dev.trainlight.diagnosis.judgement.Diagnostician}.
 */
package dev.trainlight.diagnosis.judgement;
