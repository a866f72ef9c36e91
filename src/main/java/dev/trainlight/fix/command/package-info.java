/**
 * The AWS CLI lines that make a change or take it back, quoted for the shell that they are pasted into. Nothing here runs
 * anything. Start reading at {@link dev.trainlight.fix.command.AwsCli}.
 */
package dev.trainlight.fix.command;
