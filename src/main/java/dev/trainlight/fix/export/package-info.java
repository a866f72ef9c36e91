/**
 * The forms in which a fix leaves the program: the JSON of contracts.md §3, each document as a file, the request to an
 * administrator as Markdown and as a page to print, snippets for CloudFormation and Terraform. Only
 * {@link dev.trainlight.fix.export.FixExporter} touches files. Start reading at
 * {@link dev.trainlight.fix.export.FixWriter}.
 */
package dev.trainlight.fix.export;
