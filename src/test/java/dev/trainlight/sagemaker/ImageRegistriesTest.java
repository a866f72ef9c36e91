package dev.trainlight.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImageRegistriesTest {
    private final ImageRegistries registries = ImageRegistries.bundled();

    @Test
    void builtInAlgorithmsAreTold() {
        assertThat(owner("811284229777.dkr.ecr.us-east-1.amazonaws.com/xgboost:1"))
                .isEqualTo(ImageRegistries.Owner.BUILT_IN_ALGORITHM);
        assertThat(owner("683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1"))
                .isEqualTo(ImageRegistries.Owner.BUILT_IN_ALGORITHM);
    }

    @Test
    void deepLearningContainersBelongToAws() {
        assertThat(owner("763104351884.dkr.ecr.eu-west-1.amazonaws.com/pytorch-training:2.3-gpu-py311"))
                .isEqualTo(ImageRegistries.Owner.AWS);
        assertThat(registries.isAws("763104351884")).isTrue();
        assertThat(registries.serves("763104351884", "eu-west-1")).isTrue();
        assertThat(registries.serves("763104351884", "eu-south-1")).isFalse();
    }

    @Test
    void aRepositoryThatIsNamedLikeAnAlgorithmIsStillItsOwners() {
        assertThat(owner("111122223333.dkr.ecr.us-east-1.amazonaws.com/xgboost:1"))
                .isEqualTo(ImageRegistries.Owner.CUSTOMER);
    }

    private ImageRegistries.Owner owner(String uri) {
        return registries.owner(ImageUri.parse(uri).orElseThrow());
    }
}
