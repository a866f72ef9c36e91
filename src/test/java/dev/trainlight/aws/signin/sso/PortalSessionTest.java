package dev.trainlight.aws.signin.sso;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.aws.AwsSession;
import dev.trainlight.aws.SessionSettings;
import dev.trainlight.aws.signin.Machine;
import dev.trainlight.aws.signin.config.SsoPortal;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** Where the browser is sent, partition by partition. */
class PortalSessionTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({
        "eu-central-1, '', https://oidc.eu-central-1.amazonaws.com/authorize",
        "cn-north-1, '', https://oidc.cn-north-1.amazonaws.com.cn/authorize",
        "us-gov-west-1, '', https://oidc.us-gov-west-1.amazonaws.com/authorize",
        "us-east-1, AWS_USE_FIPS_ENDPOINT, https://oidc-fips.us-east-1.amazonaws.com/authorize",
        "eu-central-1, AWS_USE_DUALSTACK_ENDPOINT, https://oidc.eu-central-1.api.aws/authorize"
    })
    void theBrowserGoesToThePortalsPartition(String region, String flag, String address) {
        Machine machine = new Machine(home, Instant.parse("2026-11-22T10:00:00Z"));
        if (!flag.isEmpty()) {
            machine.variable(flag, "true");
        }
        SessionSettings settings = SessionSettings.of(machine.environment(), Region.of(region));
        try (AwsSession session = new AwsSession(settings, AnonymousCredentialsProvider.create())) {
            PortalSession way = new PortalSession(SsoPortal.typed("https://x.awsapps.com/start", region), session);
            assertThat(way.authorizeEndpoint()).hasToString(address);
        }
    }
}
