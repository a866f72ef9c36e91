/**
 * The built-in sample account: about twenty jobs over the whole range, for the first look without any AWS account, for
 * tests and for screenshots. Its facts are JSON resources in the forms that AWS uses; no verdict is written down in them,
 * the diagnosis finds everything by itself. Start reading at {@link dev.trainlight.sample.SampleAccount}.
 */
package dev.trainlight.sample;
