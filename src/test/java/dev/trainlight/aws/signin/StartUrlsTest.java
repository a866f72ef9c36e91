package dev.trainlight.aws.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainlight.aws.FailureException;
import dev.trainlight.aws.signin.config.SsoPortal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Addresses of portals, as people type and paste them. */
class StartUrlsTest {
    private final List<String> asked = new ArrayList<>();

    /** A web of one page, which leads there. */
    private SdkHttpClient leadingTo(int status, String location) {
        return new SdkHttpClient() {
            @Override
            public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
                asked.add(request.httpRequest().getUri().toString());
                return new ExecutableHttpRequest() {
                    @Override
                    public HttpExecuteResponse call() throws IOException {
                        SdkHttpResponse.Builder response =
                                SdkHttpResponse.builder().statusCode(status);
                        if (!location.isEmpty()) {
                            response.putHeader("Location", location);
                        }
                        return HttpExecuteResponse.builder()
                                .response(response.build())
                                .build();
                    }

                    @Override
                    public void abort() {}
                };
            }

            @Override
            public void close() {}
        };
    }

    private SsoPortal portal(String typed, String region) {
        return StartUrls.portal(typed, Optional.ofNullable(region), leadingTo(404, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "https://corp.awsapps.com/start, https://corp.awsapps.com/start, eu-central-1, eu-central-1",
        "' https://corp.awsapps.com/start/#/?tab=accounts ', https://corp.awsapps.com/start, eu-central-1, eu-central-1",
        "corp.awsapps.com/start/, https://corp.awsapps.com/start, eu-central-1, eu-central-1",
        "https://ssoins-7223.portal.us-east-2.app.aws, https://ssoins-7223.portal.us-east-2.app.aws, , us-east-2",
        "https://start.us-gov-west-1.us-gov-home.awsapps.com/directory/d-1, https://start.us-gov-west-1.us-gov-home.awsapps.com/directory/d-1, , us-gov-west-1"
    })
    void readsWhatPeoplePaste(String typed, String address, String chosen, String region) {
        SsoPortal portal = portal(typed, chosen);
        assertThat(portal.startUrl()).isEqualTo(address);
        assertThat(portal.region()).isEqualTo(region);
        assertThat(portal.session()).isEmpty();
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "hello",
        "http://corp.awsapps.com/start",
        "https://ana:pw@corp.awsapps.com/start",
        "https://",
        "a b.c"
    })
    void anythingElseIsNoAddress(String typed) {
        assertThatThrownBy(() -> portal(typed, "eu-central-1"))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        thrown -> assertThat(thrown.failure().messageKey()).isEqualTo("portal.bad-url"));
    }

    @Test
    void theRegionIsAskedForWhereTheAddressDoesNotTellIt() {
        assertThatThrownBy(() -> portal("https://corp.awsapps.com/start", null))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        thrown -> assertThat(thrown.failure().messageKey()).isEqualTo("portal.no-region"));
    }

    @Test
    void aCompanysOwnAddressIsFollowedOnceToAws() {
        SsoPortal portal = StartUrls.portal(
                "https://aws.company.example",
                Optional.of("eu-central-1"),
                leadingTo(302, "https://corp.awsapps.com/start"));
        assertThat(portal.startUrl()).isEqualTo("https://corp.awsapps.com/start");
        assertThat(asked).containsExactly("https://aws.company.example");
    }

    @ParameterizedTest
    @CsvSource({
        "302, https://evil.example/start",
        "302, https://corp.awsapps.com.evil.example/start",
        "302, http://corp.awsapps.com/start",
        "302, ''",
        "200, https://corp.awsapps.com/start"
    })
    void andNowhereElse(int status, String location) {
        assertThatThrownBy(() -> StartUrls.portal(
                        "https://aws.company.example", Optional.of("eu-central-1"), leadingTo(status, location)))
                .isInstanceOf(FailureException.class);
    }
}
