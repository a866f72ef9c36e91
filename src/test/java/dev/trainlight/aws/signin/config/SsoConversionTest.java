package dev.trainlight.aws.signin.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SsoConversionTest {
    private static final SsoPortal CORP = SsoPortal.typed("https://corp.awsapps.com/start", "eu-central-1");

    @Test
    void theProfileNamesASectionThatHoldsItsPortal() {
        SsoConversion conversion = SsoConversion.of("dev", CORP, List.of(CORP));

        assertThat(conversion.heading()).isEqualTo("[profile dev]");
        assertThat(conversion.section())
                .containsExactly(
                        "[sso-session corp]",
                        "sso_start_url = https://corp.awsapps.com/start",
                        "sso_region = eu-central-1",
                        "sso_registration_scopes = sso:account:access");
        assertThat(conversion.line()).isEqualTo("sso_session = corp");
        assertThat(SsoConversion.of("default", CORP, List.of()).heading()).isEqualTo("[default]");
    }

    @Test
    void aSectionOfTheSamePortalIsUsedAndTheNameOfAnotherIsNot() {
        SsoPortal same = new SsoPortal(Optional.of("company"), CORP.startUrl(), CORP.region(), List.of());
        SsoPortal other = new SsoPortal(Optional.of("corp"), "https://x.awsapps.com/start", "eu-west-1", List.of());

        assertThat(SsoConversion.of("dev", CORP, List.of(other, same)).section())
                .isEmpty();
        assertThat(SsoConversion.of("dev", CORP, List.of(other, same)).line()).isEqualTo("sso_session = company");
        assertThat(SsoConversion.of("dev", CORP, List.of(other)).line()).isEqualTo("sso_session = corp-2");
    }

    @ParameterizedTest
    @CsvSource({
        "https://d-906712a3b4.awsapps.com/start/#/, d-906712a3b4",
        "https://start.us-gov-home.awsapps.com/directory/agency, agency",
        "https://identitycenter.amazonaws.com/ssoins-1234, ssoins-1234",
        "https://ssoins-1.portal.eu-west-1.app.aws, ssoins-1",
        "'not an address', not-an-address"
    })
    void theNameComesFromTheAddress(String address, String name) {
        assertThat(SsoConversion.of("dev", SsoPortal.typed(address, "eu-west-1"), List.of())
                        .session())
                .isEqualTo(name);
    }
}
