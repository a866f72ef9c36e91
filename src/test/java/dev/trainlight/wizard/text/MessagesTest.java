package dev.trainlight.wizard.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.aws.signin.ProfileGroup;
import dev.trainlight.diagnosis.Confidence;
import dev.trainlight.diagnosis.DiagnosisVerdict;
import dev.trainlight.diagnosis.EvidenceSource;
import dev.trainlight.diagnosis.LookAlikeKind;
import dev.trainlight.diagnosis.StageStatus;
import dev.trainlight.diagnosis.WhoCanFixIt;
import dev.trainlight.diagnosis.WhoNeedsIt;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.PolicyValidation;
import dev.trainlight.evidence.Where;
import dev.trainlight.fix.TargetType;
import dev.trainlight.sagemaker.Stage;
import dev.trainlight.wizard.casefile.SaveCase;
import dev.trainlight.wizard.control.Signal;
import dev.trainlight.wizard.page.StepId;
import dev.trainlight.wizard.page.diagnosis.AwsPage;
import dev.trainlight.wizard.page.diagnosis.ChangedDocument;
import dev.trainlight.wizard.page.diagnosis.Why;
import dev.trainlight.wizard.page.fix.FixTab;
import dev.trainlight.wizard.page.job.JobStatus;
import dev.trainlight.wizard.page.job.JobTab;
import dev.trainlight.wizard.theme.Theme;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;

/** The bundle and the code agree: every key used exists, every key existing is used, every language says the same. */
class MessagesTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/trainlight");
    private static final Path BUNDLES = Path.of("src/main/resources/dev/trainlight/wizard/text");
    private static final Path ENGINE = Path.of("src/main/resources/dev/trainlight");
    private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z][A-Z0-9_]+\\b");
    /** A literal, which may hold what looks like a comment, or a comment. */
    private static final Pattern LITERAL_OR_COMMENT =
            Pattern.compile("(?s)\"\"\".*?\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*+\"|'\"'|/\\*.*?\\*/|//[^\n]*");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*+)\"");
    private static final Pattern ASKED = Pattern.compile("texts(?:\\(\\))?\\.(?:of|get)\\(\\s*\"([^\"]+)\"(\\s*\\+)?");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");

    private static final Pattern BEGINNING = Pattern.compile("\"([a-z][a-z0-9.-]*\\.)\"\\s*\\+");
    private static final Pattern KEY = Pattern.compile("(?:page|shell|app|failure|remedy|line)\\.[a-z0-9.-]+");
    private static final Set<String> REGIONS =
            Region.regions().stream().map(Region::id).collect(Collectors.toSet());
    private static final Set<String> BUILT = built();

    private final Properties english = bundle("messages.properties");
    private final Set<String> literals = literals(SOURCES);

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

    /** Also one that is chosen among others, or handed on. */
    @Test
    void everyWordThatLooksLikeAKeyIsOneOrBeginsSome() {
        Set<String> missing = literals(SOURCES.resolve("wizard"));
        missing.removeIf(literal -> !KEY.matcher(literal).matches()
                || english.stringPropertyNames().stream()
                        .anyMatch(key -> key.equals(literal)
                                || key.startsWith(literal.endsWith(".") ? literal : literal + ".")));
        assertThat(missing).as("keys that messages.properties lacks").isEmpty();
    }

    @Test
    void everyKeyIsUsed() {
        Set<String> unused = new TreeSet<>(english.stringPropertyNames());
        unused.removeIf(this::used);
        assertThat(unused).as("keys that nobody asks for").isEmpty();
    }

    /** As it stands, with an end from a list of words, or with an end that the code adds (".words"). */
    private boolean used(String key) {
        // A region without a name is its code, so that not each needs one.
        boolean region = key.startsWith("region.") && REGIONS.contains(key.substring("region.".length()));
        return literals.contains(key) || BUILT.contains(key) || region || ended(key);
    }

    private boolean ended(String key) {
        for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
            if (literals.contains(key.substring(dot)) && used(key.substring(0, dot))) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @ValueSource(strings = {"diagnosis/sentences", "fix/sentences", "evidence/failures"})
    void everySentenceOfTheEngineIsUsed(String bundle) {
        Set<String> words = words();
        Set<String> unused =
                new TreeSet<>(properties(ENGINE.resolve(bundle + ".properties")).stringPropertyNames());
        unused.removeIf(key -> literals.contains(key) || putTogether(key, words));
        assertThat(unused).as("keys that nobody asks for").isEmpty();
    }

    /** A beginning that the code has ("stage."), and behind it nothing but words and constants that the code has too. */
    private boolean putTogether(String key, Set<String> words) {
        for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
            String beginning = key.substring(0, dot);
            boolean begun = literals.contains(beginning + ".") || literals.contains(beginning);
            if (begun && Stream.of(key.substring(dot + 1).split("\\.")).allMatch(part -> known(part, words))) {
                return true;
            }
        }
        return false;
    }

    /** A word, or two of which the first ends with a hyphen: "assume-" and "ASM-01". */
    private static boolean known(String part, Set<String> words) {
        return words.contains(part)
                || IntStream.range(1, part.length())
                        .filter(at -> part.charAt(at - 1) == '-')
                        .anyMatch(at -> words.contains(part.substring(0, at)) && words.contains(part.substring(at)));
    }

    /** Every literal, without a dot in front, and every constant. */
    private Set<String> words() {
        Set<String> words = new TreeSet<>();
        literals.forEach(literal ->
                words.addAll(List.of((literal.startsWith(".") ? literal.substring(1) : literal).split("\\."))));
        sources().forEach(source -> CONSTANT.matcher(source).results().forEach(found -> words.add(found.group())));
        return words;
    }

    @Test
    void everyKeyThatIsBuiltUpExists() {
        assertThat(english.stringPropertyNames()).containsAll(BUILT);
    }

    /** A new beginning of keys belongs into the list of words below, or its texts could be missing unseen. */
    @Test
    void everyBeginningThatTheCodeCompletesIsKnown() {
        Set<String> unknown = new TreeSet<>();
        sources()
                .forEach(source -> BEGINNING.matcher(source).results().forEach(found -> {
                    String beginning = found.group(1);
                    boolean ofATextKey =
                            english.stringPropertyNames().stream().anyMatch(key -> key.startsWith(beginning));
                    if (ofATextKey
                            && !beginning.equals("region.")
                            && BUILT.stream().noneMatch(key -> key.startsWith(beginning))) {
                        unknown.add(beginning);
                    }
                }));
        assertThat(unknown).isEmpty();
    }

    /** Every key that the wizard puts together of a beginning and a word. */
    private static Set<String> built() {
        Set<String> keys = new TreeSet<>();
        put(keys, "stage.", Stage.values(), Stage::id);
        put(keys, "app.step.", StepId.values(), StepId::id);
        put(keys, "language.", Texts.LANGUAGES.toArray(Locale[]::new), Locale::getLanguage);
        put(keys, "remedy.", Failure.Remedy.values(), MessagesTest::word);
        put(keys, "shell.menu.theme.", Theme.Choice.values(), Theme.Choice::id);
        put(keys, "line.state.", Signal.values(), Signal::id);
        put(keys, "line.state.timed.", new Signal[] {Signal.PASSED, Signal.BLOCKED, Signal.STOPPED}, Signal::id);
        put(keys, "owner.", WhoCanFixIt.values(), WhoCanFixIt::id);
        put(keys, "target.", TargetType.values(), TargetType::id);
        put(keys, "look-alike.", LookAlikeKind.values(), LookAlikeKind::id);
        put(keys, "policy-kind.", Why.PolicyKind.values(), Why.PolicyKind::id);
        put(keys, "policy-kind.one.", Why.PolicyKind.values(), Why.PolicyKind::id);
        put(keys, "evidence.", EvidenceSource.values(), EvidenceSource::id);
        put(keys, "aws-page.", AwsPage.values(), AwsPage::id);
        put(keys, "page.signin.group.", ProfileGroup.values(), MessagesTest::word);
        put(keys, "page.job.tab.", JobTab.values(), JobTab::id);
        put(keys, "page.job.title.", JobTab.values(), JobTab::id);
        put(keys, "page.job.status.", JobStatus.values(), JobStatus::id);
        keys.remove("page.job.status." + JobStatus.OTHER.id());
        put(keys, "page.job.where.", Where.values(), Where::id);
        keys.add("page.job.where.unknown");
        put(keys, "page.job.roles.stage.", StageStatus.values(), StageStatus::id);
        put(keys, "page.diagnosis.answer.", Why.Answer.values(), Why.Answer::id);
        put(keys, "page.diagnosis.evidence.", Confidence.values(), Confidence::id);
        put(keys, "page.diagnosis.delta.verdict.", DiagnosisVerdict.values(), DiagnosisVerdict::id);
        put(keys, "page.diagnosis.document.", ChangedDocument.Kind.values(), MessagesTest::word);
        put(keys, "page.diagnosis.headline.refused.", WhoNeedsIt.values(), WhoNeedsIt::id);
        put(keys, "page.fix.tab.", FixTab.values(), FixTab::id);
        put(keys, "page.fix.aws.", PolicyValidation.Weight.values(), PolicyValidation.Weight::id);
        put(keys, "case-file.save.", SaveCase.Form.values(), SaveCase.Form::id);
        put(keys, "page.fix.nothing.", FixTab.values(), FixTab::id);
        return keys;
    }

    private static <T> void put(Set<String> keys, String beginning, T[] words, Function<T, String> id) {
        for (T word : words) {
            keys.add(beginning + id.apply(word));
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
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
        return properties(BUNDLES.resolve(name));
    }

    private static Properties properties(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return properties;
    }

    private static Set<String> literals(Path folder) {
        Set<String> found = new TreeSet<>();
        sources(folder)
                .forEach(source -> LITERAL.matcher(source).results().forEach(literal -> found.add(literal.group(1))));
        return found;
    }

    private static String withoutComments(String source) {
        return LITERAL_OR_COMMENT
                .matcher(source)
                .replaceAll(found -> Matcher.quoteReplacement(found.group().startsWith("/") ? "" : found.group()));
    }

    private static Stream<String> sources() {
        return sources(SOURCES);
    }

    private static Stream<String> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(file -> {
                        try {
                            return withoutComments(Files.readString(file));
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
