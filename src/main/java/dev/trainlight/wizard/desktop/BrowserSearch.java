package dev.trainlight.wizard.desktop;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks for the browsers of a computer in the places where their installers put them. The arguments for a private window
 * are those that each maker documents; where a system has none that works while the browser is open already, no private
 * window is offered.
 */
final class BrowserSearch {
    /**
     * A browser as it is known.
     *
     * @param id what it is remembered by
     * @param name for people, and of its application on macOS
     * @param programs its names on Linux, the first that is there counts
     * @param windows where it lies below a folder of programs
     * @param privately the argument for a private window
     * @param privatelyOnMac whether macOS hands that argument to a browser that is open already
     */
    private record Known(
            String id, String name, List<String> programs, String windows, String privately, boolean privatelyOnMac) {}

    private static final List<Known> KNOWN = List.of(
            new Known(
                    "firefox",
                    "Firefox",
                    List.of("firefox", "firefox-esr"),
                    "Mozilla Firefox\\firefox.exe",
                    "--private-window",
                    false),
            new Known(
                    "chrome",
                    "Google Chrome",
                    List.of("google-chrome", "google-chrome-stable"),
                    "Google\\Chrome\\Application\\chrome.exe",
                    "--incognito",
                    true),
            new Known(
                    "chromium",
                    "Chromium",
                    List.of("chromium", "chromium-browser"),
                    "Chromium\\Application\\chrome.exe",
                    "--incognito",
                    true),
            new Known(
                    "edge",
                    "Microsoft Edge",
                    List.of("microsoft-edge", "microsoft-edge-stable"),
                    "Microsoft\\Edge\\Application\\msedge.exe",
                    "--inprivate",
                    true),
            new Known(
                    "brave",
                    "Brave Browser",
                    List.of("brave-browser", "brave"),
                    "BraveSoftware\\Brave-Browser\\Application\\brave.exe",
                    "--incognito",
                    true));

    private static final List<String> WINDOWS_FOLDERS = List.of("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA");

    private final Map<String, String> variables;
    private final List<Path> macFolders;

    /**
     * @param variables of the environment
     * @param macFolders where macOS keeps applications
     */
    BrowserSearch(Map<String, String> variables, List<Path> macFolders) {
        this.variables = variables;
        this.macFolders = macFolders;
    }

    /** The usual places of this computer. */
    static BrowserSearch ofThisComputer() {
        return new BrowserSearch(
                System.getenv(),
                List.of(Path.of("/Applications"), Path.of(System.getProperty("user.home"), "Applications")));
    }

    /**
     * What is there, by the order in which it is known here; looks into folders.
     *
     * @param system the value of {@code os.name}
     */
    List<BrowserWay> find(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return onMac();
        }
        List<BrowserWay> ways = new ArrayList<>();
        for (Known browser : KNOWN) {
            Optional<Path> program = name.startsWith("windows") ? onWindows(browser) : onPath(browser);
            program.map(Path::toString).ifPresent(found -> {
                ways.add(new BrowserWay(browser.id(), browser.name(), false, List.of(found)));
                ways.add(privately(browser, List.of(found, browser.privately())));
            });
        }
        return ways;
    }

    private static BrowserWay privately(Known browser, List<String> command) {
        return new BrowserWay(browser.id() + "-private", browser.name(), true, command);
    }

    private List<BrowserWay> onMac() {
        List<BrowserWay> ways = new ArrayList<>();
        if (application("Safari")) {
            ways.add(new BrowserWay("safari", "Safari", false, List.of("/usr/bin/open", "-a", "Safari")));
        }
        for (Known browser : KNOWN) {
            if (application(browser.name())) {
                ways.add(new BrowserWay(
                        browser.id(), browser.name(), false, List.of("/usr/bin/open", "-a", browser.name())));
                if (browser.privatelyOnMac()) {
                    ways.add(privately(
                            browser, List.of("/usr/bin/open", "-na", browser.name(), "--args", browser.privately())));
                }
            }
        }
        return ways;
    }

    private boolean application(String name) {
        return macFolders.stream().anyMatch(folder -> Files.isDirectory(folder.resolve(name + ".app")));
    }

    private Optional<Path> onWindows(Known browser) {
        return WINDOWS_FOLDERS.stream()
                .flatMap(folder -> Optional.ofNullable(variables.get(folder)).stream())
                .flatMap(folder -> below(folder, browser.windows().replace("\\", File.separator)))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private Optional<Path> onPath(Known browser) {
        String[] folders = variables.getOrDefault("PATH", "").split(File.pathSeparator);
        return browser.programs().stream()
                .flatMap(program -> Arrays.stream(folders)
                        .filter(folder -> !folder.isBlank())
                        .flatMap(folder -> below(folder, program)))
                .filter(file -> file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    private static Stream<Path> below(String folder, String program) {
        try {
            return Stream.of(Path.of(folder).resolve(program));
        } catch (InvalidPathException noFolder) {
            return Stream.empty();
        }
    }
}
