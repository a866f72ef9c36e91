package dev.trainlight.diagnosis.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.Sentences;
import dev.trainlight.sagemaker.Stage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the texts of the specimen files are read as. */
class MessageReaderTest {
    private final MessageReader reader = new MessageReader();
    private final Sentences sentences = Sentences.in(Locale.ENGLISH);

    static Stream<Specimen> specimens() {
        return Stream.of("denials.txt", "decay.txt", "sagemaker.txt", "programs.txt", "several.txt", "vague.txt")
                .flatMap(file -> Specimen.in(file).stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("specimens")
    void readsTheTellingStatement(Specimen specimen) {
        MessageReading reading = reader.read(specimen.text(), specimen.where());

        String expected = specimen.field("expect").orElseThrow();
        Optional<Reading> first = reading.first();
        assertThat(first.map(one -> render(one, expected)).orElse("nothing")).isEqualTo(expected);
        specimen.field("also")
                .ifPresent(also -> assertThat(first.orElseThrow().alternatives())
                        .extracting(one -> render(one, also))
                        .contains(also));
        specimen.field("separator")
                .ifPresent(key -> assertThat(first.orElseThrow().separator().map(Sentence::key))
                        .contains(key));
        specimen.field("policy")
                .ifPresent(arn -> assertThat(denial(first).policyArn()).contains(arn));
        specimen.field("authorization")
                .ifPresent(id -> assertThat(denial(first).authorizationId()).contains(id));
        specimen.field("encoded")
                .ifPresent(blob -> assertThat(denial(first).encoded()).contains(new EncodedMessage(blob, false)));
        specimen.field("truncated")
                .ifPresent(_ -> assertThat(denial(first).truncated()).isTrue());
        specimen.field("count")
                .ifPresent(count -> assertThat(reading.readings()).hasSize(Integer.parseInt(count)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("specimens")
    void everyReadingShowsItsWordsAndHasSentences(Specimen specimen) {
        for (Reading reading : reader.read(specimen.text(), specimen.where()).readings()) {
            check(reading, specimen.text());
        }
    }

    private void check(Reading reading, String text) {
        assertThat(reading.evidence()).isNotEmpty().allSatisfy(span -> {
            assertThat(span.end()).isLessThanOrEqualTo(text.length());
            assertThat(span.in(text)).isNotBlank();
        });
        assertThat(sentences.text(reading.sentence())).isNotBlank().doesNotContain("{");
        reading.separator()
                .ifPresent(one -> assertThat(sentences.text(one)).isNotBlank().doesNotContain("{"));
        reading.alternatives().forEach(other -> check(other, text));
    }

    private static Denial denial(Optional<Reading> reading) {
        return (Denial) reading.orElseThrow();
    }

    /** A reading in the words of the specimen files; resources and principal only where the expectation has them. */
    private static String render(Reading reading, String expected) {
        String stage = reading.stage().map(Stage::id).orElse("-");
        return switch (reading) {
            case Denial denial -> {
                String line = String.join(
                        " ",
                        "denial",
                        denial.rule(),
                        stage,
                        denial.whoNeedsIt().id(),
                        denial.deniedBy().id() + (denial.explicit() ? "!" : ""),
                        String.join(",", denial.actions()));
                List<String> resources = denial.resources();
                line += expected.contains(" on ") ? " on " + String.join(",", resources) : "";
                yield line
                        + (expected.contains(" by ")
                                ? " by " + denial.principal().orElse("-")
                                : "");
            }
            case LookAlikeReading other ->
                String.join(" ", "look-alike", other.rule(), other.kind().id(), stage);
            case Unclear unclear -> String.join(" ", "unclear", unclear.rule(), stage);
        };
    }
}
