package dev.trainlight.cli;

import dev.trainlight.iam.Evaluator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * {@code trainlight evaluate}: authorization requests, one a line, from standard input; one decision a line to standard
 * output, in order. A bad line yields an error in its place, and the run goes on. Memory does not grow with the input.
 */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        resourceBundle = "dev.trainlight.cli.evaluate")
public final class EvaluateCommand implements Callable<Integer> {
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final OutputStream out;

    /** On standard input and output. */
    public EvaluateCommand() {
        this(System.in, System.out);
    }

    EvaluateCommand(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /**
     * Answers every line.
     *
     * @return 0: errors stand in the answers
     * @throws IOException where standard input cannot be read or standard output cannot be written
     */
    @Override
    public Integer call() throws IOException {
        Evaluator evaluator = new Evaluator();
        EvaluationLines lines = new EvaluationLines(evaluator, new PolicyCache());
        LineReader reader = new LineReader(in);
        AnswerBuffer answers = new AnswerBuffer(BUFFER);
        while (reader.next()) {
            lines.answer(reader, answers);
            // Whoever sends one request and waits for its answer must not wait for a full buffer.
            if (answers.size() >= BUFFER || !reader.hasBufferedLine()) {
                answers.writeTo(out);
            }
        }
        answers.writeTo(out);
        out.flush();
        return 0;
    }
}
