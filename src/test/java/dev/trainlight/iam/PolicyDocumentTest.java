package dev.trainlight.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trainlight.iam.PolicySyntaxException.Fault;
import dev.trainlight.iam.Statement.Effect;
import dev.trainlight.iam.Statement.Value;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reading of documents: IAM/reference_policies_grammar.html. */
class PolicyDocumentTest {
    private static final String ALLOW = "'Effect':'Allow','Action':'s3:GetObject','Resource':'*'";
    private final JsonMapper mapper = new JsonMapper();

    @Test
    void readsEveryElementWithItsPlace() throws PolicySyntaxException {
        String text = """
                {
                  "Version": "2012-10-17",
                  "Id": "doc",
                  "Statement": [
                    {
                      "Sid": "One",
                      "Effect": "Deny",
                      "NotPrincipal": {"AWS": ["111122223333", "arn:aws:iam::111122223333:root"], "Service": "sagemaker.amazonaws.com"},
                      "NotAction": ["s3:*"],
                      "NotResource": "arn:aws:s3:::a",
                      "Condition": {"Bool": {"aws:SecureTransport": false}, "NumericLessThan": {"s3:max-keys": [10, 1.50]}}
                    }
                  ]
                }
                """;
        PolicyDocument document = PolicyDocument.parse(text);
        assertThat(document.version()).contains("2012-10-17");
        assertThat(document.id()).contains("doc");
        assertThat(document.text()).isEqualTo(text);
        Statement statement = document.statements().getFirst();
        assertThat(statement.sid()).contains("One");
        assertThat(statement.effect()).isEqualTo(Effect.DENY);
        assertThat(statement.position()).isEqualTo(new Position(5, 5));
        assertThat(statement.principal()).hasValueSatisfying(principal -> {
            assertThat(principal.negated()).isTrue();
            assertThat(principal.position()).isEqualTo(new Position(8, 7));
            assertThat(principal.entries())
                    .extracting(Statement.PrincipalEntry::type)
                    .containsExactly("AWS", "AWS", "Service");
        });
        assertThat(statement.action().negated()).isTrue();
        assertThat(statement.action().values()).containsExactly(new Value("s3:*", new Position(9, 21)));
        assertThat(statement.resource()).hasValueSatisfying(resource -> {
            assertThat(resource.negated()).isTrue();
            assertThat(resource.values()).containsExactly(new Value("arn:aws:s3:::a", new Position(10, 22)));
        });
        assertThat(statement.conditions()).hasSize(2);
        assertThat(statement.conditions().get(0).values())
                .extracting(Value::text)
                .containsExactly("false");
        assertThat(statement.conditions().get(1).values())
                .extracting(Value::text)
                .containsExactly("10", "1.50");
        assertThat(statement.conditions().get(0).position()).isEqualTo(new Position(11, 30));
    }

    @Test
    void takesASingleStatementAndSingleValues() {
        PolicyDocument document = Ask.document("{'Statement':{" + ALLOW + "}}");
        assertThat(document.statements()).hasSize(1);
        assertThat(document.version()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'Statement':{ALLOW},^'Statement':{ALLOW}} | DUPLICATE_ELEMENT",
                "{'Statement':{ALLOW,^'Effect':'Deny'}} | DUPLICATE_ELEMENT",
                "{'Statement':{ALLOW,'Condition':{'Bool':{'a':'b',^'a':'c'}}}} | DUPLICATE_ELEMENT",
                "{'Statement':{ALLOW,'Condition':{'Bool':{},^'Bool':{}}}} | DUPLICATE_ELEMENT",
                "{'Statement':{ALLOW}} ^{} | TRAILING_TEXT",
                "{'Statement':{ALLOW},^'Extra':1} | UNKNOWN_ELEMENT",
                "{'Statement':{ALLOW,^'Resourc':'*'}} | UNKNOWN_ELEMENT",
                "{'Statement':{ALLOW,^'NotAction':'*'}} | BOTH_FORMS",
                "{'Statement':{'Effect':'Allow','Action':['s3:*',^5],'Resource':'*'}} | NOT_STRINGS",
                "{'Statement':{'Effect':'Allow','Action':[^['s3:*']],'Resource':'*'}} | NOT_STRINGS",
                "{'Statement':{'Effect':'Allow','Action':^[],'Resource':'*'}} | EMPTY_LIST",
                "{'Statement':{'Effect':'Allow','Action':'*','Resource':^[]}} | EMPTY_LIST",
                "{'Statement':{ALLOW,^'Principal':{}}} | EMPTY_LIST",
                "{'Statement':{ALLOW,'Principal':{'AWS':^[]}}} | EMPTY_LIST",
                "{'Statement':{ALLOW,'Principal':{^'Aws':'*'}}} | UNKNOWN_ELEMENT",
                "{'Statement':{ALLOW,'Principal':^'arn:aws:iam::111122223333:root'}} | UNKNOWN_VALUE",
                "{'Statement':{ALLOW,'Condition':{^'StringEqual':{'a':'b'}}}} | UNKNOWN_OPERATOR",
                "{'Statement':{ALLOW,'Condition':{^'NullIfExists':{'a':'true'}}}} | UNKNOWN_OPERATOR",
                "{'Statement':{ALLOW,'Condition':{'Bool':{'a':^{'b':1}}}}} | NOT_VALUES",
                "{'Statement':{ALLOW,'Condition':{'Bool':{'a':^null}}}} | NOT_VALUES",
                "{'Statement':{ALLOW,'Condition':{'Bool':{'a':['b',^[]]}}}} | NOT_VALUES",
                "{'Statement':{ALLOW,'Condition':^[]}} | NOT_AN_OBJECT",
                "{'Statement':{ALLOW,'Condition':{'Bool':^'a'}}} | NOT_AN_OBJECT",
                "{'Statement':{'Effect':^'allow','Action':'*','Resource':'*'}} | UNKNOWN_VALUE",
                "{'Statement':^{'Action':'*','Resource':'*'}} | MISSING_ELEMENT",
                "{'Statement':^{'Effect':'Allow','Resource':'*'}} | MISSING_ELEMENT",
                "{'Statement':^[]} | EMPTY_LIST",
                "{'Statement':^'x'} | NOT_STATEMENTS",
                "{'Statement':[^1]} | NOT_STATEMENTS",
                "{'Version':^'2012-10-18','Statement':{ALLOW}} | UNKNOWN_VALUE",
                "{'Version':^2012,'Statement':{ALLOW}} | NOT_A_STRING",
                "^{'Version':'2012-10-17'} | MISSING_ELEMENT",
                "^[] | NOT_AN_OBJECT",
                "^'text' | NOT_AN_OBJECT",
            })
    void refusesAndNamesThePlace(String marked, Fault fault) {
        String json = marked.replace("ALLOW", ALLOW).replace('\'', '"');
        int column = json.indexOf('^') + 1;
        PolicySyntaxException thrown =
                catchThrowableOfType(PolicySyntaxException.class, () -> PolicyDocument.parse(json.replace("^", "")));
        assertThat(thrown).isNotNull();
        assertThat(thrown.fault()).contains(fault);
        assertThat(thrown.position()).isEqualTo(new Position(1, column));
        assertThat(thrown.getMessage()).doesNotContain("{").isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nonsense",
                "{",
                "{'Statement':{ALLOW}",
                "{'Statement':{ALLOW}} x",
                "{'Statement':{ALLOW},}",
                "{\\'a"
            })
    void refusesWhatIsNoJson(String form) {
        String json = form.replace("ALLOW", ALLOW).replace('\'', '"');
        PolicySyntaxException thrown =
                catchThrowableOfType(PolicySyntaxException.class, () -> PolicyDocument.parse(json));
        assertThat(thrown).isNotNull();
        assertThat(thrown.position().line()).isEqualTo(1);
    }

    @Test
    void countsLines() {
        PolicySyntaxException thrown = catchThrowableOfType(
                PolicySyntaxException.class, () -> PolicyDocument.parse("{\n\r\n  \"Statment\": 1}"));
        assertThat(thrown.position()).isEqualTo(new Position(3, 3));
    }

    @Test
    void namesTheNearestOperator() {
        PolicySyntaxException thrown = catchThrowableOfType(
                PolicySyntaxException.class,
                () -> PolicyDocument.parse(
                        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringEqual':{}}}}"
                                .replace('\'', '"')));
        assertThat(thrown).hasMessage("\"StringEqual\" is not a condition operator; the nearest is \"StringEquals\".");
    }

    @Test
    void endsInAnErrorForAnEnormousDocument() {
        String text = "{\"Statement\":\"" + "x".repeat(10_000_000) + "\"}";
        PolicySyntaxException thrown =
                catchThrowableOfType(PolicySyntaxException.class, () -> PolicyDocument.parse(text));
        assertThat(thrown.fault()).contains(Fault.TOO_LARGE);
    }

    @Test
    void endsInAnErrorForDeepNesting() {
        String deep = "[".repeat(100_000);
        for (String text : new String[] {
            deep,
            "{\"Statement\":" + deep,
            "{\"Statement\":{\"Action\":" + deep,
            "{\"Statement\":{\"Condition\":{\"Bool\":{\"a\":" + deep
        }) {
            assertThat(catchThrowableOfType(PolicySyntaxException.class, () -> PolicyDocument.parse(text)))
                    .isNotNull();
        }
    }

    @Test
    void endsInAnErrorForADeepTree() {
        JsonMapper deep = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(200_000)
                                .build())
                        .build())
                .build();
        JsonNode tree = deep.readTree("{\"Statement\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");
        assertThat(catchThrowableOfType(PolicySyntaxException.class, () -> PolicyDocument.of(tree)))
                .isNotNull();
    }

    @Test
    void readsATreeAsIfPrinted() throws PolicySyntaxException {
        JsonNode tree = mapper.readTree("""
                {"Version":"2012-10-17","Statement":[{"Sid":"a \\"b\\" \\u0001\\t","Effect":"Allow","Principal":{"AWS":["*"]},
                 "Action":["s3:GetObject","s3:PutObject"],"Resource":["*"],"Condition":{"Bool":{},"StringEquals":{"a":[],"b":true}}},
                 {"Effect":"Deny","Action":"*","Resource":"*"}]}""");
        PolicyDocument document = PolicyDocument.of(tree);
        assertThat(document.text())
                .startsWith(
                        "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Sid\": \"a \\\"b\\\" \\u0001\\t\",\n")
                .contains(
                        "\"Condition\": {\n        \"Bool\": {},\n        \"StringEquals\": {\n          \"a\": [],\n");
        assertThat(document.statements())
                .isEqualTo(PolicyDocument.parse(document.text()).statements());
        assertThat(document.json()).isEqualTo(tree);
        assertThat(PolicyDocument.ofUtf8(tree.toString().getBytes(StandardCharsets.UTF_8))
                        .statements())
                .isEqualTo(document.statements());
        assertThat(PolicyDocument.ofUtf8(tree.toString().getBytes(StandardCharsets.UTF_8))
                        .text())
                .isEqualTo(document.text());
    }

    @Test
    void readsAUrlEncodedString() throws PolicySyntaxException {
        String text =
                "{\n \"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"arn:aws:s3:::a+b/*\"}}";
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        for (String form : new String[] {text, encoded, encoded.replace("%2B", "+")}) {
            PolicyDocument document = PolicyDocument.of(mapper.getNodeFactory().stringNode(form));
            assertThat(document.text()).isEqualTo(text);
            assertThat(document.statements().getFirst().position()).isEqualTo(new Position(2, 15));
        }
        PolicySyntaxException thrown = catchThrowableOfType(
                PolicySyntaxException.class,
                () -> PolicyDocument.of(mapper.getNodeFactory().stringNode("%7B%2")));
        assertThat(thrown.fault()).contains(Fault.BROKEN_ENCODING);
    }

    @Test
    void passesOverAByteOrderMark() {
        assertThatCode(() -> PolicyDocument.parse(
                        "\uFEFF{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}"))
                .doesNotThrowAnyException();
    }

    @Test
    void handsOutATreeOfItsOwn() throws PolicySyntaxException {
        JsonNode tree = mapper.readTree("{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}");
        PolicyDocument document = PolicyDocument.of(tree);
        document.json().asObject().removeAll();
        tree.asObject().removeAll();
        assertThat(document.json().size()).isEqualTo(1);
        assertThat(document.text()).contains("Statement");
    }
}
