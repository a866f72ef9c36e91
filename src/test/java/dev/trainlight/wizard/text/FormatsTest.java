package dev.trainlight.wizard.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
    /** A Sunday. */
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final Texts texts = new Texts(Locale.ENGLISH);
    private final Formats formats = new Formats(texts, ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T09:59:30Z, just now",
        "2026-11-22T09:59:00Z, 1 minute ago",
        "2026-11-22T09:30:00Z, 30 minutes ago",
        "2026-11-22T08:05:00Z, today 8:05 AM",
        "2026-11-21T23:59:00Z, yesterday 11:59 PM",
        "2026-11-20T10:00:00Z, Friday 10:00 AM",
        "2026-11-15T10:00:00Z, 'Nov 15, 2026'",
        "2026-11-22T18:40:00Z, today 6:40 PM",
        "2026-11-23T06:00:00Z, tomorrow 6:00 AM",
        "2025-01-02T10:00:00Z, 'Jan 2, 2025'"
    })
    void saysATimeAsPeopleDo(String when, String said) {
        assertThat(formats.relative(Instant.parse(when), NOW).replace('\u202f', ' '))
                .isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0 s", "PT59S, 59 s", "PT3M12S, 3 min 12 s", "PT2H5M, 2 h 5 min", "P3DT4H, 3 d 4 h", "PT-5S, 0 s"
    })
    void saysALengthInItsTwoLargestUnits(String length, String said) {
        assertThat(formats.duration(Duration.parse(length))).isEqualTo(said);
    }

    @Test
    void writesAccountsAsTheConsoleDoes() {
        assertThat(Formats.account("111122223333")).isEqualTo("1111-2222-3333");
        assertThat(Formats.account("")).isEmpty();
    }

    @Test
    void countsDown() {
        assertThat(formats.countdown(Duration.ofSeconds(247))).isEqualTo("4:07");
        assertThat(formats.countdown(Duration.ofSeconds(-1))).isEqualTo("0:00");
    }

    @Test
    void aTextFollowsItsArguments() {
        SimpleStringProperty name = new SimpleStringProperty("ml-prod");
        var text = texts.of("shell.identity.as", name);
        assertThat(text.getValue()).isEqualTo("Signed in as ml-prod");
        name.set("ml-dev");
        assertThat(text.getValue()).isEqualTo("Signed in as ml-dev");
    }

    @Test
    void countsAreSaidInTheirNumber() {
        assertThat(texts.get("page.job.count", 1)).isEqualTo("1 job");
        assertThat(texts.get("page.job.count", 1234)).isEqualTo("1,234 jobs");
    }

    @Test
    void aRegionWithoutAKnownNameIsItsCode() {
        assertThat(texts.region("eu-west-1")).isEqualTo("Ireland · eu-west-1");
        assertThat(texts.region("xx-new-1")).isEqualTo("xx-new-1");
    }

    @Test
    void whatIsOnTheScreenSpeaksTheNewLanguageWheneverItIsAsked() {
        SimpleStringProperty shown = new SimpleStringProperty();
        shown.bind(texts.of("time.now"));
        // As a control does: it takes the text the moment that it is told of a change.
        SimpleStringProperty drawn = new SimpleStringProperty();
        shown.subscribe(drawn::set);

        for (Locale language : Texts.LANGUAGES) {
            texts.localeProperty().set(language);

            assertThat(drawn.get()).isEqualTo(new Texts(language).get("time.now"));
        }
    }
}
