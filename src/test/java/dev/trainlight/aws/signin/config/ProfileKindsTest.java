package dev.trainlight.aws.signin.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.aws.signin.Machine;
import dev.trainlight.aws.signin.config.ProfileKind.RoleSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What profiles describe. */
class ProfileKindsTest {
    private static final String CORP = """
            [sso-session corp]
            sso_start_url = https://corp.awsapps.com/start
            sso_region = eu-central-1
            sso_registration_scopes = sso:account:access, codewhisperer:completions
            """;
    private static final SsoPortal PORTAL = new SsoPortal(
            Optional.of("corp"),
            "https://corp.awsapps.com/start",
            "eu-central-1",
            List.of("sso:account:access", "codewhisperer:completions"));

    @TempDir
    Path home;

    private Machine machine;

    @BeforeEach
    void machine() {
        machine = new Machine(home, Instant.parse("2026-11-22T10:00:00Z"));
    }

    private ProfileKinds kinds() {
        return new ProfileKinds(Configuration.read(machine.environment()), machine.environment());
    }

    private Section profile(String name) {
        return Configuration.read(machine.environment()).profile(name).orElseThrow();
    }

    private ProfileKind kind(String config) {
        machine.config(config);
        return kinds().of(profile("p"));
    }

    @Test
    void ssoOfTheNewStyle() {
        ProfileKind kind = kind(
                CORP + "[profile p]\nsso_session=corp\nsso_account_id=111122223333\nsso_role_name=DataScientist\n");
        assertThat(kind)
                .isEqualTo(new ProfileKind.Sso(PORTAL, Optional.of("111122223333"), Optional.of("DataScientist")));
    }

    @Test
    void ssoOfTheOldStyleIsKeptUnderItsAddress() {
        ProfileKind kind = kind("""
                [profile p]
                sso_start_url = https://corp.awsapps.com/start
                sso_region = eu-central-1
                sso_account_id = 111122223333
                sso_role_name = DataScientist
                """);
        assertThat(kind).isInstanceOfSatisfying(ProfileKind.Sso.class, sso -> {
            assertThat(sso.portal().cacheKey()).isEqualTo("https://corp.awsapps.com/start");
            assertThat(sso.portal().scopes()).containsExactly("sso:account:access");
        });
    }

    @Test
    void aRoleWithASourceProfileStaysARoleWhereAnSsoSessionStandsBesideIt() {
        machine.config(CORP + """
                [profile src]
                sso_session = corp
                sso_account_id = 111122223333
                sso_role_name = Login
                [profile p]
                role_arn = arn:aws:iam::444455556666:role/Train
                source_profile = src
                sso_session = corp
                """);
        assertThat(kinds().of(profile("p")))
                .isEqualTo(new ProfileKind.Role(
                        "arn:aws:iam::444455556666:role/Train", new RoleSource.OfProfile("src"), Optional.empty()));
        assertThat(kinds().portalOf(profile("p"))).contains(PORTAL);
    }

    @Test
    void aRoleMayTakeTheSignInOfItsOwnProfile() {
        ProfileKind kind = kind(CORP + """
                [profile p]
                role_arn = arn:aws:iam::444455556666:role/Train
                sso_session = corp
                sso_account_id = 111122223333
                sso_role_name = Login
                """);
        assertThat(kind)
                .isInstanceOfSatisfying(
                        ProfileKind.Role.class,
                        role -> assertThat(role.source())
                                .isEqualTo(new RoleSource.Own(new ProfileKind.Sso(
                                        PORTAL, Optional.of("111122223333"), Optional.of("Login")))));
        assertThat(kinds().portalOf(profile("p"))).contains(PORTAL);
    }

    @Test
    void aProfileMayNameItself() {
        ProfileKind kind = kind("""
                [profile p]
                role_arn = arn:aws:iam::444455556666:role/Train
                source_profile = p
                aws_access_key_id = A
                aws_secret_access_key = s
                """);
        assertThat(kind)
                .isInstanceOfSatisfying(
                        ProfileKind.Role.class,
                        role -> assertThat(role.source()).isEqualTo(new RoleSource.Own(new ProfileKind.Keys(false))));
    }

    @Test
    void theDeviceMayStandInTheSourceProfile() {
        machine.config("""
                [profile p]
                role_arn = arn:aws:iam::444455556666:role/Train
                source_profile = keys
                """);
        machine.credentials(
                "[keys]\naws_access_key_id=A\naws_secret_access_key=s\nmfa_serial=arn:aws:iam::1:mfa/ana\n");
        assertThat(kinds().of(profile("p")))
                .isInstanceOfSatisfying(
                        ProfileKind.Role.class,
                        role -> assertThat(role.mfaSerial()).contains("arn:aws:iam::1:mfa/ana"));
    }

    @ParameterizedTest
    @CsvSource({
        "'credential_process = /opt/helper --x', Command",
        "'login_session = arn:aws:iam::1:user/ana', Login",
        "'aws_access_key_id = A\naws_secret_access_key = s', Keys",
        "'aws_access_key_id = A\naws_secret_access_key = s\ncredential_process = x', Keys",
        "'role_arn = arn:aws:iam::1:role/r\nweb_identity_token_file = /t', WebIdentity",
        "'role_arn = arn:aws:iam::1:role/r\ncredential_source = Ec2InstanceMetadata', Role",
        "'region = eu-west-1', None"
    })
    void tellsTheOtherKinds(String settings, String kind) {
        assertThat(kind("[profile p]\n" + settings + "\n").getClass().getSimpleName())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "'role_arn = arn:aws:iam::1:role/r', config.no-source, 2",
        "'role_arn = arn:aws:iam::1:role/r\nsource_profile = gone', config.no-such-profile, 3",
        "'role_arn = arn:aws:iam::1:role/r\nsource_profile = p', config.no-source, 2",
        "'role_arn = arn:aws:iam::1:role/r\nsource_profile = a\ncredential_source = Environment', config.two-sources, 4",
        "'role_arn = arn:aws:iam::1:role/r\ncredential_source = Cloud', config.bad-source, 3",
        "'role_arn = arn:aws:iam::1:role/r\ncredential_source = Environment\nduration_seconds = 60', config.bad-duration, 4",
        "'aws_access_key_id = A', config.missing, 1",
        "'sso_session = corp\nsso_account_id = 1', config.no-such-session, 2",
        "'sso_account_id = 1\nsso_role_name = r', config.sso-without-session, 2",
        "'sso_start_url = https://x.awsapps.com/start\nsso_account_id = 1', config.missing, 1"
    })
    void saysWhereAProfileIsBroken(String settings, String key, String line) {
        assertThat(kind("[profile p]\n" + settings + "\n")).isInstanceOfSatisfying(ProfileKind.Broken.class, broken -> {
            assertThat(broken.why().messageKey()).isEqualTo(key);
            assertThat(broken.why().arguments())
                    .startsWith(machine.path(".aws/config").toString(), line);
            assertThat(broken.why().text(Locale.ENGLISH)).contains("line " + line);
        });
    }

    @Test
    void findsCircles() {
        ProfileKind kind = kind("""
                [profile p]
                role_arn = arn:aws:iam::1:role/a
                source_profile = q
                [profile q]
                role_arn = arn:aws:iam::1:role/b
                source_profile = p
                """);
        assertThat(kind)
                .isInstanceOfSatisfying(
                        ProfileKind.Broken.class,
                        broken -> assertThat(broken.why().text(Locale.ENGLISH)).contains("p → q → p"));
    }

    @Test
    void aBrokenSourceBreaksTheRole() {
        ProfileKind kind = kind("""
                [profile p]
                role_arn = arn:aws:iam::1:role/a
                source_profile = q
                [profile q]
                aws_access_key_id = A
                """);
        assertThat(kind)
                .isInstanceOfSatisfying(
                        ProfileKind.Broken.class,
                        broken -> assertThat(broken.why().arguments()).endsWith("aws_secret_access_key"));
    }
}
