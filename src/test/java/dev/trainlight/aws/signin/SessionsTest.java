package dev.trainlight.aws.signin;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.trainlight.aws.AwsSession;
import dev.trainlight.aws.signin.config.SsoPortal;
import dev.trainlight.aws.signin.credentials.MfaPrompt;
import dev.trainlight.aws.signin.sso.SsoToken;
import dev.trainlight.aws.signin.sso.TokenCache;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Identity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Credentials of every kind of profile, as AWS gets to see them. */
class SessionsTest {
    private static final String KEYS = "[keys]\naws_access_key_id = AKIAKEYS\naws_secret_access_key = keys-secret\n";
    private static final String TRAIN = "arn:aws:iam::444455556666:role/Train";

    @RegisterExtension
    static final WireMockExtension AWS = AwsStub.server();

    @TempDir
    Path home;

    private Machine machine;

    @BeforeEach
    void prepare() {
        machine = new Machine(home, Instant.now())
                .variable("AWS_ENDPOINT_URL", AWS.baseUrl())
                .variable("AWS_REGION", "eu-west-1")
                .variable("AWS_EC2_METADATA_DISABLED", "true");
        AWS.stubFor(AwsStub.caller());
        AWS.stubFor(AwsStub.assumeRole("ASIATRAIN", machine.now().plusSeconds(3600)));
    }

    private Identity identify(SignInChoice choice, MfaPrompt prompt) throws AccountException {
        try (SignInService service = new SignInService(machine.environment());
                AwsSession session = service.open(choice, Optional.empty(), prompt)) {
            return service.identify(session);
        }
    }

    private Identity identify(String profile) throws AccountException {
        return identify(SignInChoice.profile(profile), MfaPrompt.NOBODY);
    }

    private Failure failure(SignInChoice choice, MfaPrompt prompt) {
        AccountException[] caught = new AccountException[1];
        assertThatThrownBy(() -> identify(choice, prompt))
                .isInstanceOfSatisfying(AccountException.class, thrown -> caught[0] = thrown);
        return caught[0].failure();
    }

    private void assertSignedBy(String action, String keyId) {
        AWS.verify(postRequestedFor(urlEqualTo("/"))
                .withRequestBody(containing("Action=" + action))
                .withHeader("Authorization", containing("Credential=" + keyId + "/")));
    }

    private void keepSsoToken(SsoPortal portal) throws IOException {
        TokenCache.of(machine.environment())
                .write(
                        portal,
                        new SsoToken(
                                "access-1",
                                machine.now().plus(Duration.ofHours(8)),
                                Optional.empty(),
                                Optional.empty()));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aCommandIsShownBeforeItRunsAndRunsForTheChosenProfileAlone() throws Exception {
        machine.config("""
                [profile helper]
                credential_process = touch '%1$s/ran' && echo '{"Version":1,"AccessKeyId":"AKIAHELPER","SecretAccessKey":"s"}'
                [profile other]
                credential_process = touch '%1$s/other-ran' && echo '{"Version":1,"AccessKeyId":"AKIAOTHER","SecretAccessKey":"s"}'
                """.formatted(home)).credentials(KEYS);
        try (SignInService service = new SignInService(machine.environment())) {
            assertThat(service.catalog()
                            .profile("helper")
                            .orElseThrow()
                            .command()
                            .orElseThrow())
                    .startsWith("touch ");
        }
        identify("keys");
        assertThat(machine.path("ran")).doesNotExist();
        identify("helper");
        assertThat(machine.path("ran")).exists();
        assertThat(machine.path("other-ran")).doesNotExist();
    }

    @Test
    void keys() throws AccountException {
        machine.credentials(KEYS);
        assertThat(identify("keys").profile()).contains("keys");
        assertSignedBy("GetCallerIdentity", "AKIAKEYS");
    }

    @Test
    void aProfilesOwnEndpointsAreAsked() throws AccountException {
        machine.variable("AWS_ENDPOINT_URL", "").credentials(KEYS).config("""
                [profile keys]
                endpoint_url = http://127.0.0.1:1
                services = local
                [services local]
                sts =
                  endpoint_url = %s
                """.formatted(AWS.baseUrl()));
        assertThat(identify("keys").accountId()).isEqualTo("111122223333");
    }

    @Test
    void whereTheMachineGivesNothingNobodyIsSignedIn() {
        machine.variable("AWS_EC2_METADATA_DISABLED", "");
        System.setProperty("aws.ec2MetadataServiceEndpoint", "http://127.0.0.1:1");
        try {
            Failure failure = failure(SignInChoice.usual(), MfaPrompt.NOBODY);
            assertThat(failure.messageKey()).isEqualTo("aws.no-credentials");
        } finally {
            System.clearProperty("aws.ec2MetadataServiceEndpoint");
        }
    }

    @Test
    void whoDoesNotTypeTheCodeHasCancelled() {
        machine.credentials(KEYS).config("""
                [profile train]
                role_arn = %s
                source_profile = keys
                mfa_serial = arn:aws:iam::1:mfa/ana
                """.formatted(TRAIN));
        assertThat(failure(SignInChoice.profile("train"), _ -> Optional.empty()).kind())
                .isEqualTo(Failure.Kind.CANCELLED);
    }

    @Test
    void aCertificateFileThatIsNotThereIsSaidWhenOpening() {
        machine.credentials(KEYS).variable("AWS_CA_BUNDLE", "/no/such.pem");
        assertThat(failure(SignInChoice.profile("keys"), MfaPrompt.NOBODY).messageKey())
                .isEqualTo("config.certificates");
    }

    @Test
    void aRoleWithItsExternalIdDurationAndName() throws AccountException {
        machine.credentials(KEYS).config("""
                [profile train]
                role_arn = %s
                source_profile = keys
                external_id = partner-7
                duration_seconds = 7200
                role_session_name = ana
                """.formatted(TRAIN));
        identify("train");
        assertSignedBy("AssumeRole", "AKIAKEYS");
        assertSignedBy("GetCallerIdentity", "ASIATRAIN");
        AWS.verify(postRequestedFor(urlEqualTo("/"))
                .withRequestBody(containing("ExternalId=partner-7"))
                .withRequestBody(containing("DurationSeconds=7200"))
                .withRequestBody(containing("RoleSessionName=ana"))
                .withRequestBody(containing("RoleArn=arn%3Aaws%3Aiam%3A%3A444455556666%3Arole%2FTrain")));
    }

    @Test
    void aChainOfRoles() throws AccountException {
        machine.credentials(KEYS).config("""
                [profile one]
                role_arn = arn:aws:iam::1:role/One
                source_profile = keys
                [profile two]
                role_arn = arn:aws:iam::1:role/Two
                source_profile = one
                """);
        AWS.stubFor(AwsStub.sts("AssumeRole")
                .withRequestBody(containing("role%2FOne"))
                .willReturn(okXml(AwsStub.credentials(
                        "AssumeRole", "ASIAONE", machine.now().plusSeconds(3600)))));
        identify("two");
        AWS.verify(postRequestedFor(urlEqualTo("/"))
                .withRequestBody(containing("role%2FTwo"))
                .withHeader("Authorization", containing("Credential=ASIAONE/")));
    }

    @Test
    void aRoleOnTopOfASignInAtAPortal() throws Exception {
        machine.config("""
                [sso-session corp]
                sso_start_url = https://corp.awsapps.com/start
                sso_region = eu-central-1
                [profile train]
                role_arn = %s
                sso_session = corp
                sso_account_id = 111122223333
                sso_role_name = Login
                """.formatted(TRAIN));
        SsoPortal portal =
                new SsoPortal(Optional.of("corp"), "https://corp.awsapps.com/start", "eu-central-1", List.of());
        keepSsoToken(portal);
        AWS.stubFor(AwsStub.roleCredentials(machine.now().plusSeconds(3600)));
        identify("train");
        assertSignedBy("AssumeRole", "ASIASSO");
        assertSignedBy("GetCallerIdentity", "ASIATRAIN");
    }

    @Test
    void theCodeOfADeviceIsAskedOnceASessionAndAgainWhereItWasWrong() throws AccountException {
        machine.credentials(KEYS + "mfa_serial = arn:aws:iam::1:mfa/ana\n").config("""
                [profile train]
                role_arn = %s
                source_profile = keys
                """.formatted(TRAIN));
        AWS.stubFor(AwsStub.sts("AssumeRole")
                .withRequestBody(containing("TokenCode=111111"))
                .willReturn(AwsStub.queryError(
                        403, "AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code.")));
        Iterator<String> codes = List.of("111111", "222222").iterator();
        List<MfaPrompt.Question> questions = new ArrayList<>();
        try (SignInService service = new SignInService(machine.environment());
                AwsSession session = service.open(SignInChoice.profile("train"), Optional.empty(), question -> {
                    questions.add(question);
                    return Optional.of(codes.next());
                })) {
            service.identify(session);
            service.identify(session);
        }
        assertThat(questions)
                .containsExactly(
                        new MfaPrompt.Question("arn:aws:iam::1:mfa/ana", TRAIN, false),
                        new MfaPrompt.Question("arn:aws:iam::1:mfa/ana", TRAIN, true));
        AWS.verify(1, postRequestedFor(urlEqualTo("/")).withRequestBody(containing("TokenCode=222222")));
        AWS.verify(postRequestedFor(urlEqualTo("/"))
                .withRequestBody(containing("SerialNumber=arn%3Aaws%3Aiam%3A%3A1%3Amfa%2Fana")));
    }

    private static MappingBuilder jobs() {
        return post("/").withHeader("X-Amz-Target", equalTo("SageMaker.ListTrainingJobs"));
    }

    private static MappingBuilder refusedJobs() {
        return jobs().willReturn(
                        aResponse()
                                .withStatus(400)
                                .withHeader("Content-Type", "application/x-amz-json-1.1")
                                .withBody(
                                        "{\"__type\":\"AccessDeniedException\",\"Message\":\"User: arn:aws:iam::1:user/ana is not authorized to perform: sagemaker:ListTrainingJobs with an explicit deny in an identity-based policy\"}"));
    }

    @Test
    void keysThatAreRefusedWithoutACodeAreExchangedForASession() throws AccountException {
        machine.credentials(KEYS + "mfa_serial = arn:aws:iam::1:mfa/ana\n");
        AWS.stubFor(refusedJobs());
        AWS.stubFor(AwsStub.sts("GetSessionToken")
                .willReturn(okXml(AwsStub.credentials(
                        "GetSessionToken", "ASIAMFA", machine.now().plusSeconds(43_200)))));
        AWS.stubFor(AwsStub.sts("GetSessionToken")
                .withRequestBody(containing("TokenCode=000000"))
                .willReturn(AwsStub.queryError(
                        403, "AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code.")));
        List<MfaPrompt.Question> questions = new ArrayList<>();
        identify(SignInChoice.profile("keys"), question -> {
            questions.add(question);
            return Optional.of(question.refused() ? "123456" : "000000");
        });

        assertThat(questions)
                .containsExactly(
                        new MfaPrompt.Question("arn:aws:iam::1:mfa/ana", "keys", false),
                        new MfaPrompt.Question("arn:aws:iam::1:mfa/ana", "keys", true));
        assertSignedBy("GetSessionToken", "AKIAKEYS");
        assertSignedBy("GetCallerIdentity", "ASIAMFA");
    }

    @Test
    void keysThatDoWithoutACodeAreNotAskedForOne() throws AccountException {
        machine.credentials(KEYS + "mfa_serial = arn:aws:iam::1:mfa/ana\n");
        AWS.stubFor(jobs().willReturn(okJson("{\"TrainingJobSummaries\":[]}")));
        identify(SignInChoice.profile("keys"), _ -> {
            throw new AssertionError("asked");
        });
        assertSignedBy("GetCallerIdentity", "AKIAKEYS");
    }

    @Test
    void whoTypesNoCodeWorksOnWithTheKeys() throws AccountException {
        machine.credentials(KEYS + "mfa_serial = arn:aws:iam::1:mfa/ana\n");
        AWS.stubFor(refusedJobs());
        identify(SignInChoice.profile("keys"), _ -> Optional.empty());
        identify(SignInChoice.profile("keys"), MfaPrompt.NOBODY);
        AWS.verify(
                2,
                postRequestedFor(urlEqualTo("/"))
                        .withRequestBody(containing("Action=GetCallerIdentity"))
                        .withHeader("Authorization", containing("Credential=AKIAKEYS/")));
    }

    @Test
    void onlyARoleThatThisProgramAssumedIsKnownToHaveNoSessionPolicy() throws AccountException {
        machine.credentials(KEYS + """
                [given]
                aws_access_key_id = ASIAGIVEN
                aws_secret_access_key = secret
                aws_session_token = token
                """).config("""
                [profile train]
                role_arn = %s
                source_profile = keys
                """.formatted(TRAIN));
        try (SignInService service = new SignInService(machine.environment());
                AwsSession train = service.open(SignInChoice.profile("train"), Optional.empty(), MfaPrompt.NOBODY);
                AwsSession given = service.open(SignInChoice.profile("given"), Optional.empty(), MfaPrompt.NOBODY)) {
            assertThat(train.withoutSessionPolicy()).isTrue();
            assertThat(given.withoutSessionPolicy()).isFalse();
        }
    }

    @Test
    void aDeviceWithoutACodeIsSaid() {
        machine.credentials(KEYS).config("""
                [profile train]
                role_arn = %s
                source_profile = keys
                mfa_serial = arn:aws:iam::1:mfa/ana
                """.formatted(TRAIN));
        Failure failure = failure(SignInChoice.profile("train"), MfaPrompt.NOBODY);
        assertThat(failure.messageKey()).isEqualTo("mfa.no-code");
        assertThat(failure.kind()).isEqualTo(Failure.Kind.SIGN_IN_NEEDED);
    }

    @Test
    void aRoleThatMayNotBeTakenIsNamed() {
        machine.credentials(KEYS).config("[profile train]\nrole_arn = " + TRAIN + "\nsource_profile = keys\n");
        AWS.stubFor(AwsStub.sts("AssumeRole")
                .willReturn(
                        AwsStub.queryError(403, "AccessDenied", "User is not authorized to perform: sts:AssumeRole")));
        Failure failure = failure(SignInChoice.profile("train"), MfaPrompt.NOBODY);
        assertThat(failure.messageKey()).isEqualTo("role.denied");
        assertThat(failure.arguments()).containsExactly(TRAIN);
    }

    @Test
    void credentialsAreRenewedShortlyBeforeTheirEnd() throws AccountException {
        machine.credentials(KEYS).config("[profile train]\nrole_arn = " + TRAIN + "\nsource_profile = keys\n");
        try (SignInService service = new SignInService(machine.environment());
                AwsSession session = service.open(SignInChoice.profile("train"), Optional.empty(), MfaPrompt.NOBODY)) {
            service.identify(session);
            machine.later(Duration.ofMinutes(57));
            service.identify(session);
            AWS.verify(1, postRequestedFor(urlEqualTo("/")).withRequestBody(containing("Action=AssumeRole")));
            machine.later(Duration.ofMinutes(2));
            service.identify(session);
            AWS.verify(2, postRequestedFor(urlEqualTo("/")).withRequestBody(containing("Action=AssumeRole")));
        }
    }

    @Test
    void aTokenInAFile() throws AccountException {
        machine.file("token", "web-identity-token\n").config("""
                [profile pod]
                role_arn = %s
                web_identity_token_file = ~/token
                """.formatted(TRAIN));
        AWS.stubFor(AwsStub.sts("AssumeRoleWithWebIdentity")
                .willReturn(okXml(AwsStub.credentials(
                        "AssumeRoleWithWebIdentity", "ASIAPOD", machine.now().plusSeconds(3600)))));
        identify("pod");
        AWS.verify(postRequestedFor(urlEqualTo("/"))
                .withRequestBody(matching(".*WebIdentityToken=web-identity-token(&.*)?"))
                .withoutHeader("Authorization"));
        assertSignedBy("GetCallerIdentity", "ASIAPOD");
    }

    @Test
    void aProgramThatPrintsCredentials() throws AccountException {
        machine.config("""
                [profile helper]
                credential_process = echo '{"Version":1,"AccessKeyId":"AKIAHELPER","SecretAccessKey":"s"}'
                """);
        identify("helper");
        assertSignedBy("GetCallerIdentity", "AKIAHELPER");
    }

    @Test
    void keysInVariablesGoBeforeTheDefaultProfile() throws AccountException {
        machine.credentials("[default]\naws_access_key_id = AKIADEFAULT\naws_secret_access_key = s\n")
                .variable("AWS_ACCESS_KEY_ID", "AKIAENV")
                .variable("AWS_SECRET_ACCESS_KEY", "s");
        assertThat(identify(SignInChoice.usual(), MfaPrompt.NOBODY).profile()).isEmpty();
        identify(SignInChoice.environment(), MfaPrompt.NOBODY);
        AWS.verify(2, postRequestedFor(urlEqualTo("/")).withHeader("Authorization", containing("Credential=AKIAENV/")));
    }

    @Test
    void theUsualProfileIsTheNamedOneOrDefault() throws AccountException {
        machine.credentials("[default]\naws_access_key_id = AKIADEFAULT\naws_secret_access_key = s\n" + KEYS);
        assertThat(identify(SignInChoice.usual(), MfaPrompt.NOBODY).profile()).contains("default");
        machine.variable("AWS_PROFILE", "keys");
        assertThat(identify(SignInChoice.usual(), MfaPrompt.NOBODY).profile()).contains("keys");
        machine.variable("AWS_PROFILE", "gone");
        assertThat(failure(SignInChoice.usual(), MfaPrompt.NOBODY).messageKey()).isEqualTo("config.profile-missing");
    }

    @Test
    void withNothingAtAllSomebodyMustSignIn() {
        Failure failure = failure(SignInChoice.usual(), MfaPrompt.NOBODY);
        assertThat(failure.kind()).isEqualTo(Failure.Kind.SIGN_IN_NEEDED);
        machine.config("rubbish");
        assertThat(failure(SignInChoice.usual(), MfaPrompt.NOBODY).messageKey()).isEqualTo("config.no-section");
    }

    @Test
    void theRegionIsTheChosenOneTheVariablesOrTheProfiles() throws AccountException {
        machine.variable("AWS_REGION", "").credentials(KEYS).config("[profile keys]\nregion = eu-north-1\n");
        try (SignInService service = new SignInService(machine.environment())) {
            assertThat(region(service, Optional.empty())).isEqualTo("eu-north-1");
            assertThat(region(service, Optional.of("us-west-2"))).isEqualTo("us-west-2");
        }
        machine.variable("AWS_DEFAULT_REGION", "eu-west-3");
        try (SignInService service = new SignInService(machine.environment())) {
            assertThat(region(service, Optional.empty())).isEqualTo("eu-west-3");
        }
        machine.variable("AWS_REGION", "eu-west-2");
        try (SignInService service = new SignInService(machine.environment())) {
            assertThat(region(service, Optional.empty())).isEqualTo("eu-west-2");
        }
    }

    private static String region(SignInService service, Optional<String> chosen) throws AccountException {
        try (AwsSession session = service.open(SignInChoice.profile("keys"), chosen, MfaPrompt.NOBODY)) {
            return session.region().id();
        }
    }

    @Test
    void withoutARegionOneIsAskedFor() {
        machine.variable("AWS_REGION", "").credentials(KEYS);
        assertThat(failure(SignInChoice.profile("keys"), MfaPrompt.NOBODY).remedy())
                .isEqualTo(Failure.Remedy.CHOOSE_REGION);
        machine.config("[profile keys]\nregion = Ireland\n");
        assertThat(failure(SignInChoice.profile("keys"), MfaPrompt.NOBODY).messageKey())
                .isEqualTo("region.bad");
    }

    @Test
    void aSignInMadeWithAwsLoginIsRenewedInItsOwnRegion() throws Exception {
        String session = "arn:aws:iam::111122223333:user/ana";
        machine.variable("AWS_REGION", "").config("""
                [default]
                region = us-east-1
                [profile console]
                login_session = %s
                region = eu-west-1
                """.formatted(session));
        machine.file(loginFile(session), loginToken(machine.now().minusSeconds(60)));
        AWS.stubFor(post("/v1/token").willReturn(okJson("""
                {"accessToken":{"accessKeyId":"ASIALOGIN","secretAccessKey":"s","sessionToken":"t"},
                 "tokenType":"urn:aws:params:oauth:token-type:access_token_sigv4","expiresIn":900,
                 "refreshToken":"refresh-2","idToken":"id"}""")));
        assertThat(identify("console").region()).isEqualTo("eu-west-1");
        assertSignedBy("GetCallerIdentity", "ASIALOGIN");
        AWS.verify(postRequestedFor(urlEqualTo("/v1/token"))
                .withHeader("DPoP", matching("[^.]+\\.[^.]+\\.[^.]+"))
                .withRequestBody(matchingJsonPath("$.refreshToken", equalTo("refresh-1"))));
    }

    @Test
    void aSignInMadeWithAwsLoginThatIsOverSaysWhatToType() throws Exception {
        String session = "arn:aws:iam::111122223333:user/ana";
        machine.config("[profile console]\nlogin_session = " + session + "\n");
        Failure missing = failure(SignInChoice.profile("console"), MfaPrompt.NOBODY);
        assertThat(missing.text(Locale.ENGLISH)).contains("aws login --profile console");
        machine.file(loginFile(session), loginToken(machine.now().minusSeconds(60)));
        AWS.stubFor(post("/v1/token")
                .willReturn(aResponse()
                        .withStatus(400)
                        .withHeader("x-amzn-ErrorType", "AccessDeniedException")
                        .withBody("{\"error\":\"TOKEN_EXPIRED\",\"message\":\"over\"}")));
        Failure over = failure(SignInChoice.profile("console"), MfaPrompt.NOBODY);
        assertThat(over.messageKey()).isEqualTo("login.over");
        assertThat(over.kind()).isEqualTo(Failure.Kind.SIGN_IN_NEEDED);
    }

    static String loginFile(String session) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(session.getBytes(StandardCharsets.UTF_8));
        return ".aws/login/cache/" + HexFormat.of().formatHex(digest) + ".json";
    }

    static String loginToken(Instant end) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return """
                {"accessToken":{"accessKeyId":"ASIAOLD","secretAccessKey":"s","sessionToken":"t",
                  "accountId":"111122223333","expiresAt":"%s"},
                 "tokenType":"urn:aws:params:oauth:token-type:access_token_sigv4",
                 "clientId":"arn:aws:signin:::devtools/same-device","refreshToken":"refresh-1","idToken":"id",
                 "dpopKey":"%s"}""".formatted(end, ecPrivateKey(generator.generateKeyPair()).replace("\n", "\\n"));
    }

    // The form that "aws login" writes: SEC 1 (RFC 5915), with the public key.
    private static String ecPrivateKey(KeyPair pair) {
        byte[] secret = fixed(((ECPrivateKey) pair.getPrivate()).getS().toByteArray());
        var point = ((ECPublicKey) pair.getPublic()).getW();
        byte[] x = fixed(point.getAffineX().toByteArray());
        byte[] y = fixed(point.getAffineY().toByteArray());
        String der = "30770201010420" + hex(secret) + "a00a06082a8648ce3d030107a144034200" + "04" + hex(x) + hex(y);
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(HexFormat.of().parseHex(der));
        return "-----BEGIN EC PRIVATE KEY-----\n" + base64 + "\n-----END EC PRIVATE KEY-----\n";
    }

    private static byte[] fixed(byte[] number) {
        byte[] fixed = new byte[32];
        int length = Math.min(32, number.length);
        System.arraycopy(number, number.length - length, fixed, 32 - length, length);
        return fixed;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
