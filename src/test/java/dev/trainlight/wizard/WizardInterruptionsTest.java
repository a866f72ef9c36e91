package dev.trainlight.wizard;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.sun.management.HotSpotDiagnosticMXBean;
import dev.trainlight.aws.collect.FakeAws;
import dev.trainlight.evidence.Json;
import dev.trainlight.wizard.page.StepId;
import dev.trainlight.wizard.page.job.JobRow;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What comes between: a session that ends, somebody who cancels, a window that is closed; at each place where one waits. */
class WizardInterruptionsTest extends WizardTest {
    /** Longer than any test waits. */
    private static final int FOR_EVER = 300_000;

    private final List<Throwable> faults = new CopyOnWriteArrayList<>();
    private final List<StubMapping> added = new ArrayList<>();
    private FakeAws aws;
    private Set<Thread> before;

    @BeforeEach
    void start() {
        Thread.setDefaultUncaughtExceptionHandler((_, fault) -> faults.add(fault));
        aws = new FakeAws();
        account(aws);
        before = keptAlive();
    }

    @AfterEach
    void stop() {
        aws.close();
        Thread.setDefaultUncaughtExceptionHandler(null);
        assertThat(faults).isEmpty();
    }

    @Test
    void whoeverLosesSettingsIsToldAndGoesOn() throws Exception {
        // A folder where the file belongs.
        Files.createDirectories(home.resolve("settings.json").resolve("occupied"));
        open();
        says("#unsaved-words", "settings could not be saved");
        click("#unsaved-dismiss");
        soon(() -> !shownNow("#unsaved-words"));
        onFx(() -> program.settings.width().set(1010));
        onFx(() -> program.settingsFile.flush());
        settle();
        assertThat(onFx(() -> shownNow("#unsaved-words"))).as("told once").isFalse();
    }

    @Test
    void aSessionThatEndsInTheJobListGoesOnThere() {
        open();
        listed();
        write("churn");
        clickOn("churn-1");
        sessionEnds();
        key(KeyCode.F5);
        sessionIsOver();
        assertThat(selectedJob()).isEqualTo("churn-1");

        signInAgain();
        arrived(StepId.JOB);
        soon(() -> aws.asked("ListTrainingJobs") == 1);
        listed();
        assertThat(selectedJob()).isEqualTo("churn-1");
        assertThat(lookup("#job-filter").queryTextInputControl().getText()).isEqualTo("churn");
        assertThat(usable("#check-job")).isTrue();
    }

    @Test
    void aSessionThatEndsWhileEvidenceIsCollectedGoesOnThere() {
        open();
        listed();
        clickOn("churn-1");
        sessionEnds();
        click("#check-job");
        sessionIsOver();
        assertThat(window.flow.currentProperty().get()).isEqualTo(StepId.DIAGNOSIS);

        signInAgain();
        arrived(StepId.DIAGNOSIS);
        says("#headline-title", "blocked");
    }

    @Test
    void aSessionThatEndsWhenTheFixIsCheckedAgainGoesOnThere() {
        toTheFix();
        click("#back");
        arrived(StepId.DIAGNOSIS);
        click("#station-vpc");
        String heading = text(".checks-panel > .heading");
        click("#step-fix");
        arrived(StepId.FIX);
        sessionEnds();
        click("#check-again");
        sessionIsOver();
        assertThat(text("#headline-title")).contains("blocked");
        assertThat(usable("#get-fix")).isTrue();

        signInAgain();
        arrived(StepId.DIAGNOSIS);
        says("#notice-changes > .label", "nothing changed");
        assertThat(text(".checks-panel > .heading")).isEqualTo(heading);
    }

    @Test
    void theSignInCanBeCancelled() {
        slow(FakeAws.query("GetCallerIdentity"));
        open();
        cancelled("GetCallerIdentity");
        assertThat(window.flow.currentProperty().get()).isEqualTo(StepId.SIGN_IN);
        quick();
        click("#use-profile");
        arrived(StepId.JOB);
    }

    @Test
    void theListingCanBeCancelled() {
        slow(FakeAws.json("ListTrainingJobs"));
        open();
        cancelled("ListTrainingJobs");
        says(".table-empty > .heading", "stopped");
        quick();
        key(KeyCode.F5);
        listed();
    }

    @Test
    void theCollectionCanBeCancelledAndKeepsWhatItHas() {
        open();
        listed();
        clickOn("churn-1");
        slow(FakeAws.query("GetRole"));
        click("#check-job");
        soon(() -> aws.asked("DescribeTrainingJob") > 0);
        cancelled("GetRole");
        assertThat(text("#job-status")).isEqualTo("Failed");
        assertThat(onFx(() -> root().lookupAll("#notice-cut-short"))).isNotEmpty();
        assertThat(usable("#check-again")).isTrue();
        quick();
        click("#check-again");
        says("#headline-title", "blocked");
    }

    @Test
    void theCheckAgainCanBeCancelledAndKeepsTheAnswer() {
        toTheFix();
        aws.server().resetRequests();
        slow(FakeAws.query("GetRole"));
        click("#check-again");
        cancelled("GetRole");
        assertThat(aws.asked("DescribeTrainingJob"))
                .as("the job does not decide whether the fix was applied")
                .isZero();
        assertThat(text("#headline-title")).contains("blocked");
        assertThat(onFx(() -> root().lookupAll("#notice-kept"))).isNotEmpty();
        click("#get-fix");
        arrived(StepId.FIX);
        assertThat(usable("#export-json")).isTrue();
    }

    @Test
    void closingDuringTheSignInEndsEverything() throws Exception {
        slow(FakeAws.query("GetCallerIdentity"));
        open();
        soon(() -> aws.asked("GetCallerIdentity") > 0);
        closes();
    }

    @Test
    void closingDuringTheListingEndsEverything() throws Exception {
        slow(FakeAws.json("ListTrainingJobs"));
        open();
        soon(() -> aws.asked("ListTrainingJobs") > 0);
        closes();
    }

    @Test
    void closingWhileEvidenceIsCollectedEndsEverything() throws Exception {
        open();
        listed();
        clickOn("churn-1");
        slow(FakeAws.query("GetRole"));
        click("#check-job");
        soon(() -> aws.asked("GetRole") > 0);
        closes();
    }

    private void toTheFix() {
        open();
        listed();
        clickOn("churn-1");
        click("#check-job");
        arrived(StepId.DIAGNOSIS);
        click("#get-fix");
        arrived(StepId.FIX);
        soon(() -> window.state.fixedProperty().get() != null);
    }

    private void listed() {
        arrived(StepId.JOB);
        soon(() -> lookup("churn-1").tryQuery().isPresent());
    }

    private String selectedJob() {
        TableView<?> table = lookup("#job-table").queryTableView();
        Object row = onFx(() -> table.getSelectionModel().getSelectedItem());
        return row instanceof JobRow job ? job.job().name() : "";
    }

    /** From now on AWS takes nobody's credentials. */
    private void sessionEnds() {
        reply(
                post(anyUrl()).withHeader("X-Amz-Target", matching(".*")),
                FakeAws.jsonError("ExpiredTokenException", "The security token included in the request is expired"));
        reply(any(anyUrl()).withHeader("X-Amz-Target", absent()), FakeAws.queryError(403, "ExpiredToken"));
    }

    private void sessionIsOver() {
        soon(() -> shownNow("#session-sign-in"));
        assertThat(busy()).isFalse();
    }

    private void signInAgain() {
        quick();
        click("#session-sign-in");
        arrived(StepId.SIGN_IN);
        click("#use-profile");
        soon(() -> !shownNow("#session-sign-in"));
    }

    /** From now on the answer to that never comes. */
    private void slow(MappingBuilder request) {
        reply(request, aResponse().withFixedDelay(FOR_EVER));
    }

    private void reply(MappingBuilder request, ResponseDefinitionBuilder answer) {
        added.add(aws.server().stubFor(request.atPriority(1).willReturn(answer)));
    }

    /** AWS answers again as at first. */
    private void quick() {
        added.forEach(aws.server()::removeStub);
        added.clear();
        aws.server().resetRequests();
    }

    /** Waits until that is being asked, presses Cancel, and waits until nothing runs. */
    private void cancelled(String operation) {
        soon(() -> aws.asked(operation) > 0);
        click("#busy-cancel");
        soon(() -> !busy());
    }

    private void closes() throws Exception {
        onFx(() -> {
            window.close();
            program.close();
        });
        for (int i = 0; i < 100 && !running().isEmpty(); i++) {
            Thread.sleep(100);
        }
        assertThat(running()).as("threads that still work").isEmpty();
        assertThat(keptAlive()).as("threads that keep the program alive").isSubsetOf(before);
    }

    /** What the program's own threads are at, virtual ones among them. */
    private List<String> running() throws Exception {
        Path dump = home.resolve("threads-" + System.nanoTime() + ".json");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.JSON);
        JsonNode threads = Json.parse(Files.readString(dump)).path("threadDump").path("threadContainers");
        return threads.valueStream()
                .flatMap(container -> container.path("threads").valueStream())
                .map(JsonNode::toString)
                .filter(thread -> thread.contains("dev.trainlight.") && !thread.contains("org.junit."))
                .toList();
    }

    private static boolean ofTheServer(Thread thread) {
        return thread.getName().startsWith("qtp") || thread.getName().startsWith("Connector-Scheduler");
    }

    private static Set<Thread> keptAlive() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon() && !ofTheServer(thread))
                .collect(Collectors.toSet());
    }
}
