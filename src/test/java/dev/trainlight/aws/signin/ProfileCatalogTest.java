package dev.trainlight.aws.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.aws.signin.ProfileState.How;
import dev.trainlight.aws.signin.config.SsoPortal;
import dev.trainlight.aws.signin.sso.SsoToken;
import dev.trainlight.aws.signin.sso.TokenCache;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of profiles as a person sees it before clicking anything. */
class ProfileCatalogTest {
    private static final SsoPortal CORP =
            new SsoPortal(Optional.of("corp"), "https://corp.awsapps.com/start", "eu-central-1", List.of());
    private static final String SSO = """
            [sso-session corp]
            sso_start_url = https://corp.awsapps.com/start
            sso_region = eu-central-1
            [profile dev]
            sso_session = corp
            sso_account_id = 111122223333
            sso_role_name = DataScientist
            region = eu-west-1
            """;

    @TempDir
    Path home;

    private Machine machine;

    @BeforeEach
    void machine() {
        machine = new Machine(home, Instant.parse("2026-11-22T10:00:00Z"));
    }

    private ProfileCatalog catalog() {
        try (SignInService service = new SignInService(machine.environment())) {
            return service.catalog();
        }
    }

    private ProfileEntry entry(String name) {
        return catalog().profile(name).orElseThrow();
    }

    private ProfileState state(String name) {
        return entry(name).state();
    }

    private void token(Duration left, boolean renewable) throws IOException {
        TokenCache.of(machine.environment())
                .write(
                        CORP,
                        new SsoToken(
                                "a",
                                machine.now().plus(left),
                                renewable ? Optional.of("r") : Optional.empty(),
                                Optional.of(new SsoToken.Registration(
                                        "c", "s", machine.now().plus(Duration.ofDays(1))))));
    }

    @Test
    void anEmptyMachineHasAnEmptyList() {
        assertThat(catalog().entries()).isEmpty();
        assertThat(catalog().usual()).isEmpty();
    }

    @Test
    void groupsAndSorts() {
        machine.config(SSO + """
                [profile Zeta]
                credential_process = /opt/login --password=hush
                [profile alpha]
                role_arn = arn:aws:iam::444455556666:role/path/Train
                source_profile = dev
                [profile console]
                login_session = arn:aws:iam::1:user/ana
                [profile only-region]
                region = eu-west-1
                [profile pod]
                role_arn = arn:aws:iam::1:role/r
                web_identity_token_file = /no/such/token
                [nearly]
                region = eu-west-1
                """).credentials("[default]\naws_access_key_id=A\naws_secret_access_key=s\n");
        machine.variable("AWS_ACCESS_KEY_ID", "A").variable("AWS_SECRET_ACCESS_KEY", "s");
        assertThat(catalog().entries())
                .extracting(entry -> entry.group() + " " + entry.name())
                .containsExactly(
                        "ENVIRONMENT ",
                        "SSO dev",
                        "LOGIN console",
                        "ROLE alpha",
                        "KEYS default",
                        "COMMAND Zeta",
                        "WEB_IDENTITY pod",
                        "BROKEN nearly");
        assertThat(entry("alpha").accountId()).contains("444455556666");
        assertThat(entry("alpha").role()).contains("Train");
        assertThat(entry("alpha").portal()).contains(CORP);
        assertThat(entry("dev").accountId()).contains("111122223333");
        assertThat(entry("Zeta").command()).contains("/opt/login --password=[hidden]");
        assertThat(entry("Zeta").state()).isEqualTo(new ProfileState.RunsCommand());
        assertThat(entry("pod").state()).isInstanceOf(ProfileState.Broken.class);
        assertThat(entry("nearly").state())
                .isInstanceOfSatisfying(
                        ProfileState.Broken.class,
                        broken -> assertThat(broken.why().text(Locale.ENGLISH)).contains("[profile nearly]"));
        assertThat(catalog().usual().orElseThrow().group()).isEqualTo(ProfileGroup.ENVIRONMENT);
        assertThat(catalog().groups().get(ProfileGroup.SSO)).hasSize(1);
    }

    @Test
    void aRoleShowsTheProgramThatRunsForIt() {
        machine.config("""
                [profile helper]
                credential_process = /opt/login --password=hush
                [profile middle]
                role_arn = arn:aws:iam::1:role/Middle
                source_profile = helper
                [profile end]
                role_arn = arn:aws:iam::1:role/End
                source_profile = middle
                [profile own]
                role_arn = arn:aws:iam::1:role/Own
                source_profile = own
                credential_process = /opt/own
                """);
        for (String name : new String[] {"helper", "middle", "end"}) {
            assertThat(entry(name).command()).as(name).contains("/opt/login --password=[hidden]");
            assertThat(entry(name).state()).as(name).isEqualTo(new ProfileState.RunsCommand());
        }
        assertThat(entry("own").command()).contains("/opt/own");
    }

    @Test
    void theUsualProfileIsTheDefaultOrTheNamedOne() {
        machine.credentials("[default]\naws_access_key_id=A\naws_secret_access_key=s\n"
                + "[work]\naws_access_key_id=A\naws_secret_access_key=s\n");
        assertThat(catalog().usual().orElseThrow().name()).isEqualTo("default");
        machine.variable("AWS_PROFILE", "work");
        assertThat(catalog().usual().orElseThrow().name()).isEqualTo("work");
    }

    @Test
    void anSsoProfileGoesThroughItsLife() throws IOException {
        machine.config(SSO + """
                [profile train]
                role_arn = arn:aws:iam::1:role/r
                source_profile = dev
                """);
        assertThat(state("dev")).isEqualTo(new ProfileState.SignInNeeded(How.BROWSER));
        assertThat(state("train")).isEqualTo(new ProfileState.SignInNeeded(How.BROWSER));
        token(Duration.ofHours(8), true);
        Instant end = machine.now().plus(Duration.ofHours(8));
        assertThat(state("dev")).isEqualTo(new ProfileState.ValidUntil(end));
        assertThat(state("train")).isEqualTo(new ProfileState.ValidUntil(end));
        assertThat(catalog().portals())
                .containsExactly(new ProfileCatalog.PortalEntry(CORP, new ProfileState.ValidUntil(end)));
        machine.later(Duration.ofHours(8));
        assertThat(state("dev")).isEqualTo(new ProfileState.Refreshable());
        machine.later(Duration.ofDays(1));
        assertThat(state("dev")).isEqualTo(new ProfileState.SignInNeeded(How.BROWSER));
    }

    @Test
    void aRoleWithADeviceSaysThatACodeWillBeAsked() {
        machine.credentials("[keys]\naws_access_key_id=A\naws_secret_access_key=s\n")
                .config("""
                [profile train]
                role_arn = arn:aws:iam::1:role/r
                source_profile = keys
                mfa_serial = arn:aws:iam::1:mfa/ana
                """);
        assertThat(state("train")).isEqualTo(new ProfileState.CodeNeeded("arn:aws:iam::1:mfa/ana"));
    }

    @Test
    void aSignInWithAwsLoginGoesThroughItsLife() throws Exception {
        String session = "arn:aws:iam::111122223333:user/ana";
        machine.config("[profile console]\nlogin_session = " + session + "\n");
        assertThat(state("console")).isEqualTo(new ProfileState.SignInNeeded(How.AWS_LOGIN));
        Instant end = machine.now().plusSeconds(900);
        machine.file(SessionsTest.loginFile(session), SessionsTest.loginToken(end));
        assertThat(state("console")).isEqualTo(new ProfileState.ValidUntil(end));
        machine.later(Duration.ofHours(1));
        assertThat(state("console")).isEqualTo(new ProfileState.Refreshable());
    }

    @Test
    void temporaryKeysEndWhereTheFileSaysSo() {
        machine.credentials("""
                [saml]
                aws_access_key_id = ASIA
                aws_secret_access_key = s
                aws_session_token = t
                x_security_token_expires = 2026-11-22T11:00:00+00:00
                """);
        assertThat(state("saml")).isEqualTo(new ProfileState.ValidUntil(Instant.parse("2026-11-22T11:00:00Z")));
        machine.later(Duration.ofHours(2));
        assertThat(state("saml")).isInstanceOf(ProfileState.Broken.class);
    }

    @Test
    void keysInVariablesMayEndToo() {
        machine.variable("AWS_ACCESS_KEY_ID", "A")
                .variable("AWS_SECRET_ACCESS_KEY", "s")
                .variable("AWS_CREDENTIAL_EXPIRATION", "2026-11-22T09:00:00Z");
        assertThat(catalog().usual().orElseThrow().state()).isInstanceOf(ProfileState.Broken.class);
    }

    @Test
    void aBrokenFileIsSaidBesideWhatStillWorks() {
        machine.config("rubbish").credentials("[keys]\naws_access_key_id=A\naws_secret_access_key=s\n");
        assertThat(catalog().failures()).hasSize(1);
        assertThat(catalog().entries()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH_CONNECTION", "WSL_DISTRO_NAME", "CODESPACES"})
    void whereTheBrowserIsElsewhereTheWayWithACodeIsSuggested(String variable) {
        machine.variable(variable, "x");
        try (SignInService service = new SignInService(machine.environment())) {
            assertThat(service.suggestedMethod()).isEqualTo(SignInMethod.CODE);
        }
    }

    @Test
    void readsManyProfilesQuickly() {
        StringBuilder config = new StringBuilder(SSO);
        for (int at = 0; at < 2_000; at++) {
            config.append("[profile p")
                    .append(at)
                    .append("]\nsource_profile = dev\nrole_arn = arn:aws:iam::1:role/r\n");
        }
        machine.config(config.toString());
        catalog();
        long start = System.nanoTime();
        assertThat(catalog().entries()).hasSize(2_001);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
}
