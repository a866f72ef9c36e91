/**
 * Gathers evidence from an AWS account, reading only. {@link dev.trainlight.aws.collect.AwsAccount} is the account;
 * {@code Collector} says which evidence a subject calls for; one {@code …Evidence} class a service knows its calls and
 * how their answers stand in a case; {@code Calls} runs them side by side, within limits, and turns refusals into gaps.
 * No judgement lives here. Start reading at {@code Collector}.
 */
package dev.trainlight.aws.collect;
