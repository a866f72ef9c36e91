package dev.trainlight.diagnosis.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.diagnosis.Cases;
import dev.trainlight.diagnosis.Check;
import dev.trainlight.diagnosis.CheckDecision;
import java.util.List;
import org.junit.jupiter.api.Test;

class AwsImageTest {
    @Test
    void anImageOfAwsNeedsOnlyTheRolesOwnPermission() {
        Cases evidence = Cases.planned()
                .image("763104351884.dkr.ecr.eu-west-1.amazonaws.com/pytorch-training:2.3-gpu")
                .roleWith("{'Effect':'Allow','Action':'ecr:*','Resource':'*'}");

        assertThat(pulls(evidence))
                .hasSize(4)
                .allSatisfy(check -> assertThat(check.decision()).isEqualTo(CheckDecision.ALLOWED));
    }

    @Test
    void withoutTheRolesPermissionItIsRefusedThere() {
        Cases evidence = Cases.planned().image("763104351884.dkr.ecr.eu-west-1.amazonaws.com/pytorch-training:2.3-gpu");

        assertThat(pulls(evidence))
                .filteredOn(check -> !check.action().equals("ecr:GetAuthorizationToken"))
                .hasSize(3)
                .allSatisfy(check -> assertThat(check.decision()).isEqualTo(CheckDecision.IMPLICIT_DENY));
    }

    private static List<Check> pulls(Cases evidence) {
        return new Diagnostician()
                .diagnose(evidence.build()).checks().stream()
                        .filter(check -> check.action().startsWith("ecr:"))
                        .toList();
    }
}
