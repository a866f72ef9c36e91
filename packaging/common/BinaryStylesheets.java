import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.css.Stylesheet;

/**
 * Writes a binary form (.bss) beside every stylesheet (.css) under a folder. JavaFX takes it in the stylesheet's place where
 * it is there, and need not parse the text at every start.
 */
class BinaryStylesheets {
    public static void main(String[] arguments) throws IOException {
        List<Path> sheets;
        try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
            sheets = files.filter(file -> file.toString().endsWith(".css")).toList();
        }
        if (sheets.isEmpty()) {
            throw new IOException("no stylesheet under " + arguments[0]);
        }
        for (Path sheet : sheets) {
            String name = sheet.getFileName().toString();
            Path binary = sheet.resolveSibling(name.substring(0, name.length() - 4) + ".bss");
            Stylesheet.convertToBinary(sheet.toFile(), binary.toFile());
        }
    }
}
