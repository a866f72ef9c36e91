/**
 * From a diagnosis to the smallest change that settles it: documents, their proof by diagnosing again, and the forms in
 * which they leave the program. Pure. What a fix is stands here; {@code document} changes documents, {@code remedy} knows
 * each kind of them, {@code proof} applies a fix to a case and diagnoses again, {@code repair} makes the fix,
 * {@code command} and {@code export} hand it over. Start reading at {@code repair.Fixer}.
 */
package dev.trainlight.fix;
