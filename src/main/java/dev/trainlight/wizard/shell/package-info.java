/**
 * The window: step list, page area, bars and keys, the same for every page. Knows pages only as
 * {@link dev.trainlight.wizard.page.Page}. Start reading at {@link dev.trainlight.wizard.shell.Shell}; which step is
 * shown when is {@link dev.trainlight.wizard.shell.Flow}'s.
 */
package dev.trainlight.wizard.shell;
