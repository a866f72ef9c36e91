package dev.trainlight.wizard.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainlight.wizard.support.Releases.Answer;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleasesTest {
    @ParameterizedTest
    @CsvSource({
        "1.2.0, 1.1.9, true",
        "1.10.0, 1.9.0, true",
        "1.2, 1.2.0, false",
        "1.2.0, 1.2.0, false",
        "1.2.0, 1.2.0-SNAPSHOT, true",
        "1.3.0-beta1, 1.2.0, true",
        "1.2.0-beta1, 1.2.0, false",
        "0.9.0, 1.0.0, false",
        "1.0.0, unknown, true"
    })
    void numbersDecideWhatIsNewer(String theirs, String mine, boolean newer) {
        assertThat(Releases.newer(theirs, mine)).isEqualTo(newer);
    }

    @Test
    void readsBothFormsOfAnAnswer() throws Exception {
        URI page = URI.create("https://example.com/releases/1.2.0");
        assertThat(Releases.answer("{\"version\":\"1.2.0\",\"page\":\"" + page + "\"}", "1.1.0"))
                .isEqualTo(new Answer.Newer("1.2.0", Optional.of(page)));
        assertThat(Releases.answer("{\"tag_name\":\"v1.2.0\",\"html_url\":\"" + page + "\"}", "1.1.0"))
                .isEqualTo(new Answer.Newer("1.2.0", Optional.of(page)));
        assertThat(Releases.answer("{\"version\":\"1.1.0\"}", "1.1.0")).isEqualTo(new Answer.Current());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"version\":\"latest\"}", "{\"version\":\"1.0; rm\"}"})
    void whatIsNoVersionIsNoAnswer(String body) throws Exception {
        assertThat(Releases.answer(body, "1.0.0")).isEqualTo(new Answer.NoAnswer());
    }

    @Test
    void aPageThatIsNotHttpsIsNotOpened() throws Exception {
        assertThat(Releases.answer("{\"version\":\"2\",\"page\":\"file:///etc/passwd\"}", "1"))
                .isEqualTo(new Answer.Newer("2", Optional.empty()));
    }

    @Test
    void offlineIsNoAnswerAndPlainHttpIsRefused() {
        assertThat(new Releases(URI.create("https://localhost:1/latest.json")).newest("1.0.0"))
                .isEqualTo(new Answer.NoAnswer());
        assertThatThrownBy(() -> new Releases(URI.create("http://localhost/latest.json")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
