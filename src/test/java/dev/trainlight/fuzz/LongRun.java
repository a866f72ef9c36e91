package dev.trainlight.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fuzzes every target with Jazzer, one after the other, more than ten million inputs in all, and prints a table:
 * {@code mvn -q -Pfuzz test-compile exec:exec@fuzz}. With {@code -Dfuzz.target=POLICY,ARN} some targets alone, with
 * {@code -Dfuzz.runs=100000} so many inputs of each, with {@code -Dfuzz.seconds=60} no longer than that at each. An input
 * is a finding where the reader throws what it does not declare, takes more than two seconds of CPU time or 512 MB, or
 * does not come back at all. Findings lie in {@code target/fuzz/found}; mended, they belong into the target's folder of
 * {@code src/test/resources/dev/trainlight/fuzz}, under the name that they have.
 */
public final class LongRun {
    /** The JVM's whole heap: a reader that needs more is a finding. */
    private static final String HEAP = "-Xmx512m";

    private static final int LONGEST_INPUT = 300;
    private static final int MOST_FINDINGS = 20;
    private static final Path FOLDER = Path.of("target", "fuzz").toAbsolutePath();
    private static final Pattern EXECUTED = Pattern.compile("stat::number_of_executed_units: (\\d+)");

    private LongRun() {}

    /** Runs it; the exit status is 1 where something was found. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> only = List.of(
                System.getProperty("fuzz.target", "").toUpperCase(Locale.ROOT).split(","));
        String runs = System.getProperty("fuzz.runs", "");
        String given = System.getProperty("fuzz.seconds", "");
        Duration limit = given.isEmpty() ? Duration.ofDays(1) : Duration.ofSeconds(Long.parseLong(given));
        System.out.println("| target | executions | findings | seconds | a second |\n|---|---:|---:|---:|---:|");
        Tally all = new Tally(0, 0, 0);
        for (Target target : Target.values()) {
            if (only.getFirst().isEmpty() || only.contains(target.name())) {
                Tally tally = fuzz(target, runs.isEmpty() ? target.executions() : Long.parseLong(runs), limit);
                System.out.println(tally.row(target.folder()));
                all = all.plus(tally);
            }
        }
        System.out.println(all.row("all"));
        if (all.executions() == 0) {
            throw new IllegalArgumentException("There is no such target. There are " + List.of(Target.values()));
        }
        System.exit(all.findings() > 0 ? 1 : 0);
    }

    private record Tally(long executions, int findings, long seconds) {
        Tally plus(Tally more) {
            return new Tally(executions + more.executions, findings + more.findings, seconds + more.seconds);
        }

        String row(String name) {
            return "| %s | %,d | %d | %d | %,d |"
                    .formatted(name, executions, findings, seconds, executions / Math.max(1, seconds));
        }
    }

    /** Jazzer ends with the first finding: it is begun anew until everything has been run. */
    private static Tally fuzz(Target target, long wanted, Duration limit) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        long executions = 0;
        int findings = 0;
        for (long left = limit.toSeconds(); executions < wanted && left > 0 && findings < MOST_FINDINGS; ) {
            Path log = FOLDER.resolve(target.folder() + ".log");
            int status = jazzer(target, wanted - executions, left, log);
            Matcher done = EXECUTED.matcher(Files.readString(log, StandardCharsets.ISO_8859_1));
            if (!done.find()) {
                throw new IllegalStateException("Jazzer said nothing of what it did; see " + log);
            }
            executions += Long.parseLong(done.group(1));
            findings += status == 0 ? 0 : 1;
            left = limit.toSeconds() - seconds(begin);
        }
        return new Tally(executions, findings, seconds(begin));
    }

    private static long seconds(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toSeconds();
    }

    private static int jazzer(Target target, long runs, long seconds, Path log)
            throws IOException, InterruptedException {
        Path corpus = FOLDER.resolve("corpus").resolve(target.folder());
        Path found = FOLDER.resolve("found");
        Files.createDirectories(corpus);
        Files.createDirectories(found);
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "-D" + Fuzzer.TARGET + "=" + target,
                "-D" + Fuzzer.FOUND + "=" + found,
                "-classpath",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + Fuzzer.class.getName(),
                "--instrumentation_includes=dev.trainlight.**",
                "--instrumentation_excludes=dev.trainlight.fuzz.**",
                // Jazzer's own detectors look for injections, and steer by every step of every regular expression: that
                // takes a hundred times as long as reading.
                "--custom_hook_includes=dev.trainlight.none",
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.RegexRoadblocks",
                // Following every comparison takes a hundred times as long as reading.
                "--trace=cov",
                "--reproducer_path=" + found,
                "-artifact_prefix=" + found + "/",
                "-max_len=" + LONGEST_INPUT,
                "-print_final_stats=1",
                "-timeout=" + Fuzzer.STUCK.multipliedBy(2).toSeconds(),
                "-runs=" + runs,
                "-max_total_time=" + seconds,
                corpus.toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
    }
}
