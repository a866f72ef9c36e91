package dev.trainlight.wizard.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bundle and the code agree: every key used exists, every key existing is used, every language says the same. */
class MessagesTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/trainlight");
    private static final Path BUNDLES = Path.of("src/main/resources/dev/trainlight/wizard/text");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*+)\"");
    private static final Pattern ASKED = Pattern.compile("texts(?:\\(\\))?\\.(?:of|get)\\(\\s*\"([^\"]+)\"(\\s*\\+)?");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");

    private final Properties english = bundle("messages.properties");
    private final Set<String> literals = literals();

    @Test
    void everyKeyThatIsAskedForExists() {
        Set<String> missing = new TreeSet<>();
        sources().forEach(source -> {
            Matcher matcher = ASKED.matcher(source);
            while (matcher.find()) {
                String key = matcher.group(1);
                boolean known = matcher.group(2) == null
                        ? english.containsKey(key)
                        : english.stringPropertyNames().stream().anyMatch(each -> each.startsWith(key));
                if (!known) {
                    missing.add(key);
                }
            }
        });
        assertThat(missing).as("keys that messages.properties lacks").isEmpty();
    }

    @Test
    void everyKeyIsUsed() {
        Set<String> unused = new TreeSet<>(english.stringPropertyNames());
        unused.removeIf(this::used);
        assertThat(unused).as("keys that nobody asks for").isEmpty();
    }

    /** As it stands, with a beginning that the code completes ("stage."), or with an end that it adds (".words"). */
    private boolean used(String key) {
        if (literals.contains(key)) {
            return true;
        }
        for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
            boolean begun = literals.contains(key.substring(0, dot + 1));
            boolean ended = literals.contains(key.substring(dot)) && used(key.substring(0, dot));
            if (begun || ended) {
                return true;
            }
        }
        return false;
    }

    @Test
    void everyTextIsAPatternWithoutLooseApostrophes() {
        english.forEach((key, text) -> {
            new MessageFormat(text.toString(), Locale.ENGLISH);
            assertThat(text.toString().replace("''", ""))
                    .as("%s: write ’ for an apostrophe", key)
                    .doesNotContain("'");
        });
    }

    @Test
    void everyLanguageSaysTheSame() throws IOException {
        try (Stream<Path> files = Files.list(BUNDLES)) {
            files.filter(file -> file.getFileName().toString().matches("messages_\\w+\\.properties"))
                    .forEach(file -> {
                        Properties other = bundle(file.getFileName().toString());
                        assertThat(other.stringPropertyNames())
                                .as("keys of %s", file)
                                .isEqualTo(english.stringPropertyNames());
                        other.stringPropertyNames()
                                .forEach(key -> assertThat(places(other.getProperty(key)))
                                        .as("placeholders of %s in %s", key, file)
                                        .isEqualTo(places(english.getProperty(key))));
                    });
        }
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(place -> place.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties bundle(String name) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(BUNDLES.resolve(name))) {
            properties.load(reader);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return properties;
    }

    private static Set<String> literals() {
        Set<String> found = new TreeSet<>();
        sources().forEach(source -> LITERAL.matcher(source).results().forEach(literal -> found.add(literal.group(1))));
        return found;
    }

    private static Stream<String> sources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(file -> {
                        try {
                            return COMMENT.matcher(Files.readString(file)).replaceAll("");
                        } catch (IOException fault) {
                            throw new UncheckedIOException(fault);
                        }
                    })
                    .toList()
                    .stream();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
