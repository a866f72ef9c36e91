package dev.trainlight.aws.collect;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.PolicyForValidation;
import dev.trainlight.evidence.PolicyValidation;
import dev.trainlight.evidence.PolicyValidation.Place;
import dev.trainlight.evidence.PolicyValidation.Remark;
import dev.trainlight.evidence.PolicyValidation.Weight;
import dev.trainlight.iam.PolicyKind;
import dev.trainlight.iam.Position;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What AWS is asked about a fix's documents, and how its answers are read. */
class PolicyValidatorTest {
    private static final PolicyForValidation BUCKET =
            new PolicyForValidation("bucket.json", PolicyKind.BUCKET, "{\"Statement\": \"of a bucket\"}");
    private static final PolicyForValidation ROLE =
            new PolicyForValidation("role.json", PolicyKind.IDENTITY, "{\"Statement\": \"of a role\"}");

    private FakeAws aws;
    private final List<PolicyValidation> answers = new ArrayList<>();

    @BeforeEach
    void start() {
        aws = new FakeAws();
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private static MappingBuilder validation() {
        return post(urlPathEqualTo("/policy/validation"));
    }

    private static ResponseDefinitionBuilder answer(String json) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(json.replace('\'', '"'));
    }

    private static ResponseDefinitionBuilder error(int status, String code) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withHeader("x-amzn-ErrorType", code)
                .withBody("{\"message\":\"said by Access Analyzer\"}");
    }

    private static String finding(String type, String code, String place) {
        return "{'findingType':'%s','issueCode':'%s','findingDetails':'About %s.','learnMoreLink':'https://docs.aws.amazon.com/x#%s','locations':[%s]}"
                .formatted(type, code, code, code, place);
    }

    @Test
    void everyPageOfEveryDocumentIsRead() throws Exception {
        aws.server()
                .stubFor(validation()
                        .withRequestBody(containing("of a bucket"))
                        .withQueryParam("nextToken", absent())
                        .willReturn(answer("{'findings':["
                                + finding(
                                        "ERROR",
                                        "INVALID_ACTION",
                                        "{'path':[{'value':'Statement'},{'index':1},{'value':'Action'},{'index':0},{'substring':{'start':3,'length':2}}],'span':{'start':{'line':7,'column':4,'offset':90},'end':{'line':7,'column':9,'offset':95}}}")
                                + "],'nextToken':'more'}")));
        aws.server()
                .stubFor(validation()
                        .withRequestBody(containing("of a bucket"))
                        .withQueryParam("nextToken", equalTo("more"))
                        .willReturn(answer("{'findings':[" + finding("SECURITY_WARNING", "OPEN", "") + ","
                                + finding("SOMETHING_NEW", "NEW", "") + "]}")));
        aws.server()
                .stubFor(validation().withRequestBody(containing("of a role")).willReturn(answer("{'findings':[]}")));

        aws.account().validate(List.of(BUCKET, ROLE), answers::add, Cancellation.NEVER);

        assertThat(answers).extracting(PolicyValidation::policy).containsExactly(BUCKET, ROLE);
        assertThat(answers.getFirst().remarks())
                .extracting(Remark::weight)
                .as("a kind that is not known is told too")
                .containsExactly(Weight.ERROR, Weight.SECURITY_WARNING, Weight.WARNING);
        assertThat(answers.getFirst().remarks().getFirst())
                .isEqualTo(new Remark(
                        Weight.ERROR,
                        "INVALID_ACTION",
                        "About INVALID_ACTION.",
                        Optional.of(URI.create("https://docs.aws.amazon.com/x#INVALID_ACTION")),
                        List.of(new Place("Statement[1].Action[0]", new Position(7, 5)))));
        assertThat(answers.getLast().remarks()).isEmpty();
    }

    @Test
    void eachKindIsReadByItsOwnGrammar() throws Exception {
        aws.server().stubFor(validation().willReturn(answer("{'findings':[]}")));
        List<PolicyForValidation> kinds = new ArrayList<>();
        for (PolicyKind kind : PolicyKind.values()) {
            kinds.add(new PolicyForValidation(kind.name(), kind, kind.name()));
        }

        aws.account().validate(kinds, answers::add, Cancellation.NEVER);

        assertThat(asked("IDENTITY"))
                .contains("\"policyType\":\"IDENTITY_POLICY\"")
                .doesNotContain("ResourceType");
        assertThat(asked("PERMISSIONS_BOUNDARY")).contains("\"IDENTITY_POLICY\"");
        assertThat(asked("SERVICE_CONTROL")).contains("\"SERVICE_CONTROL_POLICY\"");
        assertThat(asked("RESOURCE_CONTROL")).contains("\"RESOURCE_CONTROL_POLICY\"");
        assertThat(asked("BUCKET")).contains("\"RESOURCE_POLICY\"").contains("\"AWS::S3::Bucket\"");
        assertThat(asked("TRUST")).contains("\"RESOURCE_POLICY\"").contains("\"AWS::IAM::AssumeRolePolicyDocument\"");
        assertThat(asked("KEY")).contains("\"RESOURCE_POLICY\"").doesNotContain("ResourceType");
    }

    private String asked(String text) {
        return aws.requests().stream()
                .map(request -> request.getBodyAsString())
                .filter(body -> body.contains("\"policyDocument\":\"" + text + "\""))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoMayNotAskHearsWhichPermissionItTakes() {
        aws.server().stubFor(validation().willReturn(error(403, "AccessDeniedException")));

        Failure failure = refused();

        assertThat(failure.kind()).isEqualTo(Failure.Kind.ACCESS_DENIED);
        assertThat(failure.text(Locale.ENGLISH)).contains("access-analyzer:ValidatePolicy");
        assertThat(answers).isEmpty();
    }

    @Test
    void whatWasAnsweredBeforeAwsTiredIsKept() {
        aws.server().stubFor(validation().willReturn(error(429, "ThrottlingException")));
        aws.server()
                .stubFor(validation().withRequestBody(containing("of a bucket")).willReturn(answer("{'findings':[]}")));

        Failure failure = refused();

        assertThat(failure.kind()).isEqualTo(Failure.Kind.THROTTLED);
        assertThat(answers).extracting(PolicyValidation::policy).containsExactly(BUCKET);
        assertThat(aws.asked("/policy/validation"))
                .as("tried again before giving up")
                .isGreaterThan(2);
    }

    private Failure refused() {
        return catchThrowableOfType(
                        AccountException.class,
                        () -> aws.account().validate(List.of(BUCKET, ROLE), answers::add, Cancellation.NEVER))
                .failure();
    }

    @Test
    void cancellingEndsBetweenTwoDocuments() throws Exception {
        aws.server().stubFor(validation().willReturn(answer("{'findings':[]}")));

        aws.account().validate(List.of(BUCKET, ROLE), answers::add, () -> !answers.isEmpty());

        assertThat(answers).hasSize(1);
    }
}
