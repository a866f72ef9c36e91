package dev.trainlight.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trainlight.diagnosis.Cases;
import dev.trainlight.diagnosis.message.MessageReader;
import dev.trainlight.evidence.Json;
import dev.trainlight.evidence.SecretScrubber;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Long inputs in constant memory, and in time. */
class LoadTest {
    /** 2,000 are run on demand, also in a process with a heap of 64 MB: {@code -Dtrainlight.load.cases=2000}. */
    private static final int CASES = Integer.getInteger("trainlight.load.cases", 300);

    private static final int EVERY = CASES / 4;
    private static final int MANY = 2_000;
    private static final String NUMBERED = "ml-data";
    private static final int LOG = 10 << 20;

    /** Case after case, none with the documents of another, measuring what the program holds meanwhile. */
    private static final class Endless extends InputStream {
        private final String line;
        private final List<Long> held = new ArrayList<>();
        private ByteArrayInputStream now = new ByteArrayInputStream(new byte[0]);
        private int given;

        Endless(String line) {
            this.line = line;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (now.available() == 0) {
                if (given == CASES) {
                    return -1;
                }
                if (given % EVERY == 0) {
                    System.gc();
                    System.gc();
                    held.add(ManagementFactory.getMemoryMXBean()
                            .getHeapMemoryUsage()
                            .getUsed());
                }
                given++;
                now = new ByteArrayInputStream(numbered(line, given));
            }
            return now.read(into, from, length);
        }
    }

    private static String line() {
        String line =
                Json.line(Cases.planned().roleWithout("s3:GetObject").build().json()) + "\n";
        assertThat(line).contains(NUMBERED);
        return line;
    }

    private static byte[] numbered(String line, int number) {
        return line.replace(NUMBERED, NUMBERED + "-" + number).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void twoThousandCasesNeedAHeapOfSixtyFourMegabytes() throws Exception {
        assumeTrue(CASES >= MANY, "on demand");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "dev.trainlight.Main",
                        "diagnose",
                        "--jsonl")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line = line();
        long begin = System.nanoTime();
        Thread giving = Thread.ofVirtual().start(() -> {
            try (OutputStream in = process.getOutputStream()) {
                for (int number = 0; number < CASES; number++) {
                    in.write(numbered(line, number));
                }
            } catch (IOException ended) {
                // Its exit status and its answers tell what happened.
            }
        });
        long answers = process.inputReader().lines().count();
        giving.join();
        assertThat(answers).isEqualTo(CASES);
        assertThat(process.waitFor()).isEqualTo(ExitStatus.BLOCKED);
        System.err.printf("%,d cases in a heap of 64 MB: %.1f s%n", CASES, (System.nanoTime() - begin) / 1e9);
    }

    @Test
    void manyCasesNeedTheMemoryOfOne() {
        Endless cases = new Endless(line());
        long[] answers = new long[1];
        OutputStream counting = new OutputStream() {
            @Override
            public void write(int one) {
                answers[0] += one == '\n' ? 1 : 0;
            }
        };
        Console console = new Console(
                cases,
                new PrintStream(new java.io.BufferedOutputStream(counting, 1 << 16), false, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                false);
        int status = new Cli(
                        console,
                        (_, _) -> {
                            throw new IllegalStateException("nobody is asked");
                        },
                        () -> new String[] {"test"})
                .run("diagnose", "--jsonl");
        assertThat(status).isEqualTo(ExitStatus.BLOCKED);
        assertThat(answers[0]).isEqualTo(CASES);
        // The first quarter loads classes and fills caches.
        long grown = cases.held.getLast() - cases.held.get(1);
        assertThat(grown)
                .as("bytes held more in the end than at the first quarter")
                .isLessThan(8L << 20);
    }

    @Test
    void aLogOfTenMegabytesIsReadInSeconds() {
        StringBuilder log = new StringBuilder(LOG + 200);
        for (int line = 0; log.length() < LOG; line++) {
            log.append("2026-11-22 10:00:00,")
                    .append(line)
                    .append(" INFO epoch 3 loss=0.")
                    .append(line % 997)
                    .append(" key=abc secret_santa see https://example.org/a?b=c for token counts\n");
        }
        log.append(
                "ClientError: Data download failed:AccessDenied (403): User: arn:aws:sts::111122223333:assumed-role/Train/SageMaker"
                        + " is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::ml-data/a\" because no"
                        + " identity-based policy allows the s3:GetObject action");
        String text = log.toString();
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        assertThat(SecretScrubber.scrub(text)).contains("epoch 3");
        assertThat(new MessageReader().read(text, Optional.empty()).first()).isPresent();
        long seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin) / 1_000_000_000;
        assertThat(seconds).isLessThan(20);
    }
}
