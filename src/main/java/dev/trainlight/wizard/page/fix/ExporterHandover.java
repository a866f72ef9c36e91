package dev.trainlight.wizard.page.fix;

import dev.trainlight.diagnosis.Sentences;
import dev.trainlight.evidence.CallMade;
import dev.trainlight.evidence.Json;
import dev.trainlight.fix.Change;
import dev.trainlight.fix.Fix;
import dev.trainlight.fix.command.AwsCli;
import dev.trainlight.fix.command.AwsCommand;
import dev.trainlight.fix.command.AwsCommand.Argument;
import dev.trainlight.fix.command.Shell;
import dev.trainlight.fix.export.CloudFormation;
import dev.trainlight.fix.export.FixExporter;
import dev.trainlight.fix.export.OverwritePolicy;
import dev.trainlight.fix.export.Terraform;
import dev.trainlight.wizard.state.WizardState.Fixed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Hands over what {@code fix.export} and {@code fix.command} write. */
public final class ExporterHandover implements Handover {
    private static final String MARKDOWN = "request.md";
    private static final String HTML = "request.html";

    @Override
    public List<ExportFile> files(Fixed made, Locale language) {
        return exporter(made, language).files(made.fix()).entrySet().stream()
                .map(file -> new ExportFile(file.getKey(), file.getValue()))
                .toList();
    }

    @Override
    public Written write(Fixed made, Locale language, Path folder, boolean replace) throws IOException {
        FixExporter.Result result = exporter(made, language)
                .export(made.fix(), folder, replace ? OverwritePolicy.REPLACE : OverwritePolicy.ASK_FIRST);
        return new Written(result.written(), result.existing());
    }

    @Override
    public String say(Change change, Fix fix, Language in) {
        return switch (in) {
            case BASH -> bash(change);
            case POWERSHELL -> powershell(change, fix);
            case TERRAFORM ->
                Terraform.resource(change, fix.changes().indexOf(change) + 1).orElse("");
            case CLOUDFORMATION ->
                CloudFormation.resource(change).map(Json::pretty).orElse("");
        };
    }

    /** One option a line, the documents in their places, so that it can be read and pasted as it is. */
    private static String bash(Change change) {
        return AwsCli.apply(change).stream().map(ExporterHandover::bash).collect(Collectors.joining("\n"));
    }

    private static String bash(AwsCommand command) {
        StringBuilder text = new StringBuilder("aws");
        for (Argument argument : command.arguments()) {
            text.append(
                    switch (argument) {
                        case Argument.Text(String word) ->
                            (word.startsWith("--") ? " \\\n  " : " ") + Shell.BASH.word(word);
                        case Argument.Document(JsonNode document) -> " " + Shell.BASH.word(Json.pretty(document));
                    });
        }
        return text.toString();
    }

    /** PowerShell loses quotes within a word, so the document comes from the exported file. */
    private String powershell(Change change, Fix fix) {
        String file = fileOf(change, fix);
        return AwsCli.apply(change).stream()
                .map(command -> command.withFile(Shell.POWERSHELL, file))
                .collect(Collectors.joining("\n"));
    }

    private String fileOf(Change change, Fix fix) {
        return new FixExporter(Sentences.in(Locale.ENGLISH))
                .fileName(fix, change)
                .orElse("");
    }

    @Override
    public String request(Fixed made, Locale language, RequestForm form) {
        return exporter(made, language)
                .files(made.fix())
                .getOrDefault(
                        switch (form) {
                            case MARKDOWN -> MARKDOWN;
                            case HTML -> HTML;
                        },
                        "");
    }

    private static FixExporter exporter(Fixed made, Locale language) {
        return new FixExporter(
                Sentences.in(language), CallMade.of(made.diagnosed().evidence()));
    }
}
