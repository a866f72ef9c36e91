package dev.trainlight.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fuzzes every target with Jazzer, one after the other, more than ten million inputs in all, and prints a table:
 * {@code mvn -q -Pfuzz test-compile exec:exec@fuzz}. With {@code -Dfuzz.target=POLICY} one target alone, with
 * {@code -Dfuzz.runs=100000} so many inputs of each. Found inputs lie in {@code target/fuzz/found}; mended, they belong into
 * the target's folder of {@code src/test/resources/dev/trainlight/fuzz}, under the name that they have.
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
        String only = System.getProperty("fuzz.target", "");
        String runs = System.getProperty("fuzz.runs", "");
        System.out.println("| target | executions | findings | seconds |\n|---|---:|---:|---:|");
        long executions = 0;
        long findings = 0;
        for (Target target : Target.values()) {
            if (only.isEmpty() || only.equalsIgnoreCase(target.name())) {
                Tally tally = fuzz(target, runs.isEmpty() ? target.executions() : Long.parseLong(runs));
                System.out.printf(
                        "| %s | %,d | %d | %d |%n",
                        target.folder(), tally.executions(), tally.findings(), tally.seconds());
                executions += tally.executions();
                findings += tally.findings();
            }
        }
        System.out.printf("| all | %,d | %d | |%n", executions, findings);
        System.exit(findings > 0 ? 1 : 0);
    }

    private record Tally(long executions, int findings, long seconds) {}

    /** Jazzer ends with the first finding: it is begun anew until everything has been run. */
    private static Tally fuzz(Target target, long wanted) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        long executions = 0;
        int findings = 0;
        while (executions < wanted && findings < MOST_FINDINGS) {
            Path log = FOLDER.resolve(target.folder() + ".log");
            int status = jazzer(target, wanted - executions, log);
            Matcher done = EXECUTED.matcher(Files.readString(log, java.nio.charset.StandardCharsets.ISO_8859_1));
            if (!done.find()) {
                throw new IllegalStateException("Jazzer said nothing of what it did; see " + log);
            }
            executions += Long.parseLong(done.group(1));
            findings += status == 0 ? 0 : 1;
        }
        return new Tally(executions, findings, (System.nanoTime() - begin) / 1_000_000_000);
    }

    private static int jazzer(Target target, long runs, Path log) throws IOException, InterruptedException {
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
                // Following every comparison takes a hundred times as long as reading.
                "--trace=cov",
                "--reproducer_path=" + found,
                "-artifact_prefix=" + found + "/",
                "-max_len=" + LONGEST_INPUT,
                "-print_final_stats=1",
                "-runs=" + runs,
                corpus.toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
    }
}
