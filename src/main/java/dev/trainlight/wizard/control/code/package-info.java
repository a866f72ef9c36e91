/**
 * Documents on the screen: JSON with line numbers, colours and marked lines, and what changes in them. The rows are made
 * without a toolkit ({@link dev.trainlight.wizard.control.code.CodeRows}); {@link
 * dev.trainlight.wizard.control.code.CodeView} shows them. Nothing here knows what a policy is.
 */
package dev.trainlight.wizard.control.code;
