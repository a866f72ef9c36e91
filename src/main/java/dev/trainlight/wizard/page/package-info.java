/**
 * What a page is, seen from the shell, and what the shell is, seen from a page. The pages themselves live in the folders
 * below, one each: a view and a view-model. They do not know each other. Start reading at
 * {@link dev.trainlight.wizard.page.Page}.
 */
package dev.trainlight.wizard.page;
