package dev.trainlight.wizard.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.Sentences;
import dev.trainlight.evidence.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text is there in every language, with the same arguments, and can be shown. */
class BundlesTest {
    private static final Path RESOURCES = Path.of("src", "main", "resources");

    /** Tables that nobody reads on a screen, and the words of the command line, which are English for scripts. */
    private static final Set<String> ENGLISH_ALONE = Set.of(
            "dev/trainlight/cli/messages",
            "dev/trainlight/cli/evaluate",
            "dev/trainlight/diagnosis/message/operations",
            "dev/trainlight/iam/PolicyFaults",
            "dev/trainlight/iam/Unsettled");

    /** More arguments than any text has; each is written in three digits that stand nowhere in a text. */
    private static final List<Integer> ARGUMENTS =
            IntStream.rangeClosed(701, 709).boxed().toList();

    static List<String> bundles() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES.resolve(Path.of("dev", "trainlight")))) {
            return files.map(file -> RESOURCES.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".properties"))
                    .map(name -> name.substring(0, name.length() - ".properties".length()))
                    .filter(name -> !ENGLISH_ALONE.contains(name) && !name.endsWith("/build"))
                    .filter(name -> !name.matches(".*_[a-z]{2}"))
                    .sorted()
                    .toList();
        }
    }

    static Stream<Arguments> translations() throws IOException {
        return bundles().stream()
                .flatMap(bundle -> Texts.LANGUAGES.stream()
                        .filter(language -> !language.equals(Locale.ENGLISH))
                        .map(language -> Arguments.of(bundle, language)));
    }

    static Stream<Arguments> everyText() throws IOException {
        return Stream.concat(bundles().stream().map(bundle -> Arguments.of(bundle, Locale.ENGLISH)), translations());
    }

    @Test
    void theWordsOfTheWizardAreAmongTheBundles() throws IOException {
        assertThat(bundles())
                .contains(
                        "dev/trainlight/wizard/text/messages",
                        "dev/trainlight/diagnosis/sentences",
                        "dev/trainlight/fix/sentences",
                        "dev/trainlight/evidence/failures");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("translations")
    void aLanguageHasTheSameKeysAsEnglish(String bundle, Locale language) {
        assertThat(texts(bundle, language).keySet())
                .containsExactlyInAnyOrderElementsOf(
                        texts(bundle, Locale.ENGLISH).keySet());
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("translations")
    void aTextSpeaksOfTheSameThingsAsInEnglish(String bundle, Locale language) {
        Map<String, String> english = texts(bundle, Locale.ENGLISH);
        Map<String, String> differing = new TreeMap<>();
        texts(bundle, language).forEach((key, pattern) -> {
            String original = english.getOrDefault(key, "");
            if (!named(pattern, language).equals(named(original, Locale.ENGLISH))
                    || pattern.isBlank() != original.isBlank()) {
                differing.put(key, original + " | " + pattern);
            }
        });
        assertThat(differing).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyText")
    void aTextCanBeShownForNoneOneAndMany(String bundle, Locale language) {
        Map<String, String> bad = new TreeMap<>();
        texts(bundle, language).forEach((key, pattern) -> {
            for (int count : List.of(0, 1, 2, 1000)) {
                String text = shown(pattern, language, Collections.nCopies(9, count));
                if (text.contains("{") || text.contains("}") || text.isBlank() != pattern.isBlank()) {
                    bad.put(key, text);
                }
            }
        });
        assertThat(bad).isEmpty();
    }

    /** A lone apostrophe vanishes from a pattern, and takes the meaning of the braces behind it along. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyText")
    void anApostropheInATextIsWrittenSoThatItShows(String bundle, Locale language) {
        assertThat(texts(bundle, language))
                .allSatisfy(
                        (_, pattern) -> assertThat(pattern.replace("''", "")).doesNotContain("'"));
    }

    @Test
    void aDiagnosisAFailureAndTheWizardSpeakTheChosenLanguage() {
        Set<String> diagnoses = new TreeSet<>();
        Set<String> fixes = new TreeSet<>();
        Set<String> failures = new TreeSet<>();
        Set<String> steps = new TreeSet<>();
        Failure failure = Failure.of(Failure.Kind.UNEXPECTED, Failure.Remedy.RETRY, "unexpected");
        for (Locale language : Texts.LANGUAGES) {
            diagnoses.add(Sentences.in(language).text(Sentence.of("headline.healthy")));
            fixes.add(Sentences.in(language).text(Sentence.of("fix.request.title")));
            failures.add(failure.text(language));
            steps.add(new Texts(language).get("page.signin.title"));
        }
        assertThat(List.of(diagnoses, fixes, failures, steps))
                .allSatisfy(texts -> assertThat(texts).hasSameSizeAs(Texts.LANGUAGES));
    }

    @Test
    void aLanguageWithoutTextsFallsBackOnEnglishWhateverTheComputersLanguageIs() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMAN);
            for (Locale language : List.of(Locale.ENGLISH, Locale.UK, Locale.KOREAN, Locale.ROOT)) {
                assertThat(new Texts(language).get("shell.back")).isEqualTo("Back");
                assertThat(Sentences.in(language).text(Sentence.of("text.blocked")))
                        .isEqualTo("Blocked");
            }
            assertThat(new Texts(Locale.forLanguageTag("es-MX")).get("shell.back"))
                    .isEqualTo(new Texts(Locale.of("es")).get("shell.back"));
        } finally {
            Locale.setDefault(before);
        }
    }

    /** The arguments that a text names when it speaks of many. */
    private static Set<Integer> named(String pattern, Locale language) {
        String text = shown(pattern, language, ARGUMENTS);
        return ARGUMENTS.stream()
                .filter(argument -> text.contains(argument.toString()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String shown(String pattern, Locale language, Collection<Integer> arguments) {
        return new MessageFormat(pattern, language).format(arguments.toArray());
    }

    private static Map<String, String> texts(String bundle, Locale language) {
        String suffix = language.equals(Locale.ENGLISH) ? "" : "_" + language.getLanguage();
        String name = "/" + bundle + suffix + ".properties";
        Properties properties = new Properties();
        try (InputStream in = BundlesTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key, properties::getProperty, (one, _) -> one, TreeMap::new));
    }
}
