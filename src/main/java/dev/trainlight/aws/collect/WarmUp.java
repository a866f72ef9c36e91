package dev.trainlight.aws.collect;

import dev.trainlight.aws.AwsSession;
import dev.trainlight.aws.Environment;
import dev.trainlight.aws.SessionSettings;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CollectionListener;
import dev.trainlight.evidence.Identity;
import dev.trainlight.evidence.Subject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * Loads what a first collection needs, while somebody still looks at the list of jobs: the classes of ten services take
 * longer to load than their answers to come. It goes through a whole collection of a job that does not exist, against answers
 * that are made up here; nothing leaves the machine.
 */
public final class WarmUp {
    private static final Logger LOG = Logger.getLogger(WarmUp.class.getName());
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final AtomicBoolean begun = new AtomicBoolean();

    /** Begins on a thread of its own, the first time that it is called; does nothing afterwards. */
    public void begin() {
        if (begun.compareAndSet(false, true)) {
            Thread thread = Thread.ofPlatform().daemon().name("warm-up").unstarted(WarmUp::run);
            // A person who is looking at the window comes first.
            thread.setPriority(Thread.MIN_PRIORITY);
            thread.start();
        }
    }

    /** Does it here and now. */
    static void run() {
        try {
            collect();
        } catch (AccountException | RuntimeException fault) {
            // Whatever does not work here will say so where somebody needs it.
            LOG.log(Level.FINE, "The warm-up ended early.", fault);
        }
    }

    /** The case of the job that does not exist. */
    static Case collect() throws AccountException {
        Environment nobody = new Environment(Map.of(), Path.of(""), Clock.systemUTC());
        Limits usual = Limits.standard();
        Limits limits = new Limits(
                LONGEST, Map.of(), 1, Duration.ofMillis(1), usual.trailPages(), usual.logStreams(), usual.logLines());
        Identity identity = new Identity(
                "warm-up",
                "arn:aws:sts::111122223333:assumed-role/WarmUp/nobody",
                "111122223333",
                "aws",
                "us-east-1",
                Optional.empty(),
                false);
        try (AwsSession session = new AwsSession(
                SessionSettings.of(nobody, Region.US_EAST_1),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAWARMUP", "nothing")),
                new MadeUpAnswers())) {
            return new AwsAccount(session, identity, limits, Clock.systemUTC())
                    .collect(new Subject.Job("warm-up"), CollectionListener.NONE, Cancellation.NEVER);
        }
    }
}
