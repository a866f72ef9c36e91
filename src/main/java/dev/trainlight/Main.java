package dev.trainlight;

import dev.trainlight.aws.Environment;
import dev.trainlight.cli.AwsAccounts;
import dev.trainlight.cli.BuildInfo;
import dev.trainlight.cli.Cli;
import dev.trainlight.cli.Console;
import dev.trainlight.cli.NoDisplay;

/** The program's entry: without arguments, or with a case file, the wizard; with other arguments a command. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Console console = Console.ofProcess();
        if (!forTheWizard(args)) {
            System.exit(commandLine(console).run(args));
        }
        if (!hasDisplay()) {
            System.exit(new NoDisplay(console).run());
        }
    }

    private static Cli commandLine(Console console) {
        return new Cli(console, new AwsAccounts(Environment.system()), () ->
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
