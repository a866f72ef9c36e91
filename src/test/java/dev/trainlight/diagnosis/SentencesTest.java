package dev.trainlight.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.iam.Explanation;
import dev.trainlight.iam.PolicyLinter;
import dev.trainlight.sagemaker.Stage;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private static Properties bundle() throws IOException {
        Properties properties = new Properties();
        try (Reader in = new InputStreamReader(
                Sentences.class.getResourceAsStream("/dev/trainlight/diagnosis/sentences.properties"),
                StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }

    @Test
    void everyTitleHasItsVerbPhraseWithTheSameArguments() throws IOException {
        Properties properties = bundle();
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            if (key.startsWith("check.")) {
                String deed = properties.getProperty("deed." + key.substring(6));
                assertThat(deed).as(key).isNotBlank();
                assertThat(arguments(deed)).as(key).isLessThanOrEqualTo(1);
                assertThat(arguments(properties.getProperty(key))).as(key).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void everyValueOfTheVocabularyHasWords() throws IOException {
        Properties properties = bundle();
        for (DeniedBy deniedBy : DeniedBy.values()) {
            assertThat(properties)
                    .containsKeys("reason." + deniedBy.id() + ".implicit", "reason." + deniedBy.id() + ".explicit");
        }
        for (Stage stage : Stage.values()) {
            assertThat(properties).containsKeys("stage." + stage.id(), "stage.name." + stage.id());
        }
        for (StageStatus status : StageStatus.values()) {
            assertThat(properties).containsKey("stage.status." + status.id());
        }
        for (Explanation.Difference difference : Explanation.Difference.values()) {
            assertThat(properties).containsKey("nearmiss." + difference.name());
        }
        for (PolicyLinter.Rule rule : PolicyLinter.Rule.values()) {
            assertThat(properties).containsKey("warning.lint." + rule.name());
        }
        for (WhoCanFixIt who : WhoCanFixIt.values()) {
            assertThat(properties).containsKey("fixer." + who.id());
        }
    }

    @Test
    void everySentenceIsAWellFormedPattern() throws IOException {
        Properties properties = bundle();
        for (String key : properties.stringPropertyNames()) {
            String pattern = properties.getProperty(key);
            assertThat(new MessageFormat(pattern, Locale.ENGLISH).toPattern())
                    .as(key)
                    .isNotNull();
            assertThat(pattern.replace("''", ""))
                    .as(key + ": a single apostrophe vanishes")
                    .doesNotContain("'");
        }
    }

    private static int arguments(String pattern) {
        return new MessageFormat(pattern, Locale.ENGLISH).getFormatsByArgumentIndex().length;
    }
}
