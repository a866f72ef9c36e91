package dev.trainlight.cli;

import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.Sentences;
import dev.trainlight.diagnosis.judgement.Diagnostician;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.Json;
import dev.trainlight.fix.Fix;
import dev.trainlight.fix.FixScope;
import dev.trainlight.fix.export.FixWriter;
import dev.trainlight.fix.repair.Fixer;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code trainlight fix}: the smallest fix, proved. */
@Command(name = "fix", mixinStandardHelpOptions = true, resourceBundle = "dev.trainlight.cli.messages")
final class FixCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    private SubjectOptions subject;

    @Option(names = "--job-family", descriptionKey = "option.job-family")
    private boolean family;

    @Option(names = "--where", paramLabel = "W", descriptionKey = "option.where")
    private String where;

    @Mixin
    private AccountOptions account;

    private final Console console;
    private final CaseSource cases;
    private final Diagnostician diagnostician;

    FixCommand(Console console, CaseSource cases, Diagnostician diagnostician) {
        this.console = console;
        this.cases = cases;
        this.diagnostician = diagnostician;
    }

    @Override
    public Integer call() {
        Case evidence = cases.read(subject, account, where);
        Diagnosis diagnosis = diagnostician.diagnose(evidence);
        FixScope scope = family ? FixScope.JOB_FAMILY : FixScope.THIS_JOB;
        Fix fix = new Fixer(diagnostician).fix(evidence, diagnosis, scope);
        Sentences sentences = Sentences.in(Locale.ENGLISH);
        console.out().println(Json.pretty(FixWriter.json(fix, sentences)));
        return DiagnoseCommand.blocked(diagnosis) ? ExitStatus.BLOCKED : ExitStatus.OK;
    }
}
