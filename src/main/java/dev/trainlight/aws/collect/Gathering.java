package dev.trainlight.aws.collect;

import dev.trainlight.aws.AwsSession;
import dev.trainlight.evidence.Gap;
import dev.trainlight.evidence.Identity;
import java.time.Clock;
import java.util.Optional;

/**
 * What every part of one collection works with.
 *
 * @param session makes clients
 * @param identity who asks
 * @param limits how much, how long
 * @param clock what time it is
 * @param calls makes the calls
 * @param draft takes what they give
 */
record Gathering(AwsSession session, Identity identity, Limits limits, Clock clock, Calls calls, Draft draft) {

    /** Whether a resource of that account can be read with the credentials of this session at all. */
    boolean ours(String account) {
        return account.isEmpty() || account.equals(identity.accountId());
    }

    /** Notes that something belongs to another account, whose documents only that account can read. */
    void foreign(Ask question) {
        draft.gap(new Gap(question.evidence(), question.resource(), Optional.of(question.call()), "OtherAccount"));
    }
}
