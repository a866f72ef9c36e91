package dev.trainlight.cli;

import dev.trainlight.iam.Evaluator;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * {@code trainlight evaluate}: authorization requests, one a line, from standard input; one decision a line to standard
 * output, in order. A bad line yields an error in its place, and the run goes on. Memory does not grow with the input.
 */
@Command(name = "evaluate", mixinStandardHelpOptions = true, resourceBundle = "dev.trainlight.cli.messages")
final class EvaluateCommand implements Callable<Integer> {
    private static final int BUFFER = 1 << 16;

    private final Console console;

    EvaluateCommand(Console console) {
        this.console = console;
    }

    /**
     * Answers every line; errors stand in the answers.
     *
     * @throws CommandFailure where standard input cannot be read
     */
    @Override
    public Integer call() {
        EvaluationLines lines = new EvaluationLines(new Evaluator(), new PolicyCache());
        LineReader reader = new LineReader(console.in());
        AnswerBuffer answers = new AnswerBuffer(BUFFER);
        try {
            while (reader.next()) {
                lines.answer(reader, answers);
                // Whoever sends one request and waits for its answer must not wait for a full buffer.
                boolean wait = !reader.hasBufferedLine();
                if ((wait || answers.size() >= BUFFER) && !write(answers)) {
                    return ExitStatus.OK;
                }
            }
            write(answers);
            return ExitStatus.OK;
        } catch (IOException e) {
            throw CommandFailure.input(Messages.text("input.unreadable", Messages.text("input.standard")));
        }
    }

    /** Whether anybody still reads the answers. */
    private boolean write(AnswerBuffer answers) throws IOException {
        answers.writeTo(console.out());
        return !console.out().checkError();
    }
}
