package dev.trainlight.diagnosis.judgement;

import dev.trainlight.diagnosis.EvidenceSource;
import dev.trainlight.diagnosis.Finding;
import dev.trainlight.diagnosis.message.Reading;
import dev.trainlight.diagnosis.message.TextSpan;
import dev.trainlight.evidence.SecretScrubber;

/**
 * Something that somebody said about the job: a reading, and where its words stand.
 *
 * @param reading what it says
 * @param source where it comes from
 * @param text the whole text
 */
record Told(Reading reading, EvidenceSource source, String text) {
    private static final int LONGEST = 400;

    /** The telling words as evidence, cut where they are long. */
    Finding.Evidence evidence() {
        String words = reading.evidence().stream()
                .findFirst()
                .map((TextSpan span) -> span.in(text))
                .filter(part -> !part.isBlank())
                .orElse(text);
        String shown = SecretScrubber.scrub(words.strip());
        return new Finding.Evidence(source, shown.length() > LONGEST ? shown.substring(0, LONGEST) + " …" : shown);
    }
}
