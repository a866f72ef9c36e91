package dev.trainlight.fix.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trainlight.evidence.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ShellTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "two words",
                "it's",
                "'",
                "''\"\"",
                "$HOME `id` $(id) !! \\ \\n",
                "{\"a\": [\"*\", \"${aws:username}\"]}",
                "a;b|c&d>e<f#g",
                "tab\tand\nnewline",
                "~/x *.json ?",
                "ä é ü ÿ"
            })
    void bashSeesTheTextAsOneWordUnchanged(String text) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "bash is not here");

        assertThat(bash("printf %s " + Shell.BASH.word(text))).isEqualTo(text);
        assertThat(bash("set -- " + Shell.BASH.word(text) + "; printf %s $#")).isEqualTo("1");
    }

    @Test
    void aPastedCommandHandsTheDocumentOverWhole() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "bash is not here");
        JsonNode document = Json.parse("""
                {"Statement": [{"Sid": "It's", "Resource": "arn:aws:s3:::b/${aws:username}/*", "Note": "a \\"b\\" $(c) `d` !"}]}""");
        AwsCommand command =
                AwsCommand.of("iam", "put-role-policy", "--role-name", "A Role", "--policy-document", document);

        String pasted = "aws() { printf '%s\\n' \"$@\"; }\n" + command.inline();

        assertThat(bash(pasted).lines())
                .containsExactly(
                        "iam", "put-role-policy", "--role-name", "A Role", "--policy-document", Json.line(document));
    }

    @Test
    void theLinesWithAFileAreOneCommandInBash() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "bash is not here");
        AwsCommand command = AwsCommand.of("s3api", "put-bucket-policy", "--bucket", "b", "--policy", Json.parse("{}"));

        String pasted = "aws() { printf '%s\\n' \"$@\"; }\n" + command.withFile(Shell.BASH, "bucket-policy-b.json");

        assertThat(bash(pasted).lines())
                .containsExactly(
                        "s3api", "put-bucket-policy", "--bucket", "b", "--policy", "file://bucket-policy-b.json");
    }

    @Test
    void powerShellQuotesAreDoubledTheTypographicOnesToo() {
        assertThat(Shell.POWERSHELL.word("it's \u2019so\u2019 $x")).isEqualTo("'it''s \u2019\u2019so\u2019\u2019 $x'");
        assertThat(Shell.POWERSHELL.word("plain-1.0")).isEqualTo("plain-1.0");
        assertThat(Shell.POWERSHELL.word("a,b@c")).isEqualTo("'a,b@c'");
    }

    private static String bash(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of("/bin/bash", "-c", script)).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        return out;
    }
}
