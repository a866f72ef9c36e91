/**
 * Work that takes time: the only place of the wizard where threads are made. Work runs in the background, what follows
 * it on the thread of the user interface; a test runs both inline. Start reading at
 * {@link dev.trainlight.wizard.task.Tasks}.
 */
package dev.trainlight.wizard.task;
