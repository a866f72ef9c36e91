package dev.trainlight.cli;

import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.JobQuery;
import dev.trainlight.evidence.JobSummary;
import dev.trainlight.evidence.Json;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** {@code trainlight jobs}: recent training jobs, newest first, as they come. */
@Command(name = "jobs", mixinStandardHelpOptions = true, resourceBundle = "dev.trainlight.cli.messages")
final class JobsCommand implements Callable<Integer> {
    @Mixin
    private AccountOptions account;

    @Option(names = "--status", paramLabel = "S", descriptionKey = "option.status")
    private String status;

    @Option(names = "--name-contains", paramLabel = "T", descriptionKey = "option.name-contains")
    private String nameContains;

    @Option(names = "--max", paramLabel = "N", defaultValue = "50", descriptionKey = "option.max")
    private int max;

    @Option(names = "--format", descriptionKey = "option.format")
    private Format format;

    private final Console console;
    private final AccountSource accounts;

    JobsCommand(Console console, AccountSource accounts) {
        this.console = console;
        this.accounts = accounts;
    }

    @Override
    public Integer call() {
        if (max < 1) {
            throw CommandFailure.input(Messages.text("max.positive"));
        }
        JobQuery query = new JobQuery(Optional.ofNullable(nameContains), Optional.ofNullable(status), max);
        JobList list = Format.of(format, console) == Format.json ? new JsonList() : new TextList();
        AtomicBoolean begun = new AtomicBoolean();
        try {
            account.open(accounts)
                    .jobs(
                            query,
                            page -> {
                                if (begun.compareAndSet(false, true)) {
                                    list.begin();
                                }
                                list.page(page);
                                console.out().flush();
                            },
                            Cancellation.NEVER);
        } catch (AccountException refused) {
            throw CommandFailure.of(refused.failure());
        }
        if (!begun.get()) {
            list.begin();
        }
        list.end();
        return ExitStatus.OK;
    }

    /** One way of writing the list. */
    private sealed interface JobList {
        void begin();

        void page(List<JobSummary> jobs);

        void end();
    }

    /** A JSON array, an element a line. */
    private final class JsonList implements JobList {
        private boolean first = true;

        @Override
        public void begin() {
            console.out().print("[");
        }

        @Override
        public void page(List<JobSummary> jobs) {
            for (JobSummary job : jobs) {
                ObjectNode node = Json.mapper().createObjectNode();
                node.put("name", job.name());
                node.put("arn", job.arn());
                node.put("status", job.status());
                job.secondaryStatus().ifPresent(value -> node.put("secondaryStatus", value));
                node.put("createdAt", job.created().toString());
                job.ended().ifPresent(value -> node.put("endedAt", value.toString()));
                console.out().print((first ? "\n  " : ",\n  ") + Json.line(node));
                first = false;
            }
        }

        @Override
        public void end() {
            console.out().println("\n]");
        }
    }

    /** A line a job. */
    private final class TextList implements JobList {
        private int count;

        @Override
        public void begin() {}

        @Override
        public void page(List<JobSummary> jobs) {
            for (JobSummary job : jobs) {
                count++;
                console.out().printf("%-12s %s  %s%n", job.status(), job.created(), job.name());
            }
        }

        @Override
        public void end() {
            if (count == 0) {
                console.err().println(Messages.text("jobs.none"));
            }
        }
    }
}
