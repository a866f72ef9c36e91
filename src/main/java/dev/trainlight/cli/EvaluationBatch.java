package dev.trainlight.cli;

import dev.trainlight.iam.Evaluator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Answers lines that were read together, on all processors, and gives the answers in the order of the lines. Each part
 * has its own evaluator and its own documents, so that nothing is shared but the bytes.
 */
final class EvaluationBatch {
    /** Fewer lines are answered faster than they are handed around. */
    private static final int WORTH_SHARING = 4;

    private final List<Part> parts;

    EvaluationBatch(int processors) {
        parts = Stream.generate(Part::new).limit(Math.max(1, processors)).toList();
    }

    private static final class Part {
        private final EvaluationLines lines = new EvaluationLines(new Evaluator(), new PolicyCache());
        private final AnswerBuffer answers = new AnswerBuffer(1 << 16);

        private void answer(List<LineReader.Line> share) {
            for (LineReader.Line line : share) {
                if (!line.blank()) {
                    lines.answer(line, answers);
                }
            }
        }
    }

    /** Answers the lines that are not blank; errors stand in the answers. */
    void answer(List<LineReader.Line> lines, OutputStream out) throws IOException {
        int shares = lines.size() < WORTH_SHARING ? 1 : parts.size();
        IntStream.range(0, shares)
                .parallel()
                .forEach(i ->
                        parts.get(i).answer(lines.subList(lines.size() * i / shares, lines.size() * (i + 1) / shares)));
        for (Part part : parts) {
            part.answers.writeTo(out);
        }
    }
}
