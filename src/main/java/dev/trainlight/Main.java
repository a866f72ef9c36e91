package dev.trainlight;

import dev.trainlight.aws.Environment;
import dev.trainlight.cli.AwsAccounts;
import dev.trainlight.cli.BuildInfo;
import dev.trainlight.cli.Cli;
import dev.trainlight.cli.Console;
import dev.trainlight.cli.ExitStatus;
import dev.trainlight.cli.NoDisplay;
import dev.trainlight.wizard.SelfTest;
import dev.trainlight.wizard.WizardApp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** The program's entry: without arguments, or with a case file, the wizard; with other arguments a command. */
public final class Main {
    /** For packages and their measurements; not commands that people need. */
    private static final Map<String, SelfTest.Extent> SELF_TESTS = Map.of(
            "--self-test", SelfTest.Extent.WHOLE,
            "--measure-start", SelfTest.Extent.START,
            "--measure-diagnosis", SelfTest.Extent.DIAGNOSIS);

    private Main() {}

    public static void main(String[] args) {
        Console console = Console.ofProcess();
        Environment environment = Environment.system();
        Runnable log =
                () -> LogFiles.begin(System.getProperty("os.name", ""), environment.variables(), environment.home());
        if (args.length == 1 && SELF_TESTS.containsKey(args[0])) {
            System.exit(selfTest(console, SELF_TESTS.get(args[0]), log));
        }
        if (!forTheWizard(args)) {
            log.run();
            System.exit(commandLine(console, environment).run(args));
        }
        System.exit(wizard(console, args, log));
    }

    /** Opens the wizard and returns when it is closed; where no window can be opened, does its main job as text. */
    private static int wizard(Console console, String[] args, Runnable log) {
        if (!hasDisplay()) {
            return new NoDisplay(console).run(NoDisplay.Reason.DISPLAY, "");
        }
        try {
            WizardApp.launch(Arrays.stream(args).findFirst().map(Path::of), log);
            return ExitStatus.OK;
        } catch (RuntimeException fault) {
            // JavaFX wraps an error, and throws the exception itself.
            Throwable cause = fault.getCause() == null ? fault : fault.getCause();
            if (cause instanceof UnsupportedOperationException || cause instanceof UnsatisfiedLinkError) {
                return new NoDisplay(console).run(NoDisplay.Reason.of(cause), String.valueOf(cause.getMessage()));
            }
            throw fault;
        }
    }

    private static int selfTest(Console console, SelfTest.Extent extent, Runnable log) {
        if (extent == SelfTest.Extent.WHOLE && System.getProperty("glass.platform") == null) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
        try {
            boolean well = SelfTest.run(extent, log, problem -> {
                console.out()
                        .println(problem.map(words -> "self-test: " + words).orElse("self-test: ok"));
                console.out().flush();
            });
            return well ? ExitStatus.OK : ExitStatus.BLOCKED;
        } catch (IOException | InterruptedException fault) {
            console.err().println("self-test: " + fault.getMessage());
            return ExitStatus.BAD_INPUT;
        }
    }

    private static Cli commandLine(Console console, Environment environment) {
        return new Cli(console, new AwsAccounts(environment), () ->
                new String[] {BuildInfo.read().line()});
    }

    private static boolean forTheWizard(String[] args) {
        return args.length == 0 || (args.length == 1 && args[0].endsWith(".json") && !args[0].startsWith("-"));
    }

    /** On Linux a display is named by the environment; the other systems always have one. */
    private static boolean hasDisplay() {
        boolean linux = System.getProperty("os.name", "").startsWith("Linux");
        return !linux
                || System.getProperty("glass.platform") != null
                || isSet(System.getenv("DISPLAY"))
                || isSet(System.getenv("WAYLAND_DISPLAY"));
    }

    private static boolean isSet(String value) {
        return value != null && !value.isBlank();
    }
}
