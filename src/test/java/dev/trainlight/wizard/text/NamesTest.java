package dev.trainlight.wizard.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "arn:aws:s3:::ml-data/train/*, ml-data/train/*",
        "arn:aws:s3:::ml-models/churn/weekly/churn-retrain-weekly/output/model.tar.gz, ml-models/…/output/model.tar.gz",
        "arn:aws:s3:::a/b, a/b",
        "arn:aws:s3:::a-bucket-with-a-rather-long-name-and-nothing-else, a-bucket-with-a-rather-long-name-and-nothing-else",
        "arn:aws:s3:::data/one-folder-with-a-name-that-is-longer-than-any-heading, "
                + "data/one-folder-with-a-name-that-is-longer-than-any-heading",
        "*, *"
    })
    void aLongPathKeepsItsBeginningAndItsEnd(String arn, String briefly) {
        assertThat(Names.briefly(arn)).isEqualTo(briefly);
    }
}
