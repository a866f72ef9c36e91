package dev.trainlight.cli;

import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.Sentences;
import dev.trainlight.evidence.CallMade;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.Json;
import dev.trainlight.fix.Fix;
import dev.trainlight.fix.FixScope;
import dev.trainlight.fix.export.FixExporter;
import dev.trainlight.fix.export.FixWriter;
import dev.trainlight.fix.export.OverwritePolicy;
import dev.trainlight.fix.export.ValidationWriter;
import dev.trainlight.fix.repair.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** {@code trainlight fix}: the smallest fix, proved. */
@Command(name = "fix", mixinStandardHelpOptions = true, resourceBundle = "dev.trainlight.cli.messages")
final class FixCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    private SubjectOptions subject;

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "option.out.fix")
    private Path out;

    @Option(names = "--force", descriptionKey = "option.force")
    private boolean force;

    @Option(names = "--format", descriptionKey = "option.format")
    private Format format;

    @Option(names = "--job-family", descriptionKey = "option.job-family")
    private boolean family;

    @Option(names = "--validate", descriptionKey = "option.validate")
    private boolean validate;

    @Option(names = "--where", paramLabel = "W", descriptionKey = "option.where")
    private String where;

    @Mixin
    private AccountOptions account;

    private final Console console;
    private final CaseSource cases;
    private final AccountSource accounts;
    private final Engine engine;

    FixCommand(Console console, CaseSource cases, AccountSource accounts, Engine engine) {
        this.console = console;
        this.cases = cases;
        this.accounts = accounts;
        this.engine = engine;
    }

    @Override
    public Integer call() {
        Case evidence = cases.read(subject, account, where);
        Diagnosis diagnosis = engine.diagnostician().diagnose(evidence);
        FixScope scope = family ? FixScope.JOB_FAMILY : FixScope.THIS_JOB;
        Fix fix = engine.fixer().fix(evidence, diagnosis, scope);
        Sentences sentences = Sentences.in(Locale.ENGLISH);
        FixExporter exporter = new FixExporter(sentences, CallMade.of(evidence));
        Validation validation = validate ? Validation.of(fix, account, accounts) : Validation.NOT_ASKED;
        switch (Format.of(format, console)) {
            case json -> {
                ObjectNode json = FixWriter.json(fix, sentences);
                if (validate) {
                    json.set("validation", ValidationWriter.json(validation.answers()));
                }
                console.out().println(Json.pretty(json));
            }
            case text -> {
                console.out().println(exporter.files(fix).get("request.md"));
                validation.lines().forEach(console.out()::println);
            }
        }
        // Behind the answer: where the files cannot be written, the fix has been printed.
        if (out != null) {
            export(fix, exporter);
        }
        if (validation.refused().isPresent()) {
            // The fix itself stands on standard output all the same.
            throw CommandFailure.of(validation.refused().get());
        }
        return DiagnoseCommand.blocked(diagnosis) ? ExitStatus.BLOCKED : ExitStatus.OK;
    }

    /** Writes the fix's files; what is there already stays, unless --force says otherwise. */
    private void export(Fix fix, FixExporter exporter) {
        OverwritePolicy policy = force ? OverwritePolicy.REPLACE : OverwritePolicy.ASK_FIRST;
        try {
            FixExporter.Result result = exporter.export(fix, out, policy);
            if (result.written().isEmpty()) {
                throw CommandFailure.input(Messages.text("output.exists", names(result.existing())));
            }
            console.err().println(Messages.text("fix.saved", names(result.written()), out));
        } catch (IOException fault) {
            throw CommandFailure.input(Messages.text("output.unwritable", out));
        }
    }

    private static String names(List<Path> files) {
        return files.stream().map(file -> file.getFileName().toString()).collect(Collectors.joining(", "));
    }
}
