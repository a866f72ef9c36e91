package dev.trainlight.diagnosis.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextNormalizerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~a  b\n\n c~ | a b c",
                "a\\nb\\tc | a b c",
                "a\\\\nb | a b",
                "say \\\"x\\\" | say \"x\"",
                "it&#39;s &lt;b&gt; &amp; &quot;c&quot;&nbsp;d | it's <b> & \"c\" d",
                "it&#x27;s | it's",
                "5 & 6; 7 &unknown; 8 | 5 & 6; 7 &unknown; 8",
                "\u201ca\u201d \u2018b\u2019 | \"a\" 'b'",
                "\u001b[31;1mred\u001b[0m | red",
                "\\u001b[31mred\\u001b[0m | red",
                "[31mred[0m | red",
                "arr[0] and [12] | arr[0] and [12]",
                "~> quoted\n> again~ | quoted again",
                "~\u2502 boxed \u2502\n\u2502 again \u2502~ | boxed again",
                "~algo-1-ab12c  | line\nalgo-2-ab12c | next~ | line next",
                "~[2026-01-02 03:04:05,678] {a_b.py:12} ERROR - it broke~ | it broke",
                "~2026-01-02T03:04:05.678Z it broke~ | it broke",
                "~'it '\n      'goes on'~ | 'it goes on'",
                "~'one' 'two'~ | 'one' 'two'",
                "`code` | code",
                "~C:\\Users\\lea~ | C:\\Users\\lea"
            })
    void takesTheDecorationAway(String raw, String expected) {
        assertThat(TextNormalizer.normalize(raw).text()).isEqualTo(expected);
    }

    @Test
    void leadsBackToThePastedText() {
        String raw = "> It says:\n>  &quot;User:   x\\n is <b>not</b> authorized&quot;";
        PastedText text = TextNormalizer.normalize(raw);
        int start = text.text().indexOf("User:");
        int end = text.text().indexOf("authorized") + "authorized".length();

        assertThat(text.original(start, end).in(raw)).isEqualTo("User:   x\\n is <b>not</b> authorized");
        int quote = text.text().indexOf('"');
        assertThat(text.original(quote, quote + 1).in(raw)).isEqualTo("&quot;");
    }

    @Test
    void knowsWhereLinesBreak() {
        PastedText text = TextNormalizer.normalize("first line\nsecond\n\nthird");
        int second = text.text().indexOf("second");

        assertThat(text.lineStart(second + 3)).isEqualTo(second);
        assertThat(text.slice(text.lineStart(second), text.lineEnd(second))).isEqualTo("second ");
        assertThat(text.breaksLine(second - 1, second)).isTrue();
        assertThat(text.breaksLine(second, second + 2)).isFalse();
    }

    @Property(tries = 1_000)
    void everyCharacterLeadsBackToAPlaceInOrder(@ForAll @From("pastes") String raw) {
        PastedText text = TextNormalizer.normalize(raw);
        int last = 0;
        for (int i = 0; i < text.length(); i++) {
            TextSpan span = text.original(i, i + 1);
            assertThat(span.start()).isGreaterThanOrEqualTo(last);
            assertThat(span.end()).isBetween(span.start(), raw.length());
            last = span.start();
        }
        assertThat(text.lower()).hasSameSizeAs(text.text());
        assertThat(text.text())
                .doesNotContain("  ")
                .doesNotContain("\n")
                .isEqualTo(text.text().strip());
    }

    @Property(tries = 1_000)
    void readingNeverFails(@ForAll @From("pastes") String raw) {
        for (Reading reading : new MessageReader().read(raw, Hints.none()).readings()) {
            assertThat(reading.evidence())
                    .allSatisfy(span -> assertThat(span.end()).isLessThanOrEqualTo(raw.length()));
        }
    }

    @Provide
    Arbitrary<String> pastes() {
        List<String> pieces = List.of(
                "User: ",
                "arn:aws:sts::1:assumed-role/r/SageMaker",
                " is not authorized to perform: ",
                "s3:GetObject",
                " on resource: ",
                "arn:aws:s3:::b/k",
                " because no identity-based policy allows the s3:GetObject action",
                "\n",
                "\\n",
                "&#39;",
                "&",
                ";",
                "\u001b[31m",
                "[0m",
                "\u2502 ",
                "> ",
                "`",
                "\u201c",
                "x",
                " ",
                "\\",
                "\\u00",
                "\\u0041",
                "\u0130",
                "\u4f60",
                "\ud83d\ude00",
                "An error occurred (AccessDenied) when calling the PutObject operation: ",
                "Access Denied",
                "...",
                "\"",
                "'",
                "(",
                ")",
                "Data download failed:",
                "AlgorithmError: ",
                "exit code: 1",
                "because ",
                "with an explicit deny",
                " in a ",
                "service control policy",
                ": ",
                "Encoded authorization failure message: ",
                "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo",
                "s3://b/k",
                "PermissionError: ",
                "Could not assume role ",
                "trust relationship sagemaker ",
                "<Code>AccessDenied</Code>");
        return Arbitraries.of(pieces).list().ofMaxSize(40).map(list -> String.join("", list));
    }
}
