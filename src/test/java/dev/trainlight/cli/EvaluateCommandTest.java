package dev.trainlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvaluateCommandTest {
    private static final String SESSION = "'principal':'arn:aws:sts::111122223333:assumed-role/Train/SageMaker'";
    private static final String READ = SESSION + ",'action':'s3:GetObject','resource':'arn:aws:s3:::ml-data/x'";
    private static final String ALLOW = "{'Statement':{'Sid':'All','Effect':'Allow','Action':'s3:*','Resource':'*'}}";
    private static final String DENY = "{'Statement':[{'Effect':'Allow','Action':'*','Resource':'*'},"
            + "{'Effect':'Deny','Action':'s3:*','Resource':'*'}]}";

    private static List<JsonNode> evaluate(String... lines) {
        return evaluate(String.join("\n", lines).replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static List<JsonNode> evaluate(byte[] input) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(input),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                false);
        int status = new CommandLine(new EvaluateCommand(console)).execute();
        console.out().flush();
        assertThat(status).isZero();
        List<JsonNode> answers = new ArrayList<>();
        out.toString(StandardCharsets.UTF_8).lines().forEach(line -> answers.add(new JsonMapper().readTree(line)));
        return answers;
    }

    private static JsonNode one(String line) {
        List<JsonNode> answers = evaluate(line);
        assertThat(answers).hasSize(1);
        return answers.getFirst();
    }

    @Test
    void answersInTheFixedForm() {
        JsonNode answer = one("{'id':'a','" + READ.substring(1) + ",'identityPolicies':[{'name':'p','policy':" + DENY
                + "}],'scps':[[" + ALLOW + "],[" + ALLOW + "]]}");
        JsonNode expected = new JsonMapper().readTree("""
                        {"id":"a","decision":"EXPLICIT_DENY",
                         "layers":{"identity":"EXPLICIT_DENY","boundary":null,"session":null,"scp":["ALLOW","ALLOW"],"rcp":null,
                          "resource":null,"endpoint":null},
                         "blockedBy":["identity"],"missing":[],
                         "statements":[{"layer":"identity","policy":"p","index":1,"sid":null,"line":8,"column":5,"effect":"Deny"}],
                         "error":null}""");
        assertThat(answer).isEqualTo(expected);
    }

    @Test
    void namesWhatIsMissing() {
        JsonNode answer = one("{" + READ + ",'identityPolicies':[" + ALLOW
                + "],'unknown':['resourcePolicy','scps','context:aws:PrincipalOrgID','context']}");
        assertThat(answer.get("decision").asString()).isEqualTo("UNKNOWN");
        assertThat(answer.get("missing").toString()).isEqualTo("[\"scps\",\"resourcePolicy\"]");
        assertThat(answer.get("layers").get("scp").toString()).isEqualTo("[\"UNKNOWN\"]");
    }

    @Test
    void takesPoliciesBareNamedAndAsStrings() {
        String string = "'" + ALLOW.replace("'", "\\\"") + "'";
        for (String policy :
                List.of(ALLOW, "{'name':'p','policy':" + ALLOW + "}", string, "{'policy':" + string + "}")) {
            JsonNode answer = one("{" + READ + ",'identityPolicies':[" + policy + "]}");
            assertThat(answer.get("decision").asString()).as(policy).isEqualTo("ALLOW");
            assertThat(answer.get("statements").get(0).get("sid").asString()).isEqualTo("All");
        }
    }

    @Test
    void aNamedPolicyWithoutDocumentIsUnknown() {
        JsonNode answer = one("{" + READ + ",'identityPolicies':[{'name':'p'}]}");
        assertThat(answer.get("decision").asString()).isEqualTo("UNKNOWN");
        assertThat(answer.get("missing").toString()).isEqualTo("[\"identityPolicies\"]");
    }

    @Test
    void aSlotThatIsGivenAndCalledUnknownHoldsMore() {
        assertThat(one("{" + READ + ",'identityPolicies':[" + ALLOW + "],'unknown':['identityPolicies']}")
                        .get("decision")
                        .asString())
                .isEqualTo("UNKNOWN");
        assertThat(one("{" + READ + ",'identityPolicies':[" + DENY + "],'unknown':['identityPolicies']}")
                        .get("decision")
                        .asString())
                .isEqualTo("EXPLICIT_DENY");
    }

    @Test
    void takesEveryKindOfPrincipal() {
        String bucket = "'action':'s3:GetObject','resource':'arn:aws:s3:::ml-data/x','resourcePolicy':{'Statement':"
                + "{'Effect':'Allow','Principal':PRINCIPAL,'Action':'s3:*','Resource':'*'}}}";
        assertThat(one("{'principal':'logs.amazonaws.com',"
                                + bucket.replace("PRINCIPAL", "{'Service':'logs.amazonaws.com'}"))
                        .get("decision")
                        .asString())
                .isEqualTo("ALLOW");
        assertThat(one("{'principal':{'type':'Anonymous'}," + bucket.replace("PRINCIPAL", "'*'"))
                        .get("decision")
                        .asString())
                .isEqualTo("ALLOW");
        assertThat(one("{'principal':'111122223333'," + bucket.replace("PRINCIPAL", "'*'"))
                        .get("decision")
                        .asString())
                .isEqualTo("ALLOW");
    }

    @Test
    void takesNumbersBooleansAndListsAsContext() {
        String policy = "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*','Condition':{"
                + "'Bool':{'aws:SecureTransport':true},'NumericLessThan':{'s3:max-keys':11},"
                + "'ForAnyValue:StringEquals':{'aws:TagKeys':'b'}}}}";
        assertThat(one("{" + READ + ",'identityPolicies':[" + policy
                                + "],'context':{'aws:SecureTransport':true,'s3:max-keys':10,'aws:TagKeys':['a','b'],'x':null}}")
                        .get("decision")
                        .asString())
                .isEqualTo("ALLOW");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "[]",
                "{'id':'e'",
                "{'id':'e'} x",
                "{'id':'e'}",
                "{'id':'e','principal':'nobody','action':'s3:GetObject','resource':'*'}",
                "{'id':'e',READ,'action':'s3:PutObject'}",
                "{'id':'e',READ,'identityPolicies':{}}",
                "{'id':'e',READ,'identityPolicies':[{}]}",
                "{'id':'e',READ,'identityPolicies':[{'Statement':{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'Like':{}}}}]}",
                "{'id':'e',READ,'boundary':{'Statement':[]}}",
                "{'id':'e',READ,'scps':[{}]}",
                "{'id':'e',READ,'unknown':['something']}",
                "{'id':'e',READ,'context':{'a':{}}}",
                "{'id':'e','principal':'arn:aws','action':'s3:GetObject','resource':'*'}",
                "{'id':'e'," + SESSION + ",'action':'GetObject','resource':'*'}",
                "{READ,'scps':3,'id':'e'}"
            })
    void aBadLineGivesAnErrorInItsPlace(String line) {
        List<JsonNode> answers = evaluate("{'id':1," + READ + "}", line.replace("READ", READ), "{'id':2," + READ + "}");
        assertThat(answers).hasSize(3);
        assertThat(answers.get(0).get("id").asInt()).isEqualTo(1);
        assertThat(answers.get(2).get("decision").asString()).isEqualTo("IMPLICIT_DENY");
        JsonNode error = answers.get(1);
        assertThat(error.get("decision").asString()).isEqualTo("ERROR");
        assertThat(error.get("error").asString()).isNotBlank();
        assertThat(error.get("id").isNull()).isEqualTo(!line.contains("'id'"));
        if (line.contains("'id'")) {
            assertThat(error.get("id").asString()).isEqualTo("e");
        }
    }

    @Test
    void anErrorInAPolicyNamesTheDocumentAndThePlace() {
        JsonNode answer = one("{" + READ + ",'scps':[[" + ALLOW + ","
                + "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*','Effect':'Deny'}}]]}");
        assertThat(answer.get("error").asString())
                .isEqualTo(
                        "scps[0][1], line 6, column 5 of the document printed: \"Effect\" stands twice in the same object.");
    }

    @Test
    void bytesThatAreNoTextAreAnError() {
        List<JsonNode> answers = evaluate(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}', '\n'});
        assertThat(answers.getFirst().get("decision").asString()).isEqualTo("ERROR");
    }

    @Test
    void keepsIdsAndTextsOfAnyScript() {
        JsonNode answer = one("{'id':'größe \\\"1\\\" \\u0001'," + READ
                + ",'identityPolicies':[{'name':'日本\\n','policy':" + ALLOW + "}]}");
        assertThat(answer.get("id").asString()).isEqualTo("größe \"1\" \u0001");
        assertThat(answer.get("statements").get(0).get("policy").asString()).isEqualTo("日本\n");
    }

    @Test
    void deepNestingIsAnErrorOfOneLine() {
        List<JsonNode> answers = evaluate("{'a':" + "[".repeat(100_000), "{" + READ + "}");
        assertThat(answers)
                .extracting(answer -> answer.get("decision").asString())
                .containsExactly("ERROR", "IMPLICIT_DENY");
    }

    @Test
    void answersManyLinesInTheirOrder() {
        StringBuilder input = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            String policy = "{'Statement':{'Sid':'S" + i + "','Effect':'Allow','Action':'s3:*','Resource':'*'}}";
            input.append("{'id':").append(i).append(",").append(READ);
            input.append(",'identityPolicies':[")
                    .append(i % 3 == 0 ? ALLOW : policy)
                    .append("]}\n\n");
        }
        List<JsonNode> answers = evaluate(input.toString());
        assertThat(answers).hasSize(3_000);
        for (int i = 0; i < 3_000; i++) {
            assertThat(answers.get(i).get("id").asInt()).isEqualTo(i);
            assertThat(answers.get(i).get("statements").get(0).get("sid").asString())
                    .isEqualTo(i % 3 == 0 ? "All" : "S" + i);
        }
    }

    @Test
    void passesOverBlankLines() {
        assertThat(evaluate("\n  \r\n{" + READ + "}\r\n\n{" + READ + "}\n\n")).hasSize(2);
    }

    @Test
    void passesOverALineTooLong() throws IOException {
        String text = "abc\r\n" + "x".repeat(3_000_000) + "\nlast";
        assertThat(lines(new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 2_000_000)))
                .containsExactly("abc", "too long", "last");
    }

    @Test
    void readsLinesHoweverTheyArrive() throws IOException {
        byte[] bytes = "one\ntwo\n\nthree".getBytes(StandardCharsets.UTF_8);
        InputStream dribble = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(1, length));
            }

            @Override
            public synchronized int available() {
                return 0;
            }
        };
        assertThat(lines(new LineReader(dribble))).containsExactly("one", "two", "", "three");
    }

    private static List<String> lines(LineReader reader) throws IOException {
        List<String> lines = new ArrayList<>();
        while (reader.next()) {
            LineReader.Line line = reader.line();
            lines.add(
                    line.tooLong()
                            ? "too long"
                            : new String(line.buffer(), line.from(), line.length(), StandardCharsets.UTF_8).strip());
        }
        return lines;
    }
}
