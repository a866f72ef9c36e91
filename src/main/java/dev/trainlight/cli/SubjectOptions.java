package dev.trainlight.cli;

import picocli.CommandLine.Option;

/** What a command is about: exactly one of them. */
final class SubjectOptions {
    @Option(names = "--case", paramLabel = "F", required = true, descriptionKey = "option.case")
    String caseFile;

    @Option(names = "--message", paramLabel = "F", required = true, descriptionKey = "option.message")
    String messageFile;

    @Option(names = "--request", paramLabel = "F", required = true, descriptionKey = "option.request")
    String requestFile;

    @Option(names = "--job", paramLabel = "NAME", required = true, descriptionKey = "option.job")
    String job;
}
