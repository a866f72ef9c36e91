package dev.trainlight.cli;

import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CaseWriter;
import dev.trainlight.evidence.Subject;
import dev.trainlight.evidence.redaction.Redaction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code trainlight collect}: saves a case. */
@Command(name = "collect", mixinStandardHelpOptions = true, resourceBundle = "dev.trainlight.cli.messages")
final class CollectCommand implements Callable<Integer> {
    @Option(names = "--job", required = true, paramLabel = "NAME", descriptionKey = "option.job")
    private String job;

    @Option(names = "--out", required = true, paramLabel = "F", descriptionKey = "option.out.case")
    private Path out;

    @Option(names = "--redact", descriptionKey = "option.redact")
    private boolean redact;

    @Mixin
    private AccountOptions account;

    private final Console console;
    private final CaseSource cases;

    CollectCommand(Console console, CaseSource cases) {
        this.console = console;
        this.cases = cases;
    }

    @Override
    public Integer call() {
        Case collected = cases.collect(new Subject.Job(job), account);
        Case saved = redact ? Redaction.redact(collected) : collected;
        try {
            CaseWriter.write(saved, out);
        } catch (IOException fault) {
            // Collecting took its time and may not be possible again: the case goes to standard output instead.
            console.out().print(CaseWriter.text(saved));
            throw CommandFailure.input(Messages.text("case.unsaved", out));
        }
        console.err().println(Messages.text("case.saved", out, collected.gaps().size()));
        return ExitStatus.OK;
    }
}
