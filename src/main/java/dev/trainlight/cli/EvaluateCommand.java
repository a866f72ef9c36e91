package dev.trainlight.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * {@code trainlight evaluate}: authorization requests, one a line, from standard input; one decision a line to standard
 * output, in order. A bad line yields an error in its place, and the run goes on. Memory does not grow with the input.
 */
@Command(name = "evaluate", mixinStandardHelpOptions = true, resourceBundle = "dev.trainlight.cli.messages")
final class EvaluateCommand implements Callable<Integer> {
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
        EvaluationBatch batch = new EvaluationBatch(Runtime.getRuntime().availableProcessors());
        LineReader reader = new LineReader(console.in());
        List<LineReader.Line> lines = new ArrayList<>();
        try {
            while (reader.next()) {
                lines.add(reader.line());
                // Whoever sends one request and waits for its answer must not wait for others.
                if (!reader.hasBufferedLine()) {
                    batch.answer(lines, console.out());
                    lines.clear();
                    if (console.out().checkError()) {
                        // Nobody reads the answers any more.
                        return ExitStatus.OK;
                    }
                }
            }
            return ExitStatus.OK;
        } catch (IOException e) {
            throw CommandFailure.input(Messages.text("input.unreadable", Messages.text("input.standard")));
        }
    }
}
