package dev.trainlight.cli;

import dev.trainlight.fix.repair.Engine;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line as a whole: wires the commands and turns every fault into one sentence and an exit status. */
public final class Cli {
    private final Console console;
    private final CommandLine commands;

    /**
     * The command line.
     *
     * @param console where it reads and writes
     * @param accounts opens accounts
     * @param version what {@code --version} prints
     */
    public Cli(Console console, AccountSource accounts, IVersionProvider version) {
        this.console = console;
        Engine engine = new Engine();
        CaseSource cases = new CaseSource(console, accounts, engine);
        this.commands = new CommandLine(new Root());
        commands.getCommandSpec().versionProvider(version);
        commands.addSubcommand(new DiagnoseCommand(console, cases, engine))
                .addSubcommand(new FixCommand(console, cases, accounts, engine))
                .addSubcommand(new CollectCommand(console, cases))
                .addSubcommand(new JobsCommand(console, accounts))
                .addSubcommand(new EvaluateCommand(console));
        commands.setOut(new java.io.PrintWriter(console.out(), true));
        commands.setErr(new java.io.PrintWriter(console.err(), true));
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setParameterExceptionHandler((fault, _) -> badArguments(fault));
        commands.setExecutionExceptionHandler((fault, _, _) -> failed(fault));
    }

    /** Runs one command and gives its exit status. */
    public int run(String... arguments) {
        try {
            return commands.execute(arguments);
        } finally {
            console.out().flush();
        }
    }

    private int badArguments(ParameterException fault) {
        console.err().println(Messages.text("error", fault.getMessage()));
        CommandLine.UnmatchedArgumentException.printSuggestions(fault, commands.getErr());
        console.err()
                .println(Messages.text(
                        "error.help", fault.getCommandLine().getCommandSpec().qualifiedName()));
        return ExitStatus.BAD_INPUT;
    }

    private int failed(Exception fault) {
        if (fault instanceof CommandFailure failure) {
            console.err().println(Messages.text("error", failure.getMessage()));
            return failure.status();
        }
        console.err()
                .println(Messages.text(
                        "error.unexpected",
                        fault.getClass().getSimpleName(),
                        fault.getStackTrace().length > 0 ? fault.getStackTrace()[0] : "?"));
        return ExitStatus.AWS_NOT_ASKED;
    }

    /** {@code trainlight} itself; without arguments the wizard opens instead. */
    @Command(
            name = "trainlight",
            mixinStandardHelpOptions = true,
            resourceBundle = "dev.trainlight.cli.messages",
            synopsisSubcommandLabel = "COMMAND")
    static final class Root implements Runnable {
        @Spec
        private CommandSpec spec;

        @Override
        public void run() {
            throw new ParameterException(spec.commandLine(), Messages.text("error.command"));
        }
    }
}
