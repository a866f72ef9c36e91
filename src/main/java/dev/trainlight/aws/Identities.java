package dev.trainlight.aws;

import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Identity;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Who a session belongs to, as AWS says. */
public final class Identities {
    private static final String CALL = "sts:GetCallerIdentity";

    private Identities() {}

    /**
     * Asks AWS who this is; needs no permission.
     *
     * @throws AccountException where AWS does not accept the credentials, or cannot be asked
     */
    public static Identity of(AwsSession session) throws AccountException {
        try {
            GetCallerIdentityResponse caller =
                    session.client(StsClient.builder()).getCallerIdentity();
            return new Identity(
                    session.profile().orElseGet(caller::arn),
                    caller.arn(),
                    caller.account(),
                    partition(caller.arn(), session),
                    session.region().id(),
                    session.profile(),
                    false);
        } catch (SdkException | FailureException | IllegalStateException | IllegalArgumentException thrown) {
            throw AwsErrors.exception(CALL, thrown);
        }
    }

    // arn:PARTITION:sts::… — what AWS says goes before what the region's name suggests.
    private static String partition(String arn, AwsSession session) {
        String[] parts = arn.split(":", 3);
        return parts.length == 3 ? parts[1] : session.partition();
    }
}
