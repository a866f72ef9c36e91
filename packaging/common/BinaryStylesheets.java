import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.Stylesheet;

/**
 * Writes the binary form (.bss) of stylesheets, which JavaFX takes in a stylesheet's place where it is there: of every one
 * (.css) under a folder, beside it, and of the theme's, without the rules of controls that the program never makes. They
 * are half of the theme, and every start would read them.
 *
 * <pre>java BinaryStylesheets.java FOLDER PROGRAM.jar THEME.jar</pre>
 */
class BinaryStylesheets {
    /** Style classes of controls that no other control is made of, and the classes whose mention keeps their rules. */
    private static final Map<String, String> CONTROLS = Map.ofEntries(
            Map.entry("accordion", "javafx/scene/control/Accordion"),
            Map.entry("choice-box", "javafx/scene/control/ChoiceBox"),
            Map.entry("color-picker", "javafx/scene/control/ColorPicker"),
            Map.entry("custom-color-dialog", "javafx/scene/control/ColorPicker"),
            Map.entry("color-palette", "javafx/scene/control/ColorPicker"),
            Map.entry("date-picker", "javafx/scene/control/DatePicker"),
            Map.entry("dialog-pane", "javafx/scene/control/Dialog"),
            Map.entry("alert", "javafx/scene/control/Alert"),
            Map.entry("html-editor", "javafx/scene/web/"),
            Map.entry("menu-bar", "javafx/scene/control/MenuBar"),
            Map.entry("pagination", "javafx/scene/control/Pagination"),
            Map.entry("slider", "javafx/scene/control/Slider"),
            Map.entry("spinner", "javafx/scene/control/Spinner"),
            Map.entry("split-menu-button", "javafx/scene/control/SplitMenuButton"),
            Map.entry("split-pane", "javafx/scene/control/SplitPane"),
            Map.entry("titled-pane", "javafx/scene/control/TitledPane"),
            Map.entry("tool-bar", "javafx/scene/control/ToolBar"),
            Map.entry("tree-view", "javafx/scene/control/TreeView"),
            Map.entry("tree-cell", "javafx/scene/control/TreeView"),
            Map.entry("tree-table-view", "javafx/scene/control/TreeTableView"),
            Map.entry("tree-table-row-cell", "javafx/scene/control/TreeTableView"),
            Map.entry("chart", "javafx/scene/chart/"),
            Map.entry("bar-chart", "javafx/scene/chart/"),
            Map.entry("default-color", "javafx/scene/chart/"),
            Map.entry("breadcrumbs", "atlantafx/base/controls/"),
            Map.entry("calendar", "atlantafx/base/controls/"),
            Map.entry("card", "atlantafx/base/controls/"),
            Map.entry("message", "atlantafx/base/controls/"),
            Map.entry("modal-", "atlantafx/base/controls/"),
            Map.entry("notification", "atlantafx/base/controls/"),
            Map.entry("popover", "atlantafx/base/controls/"),
            Map.entry("ring-progress-indicator", "atlantafx/base/controls/"),
            Map.entry("segmented-control", "atlantafx/base/controls/"),
            Map.entry("tab-line", "atlantafx/base/controls/"),
            Map.entry("tile", "atlantafx/base/controls/"),
            Map.entry("toggle-switch", "atlantafx/base/controls/"),
            Map.entry("bb-code", "atlantafx/base/util/"),
            Map.entry("ikonli-", "org/kordamp/ikonli/"));

    private static final List<String> THEMES =
            List.of("atlantafx/base/theme/primer-light.css", "atlantafx/base/theme/primer-dark.css");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        List<Path> sheets;
        try (Stream<Path> files = Files.walk(folder)) {
            sheets = files.filter(file -> file.toString().endsWith(".css")).toList();
        }
        if (sheets.isEmpty()) {
            throw new IOException("no stylesheet under " + folder);
        }
        for (Path sheet : sheets) {
            convert(sheet);
        }
        List<String> unused = unused(Path.of(arguments[1]));
        try (JarFile jar = new JarFile(arguments[2])) {
            for (String theme : THEMES) {
                Path sheet = folder.resolve(theme);
                Files.createDirectories(sheet.getParent());
                try (InputStream css = jar.getInputStream(jar.getJarEntry(theme))) {
                    Files.writeString(sheet, without(unused, new String(css.readAllBytes(), StandardCharsets.UTF_8)));
                }
                convert(sheet);
            }
        }
    }

    private static void convert(Path sheet) throws IOException {
        String name = sheet.getFileName().toString();
        Path binary = sheet.resolveSibling(name.substring(0, name.length() - 4) + ".bss");
        Stylesheet.convertToBinary(sheet.toFile(), binary.toFile());
    }

    /** The style classes of the controls that the program's own classes never mention. */
    private static List<String> unused(Path program) throws IOException {
        StringBuilder classes = new StringBuilder();
        try (JarFile jar = new JarFile(program.toFile())) {
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                if (entry.getName().endsWith(".class")) {
                    try (InputStream bytes = jar.getInputStream(entry)) {
                        classes.append(new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1));
                    }
                }
            }
        }
        // Of AtlantaFX its themes are mentioned, which lie elsewhere than its controls.
        return CONTROLS.entrySet().stream()
                .filter(control -> classes.indexOf(control.getValue()) < 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The stylesheet without selectors that name such a style class, and without rules that no selector is left of. */
    private static String without(List<String> unused, String css) {
        Pattern gone = Pattern.compile("\\.(" + String.join("|", unused) + ")");
        Matcher rules = RULE.matcher(COMMENT.matcher(css).replaceAll(""));
        StringBuilder kept = new StringBuilder();
        while (rules.find()) {
            String selectors = Arrays.stream(rules.group(1).split(","))
                    .filter(selector -> !gone.matcher(selector).find())
                    .collect(Collectors.joining(","));
            if (!selectors.isBlank()) {
                kept.append(selectors).append('{').append(rules.group(2)).append("}\n");
            }
        }
        return kept.toString();
    }
}
