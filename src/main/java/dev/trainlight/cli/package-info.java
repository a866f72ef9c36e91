/**
 * The commands of contracts.md §4. Results go to standard output, everything else to standard error; nothing is judged
 * here. Start reading at {@link dev.trainlight.cli.Cli}.
 */
package dev.trainlight.cli;
