/**
 * Step 4, the fix: what to change, by whom, proved before anybody touches anything, and how it leaves the program. {@link
 * dev.trainlight.wizard.page.fix.FixViewModel} makes it, {@code Selection} shows it change by change, {@code Saving}
 * writes it, {@code AwsCheck} asks AWS about it; {@link dev.trainlight.wizard.page.fix.Entry} and
 * {@link dev.trainlight.wizard.page.fix.Outcome} are what it finds, without a toolkit; the rest draws. Start reading at
 * {@link dev.trainlight.wizard.page.fix.FixPage}.
 */
package dev.trainlight.wizard.page.fix;
