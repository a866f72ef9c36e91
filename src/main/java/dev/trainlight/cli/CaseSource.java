package dev.trainlight.cli;

import dev.trainlight.diagnosis.judgement.SecondVote;
import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CaseFormatException;
import dev.trainlight.evidence.CaseReader;
import dev.trainlight.evidence.CollectionListener;
import dev.trainlight.evidence.Json;
import dev.trainlight.evidence.Subject;
import dev.trainlight.evidence.Where;
import dev.trainlight.fix.repair.Engine;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the case of what a command was given: a file, a text, a request, or a job of an account. */
final class CaseSource {
    private static final long MAX_MESSAGE_BYTES = 16L * 1024 * 1024;

    private final Console console;
    private final AccountSource accounts;
    private final Engine engine;

    CaseSource(Console console, AccountSource accounts, Engine engine) {
        this.console = console;
        this.accounts = accounts;
        this.engine = engine;
    }

    /**
     * The case.
     *
     * @throws CommandFailure where the input is wrong or AWS could not be asked
     */
    Case read(SubjectOptions subject, AccountOptions account, String where) {
        if (subject.job != null) {
            return collect(new Subject.Job(subject.job), account);
        }
        if (subject.messageFile != null) {
            return message(subject.messageFile, account, where(where));
        }
        return subject.requestFile != null ? request(subject.requestFile, account) : file(subject.caseFile);
    }

    /** Gathers a case from an account, with AWS's own opinion about it where AWS gives one. */
    Case collect(Subject subject, AccountOptions account) {
        Account asked;
        Case collected;
        try {
            asked = account.open(accounts);
            collected = asked.collect(subject, CollectionListener.NONE, Cancellation.NEVER);
        } catch (AccountException refused) {
            throw CommandFailure.of(refused.failure());
        }
        try {
            return asked.opinions(SecondVote.questions(engine.diagnostician().diagnose(collected)), Cancellation.NEVER)
                    .addTo(collected);
        } catch (AccountException nobodyNeedsIt) {
            return collected;
        }
    }

    private Case file(String file) {
        byte[] bytes = new TextInput(console).read(file, CaseReader.MAX_BYTES);
        try {
            return CaseReader.of(Json.parse(bytes));
        } catch (CaseFormatException fault) {
            throw CommandFailure.format(TextInput.name(file), fault);
        }
    }

    private Case message(String file, AccountOptions account, Optional<Where> where) {
        String text = new TextInput(console).text(file, MAX_MESSAGE_BYTES);
        if (text.isBlank()) {
            throw CommandFailure.input(Messages.text("message.empty", TextInput.name(file)));
        }
        if (account.given()) {
            return collect(new Subject.Message(text, where), account);
        }
        ObjectNode json = empty();
        json.put("message", text);
        where.ifPresent(place -> json.put("where", place.id()));
        return own(json);
    }

    private Case request(String file, AccountOptions account) {
        byte[] bytes = new TextInput(console).read(file, CaseReader.MAX_BYTES);
        JsonNode request;
        try {
            request = Json.parse(bytes);
        } catch (CaseFormatException fault) {
            throw CommandFailure.format(TextInput.name(file), fault);
        }
        if (!request.isObject()) {
            throw CommandFailure.input(Messages.text("request.object", TextInput.name(file)));
        }
        if (!request.has("RoleArn") && !request.has("TrainingJobName") && !request.has("AlgorithmSpecification")) {
            throw CommandFailure.input(Messages.text("request.other", TextInput.name(file)));
        }
        if (account.given()) {
            return collect(new Subject.Planned(request), account);
        }
        ObjectNode json = empty();
        json.set("createTrainingJobRequest", request);
        return own(json);
    }

    private static Optional<Where> where(String id) {
        if (id == null) {
            return Optional.empty();
        }
        return Optional.of(Where.of(id)
                .orElseThrow(() -> CommandFailure.input(Messages.text(
                        "where.unknown",
                        id,
                        Arrays.stream(Where.values()).map(Where::id).collect(Collectors.joining(", "))))));
    }

    private static ObjectNode empty() {
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("schema", Case.SCHEMA);
        return json;
    }

    private static Case own(ObjectNode json) {
        try {
            return CaseReader.of(json);
        } catch (CaseFormatException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
