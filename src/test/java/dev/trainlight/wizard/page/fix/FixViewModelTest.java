package dev.trainlight.wizard.page.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.evidence.AwsOpinions;
import dev.trainlight.evidence.CallMade;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CaseReader;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Gap;
import dev.trainlight.evidence.PolicyForValidation;
import dev.trainlight.evidence.PolicyValidation.Place;
import dev.trainlight.evidence.PolicyValidation.Remark;
import dev.trainlight.evidence.PolicyValidation.Weight;
import dev.trainlight.evidence.Renewal;
import dev.trainlight.fix.Change;
import dev.trainlight.fix.FixScope;
import dev.trainlight.iam.Position;
import dev.trainlight.sample.SampleAccount;
import dev.trainlight.wizard.SampleJobs;
import dev.trainlight.wizard.control.Tone;
import dev.trainlight.wizard.page.FakeAccount;
import dev.trainlight.wizard.page.FakeNavigator;
import dev.trainlight.wizard.page.TestSurroundings;
import dev.trainlight.wizard.page.fix.FixViewModel.Sheet;
import dev.trainlight.wizard.page.fix.Handover.ExportFile;
import dev.trainlight.wizard.page.fix.Handover.Language;
import dev.trainlight.wizard.state.WizardState;
import dev.trainlight.wizard.state.WizardState.Diagnosed;
import dev.trainlight.wizard.state.WizardState.Fixed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class FixViewModelTest {
    private static final String JOB = "churn-xgb-2026-11-21";

    private final TestSurroundings around = new TestSurroundings();
    private final WizardState state = new WizardState();
    private final SimpleStringProperty folder = new SimpleStringProperty("");
    private final List<Fixed> exported = new ArrayList<>();
    private final List<FixScope> reaches = new ArrayList<>();
    private final FakeNavigator navigator = new FakeNavigator();
    private final FakeAccount account = new FakeAccount("ml-prod");
    private final List<Optional<Renewal>> rechecks = new ArrayList<>();
    private FixViewModel model;

    @TempDir
    private Path home;

    @BeforeEach
    void make() {
        model = new FixViewModel(
                around.inline(),
                navigator,
                state.accountProperty(),
                state.diagnosedProperty(),
                state.fixedProperty(),
                (evidence, diagnosis, scope) -> {
                    reaches.add(scope);
                    return SampleJobs.fix(evidence, diagnosis, scope);
                },
                new Export(new ExporterHandover(), folder, home, exported::add),
                rechecks::add);
    }

    private void show(String job) {
        state.diagnosedProperty().set(SampleJobs.diagnosed(job));
        model.shown();
    }

    private Proof proof() {
        return Proof.of(state.fixedProperty().get(), model.outcome().getValue(), around.texts);
    }

    @Test
    void theFirstChangeIsShownAndTheProofStandsFirst() {
        show(JOB);

        assertThat(model.outcome().getValue()).isEqualTo(Outcome.PROVED);
        assertThat(proof().tone()).isEqualTo(Tone.SUCCESS);
        assertThat(proof().title()).startsWith("Proved: with this fix");
        assertThat(proof().details().getFirst())
                .contains("s3:GetObject on ml-data/train/*")
                .endsWith("Nothing else.");
        assertThat(model.selection().entries().getFirst()).isInstanceOf(Entry.OfOwner.class);
        assertThat(model.change()).isPresent();
    }

    @Test
    void whatStaysOpenForTheSameReasonIsSaidOnce() {
        show(JOB);

        List<String> open = model.selection().entries().stream()
                .filter(Entry.OfOpen.class::isInstance)
                .map(entry -> EntryWords.of(entry, around.texts).detail())
                .toList();
        assertThat(open)
                .doesNotHaveDuplicates()
                .hasSizeLessThanOrEqualTo(
                        state.fixedProperty().get().fix().remaining().size());
        assertThat(open.getFirst()).contains("s3:ListBucket").contains("s3:GetObject");
    }

    @Test
    void aLookAlikeHasAdviceAndNothingToExport() {
        show("forecast-demand-99");

        assertThat(model.outcome().getValue()).isEqualTo(Outcome.ADVICE);
        assertThat(proof().title()).isEqualTo("No policy has to change.");
        assertThat(model.primary().getValue().id()).isEqualTo("another-job");
    }

    @Test
    void aHealthyJobHasNothingToFix() {
        show("forecast-demand-101");

        assertThat(model.outcome().getValue()).isEqualTo(Outcome.NOTHING);
        assertThat(model.selection().entries()).isEmpty();
    }

    @Test
    void aGuardThatIsNotOursToChangeIsARequestNotAProof() {
        show("claims-archive-2");

        assertThat(model.outcome().getValue()).isEqualTo(Outcome.NOT_PROVED);
        assertThat(proof().tone()).isEqualTo(Tone.WARNING);
    }

    @Test
    void nothingIsWrittenBeforeItWasShownAndConfirmed() throws IOException {
        show(JOB);
        model.primary().getValue().run();

        assertThat(model.sheetProperty().get()).isEqualTo(Sheet.EXPORT);
        assertThat(Files.list(home)).isEmpty();
        List<String> promised =
                model.saving().files().stream().map(ExportFile::name).toList();
        assertThat(promised).contains("fix.json");

        model.primary().getValue().run();
        assertThat(Files.list(home).map(path -> path.getFileName().toString()))
                .containsExactlyInAnyOrderElementsOf(promised);
        for (ExportFile file : model.saving().files()) {
            assertThat(home.resolve(file.name())).hasContent(file.content());
        }
        assertThat(folder.get()).isEqualTo(home.toString());
        assertThat(exported).hasSize(1);
        assertThat(model.saving().status().getValue()).contains(home.toString());
        assertThat(model.sheetProperty().get()).isEqualTo(Sheet.CHANGE);
    }

    @Test
    void filesThatAreThereAreNotReplacedUnasked() throws IOException {
        Files.writeString(home.resolve("fix.json"), "mine");
        show(JOB);
        model.primary().getValue().run();
        model.primary().getValue().run();

        assertThat(home.resolve("fix.json")).hasContent("mine");
        assertThat(model.saving().existingProperty().get()).containsExactly(home.resolve("fix.json"));
        assertThat(model.primary().getValue().text().getValue()).startsWith("Replace");
        assertThat(exported).isEmpty();

        model.primary().getValue().run();
        assertThat(Files.readString(home.resolve("fix.json"))).contains("trainlight/fix/1");
        assertThat(exported).hasSize(1);
    }

    @Test
    void aFolderThatCannotBeWrittenToIsToldAndNothingIsLost() throws IOException {
        Path file = Files.writeString(home.resolve("a-file"), "");
        show(JOB);
        around.desktop.answer = file.resolve("below");
        model.primary().getValue().run();
        model.saving().chooseFolder();
        model.primary().getValue().run();

        assertThat(model.failureProperty().get()).isNotNull();
        assertThat(model.sheetProperty().get()).isEqualTo(Sheet.EXPORT);
        assertThat(exported).isEmpty();
    }

    @Test
    void copyTakesWhatIsShown() {
        show(JOB);
        model.selection().tabProperty().set(FixTab.JSON);
        model.copy();
        assertThat(around.desktop.clipboard).contains("\"Version\"").contains("TrainlightReadData");

        model.selection().tabProperty().set(FixTab.CLI);
        model.copy();
        assertThat(around.desktop.clipboard)
                .startsWith("aws iam put-role-policy")
                .contains("--policy-document");

        model.selection().shellProperty().set(Language.POWERSHELL);
        model.copy();
        assertThat(around.desktop.clipboard).contains("file://").doesNotContain("\\\n");

        model.showRequest().run();
        model.copy();
        assertThat(around.desktop.clipboard).startsWith("# ").contains(JOB);
    }

    @Test
    void anotherReachMakesAnotherFixOnce() {
        show(JOB);
        model.scopeProperty().set(FixScope.THIS_JOB);
        model.shown();

        assertThat(reaches).containsExactly(FixScope.JOB_FAMILY, FixScope.THIS_JOB);
    }

    @Test
    void aNewDiagnosisGetsANewFixAndComingBackDoesNot() {
        show(JOB);
        model.shown();
        assertThat(reaches).hasSize(1);

        show("speech-conformer-14");
        assertThat(state.fixedProperty().get().fix().job()).contains("speech-conformer-14");
    }

    @Test
    void aSecondOpinionThatChangesNoAnswerLeavesTheFixAsItIs() {
        show(JOB);
        Diagnosed before = state.diagnosedProperty().get();
        state.accountProperty().set(before.account());
        state.subjectProperty().set(before.subject());
        Fixed made = state.fixedProperty().get();
        Case voted = new AwsOpinions(
                        List.of(),
                        List.of(new Gap("AWS's own opinion", Optional.empty(), Optional.empty(), "AccessDenied")),
                        List.of(new CallMade(
                                "iam:SimulatePrincipalPolicy", Optional.empty(), Optional.empty(), "AccessDenied")))
                .addTo(before.evidence());
        state.diagnosedProperty()
                .set(new Diagnosed(before.account(), before.subject(), voted, true, before.diagnosis()));
        assertThat(state.fixOutOfDate().getValue()).isFalse();
        model.shown();
        assertThat(state.fixedProperty().get()).isSameAs(made);
        model.showRequest().run();
        assertThat(model.saving().requestText()).contains("iam:SimulatePrincipalPolicy");
        assertThat(state.fixedProperty().get().fix()).isSameAs(made.fix());

        Diagnosis other = SampleJobs.diagnosed("speech-conformer-14").diagnosis();
        state.diagnosedProperty().set(new Diagnosed(before.account(), before.subject(), voted, true, other));
        assertThat(state.fixOutOfDate().getValue()).isTrue();
    }

    @Test
    void otherDocumentsAreAnotherGroundThoughEveryAnswerIsTheSame() throws Exception {
        show(JOB);
        Diagnosed before = state.diagnosedProperty().get();
        state.accountProperty().set(before.account());
        state.subjectProperty().set(before.subject());
        assertThat(state.fixOutOfDate().getValue()).isFalse();
        ObjectNode json = before.evidence().json().deepCopy();
        ((ObjectNode) json.path("principals").path("executionRole"))
                .putObject("tags")
                .put("team", "other");
        state.diagnosedProperty()
                .set(new Diagnosed(before.account(), before.subject(), CaseReader.of(json), true, before.diagnosis()));

        assertThat(state.fixOutOfDate().getValue()).isTrue();
    }

    @Test
    void aFixThatWasStoppedCanBeMadeAgain() {
        around.tasks.hold();
        state.diagnosedProperty().set(SampleJobs.diagnosed(JOB));
        model.shown();
        model.busy().cancel();
        around.tasks.runHeld();
        assertThat(state.fixedProperty().get()).isNull();

        assertThat(model.primary().getValue().id()).isEqualTo("make-again");
        model.primary().getValue().run();
        around.tasks.runHeld();
        assertThat(state.fixedProperty().get()).isNotNull();
        assertThat(model.primary().getValue().id()).isEqualTo("export-json");
    }

    @Test
    void savedFilesCanBeShown() {
        show(JOB);
        model.primary().getValue().run();
        model.primary().getValue().run();
        model.saving().revealFiles().run();

        assertThat(around.desktop.revealed).containsExactly(home.resolve("fix.json"));
    }

    @Test
    void checkAgainGoesWhereEvidenceIsCollected() {
        show(JOB);
        model.checkAgain().run();

        assertThat(rechecks)
                .singleElement()
                .satisfies(parts -> assertThat(parts).hasValueSatisfying(only -> {
                    assertThat(only.principals()).containsExactly("executionRole");
                    assertThat(only.resources()).contains("arn:aws:s3:::ml-data");
                }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"forecast-demand-99", "churn-retrain-weekly"})
    void whereTheJobGoesOnOrSomethingElseStoppedItEverythingIsReadAgain(String job) {
        show(job);
        model.checkAgain().run();

        assertThat(rechecks).containsExactly(Optional.empty());
    }

    @Test
    void awsIsAskedOnlyWhenSomebodyWantsIt() {
        state.accountProperty().set(account);
        show(JOB);
        Change change = model.change().orElseThrow();
        assertThat(account.validated).isEmpty();
        assertThat(model.check().of(change)).isEqualTo(new AwsCheck.Answer.NotAsked());

        account.remarks = List.of(new Remark(
                Weight.WARNING,
                "ANY",
                "Could be better.",
                Optional.empty(),
                List.of(new Place("Statement[0]", new Position(7, 3)))));
        model.check().askAws().run();

        assertThat(account.validated)
                .extracting(PolicyForValidation::text)
                .contains(model.selection().text(FixTab.JSON));
        assertThat(model.check().of(change)).isEqualTo(new AwsCheck.Answer.Read(account.remarks));
        assertThat(model.selection().tabProperty().get()).isEqualTo(FixTab.AWS);
        model.copy();
        assertThat(around.desktop.clipboard).isEqualTo("Warning\nline 7, column 3\nCould be better.");
    }

    @Test
    void aRefusalOfAwsNamesThePermissionAndTakesNothingAway() {
        state.accountProperty().set(account);
        show(JOB);
        account.failure = Failure.of(
                Failure.Kind.ACCESS_DENIED,
                Failure.Remedy.ASK_ADMINISTRATOR,
                "aws.denied",
                "access-analyzer:ValidatePolicy");
        model.check().askAws().run();

        assertThat(model.check().failureProperty().get().text(Locale.ENGLISH))
                .contains("access-analyzer:ValidatePolicy");
        assertThat(model.failureProperty().get()).as("the fix itself is fine").isNull();
        assertThat(model.change()).isPresent();
    }

    @Test
    void whereTheSessionIsOverTheQuestionIsAskedAgainAfterwards() {
        state.accountProperty().set(account);
        show(JOB);
        account.failure = Failure.of(Failure.Kind.SIGN_IN_NEEDED, Failure.Remedy.SIGN_IN, "aws.expired");
        model.check().askAws().run();
        FakeAccount renewed = new FakeAccount("ml-prod");
        state.accountProperty().set(renewed);
        navigator.retry.run();

        assertThat(renewed.validated).isNotEmpty();
        assertThat(model.check().failureProperty().get()).isNull();
    }

    @Test
    void anotherFixHasNotBeenReadByAws() {
        state.accountProperty().set(account);
        show(JOB);
        model.check().askAws().run();
        model.scopeProperty().set(FixScope.THIS_JOB);

        assertThat(model.check().of(model.change().orElseThrow())).isEqualTo(new AwsCheck.Answer.NotAsked());
    }

    @Test
    void behindTheSampleAccountThereIsNoAwsToAsk() {
        state.accountProperty().set(new SampleAccount(Clock.systemUTC()));
        show(JOB);
        model.check().askAws().run();

        assertThat(model.check().failureProperty().get().text(Locale.ENGLISH)).contains("no AWS behind");
    }
}
