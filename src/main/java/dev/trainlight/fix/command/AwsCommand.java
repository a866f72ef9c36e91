package dev.trainlight.fix.command;

import dev.trainlight.evidence.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One command of the AWS CLI.
 *
 * @param arguments its words after {@code aws}
 */
public record AwsCommand(List<Argument> arguments) {
    public AwsCommand {
        arguments = List.copyOf(arguments);
    }

    /** A word of the command. */
    public sealed interface Argument {
        /**
         * A word as it is.
         *
         * @param text the word
         */
        record Text(String text) implements Argument {}

        /**
         * A JSON document, which the AWS CLI takes as a word or from a file ({@code file://},
         * cli/latest/userguide/cli-usage-parameters-file.html).
         *
         * @param document the document
         */
        record Document(JsonNode document) implements Argument {}
    }

    /** A command of plain words; a {@link JsonNode} among them is a document. */
    static AwsCommand of(Object... words) {
        List<Argument> arguments = new ArrayList<>();
        for (Object word : words) {
            arguments.add(
                    word instanceof JsonNode document
                            ? new Argument.Document(document)
                            : new Argument.Text((String) word));
        }
        return new AwsCommand(arguments);
    }

    /** The command on one line with its document in it: for a POSIX shell alone, since PowerShell 5.1 loses quotes. */
    public String inline() {
        StringBuilder line = new StringBuilder("aws");
        for (Argument argument : arguments) {
            line.append(' ')
                    .append(
                            switch (argument) {
                                case Argument.Text(String text) -> Shell.BASH.word(text);
                                case Argument.Document(JsonNode document) -> Shell.BASH.word(Json.line(document));
                            });
        }
        return line.toString();
    }

    /** The command, one option a line, with its document in a file beside. */
    public String withFile(Shell shell, String fileName) {
        StringBuilder lines = new StringBuilder("aws");
        for (Argument argument : arguments) {
            String word = switch (argument) {
                case Argument.Text(String text) -> text;
                case Argument.Document _ -> "file://" + fileName;
            };
            lines.append(word.startsWith("--") ? shell.continuation() : " ").append(shell.word(word));
        }
        return lines.toString();
    }
}
