/**
 * AWS's configuration and credentials files as they stand on disk: read line by line so that a mistake is named with its
 * file and line, merged as the AWS CLI merges them, and understood: which kind of credentials a profile describes. Asks
 * nothing of AWS and changes nothing. Start reading at {@link dev.trainlight.aws.signin.config.Configuration}, then
 * {@link dev.trainlight.aws.signin.config.ProfileKind}.
 */
package dev.trainlight.aws.signin.config;
