package dev.trainlight.cli;

import dev.trainlight.cli.AuthorizationRequestReader.Question;
import dev.trainlight.iam.Decision;
import dev.trainlight.iam.Decision.DecidingStatement;
import dev.trainlight.iam.Evaluator;
import dev.trainlight.iam.Layer;
import dev.trainlight.iam.Statement;
import dev.trainlight.iam.Unsettled;
import dev.trainlight.iam.Verdict;
import java.util.List;

/** Answers one line of {@code trainlight evaluate}, in the form of an authorization decision. */
final class EvaluationLines {
    private final Evaluator evaluator;
    private final AuthorizationRequestReader reader;

    EvaluationLines(Evaluator evaluator, PolicyCache policies) {
        this.evaluator = evaluator;
        this.reader = new AuthorizationRequestReader(policies);
    }

    /** Appends the answer to the line. */
    void answer(LineReader.Line line, AnswerBuffer out) {
        int before = out.size();
        Question question = new Question();
        try {
            if (line.tooLong()) {
                throw new BadLineException("line.tooLong", Integer.toString(LineReader.MAX_LINE));
            }
            reader.read(line.buffer(), line.from(), line.length(), question);
            write(out, question, evaluator.decide(question.request(), question.policies()));
        } catch (BadLineException e) {
            out.truncate(before);
            writeError(out, question, e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            // The run goes on whatever one line does.
            out.truncate(before);
            writeError(out, question, new BadLineException("line.failed", String.valueOf(e)).getMessage());
        }
    }

    private static void writeError(AnswerBuffer out, Question question, String message) {
        writeId(out, question);
        out.raw(",\"decision\":\"ERROR\",\"error\":").string(message).raw("}\n");
    }

    private static void writeId(AnswerBuffer out, Question question) {
        out.raw("{\"id\":");
        byte[] id = question.id();
        if (id == null) {
            out.raw("null");
        } else {
            out.raw(id, 0, id.length);
        }
    }

    private static void write(AnswerBuffer out, Question question, Decision decision) {
        writeId(out, question);
        out.raw(",\"decision\":\"").raw(decision.verdict().name()).raw("\",\"layers\":{");
        boolean first = true;
        for (Layer layer : Layer.values()) {
            out.raw(first ? "\"" : ",\"").raw(layer.id()).raw("\":");
            first = false;
            Verdict verdict = decision.layers().get(layer);
            switch (layer) {
                case SCP -> writeLevels(out, decision.scpLevels());
                case RCP -> writeLevels(out, decision.rcpLevels());
                case IDENTITY, BOUNDARY, SESSION, RESOURCE, ENDPOINT -> {
                    if (verdict == null) {
                        out.raw("null");
                    } else {
                        out.raw("\"").raw(verdict.name()).raw("\"");
                    }
                }
            }
        }
        out.raw("},\"blockedBy\":[");
        first = true;
        for (Layer layer : decision.blockedBy()) {
            out.raw(first ? "\"" : ",\"").raw(layer.id()).raw("\"");
            first = false;
        }
        out.raw("],\"missing\":[");
        first = true;
        for (String missing : decision.missing()) {
            out.raw(first ? "" : ",").string(missing);
            first = false;
        }
        out.raw("]");
        writeUnsettled(out, decision);
        out.raw(",\"statements\":[");
        first = true;
        for (DecidingStatement statement : decision.statements()) {
            out.raw(first ? "" : ",");
            writeStatement(out, statement);
            first = false;
        }
        out.raw("],\"error\":null}\n");
    }

    /** The fixed form knows no such member: it stands there only where AWS's documentation leaves the answer open. */
    private static void writeUnsettled(AnswerBuffer out, Decision decision) {
        if (decision.unsettled().isEmpty()) {
            return;
        }
        out.raw(",\"unsettled\":[");
        boolean first = true;
        for (Unsettled point : decision.unsettled()) {
            out.raw(first ? "{\"point\":" : ",{\"point\":")
                    .string(point.id())
                    .raw(",\"text\":")
                    .string(point.sentence())
                    .raw("}");
            first = false;
        }
        out.raw("]");
    }

    private static void writeLevels(AnswerBuffer out, List<Verdict> levels) {
        if (levels.isEmpty()) {
            out.raw("null");
            return;
        }
        boolean first = true;
        for (Verdict level : levels) {
            out.raw(first ? "[\"" : ",\"").raw(level.name()).raw("\"");
            first = false;
        }
        out.raw("]");
    }

    private static void writeStatement(AnswerBuffer out, DecidingStatement statement) {
        out.raw("{\"layer\":\"")
                .raw(statement.layer().id())
                .raw("\",\"policy\":")
                .string(statement.policy());
        out.raw(",\"index\":").number(statement.index()).raw(",\"sid\":");
        if (statement.sid().isPresent()) {
            out.string(statement.sid().get());
        } else {
            out.raw("null");
        }
        out.raw(",\"line\":").number(statement.position().line());
        out.raw(",\"column\":").number(statement.position().column());
        out.raw(statement.effect() == Statement.Effect.ALLOW ? ",\"effect\":\"Allow\"}" : ",\"effect\":\"Deny\"}");
    }
}
