package dev.trainlight.diagnosis.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.trainlight.evidence.Where;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The time grows with the text's length and not faster, whatever the text repeats. */
class LongTextTest {
    private static final int LONG = 10_000_000;
    private static final int MIDDLE = 1_500_000;
    private static final Duration GENEROUS = Duration.ofSeconds(20);

    private final MessageReader reader = new MessageReader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "User: ",
                "arn:aws:",
                "is not authorized to perform: ",
                " ",
                "An error occurred (AccessDenied) when calling the PutObject operation: Access Denied "
            })
    void readsTenMegabytes(String piece) {
        readsInTime(piece, LONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(((",
                "\n",
                "\\n",
                "&#39;",
                "[31m",
                "\u001b[",
                "\\u001b[3",
                "\u2502 ",
                "a",
                "\"",
                "'",
                "# ",
                "|",
                "algo-1-abcde | ",
                "User: arn:aws:iam::1:user/x is not authorized to perform: s3:GetObject on resource: ",
                "because no ",
                "when calling the ",
                "operation error S3: ",
                "AlgorithmError: ",
                "Data download failed",
                "access denied ",
                "PermissionError: ",
                "FooError: ",
                "a.b.c.d.e.f.G",
                "Traceback (most recent call last)",
                "During handling of the above exception, another exception occurred",
                "s3://",
                "exit code",
                "Encoded authorization failure message: ",
                "Encoded authorization failure message: QUJD\n",
                "permission s3:x ",
                "<Code>AccessDenied</Code>",
                "(Service: X; Status Code: 400; ",
                "trust relationship sagemaker role ",
                "no s3 objects found ",
                "could not assume role ",
                "UnauthorizedOperation ",
                "retrying ",
                "errno /",
                "AWS Error X during Y operation: ",
                "Failed to upload a to ",
                "[2026-01-02 03:04:05,678] {a.py:1} "
            })
    void readsWhateverIsRepeated(String piece) {
        readsInTime(piece, MIDDLE);
    }

    private void readsInTime(String piece, int length) {
        String text = piece.repeat(length / piece.length());
        assertTimeout(GENEROUS, () -> reader.read(text, Optional.of(Where.CONTAINER_LOG)));
    }

    @Test
    void findsTheDenialAtTheEndOfALongLog() {
        Random random = new Random(7);
        StringBuilder log = new StringBuilder();
        while (log.length() < LONG) {
            log.append("step ")
                    .append(random.nextInt(100_000))
                    .append(" loss ")
                    .append(random.nextDouble())
                    .append('\n');
        }
        log.append("User: arn:aws:sts::210987654321:assumed-role/train/SageMaker is not authorized to perform:")
                .append(" sqs:SendMessage on resource: arn:aws:sqs:eu-west-3:210987654321:q");
        MessageReading reading =
                assertTimeout(GENEROUS, () -> reader.read(log.toString(), Optional.of(Where.CONTAINER_LOG)));
        assertThat(reading.first().orElseThrow())
                .isInstanceOfSatisfying(
                        Denial.class, denial -> assertThat(denial.actions()).containsExactly("sqs:SendMessage"));
    }
}
