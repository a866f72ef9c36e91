package dev.trainlight.fix.export;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.Sentences;
import dev.trainlight.diagnosis.WhoCanFixIt;
import dev.trainlight.evidence.CallMade;
import dev.trainlight.evidence.Json;
import dev.trainlight.fix.Change;
import dev.trainlight.fix.Fix;
import dev.trainlight.fix.Operation;
import dev.trainlight.fix.Verification;
import dev.trainlight.fix.command.AwsCli;
import dev.trainlight.fix.command.AwsCommand;
import dev.trainlight.fix.command.Shell;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A request to those who can make the changes: who needs it, what and why, the statements, the proof, the commands, and
 * how to take it back. Its parts are plain texts; each renderer escapes them in its own way.
 *
 * @param language the language of its texts, as HTML names it
 * @param title the heading
 * @param blocks what stands under it
 */
record RequestDocument(String language, String title, List<Block> blocks) {

    /** A part of the document. */
    sealed interface Block {
        /**
         * A heading.
         *
         * @param level 2 or 3
         * @param text its text
         */
        record Heading(int level, String text) implements Block {}

        /**
         * A paragraph.
         *
         * @param text its text
         */
        record Paragraph(String text) implements Block {}

        /**
         * A list.
         *
         * @param items its items
         */
        record Bullets(List<String> items) implements Block {}

        /**
         * Code or JSON, as it is.
         *
         * @param language for a renderer that marks it
         * @param text the code
         */
        record Code(String language, String text) implements Block {}
    }

    /**
     * The request of a fix.
     *
     * @param calls what was asked of AWS for it
     * @param names the files of its documents
     */
    static RequestDocument of(Fix fix, List<CallMade> calls, Sentences sentences, Map<Change, String> names) {
        return new Writing(fix, calls, sentences, names).write();
    }

    private static final class Writing {
        private final Fix fix;
        private final List<CallMade> calls;
        private final Sentences sentences;
        private final Map<Change, String> names;
        private final List<Block> blocks = new ArrayList<>();

        Writing(Fix fix, List<CallMade> calls, Sentences sentences, Map<Change, String> names) {
            this.fix = fix;
            this.calls = calls;
            this.sentences = sentences;
            this.names = names;
        }

        RequestDocument write() {
            String job = fix.job().orElse("");
            paragraph("fix.request.intro");
            List<String> facts = new ArrayList<>();
            fact(facts, "fix.request.job", fix.job());
            fact(facts, "fix.request.account", fix.accountId());
            fact(facts, "fix.request.region", fix.region());
            fact(facts, "fix.request.role", fix.role());
            if (!facts.isEmpty()) {
                blocks.add(new Block.Bullets(facts));
            }
            Map<WhoCanFixIt, List<Change>> byOwner = new LinkedHashMap<>();
            fix.changes()
                    .forEach(change -> byOwner.computeIfAbsent(change.owner(), owner -> new ArrayList<>())
                            .add(change));
            byOwner.forEach((owner, changes) -> {
                blocks.add(new Block.Heading(2, text("fix.request.for", text("fix.owner." + owner.id()))));
                changes.forEach(this::change);
            });
            proof(fix.verification());
            if (!fix.remaining().isEmpty()) {
                blocks.add(new Block.Heading(2, text("fix.request.remaining")));
                blocks.add(new Block.Bullets(
                        fix.remaining().stream().map(sentences::text).toList()));
            }
            calls();
            return new RequestDocument(
                    text("fix.request.language"),
                    job.isEmpty() ? text("fix.request.title") : text("fix.request.title-job", job),
                    List.copyOf(blocks));
        }

        private void change(Change change) {
            blocks.add(new Block.Heading(
                    3,
                    change.target().policyName().map(name -> name + ": ").orElse("")
                            + change.target().arn()));
            blocks.add(new Block.Paragraph(sentences.text(change.explanation())));
            if (!change.solves().isEmpty()) {
                blocks.add(new Block.Paragraph(text("fix.request.solves", String.join(", ", change.solves()))));
            }
            if (!change.statements().isEmpty()) {
                boolean asked = change.operation() == Operation.ASK;
                paragraph(asked ? "fix.request.statement-asked" : "fix.request.statement");
                blocks.add(new Block.Code("json", Json.pretty(list(change.statements()))));
            }
            if (names.containsKey(change)) {
                blocks.add(new Block.Paragraph(text("fix.request.file", names.get(change))));
            }
            commands("fix.request.bash", "sh", AwsCli.apply(change), Shell.BASH, names.getOrDefault(change, ""));
            commands(
                    "fix.request.powershell",
                    "powershell",
                    AwsCli.apply(change),
                    Shell.POWERSHELL,
                    names.getOrDefault(change, ""));
            List<AwsCommand> back = AwsCli.rollback(change);
            if (!back.isEmpty()) {
                paragraph("fix.request.rollback");
                blocks.add(new Block.Code(
                        "sh",
                        String.join("\n", back.stream().map(AwsCommand::inline).toList())));
            }
        }

        private void commands(String title, String language, List<AwsCommand> commands, Shell shell, String file) {
            if (!commands.isEmpty()) {
                paragraph(title);
                blocks.add(new Block.Code(
                        language,
                        String.join(
                                "\n",
                                commands.stream()
                                        .map(command -> command.withFile(shell, file))
                                        .toList())));
            }
        }

        private void proof(Verification verification) {
            blocks.add(new Block.Heading(2, text("fix.request.proof")));
            blocks.add(new Block.Bullets(List.of(
                    counts("fix.request.before", verification.before()),
                    counts("fix.request.after", verification.after()),
                    text(verification.minimal() ? "fix.request.minimal" : "fix.request.not-minimal"))));
            if (verification.newlyAllowed().isEmpty()) {
                paragraph("fix.request.nothing-new");
            } else {
                paragraph("fix.request.newly-allowed");
                blocks.add(new Block.Bullets(verification.newlyAllowed().stream()
                        .map(access -> access.action() + " " + access.resource()
                                + access.name().map(name -> " (" + name + ")").orElse(""))
                        .toList()));
            }
        }

        /** Whoever is asked to change something may want to know what somebody read before. */
        private void calls() {
            if (calls.isEmpty()) {
                return;
            }
            blocks.add(new Block.Heading(2, text("fix.request.calls")));
            paragraph("fix.request.calls.words");
            blocks.add(new Block.Bullets(calls.stream().map(this::call).toList()));
        }

        private String call(CallMade made) {
            return Stream.of(
                            Optional.of(made.call()),
                            made.resource(),
                            Optional.of(outcome(made.outcome())),
                            made.at()
                                    .map(time ->
                                            time.truncatedTo(ChronoUnit.SECONDS).toString()))
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining(" · "));
        }

        private String outcome(String outcome) {
            return switch (outcome) {
                case CallMade.ANSWERED -> text("fix.request.calls.answered");
                case CallMade.NONE -> text("fix.request.calls.none");
                default -> text("fix.request.calls.refused", outcome);
            };
        }

        private String counts(String key, Verification.Counts counts) {
            return text(key, counts.allowed(), counts.denied(), counts.undetermined());
        }

        private void fact(List<String> facts, String key, Optional<String> value) {
            value.ifPresent(known -> facts.add(text(key, known)));
        }

        private void paragraph(String key) {
            blocks.add(new Block.Paragraph(text(key)));
        }

        private String text(String key, Object... arguments) {
            return sentences.text(Sentence.of(key, arguments));
        }

        private static JsonNode list(List<JsonNode> statements) {
            if (statements.size() == 1) {
                return statements.getFirst();
            }
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            statements.forEach(list::add);
            return list;
        }
    }
}
