package dev.trainlight.cli;

import dev.trainlight.cli.AuthorizationRequestReader.Question;
import dev.trainlight.iam.Evaluator;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Reads and decides lines of {@code trainlight evaluate} for the fuzzer, without the net below them. */
public final class EvaluateReading {
    private static final Evaluator EVALUATOR = new Evaluator();

    private EvaluateReading() {}

    /**
     * Decides every line.
     *
     * @throws IOException never
     */
    public static void read(byte[] input) throws IOException {
        AuthorizationRequestReader reader = new AuthorizationRequestReader(new PolicyCache());
        LineReader lines = new LineReader(new ByteArrayInputStream(input));
        while (lines.next()) {
            Question question = new Question();
            try {
                LineReader.Line line = lines.line();
                reader.read(line.buffer(), line.from(), line.length(), question);
                EVALUATOR.decide(question.request(), question.policies());
            } catch (BadLineException declared) {
                declared.getMessage();
            }
        }
    }
}
