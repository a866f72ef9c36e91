package dev.trainlight.fix.export;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.Sentences;
import dev.trainlight.evidence.AtomicFiles;
import dev.trainlight.evidence.CallMade;
import dev.trainlight.fix.Change;
import dev.trainlight.fix.Fix;
import dev.trainlight.fix.TargetType;
import dev.trainlight.fix.command.AwsCli;
import dev.trainlight.fix.command.AwsCommand;
import dev.trainlight.fix.command.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a fix into a folder: {@code fix.json}, every document as a file of its own, the request to the administrators,
 * the commands, and the snippets. Each file is whole or not there.
 */
public final class FixExporter {
    private final Sentences sentences;
    private final List<CallMade> calls;

    /** An exporter whose texts are in that language, for a fix of which nobody wrote down what was asked. */
    public FixExporter(Sentences sentences) {
        this(sentences, List.of());
    }

    /**
     * An exporter whose texts are in that language.
     *
     * @param calls what was asked of AWS for the case of the fix; the request lists it
     */
    public FixExporter(Sentences sentences, List<CallMade> calls) {
        this.sentences = sentences;
        this.calls = List.copyOf(calls);
    }

    /**
     * What an export did.
     *
     * @param written the files written, in the order of {@link #files}
     * @param existing the files that were there already; where nothing was written, why
     */
    public record Result(List<Path> written, List<Path> existing) {}

    /** The files of a fix, by name, with their text. */
    public Map<String, String> files(Fix fix) {
        Map<Change, String> names = FileNames.of(fix.changes());
        RequestDocument request = RequestDocument.of(fix, calls, sentences, names);
        Map<String, String> files = new LinkedHashMap<>();
        files.put("fix.json", FixWriter.text(fix, sentences));
        for (Change change : fix.changes()) {
            if (names.containsKey(change)) {
                files.put(names.get(change), Documents.text(change) + "\n");
            }
        }
        files.put("request.md", MarkdownRequest.text(request));
        files.put("request.html", HtmlRequest.text(request));
        String bash = commands(fix, names, Shell.BASH);
        if (!bash.isEmpty()) {
            // The documents lie beside the script, wherever that is run from.
            files.put("apply.sh", "#!/bin/sh\nset -e\ncd \"$(dirname \"$0\")\"\n" + bash);
            files.put(
                    "apply.ps1",
                    "$ErrorActionPreference = 'Stop'\n$PSNativeCommandUseErrorActionPreference = $true\n"
                            + "Set-Location $PSScriptRoot\n"
                            + commands(fix, names, Shell.POWERSHELL));
        }
        if (!CloudFormation.isEmpty(fix)) {
            files.put("cloudformation.json", CloudFormation.text(fix));
            files.put("terraform.tf", Terraform.text(fix));
        }
        return files;
    }

    /** The name of the file that holds the change's document; empty where it has none. */
    public Optional<String> fileName(Fix fix, Change change) {
        return Optional.ofNullable(FileNames.of(fix.changes()).get(change));
    }

    /**
     * Writes the files into the folder, which is made where it does not exist.
     *
     * @throws IOException where the folder cannot be written; files written before stay, each of them whole
     */
    public Result export(Fix fix, Path folder, OverwritePolicy policy) throws IOException {
        Map<String, String> files = files(fix);
        List<Path> existing = files.keySet().stream()
                .map(folder::resolve)
                .filter(Files::exists)
                .toList();
        if (!existing.isEmpty() && policy == OverwritePolicy.ASK_FIRST) {
            return new Result(List.of(), existing);
        }
        Files.createDirectories(folder);
        List<Path> written = new ArrayList<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            AtomicFiles.write(path, file.getValue().getBytes(StandardCharsets.UTF_8));
            written.add(path);
        }
        return new Result(List.copyOf(written), existing);
    }

    private String commands(Fix fix, Map<Change, String> names, Shell shell) {
        StringBuilder text = new StringBuilder();
        String owner = "";
        for (Change change : fix.changes()) {
            List<AwsCommand> commands = AwsCli.apply(change);
            // Starting a job costs money; nobody expects that of a script that sets permissions.
            if (commands.isEmpty() || change.target().type() == TargetType.TRAINING_JOB_REQUEST) {
                continue;
            }
            if (!owner.equals(change.owner().id())) {
                owner = change.owner().id();
                Sentence who = Sentence.of("fix.request.for", Sentence.of("fix.owner." + owner));
                text.append("\n# ").append(sentences.text(who)).append('\n');
            }
            for (AwsCommand command : commands) {
                text.append(command.withFile(shell, names.getOrDefault(change, "")))
                        .append('\n');
            }
        }
        return text.toString();
    }
}
