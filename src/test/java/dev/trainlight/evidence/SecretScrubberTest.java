package dev.trainlight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretScrubberTest {
    private static final String SECRET = "wJa1rXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY00";
    private static final String TOKEN = "IQoJb3JpZ2luX2VjEBcaCXVzLWVhc3QtMSJHMEUCIQChpLqiTKZ7X9vtF5ivLL3kTZNN9Cvo5c";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aws_secret_access_key = @ | aws_secret_access_key = [hidden]",
                "AWS_SESSION_TOKEN=@ | AWS_SESSION_TOKEN=[hidden]",
                "\"SecretAccessKey\": \"@\", \"x\": 1 | \"SecretAccessKey\": [hidden], \"x\": 1",
                "{\\\"SessionToken\\\": \\\"@\\\"} | {\\\"SessionToken\\\": [hidden]}",
                "x-amz-security-token:@ | x-amz-security-token:[hidden]",
                "Authorization: Bearer @ | Authorization: [hidden]",
                "curl -H 'Accept: x' Bearer @ | curl -H 'Accept: x' Bearer [hidden]",
                "https://b.s3.amazonaws.com/k?X-Amz-Signature=@&X-Amz-Expires=60 | https://b.s3.amazonaws.com/k?X-Amz-Signature=[hidden]&X-Amz-Expires=60",
                "https://lea:@@git.example.org/x.git | https://lea:[hidden]@git.example.org/x.git",
                "postgresql://app:@@db:5432/x | postgresql://app:[hidden]@db:5432/x",
                "WANDB_API_KEY=@ | WANDB_API_KEY=[hidden]",
                "HF_TOKEN: @ | HF_TOKEN: [hidden]",
                "mysql --password @ -h db | mysql --password [hidden] -h db",
                "password='@' | password=[hidden]"
            })
    void hidesNamedSecrets(String pattern, String expected) {
        assertThat(SecretScrubber.scrub(pattern.replace("@@", SECRET + "@").replaceAll("@(?!git|db)", SECRET)))
                .isEqualTo(expected);
    }

    @Test
    void hidesAccessKeysAndTheSecretsBesideThem() {
        assertThat(SecretScrubber.scrub("AKIAIOSFODNN7EXAMPLE," + SECRET + "\nASIAIOSFODNN7EXAMPL0 used"))
                .isEqualTo("AKIAIOSFODNN7EXAMPLE,".replace("IOSFODNN7EXAMPLE", "[hidden]")
                        + "[hidden]\nASIA[hidden] used");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TOKEN,
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
                "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
                "hf_abcdefghijklmnopqrstuvwxyz01234567",
                "glpat-abcdefghijklmnopqrst"
            })
    void hidesTokensByTheirForm(String token) {
        assertThat(SecretScrubber.scrub("got " + token + " from it")).isEqualTo("got [hidden] from it");
    }

    @Test
    void hidesPrivateKeysWholeAndCut() {
        String key = "-----BEGIN RSA PRIVATE KEY-----\nMIIEabc\n-----END RSA PRIVATE KEY-----";
        assertThat(SecretScrubber.scrub("a " + key + " b " + key.substring(0, 40)))
                .isEqualTo("a [hidden] b [hidden]");
        assertThat(SecretScrubber.scrub("-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----"))
                .contains("MIIE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "User: arn:aws:sts::210987654321:assumed-role/train/SageMaker is not authorized to perform: secretsmanager:GetSecretValue on resource: arn:aws:secretsmanager:eu-west-3:210987654321:secret:db-password-Ab12Cd",
                "Encoded authorization failure message: zTq84xP0aLmN7yKe2RvWb93HsUdJc5FgTzTq84xP0aLmN7yKe2RvWb93HsUdJc5FgT",
                "call the GetRequestAuthorizationDetails API with the following authorization id: 7Zk2mQx9Wd4v",
                "The security token included in the request is expired",
                "SecretId=arn:aws:secretsmanager:eu-west-3:210987654321:secret:db",
                "secret: None, password: null, token=false",
                "image sha256:0f0e0d0c11112222333344445555666677778888999900001111222233334444",
                "s3://north-lake/tokenizer/vocab.json",
                "NoCredentialsError: Unable to locate credentials"
            })
    void keepsWhatADiagnosisNeeds(String text) {
        assertThat(SecretScrubber.scrub(text)).isEqualTo(text);
    }

    @Property(tries = 2_000)
    void scrubbingTwiceChangesNothingMore(@ForAll @From("texts") String text) {
        String once = SecretScrubber.scrub(text);
        assertThat(SecretScrubber.scrub(once)).isEqualTo(once);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "password",
                "token",
                "secret",
                "=",
                ":",
                " ",
                "\"",
                "\\\"",
                "'",
                "Bearer ",
                "AKIAIOSFODNN7EXAMPLE",
                SECRET,
                TOKEN,
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcd",
                "://",
                "@",
                "/",
                "x",
                "arn:",
                "-----BEGIN RSA PRIVATE KEY-----",
                "-----END RSA PRIVATE KEY-----",
                "--password ",
                "&",
                "\n",
                "[hidden]",
                "authorization",
                "signature=",
                "https://u:");
        return pieces.list().ofMaxSize(30).map(list -> String.join("", list));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "password=",
                "password: \"",
                "-----BEGIN RSA PRIVATE KEY-----",
                "-----BEGIN X",
                "http://a:",
                "IQoJ",
                "eyJ",
                "eyJabcdefgh.",
                "AKIA",
                "token=\\\"",
                "secret='",
                " ",
                "\"",
                "Bearer ",
                "A",
                "x-amz-security-token:",
                "a://"
            })
    void isLinear(String piece) {
        String text = piece.repeat(5_000_000 / piece.length());
        assertTimeout(Duration.ofSeconds(10), () -> SecretScrubber.scrub(text));
    }
}
