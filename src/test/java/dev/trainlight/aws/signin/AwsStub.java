package dev.trainlight.aws.signin;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.time.Instant;

/** Answers in AWS's own wire formats: portal and OIDC speak JSON over REST, STS speaks the query protocol. */
public final class AwsStub {
    private AwsStub() {}

    public static WireMockExtension server() {
        return WireMockExtension.newInstance().options(options().dynamicPort()).build();
    }

    public static MappingBuilder register() {
        return post("/client/register").willReturn(okJson("""
                {"clientId":"client-1","clientSecret":"client-secret-1","clientIdIssuedAt":1795000000,
                 "clientSecretExpiresAt":4102444800}"""));
    }

    public static MappingBuilder token(String grantType, String accessToken, int expiresIn) {
        return post("/token")
                .withRequestBody(matchingJsonPath("$.grantType", equalTo(grantType)))
                .willReturn(okJson("""
                {"accessToken":"%s","tokenType":"Bearer","expiresIn":%d,"refreshToken":"refresh-of-%s"}""".formatted(accessToken, expiresIn, accessToken)));
    }

    public static MappingBuilder device(int interval, int expiresIn) {
        return post("/device_authorization").willReturn(okJson("""
                {"deviceCode":"device-1","userCode":"ABCD-EFGH","verificationUri":"https://device.example/",
                 "verificationUriComplete":"https://device.example/?user_code=ABCD-EFGH","expiresIn":%d,"interval":%d}""".formatted(expiresIn, interval)));
    }

    /** An error as the services with a REST and JSON interface send it. */
    public static ResponseDefinitionBuilder restError(int status, String code, String error) {
        return aResponse()
                .withStatus(status)
                .withHeader("x-amzn-ErrorType", code)
                .withHeader("Content-Type", "application/json")
                .withBody(
                        "{\"error\":\"%s\",\"error_description\":\"told by the stub\",\"message\":\"told by the stub\"}"
                                .formatted(error));
    }

    public static MappingBuilder roleCredentials(Instant end) {
        return get(urlPathEqualTo("/federation/credentials")).willReturn(okJson("""
                {"roleCredentials":{"accessKeyId":"ASIASSO","secretAccessKey":"sso-secret","sessionToken":"sso-token",
                 "expiration":%d}}""".formatted(end.toEpochMilli())));
    }

    public static MappingBuilder caller() {
        return sts("GetCallerIdentity").willReturn(okXml("""
                <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
                <Arn>arn:aws:sts::111122223333:assumed-role/DataScientist/ana</Arn><UserId>AROA:ana</UserId>
                <Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>"""));
    }

    public static MappingBuilder assumeRole(String keyId, Instant end) {
        return sts("AssumeRole").willReturn(okXml(credentials("AssumeRole", keyId, end)));
    }

    public static String credentials(String operation, String keyId, Instant end) {
        return """
                <%1$sResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><%1$sResult><Credentials>
                <AccessKeyId>%2$s</AccessKeyId><SecretAccessKey>role-secret</SecretAccessKey>
                <SessionToken>role-token</SessionToken><Expiration>%3$s</Expiration></Credentials>
                </%1$sResult></%1$sResponse>""".formatted(operation, keyId, end);
    }

    public static MappingBuilder sts(String action) {
        return post("/").withRequestBody(containing("Action=" + action + "&"));
    }

    /** An error as STS and the other services with the query protocol send it. */
    public static ResponseDefinitionBuilder queryError(int status, String code, String message) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "text/xml")
                .withBody("""
                <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
                <Code>%s</Code><Message>%s</Message></Error><RequestId>r</RequestId></ErrorResponse>""".formatted(code, message));
    }
}
