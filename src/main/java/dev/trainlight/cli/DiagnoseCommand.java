package dev.trainlight.cli;

import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.DiagnosisText;
import dev.trainlight.diagnosis.DiagnosisVerdict;
import dev.trainlight.diagnosis.DiagnosisWriter;
import dev.trainlight.diagnosis.Sentences;
import dev.trainlight.diagnosis.StageStatus;
import dev.trainlight.evidence.CaseFormatException;
import dev.trainlight.evidence.CaseReader;
import dev.trainlight.evidence.Json;
import dev.trainlight.fix.repair.Engine;
import dev.trainlight.iam.Position;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code trainlight diagnose}: one diagnosis, or one for every line. */
@Command(name = "diagnose", mixinStandardHelpOptions = true, resourceBundle = "dev.trainlight.cli.messages")
final class DiagnoseCommand implements Callable<Integer> {
    /** How much of a broken line is searched for its id. */
    private static final int ID_SEARCH = 10_000;

    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([^\"\\\\]{1,200})\"");

    @ArgGroup(multiplicity = "1")
    private Input input;

    @Option(names = "--where", paramLabel = "W", descriptionKey = "option.where")
    private String where;

    @Option(names = "--format", descriptionKey = "option.format")
    private Format format;

    @Mixin
    private AccountOptions account;

    private final Console console;
    private final CaseSource cases;
    private final Engine engine;
    private final Sentences sentences = Sentences.in(Locale.ENGLISH);
    private final DiagnosisWriter writer = new DiagnosisWriter(sentences);

    /** Either one subject or a stream of cases. */
    static final class Input {
        @ArgGroup(multiplicity = "1")
        private SubjectOptions subject;

        @Option(names = "--jsonl", required = true, descriptionKey = "option.jsonl")
        private boolean lines;
    }

    DiagnoseCommand(Console console, CaseSource cases, Engine engine) {
        this.console = console;
        this.cases = cases;
        this.engine = engine;
    }

    @Override
    public Integer call() throws IOException {
        return input.lines ? lines() : one();
    }

    private int one() {
        Diagnosis diagnosis = engine.diagnostician().diagnose(cases.read(input.subject, account, where));
        switch (Format.of(format, console)) {
            case json -> console.out().println(Json.pretty(writer.tree(diagnosis)));
            case text -> console.out().print(new DiagnosisText(sentences).text(diagnosis));
        }
        return blocked(diagnosis) ? ExitStatus.BLOCKED : ExitStatus.OK;
    }

    /** Cases in, diagnoses out, one a line, in constant memory; a bad line is answered in its place. */
    private int lines() throws IOException {
        LineReader in = new LineReader(console.in());
        boolean bad = false;
        boolean blocked = false;
        for (int number = 1; in.next() && !console.out().checkError(); number++) {
            LineReader.Line read = in.line();
            if (read.blank()) {
                continue;
            }
            if (read.tooLong()) {
                bad = true;
                answer(
                        Json.mapper().nullNode(),
                        number,
                        Messages.text("line.large", LineReader.MAX_LINE >> 20),
                        Optional.empty());
                continue;
            }
            String line = new String(read.buffer(), read.from(), read.length(), StandardCharsets.UTF_8);
            try {
                Diagnosis diagnosis = engine.diagnostician().diagnose(CaseReader.read(line));
                blocked |= blocked(diagnosis);
                console.out().println(Json.line(writer.tree(diagnosis)));
            } catch (CaseFormatException fault) {
                bad = true;
                answer(id(line), number, fault.getMessage(), fault.position());
            } catch (RuntimeException | StackOverflowError bug) {
                // The run goes on whatever one line does.
                bad = true;
                answer(
                        id(line),
                        number,
                        Messages.text("line.failed", bug.getClass().getSimpleName()),
                        Optional.empty());
            }
        }
        return bad ? ExitStatus.BAD_INPUT : blocked ? ExitStatus.BLOCKED : ExitStatus.OK;
    }

    private void answer(JsonNode id, int number, String message, Optional<Position> position) {
        String place = position.map(at -> Messages.text("line.column", number, at.column()))
                .orElseGet(() -> Messages.text("line", number));
        ObjectNode answer = Json.mapper().createObjectNode();
        answer.set("id", id);
        answer.put("error", place + ": " + message);
        console.out().println(Json.line(answer));
    }

    /** The id of a line that is JSON but no case; null where it is not even that. */
    private static JsonNode id(String line) {
        try {
            return Optional.of(Json.parse(line).path("id"))
                    .filter(JsonNode::isValueNode)
                    .orElse(Json.mapper().nullNode());
        } catch (CaseFormatException noJson) {
            Matcher matcher = ID.matcher(line).region(0, Math.min(line.length(), ID_SEARCH));
            return matcher.find()
                    ? Json.mapper().stringNode(matcher.group(1))
                    : Json.mapper().nullNode();
        }
    }

    /** Whether a permission blocks the job, has blocked it, or will. */
    static boolean blocked(Diagnosis diagnosis) {
        return diagnosis.verdict() == DiagnosisVerdict.PERMISSION
                || diagnosis.stages().stream().anyMatch(stage -> stage.status() == StageStatus.AT_RISK);
    }
}
