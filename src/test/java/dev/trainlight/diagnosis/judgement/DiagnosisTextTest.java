package dev.trainlight.diagnosis.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.diagnosis.Cases;
import dev.trainlight.diagnosis.DiagnosisText;
import dev.trainlight.diagnosis.Sentences;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DiagnosisTextTest {
    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician();
    private static final DiagnosisText TEXT = new DiagnosisText(Sentences.in(Locale.ENGLISH));

    private static String text(Cases cases) {
        return TEXT.text(DIAGNOSTICIAN.diagnose(cases.build()));
    }

    @Test
    void theHeadlineComesFirstThenTheLineThenTheCauses() {
        String text = text(Cases.planned().roleWithout("s3:GetObject"));
        assertThat(text)
                .startsWith("The data download will be blocked: the execution role TrainRole may not read")
                .containsSubsequence(
                        "[ok] Submit",
                        "[ok] Image pull",
                        "[XX] Data download    blocked       1 denied",
                        "[  ] Artifact upload  not reached",
                        "Blocked · Data download · DAT-02",
                        "What: s3:GetObject",
                        "Who can change it: an IAM administrator");
        assertThat(text.lines())
                .allMatch(line -> line.length() <= 100 || !line.strip().contains(" "));
    }

    @Test
    void whatIsOpenAndWhatIsWorthKnowingComesLast() {
        String text = text(Cases.planned().roleWithout("logs:").forget("organization"));
        assertThat(text)
                .containsSubsequence(
                        "Could not be determined; this would settle it:",
                        "service control policies of the organization",
                        "Worth knowing:",
                        "TRN-01");
    }
}
