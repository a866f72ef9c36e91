/**
 * The only place that touches the AWS SDK. Here: what every part of it shares, namely {@link
 * dev.trainlight.aws.AwsSession} (credentials, region and ready-made clients), how requests travel (proxy, certificates,
 * endpoints), and {@link dev.trainlight.aws.AwsErrors}, the one translation of what AWS and the network answer into what
 * a person is told. Signing in lives in {@code aws.signin}, gathering evidence in {@code aws.collect}; nothing here knows
 * either. Start reading at {@link dev.trainlight.aws.AwsSession}.
 */
package dev.trainlight.aws;
