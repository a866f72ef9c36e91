package dev.trainlight.aws.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.Gap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The warm-up goes the way of a real collection, as far as possible, and asks nobody. */
class WarmUpTest {
    @Test
    void everyServiceIsGoneThroughAndNothingGoesWrong() throws Exception {
        Case found = WarmUp.collect();

        assertThat(found.job()).isPresent();
        assertThat(found.executionRole()
                        .toOptional()
                        .orElseThrow()
                        .identityPolicies()
                        .orElse(List.of()))
                .hasSize(2)
                .allSatisfy(policy -> assertThat(policy.document().isPresent()).isTrue());
        assertThat(found.resources().orElse(List.of()))
                .extracting(resource -> resource.arn().split(":")[2])
                .contains("s3", "kms", "ecr");
        assertThat(found.gaps())
                .extracting(Gap::reason)
                .as("no answer is missing for want of one")
                .doesNotContain("no answer", "not signed in", "cancelled", "no time left");
    }
}
