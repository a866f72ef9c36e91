/**
 * The proof of a fix: the case with it applied, diagnosed again, and what becomes allowed besides. Nothing here decides
 * what a fix holds. Start reading at {@link dev.trainlight.fix.proof.CaseEditor}.
 */
package dev.trainlight.fix.proof;
