package dev.trainlight.wizard;

import dev.trainlight.aws.Environment;
import dev.trainlight.diagnosis.Sentences;
import dev.trainlight.evidence.Subject;
import dev.trainlight.fix.export.FixExporter;
import dev.trainlight.fix.export.OverwritePolicy;
import dev.trainlight.sample.SampleAccount;
import dev.trainlight.wizard.desktop.NoDesktop;
import dev.trainlight.wizard.page.StepId;
import dev.trainlight.wizard.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.stage.Stage;

/**
 * Walks through the program once, without a person: every page of the sample account in both themes, a diagnosis, its fix,
 * an export into a temporary folder. Shows that an installed program is whole; the startup cache is trained on it. Touches
 * no settings and no files of the person.
 */
public final class SelfTest {
    private static final Subject JOB = new Subject.Job("churn-xgb-2026-11-21");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(10);
    /** Frames after which a page is certainly painted. */
    private static final int FRAMES = 2;

    /** How far a walk goes. */
    public enum Extent {
        /** Until the first page is painted. */
        START,
        /** Until the sample diagnosis is painted. */
        DIAGNOSIS,
        /** Everything. */
        WHOLE
    }

    private final Extent extent;
    private final CompletableFuture<Optional<String>> outcome = new CompletableFuture<>();
    private final Deque<Leg> legs = new ArrayDeque<>();
    private final Path folder;
    private Program program;
    private WizardWindow window;
    private Instant deadline;
    private Leg current;
    private int frames;
    /** Frames that are still to come before the leg is over. */
    private int enough;

    /**
     * A leg of the walk.
     *
     * @param name for the report of a problem
     * @param begin what is done
     * @param there whether it has come to its end
     */
    private record Leg(String name, Runnable begin, BooleanSupplier there) {}

    private SelfTest(Extent extent, Path folder) {
        this.extent = extent;
        this.folder = folder;
    }

    /**
     * Walks; starts the toolkit, and ends it.
     *
     * @param beforehand is done in the background while the toolkit starts
     * @param told is told what is not as it should be, empty: all is well; as soon as that is known, before anything ends
     * @return whether all is well
     * @throws IOException where no temporary folder can be made
     */
    public static boolean run(Extent extent, Runnable beforehand, Consumer<Optional<String>> told)
            throws IOException, InterruptedException {
        // A random name would need the security providers, which no start needs: it would be measured with it.
        Path folder = Files.createDirectory(
                Path.of(System.getProperty("java.io.tmpdir"), "trainlight-self-test-" + System.nanoTime()));
        SelfTest test = new SelfTest(extent, folder);
        try {
            HeadStart begun = HeadStart.begin(test::program, beforehand);
            Platform.setImplicitExit(false);
            Platform.startup(() -> test.begin(begun));
            Optional<String> problem = test.outcome.get();
            told.accept(problem);
            return problem.isEmpty();
        } catch (ExecutionException fault) {
            told.accept(Optional.of(String.valueOf(fault.getCause())));
            return false;
        } finally {
            Platform.exit();
            delete(folder);
        }
    }

    private Program program() {
        Environment nobody = new Environment(Map.of(), folder, Clock.systemUTC());
        Program made = new Program(
                _ -> new NoDesktop(),
                new Surface(nobody, folder.resolve("settings.json"), Locale.ENGLISH, ZoneOffset.UTC));
        made.settings.theme().set(Theme.Choice.LIGHT.id());
        return made;
    }

    private void begin(HeadStart begun) {
        try {
            plan();
            deadline = Instant.now().plus(PATIENCE);
            program = begun.program();
            window = begun.show(new Stage(), Optional.empty());
            window.shell().root().getScene().addPostLayoutPulseListener(this::painted);
            next();
        } catch (RuntimeException | Error fault) {
            outcome.complete(Optional.of(String.valueOf(fault)));
        }
    }

    private void plan() {
        legs.add(new Leg("the first page", () -> {}, this::profilesRead));
        if (extent == Extent.START) {
            return;
        }
        legs.add(new Leg("the job list", this::signIn, () -> at(StepId.JOB)));
        legs.add(new Leg(
                "the diagnosis",
                this::chooseJob,
                () -> window.state.diagnosedProperty().get() != null));
        if (extent == Extent.DIAGNOSIS) {
            return;
        }
        legs.add(go(StepId.FIX, () -> window.state.fixedProperty().get() != null));
        legs.add(new Leg("the dark theme", () -> program.theme.choiceProperty().set(Theme.Choice.DARK), () -> true));
        for (StepId step : List.of(StepId.SIGN_IN, StepId.JOB, StepId.DIAGNOSIS, StepId.FIX)) {
            legs.add(go(step, () -> true));
        }
        legs.add(new Leg("the export", this::export, () -> true));
    }

    private Leg go(StepId step, BooleanSupplier there) {
        return new Leg("step " + step, () -> window.flow.go(step), () -> at(step) && there.getAsBoolean());
    }

    private boolean at(StepId step) {
        return window.flow.currentProperty().get() == step;
    }

    /** Until then the first page is not the one that a person uses. */
    private boolean profilesRead() {
        Node reading = window.shell().root().lookup("#profiles-reading");
        return reading == null || !reading.isVisible();
    }

    private void signIn() {
        window.state.accountProperty().set(new SampleAccount(Clock.systemUTC()));
        window.flow.signedIn();
    }

    private void chooseJob() {
        window.state.subjectProperty().set(JOB);
        window.flow.go(StepId.DIAGNOSIS);
    }

    private void export() {
        Path target = folder.resolve("export");
        try {
            FixExporter.Result result = new FixExporter(Sentences.in(Locale.ENGLISH))
                    .export(window.state.fixedProperty().get().fix(), target, OverwritePolicy.ASK_FIRST);
            if (result.written().isEmpty()) {
                throw new IllegalStateException("nothing was exported");
            }
        } catch (IOException fault) {
            throw new IllegalStateException("the export failed: " + fault);
        }
    }

    private void next() {
        current = legs.poll();
        current.begin().run();
        frames = 0;
        enough = FRAMES;
        watch();
    }

    /** Looks again and again: not everything that a leg waits for ends with a frame. */
    private void watch() {
        if (current == null) {
            return;
        }
        boolean there = current.there().getAsBoolean();
        // What has come in the meantime is on the screen with the next frame.
        enough = there ? enough : Math.max(FRAMES, frames + 1);
        if (Instant.now().isAfter(deadline)) {
            outcome.complete(Optional.of(current.name() + " did not come"));
            return;
        }
        Platform.requestNextPulse();
        program.tasks.after(POLL, () -> guarded(this::watch));
    }

    private void painted() {
        frames++;
        if (current == null || frames < enough || !current.there().getAsBoolean()) {
            return;
        }
        current = null;
        if (legs.isEmpty()) {
            outcome.complete(Optional.empty());
        } else {
            Platform.runLater(() -> guarded(this::next));
        }
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error fault) {
            // Errors too: a walk that nobody ends waits for ever.
            outcome.complete(Optional.of(String.valueOf(fault)));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
