package dev.trainlight.fix.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.evidence.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class DocumentLimitTest {
    @ParameterizedTest
    @EnumSource
    void aDocumentFitsUpToItsLimitAndNotBeyond(DocumentLimit limit) {
        JsonNode exact = ofSize(limit.maximum());

        assertThat(DocumentLimit.size(exact)).isEqualTo(limit.maximum());
        assertThat(limit.fits(exact, 0)).isTrue();
        assertThat(limit.fits(exact, 1)).isFalse();
        assertThat(limit.fits(ofSize(limit.maximum() + 1), 0)).isFalse();
    }

    @Test
    void nearItsLimitADocumentIsWrittenWithoutWhiteSpace() {
        DocumentLimit limit = DocumentLimit.ENDPOINT_POLICY;
        JsonNode small = ofSize(200);

        assertThat(limit.text(small)).isEqualTo(Json.pretty(small));
        assertThat(limit.text(ofSize(limit.maximum())).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(limit.maximum());
    }

    @Test
    void lettersOutsideAsciiCountAsAwsStoresThem() {
        assertThat(DocumentLimit.size(Json.mapper().readTree("{\"a\":\"é\"}"))).isEqualTo(10);
    }

    private static JsonNode ofSize(int size) {
        String frame = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"%s\"}]}";
        return Json.mapper().readTree(frame.formatted("x".repeat(size - frame.length() + 2)));
    }
}
