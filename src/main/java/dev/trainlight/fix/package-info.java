/**
 * From a diagnosis to the smallest change that settles it: documents, their proof by diagnosing again, and the forms in
 * which they leave the program. Pure. Start reading at {@link dev.trainlight.fix.Fixer}.
 */
package dev.trainlight.fix;
