package dev.trainlight.fix.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobFamilyTest {
    @ParameterizedTest
    @CsvSource({
        "churn-xgb-2026-11-21, churn-xgb-",
        "pytorch-training-2026-11-21-10-33-11-123, pytorch-training-",
        "forecast-97, forecast-",
        "vision-resnet50-0611, vision-resnet50-",
        "exp-3f9a2b1c7d, exp-",
        "churn-retrain-weekly, churn-retrain-weekly",
        "resnet50, resnet50",
        "2026-11-21, 2026-11-21"
    })
    void theNumberAtTheEndIsNotTheFamilys(String name, String stem) {
        assertThat(JobFamily.stem(name)).isEqualTo(stem);
    }
}
