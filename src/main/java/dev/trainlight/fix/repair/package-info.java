/**
 * Makes the fix: asks the remedies, tries what they propose on a copy of the case, takes away what is not needed, and
 * proves the rest. Nothing here knows how a document is written or exported. Start reading at
 * {@link dev.trainlight.fix.repair.Fixer}.
 */
package dev.trainlight.fix.repair;
