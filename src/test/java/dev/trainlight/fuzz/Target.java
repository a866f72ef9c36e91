package dev.trainlight.fuzz;

import com.sun.management.ThreadMXBean;
import dev.trainlight.aws.collect.TrailReading;
import dev.trainlight.aws.signin.ConfigReading;
import dev.trainlight.cli.EvaluateReading;
import dev.trainlight.iam.Arn;
import dev.trainlight.sagemaker.ImageRegistries;
import dev.trainlight.sagemaker.ImageUri;
import dev.trainlight.sagemaker.S3Location;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * What is fuzzed: every reader of text that comes from elsewhere. Each has seeds and found inputs in the resource folder of
 * its name; found ones stay there, so that a mended fault stays mended.
 */
enum Target {
    /** Policy documents, strictly read, checked and printed. */
    POLICY(1_500_000, CaseReaders::policy),
    /** Case files: read, redacted, written back. */
    CASE(100_000, CaseReaders::caseFile),
    /** What follows from a case file: the diagnosis with its texts, the fix with its files. */
    DIAGNOSIS(60_000, CaseReaders::diagnosis),
    /** CreateTrainingJob requests, as they are pasted or opened. */
    REQUEST(1_500_000, CaseReaders::request),
    /** CloudTrail records. */
    TRAIL(1_300_000, TrailReading::read),
    /** AWS's configuration file, and the catalog of profiles that comes of it. */
    CONFIG(400_000, ConfigReading::config),
    /** AWS's credentials file. */
    CREDENTIALS(400_000, ConfigReading::credentials),
    /** Files of the SSO token cache, and of {@code aws login}. */
    SSO_CACHE(700_000, ConfigReading::ssoCache),
    /** Pasted messages: scrubbed and read. */
    MESSAGE(440_000, CaseReaders::message),
    /** ARNs. */
    ARN(1_500_000, Target::arn),
    /** Image URIs and S3 locations. */
    IMAGE(1_500_000, Target::image),
    /** Lines of {@code trainlight evaluate}. */
    EVALUATE(800_000, EvaluateReading::read);

    /** Longest CPU time of one input. */
    static final long LONGEST_NANOS = 2_000_000_000L;

    /** Most memory that one input may ask for, even if not all at once. */
    static final long MOST_BYTES = 512L << 20;

    private final long executions;
    private final Reader reader;

    Target(long executions, Reader reader) {
        this.executions = executions;
        this.reader = reader;
    }

    /** How often the long run calls it. */
    long executions() {
        return executions;
    }

    /** Name of its folder. */
    String folder() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its seeds and the inputs that once were too much for it. */
    List<byte[]> inputs() {
        return Seeds.of(this);
    }

    /**
     * Reads one input.
     *
     * @throws AssertionError where the reader throws what it does not declare, takes too long or too much memory
     */
    void check(byte[] input) {
        Cost cost = measured(input);
        if (cost.tooMuch()) {
            // The first time loads classes.
            cost = measured(input);
        }
        if (cost.tooMuch()) {
            throw new AssertionError(this + ": " + cost + " for " + input.length + " bytes");
        }
    }

    private record Cost(long nanos, long bytes) {
        boolean tooMuch() {
            return nanos > LONGEST_NANOS || bytes > MOST_BYTES;
        }

        @Override
        public String toString() {
            return nanos / 1_000_000 + " ms, " + (bytes >> 20) + " MB";
        }
    }

    private Cost measured(byte[] input) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        long bytes = threads.getCurrentThreadAllocatedBytes();
        try {
            reader.read(input);
        } catch (Exception | StackOverflowError | OutOfMemoryError fault) {
            throw new AssertionError(this + ": " + fault, fault);
        }
        return new Cost(threads.getCurrentThreadCpuTime() - cpu, threads.getCurrentThreadAllocatedBytes() - bytes);
    }

    private static void arn(byte[] input) {
        Arn.parse(new String(input, StandardCharsets.UTF_8)).ifPresent(arn -> {
            arn.resourceType();
            arn.resourceName();
            if (Arn.parse(arn.toString()).isEmpty()) {
                throw new IllegalStateException("an ARN that was read is not read again");
            }
        });
    }

    private static final ImageRegistries REGISTRIES = ImageRegistries.bundled();

    private static void image(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        ImageUri.parse(text).ifPresent(image -> {
            REGISTRIES.owner(image);
            image.repositoryArn("aws");
        });
        S3Location.parse(text).ifPresent(place -> {
            place.bucketArn("aws");
            place.objectArn("aws", "*");
            place.uri();
        });
    }
}
