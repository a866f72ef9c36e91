package dev.trainlight;

import dev.trainlight.aws.collect.CollectBenchmark;
import dev.trainlight.diagnosis.judgement.DiagnosisBenchmark;
import dev.trainlight.diagnosis.message.MessageReaderBenchmark;
import dev.trainlight.iam.EvaluatorBenchmark;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs what can be measured without a window or a package, and prints rows of a Markdown table: what, figure, bound, and
 * the figure as a part of the bound, so that less than 1 is well. {@code packaging/benchmarks} calls it and adds the rest.
 */
public final class Benchmarks {
    /**
     * What a benchmark must keep to.
     *
     * @param method class and method, as JMH names them
     * @param what in words
     * @param bound a time at most, or a number a second at least
     * @param unit its unit
     * @param rate whether more is better
     */
    private record Bound(String method, String what, double bound, String unit, boolean rate) {}

    private static final List<Bound> BOUNDS = List.of(
            new Bound("EvaluatorBenchmark.sageMakerFullAccess", "decisions, FullAccess attached", 300_000, "/s", true),
            new Bound("EvaluatorBenchmark.everyLayer", "decisions, every layer", 60_000, "/s", true),
            new Bound("DiagnosisBenchmark.typicalCaseOfSixtyChecks", "diagnosis, 60 checks", 5_000, "µs", false),
            new Bound("DiagnosisBenchmark.pastedText", "diagnosis, pasted text", 1_000, "µs", false),
            new Bound("MessageReaderBenchmark.denial", "message, a denial", 1_000, "µs", false),
            new Bound("MessageReaderBenchmark.traceback", "message, a traceback", 1_000, "µs", false),
            new Bound("MessageReaderBenchmark.pageOfALog", "message, a page of a log", 10_000, "µs", false));

    /** The collection with latency, as a multiple of the longest chain of calls that need each other. */
    private static final double COLLECTION = 1.3;

    private static final Pattern ROUND = Pattern.compile("round \\d+: .* (\\d+\\.\\d+) times the chain");

    private Benchmarks() {}

    /** Prints the rows. */
    public static void main(String[] arguments) throws Exception {
        OptionsBuilder options = new OptionsBuilder();
        for (Class<?> benchmark :
                List.of(EvaluatorBenchmark.class, DiagnosisBenchmark.class, MessageReaderBenchmark.class)) {
            options.include(Pattern.quote(benchmark.getSimpleName()) + "\\.");
        }
        run(options);
        collection();
    }

    private static void run(OptionsBuilder options) throws RunnerException {
        options.verbosity(VerboseMode.SILENT);
        for (RunResult result : new Runner(options.build()).run()) {
            String name = result.getParams().getBenchmark();
            double score = result.getPrimaryResult().getScore();
            for (Bound bound : BOUNDS) {
                if (name.endsWith(bound.method())) {
                    row(bound.what(), score, bound.bound(), bound.unit(), bound.rate());
                }
            }
        }
    }

    /** The median of its rounds but the first, which loads classes. */
    private static void collection() throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            CollectBenchmark.main(new String[0]);
        } finally {
            System.setOut(before);
        }
        List<Double> rounds = new ArrayList<>();
        Matcher matcher = ROUND.matcher(said.toString(StandardCharsets.UTF_8));
        while (matcher.find()) {
            rounds.add(Double.parseDouble(matcher.group(1)));
        }
        List<Double> warm = rounds.subList(1, rounds.size()).stream().sorted().toList();
        row("collection, times the longest chain of calls", warm.get(warm.size() / 2), COLLECTION, "×", false);
    }

    private static void row(String what, double figure, double bound, String unit, boolean rate) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %s %s | %s %s %s | %.2f |%n",
                what,
                number(figure),
                unit,
                rate ? "at least" : "at most",
                number(bound),
                unit,
                rate ? bound / figure : figure / bound);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
    }
}
