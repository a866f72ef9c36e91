package dev.trainlight.fuzz;

import dev.trainlight.aws.collect.TrailReading;
import dev.trainlight.aws.signin.ConfigReading;
import dev.trainlight.cli.EvaluateReading;
import dev.trainlight.iam.Arn;
import dev.trainlight.sagemaker.ImageRegistries;
import dev.trainlight.sagemaker.ImageUri;
import dev.trainlight.sagemaker.S3Location;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * What is fuzzed: every reader of text that comes from elsewhere. Each has seeds and found inputs in the resource folder of
 * its name; found ones stay there, so that a mended fault stays mended.
 */
enum Target {
    /** Policy documents, strictly read, checked and printed. */
    POLICY(1_000_000, CaseReaders::policy),
    /** Case files: read and written back. */
    CASE(1_000_000, CaseReaders::caseFile),
    /** Case files made anonymous. */
    REDACTION(300_000, CaseReaders::redaction),
    /** What follows from a case file: the diagnosis with its texts. */
    DIAGNOSIS(300_000, CaseReaders::diagnosis),
    /** The fix of a case file, with its files. It proves itself by dozens of diagnoses, so few are made. */
    FIX(20_000, CaseReaders::fix),
    /** CreateTrainingJob requests, as they are pasted or opened. */
    REQUEST(1_000_000, CaseReaders::request),
    /** CloudTrail records. */
    TRAIL(1_000_000, TrailReading::read),
    /** AWS's configuration file, and the catalog of profiles that comes of it. */
    CONFIG(500_000, ConfigReading::config),
    /** AWS's credentials file. */
    CREDENTIALS(500_000, ConfigReading::credentials),
    /** Files of the SSO token cache. */
    SSO_CACHE(500_000, ConfigReading::ssoCache),
    /** Files of {@code aws login}. */
    LOGIN(500_000, ConfigReading::login),
    /** Pasted messages: scrubbed and read. */
    MESSAGE(500_000, CaseReaders::message),
    /** ARNs. */
    ARN(2_000_000, Target::arn),
    /** Image URIs and S3 locations. */
    IMAGE(2_000_000, Target::image),
    /** Lines of {@code trainlight evaluate}. */
    EVALUATE(500_000, EvaluateReading::read);

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
        Bounds.STANDARD.check(name(), reader, input);
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
