package dev.trainlight.wizard.page.job;

import dev.trainlight.evidence.Account;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CaseFormatException;
import dev.trainlight.evidence.CollectionListener;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Json;
import dev.trainlight.evidence.Subject;
import dev.trainlight.iam.Position;
import dev.trainlight.sagemaker.TrainingJob;
import dev.trainlight.sagemaker.TrainingJobReader;
import dev.trainlight.wizard.task.Busy;
import dev.trainlight.wizard.task.Control;
import dev.trainlight.wizard.task.Debounce;
import dev.trainlight.wizard.task.Running;
import dev.trainlight.wizard.task.TaskRunner;
import dev.trainlight.wizard.task.Tasks;
import dev.trainlight.wizard.text.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A planned job: a CreateTrainingJob request as JSON, pasted, opened, or made of a job that exists. */
public final class PlannedModel {
    private static final Duration QUIET = Duration.ofMillis(250);
    private static final long MOST_BYTES = 4L * 1024 * 1024;

    private final ObservableValue<Account> account;
    private final TaskRunner tasks;
    private final Texts texts;
    private final Busy busy;
    private final BiConsumer<Failure, Runnable> failed;
    private final Debounce debounce;
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final ReadOnlyObjectWrapper<TrainingJob> job = new ReadOnlyObjectWrapper<>(this, "job");
    private final ReadOnlyObjectWrapper<Failure> fault = new ReadOnlyObjectWrapper<>(this, "fault");
    private final ReadOnlyObjectWrapper<Position> place = new ReadOnlyObjectWrapper<>(this, "place");
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>(this, "failure");
    private Running reading = Running.NOTHING;
    private Running filling = Running.NOTHING;

    PlannedModel(
            ObservableValue<Account> account,
            TaskRunner tasks,
            Texts texts,
            Busy busy,
            BiConsumer<Failure, Runnable> failed) {
        this.account = account;
        this.tasks = tasks;
        this.texts = texts;
        this.busy = busy;
        this.failed = failed;
        debounce = new Debounce(tasks, QUIET);
        text.addListener((_, _, _) -> debounce.call(this::read));
    }

    private void read() {
        reading.abandon();
        String asked = text.get();
        if (asked.isBlank()) {
            show(null, null, null);
            return;
        }
        reading = Tasks.<TrainingJob>create("read request", _ -> request(asked))
                .onSuccess(understood -> show(understood, null, null))
                .onFailure(told -> show(null, told, placeOf(asked)))
                .start(tasks);
    }

    private static TrainingJob request(String asked) throws CaseFormatException, AccountException {
        JsonNode tree = Json.parse(asked);
        boolean aRequest = tree instanceof ObjectNode
                && (tree.has("RoleArn") || tree.has("TrainingJobName") || tree.has("AlgorithmSpecification"));
        if (!aRequest) {
            throw new AccountException(Failure.of(Failure.Kind.BAD_INPUT, Failure.Remedy.NONE, "request.other"));
        }
        return TrainingJobReader.request(JobRequests.planned((ObjectNode) tree));
    }

    /** Where the JSON is wrong; null where that is no one place. */
    private static Position placeOf(String asked) {
        try {
            Json.parse(asked);
            return null;
        } catch (CaseFormatException format) {
            return format.position().orElse(null);
        }
    }

    private void show(TrainingJob understood, Failure wrong, Position at) {
        job.set(understood);
        place.set(at);
        fault.set(wrong);
    }

    /** Reads a file into the text. */
    void open(Path file) {
        filling.abandon();
        failure.set(null);
        filling = Tasks.<String>create("open request", _ -> {
                    if (Files.size(file) > MOST_BYTES) {
                        throw new AccountException(
                                Failure.of(Failure.Kind.BAD_INPUT, Failure.Remedy.OPEN_CASE, "request.large"));
                    }
                    return Files.readString(file);
                })
                .busy(busy, texts.get("page.job.busy.open"))
                .onSuccess(text::set)
                .onFailure(failure::set)
                .start(tasks);
    }

    /** Makes a request of a job that exists: the same again, to be changed. */
    void fill(String name) {
        filling.abandon();
        failure.set(null);
        Account asked = account.getValue();
        filling = Tasks.<String>create("describe job", control -> Json.pretty(describe(asked, name, control)))
                .busy(busy, texts.get("page.job.busy.fill", name))
                .onSuccess(text::set)
                .onFailure(told -> {
                    failure.set(told);
                    failed.accept(told, () -> fill(name));
                })
                .start(tasks);
    }

    /** Collecting begins with the job itself; the rest is not needed here. */
    private static ObjectNode describe(Account account, String name, Control control) throws AccountException {
        AtomicReference<JsonNode> described = new AtomicReference<>();
        Cancellation enough = () -> control.cancelled() || described.get() != null;
        Case collected = account.collect(
                new Subject.Job(name),
                new CollectionListener() {
                    @Override
                    public void partial(Case soFar) {
                        soFar.trainingJob().toOptional().ifPresent(job -> described.set(job.json()));
                    }
                },
                enough);
        JsonNode json = Optional.ofNullable(described.get())
                .or(() -> collected.trainingJob().toOptional().map(TrainingJob::json))
                .orElseThrow(() -> new AccountException(Failure.of(
                        Failure.Kind.NOT_FOUND,
                        Failure.Remedy.NONE,
                        "job.not-found",
                        name,
                        account.identity().region())));
        return JobRequests.again((ObjectNode) json);
    }

    void stop() {
        debounce.stop();
        reading.abandon();
        filling.abandon();
    }

    /** The request's text. */
    public StringProperty textProperty() {
        return text;
    }

    /** What the request says; null while it cannot be read. */
    public ReadOnlyObjectProperty<TrainingJob> jobProperty() {
        return job.getReadOnlyProperty();
    }

    /** What is wrong with the text; null: nothing. */
    public ReadOnlyObjectProperty<Failure> faultProperty() {
        return fault.getReadOnlyProperty();
    }

    /** Where it is wrong; null: no one place. */
    public ReadOnlyObjectProperty<Position> placeProperty() {
        return place.getReadOnlyProperty();
    }

    /** Why a file or job could not be taken; null: it could. */
    public ObjectProperty<Failure> failureProperty() {
        return failure;
    }
}
