/**
 * Help beside the four steps: the bundle that somebody saves for support, and the check for updates. Nothing here is sent
 * or asked by itself. Start reading at {@link dev.trainlight.wizard.support.SupportBundle}.
 */
package dev.trainlight.wizard.support;
