package dev.trainlight.wizard.page.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.diagnosis.AwsVote;
import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.message.MessageReader;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.AwsOpinions;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CaseFormatException;
import dev.trainlight.evidence.CaseReader;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Renewal;
import dev.trainlight.evidence.Subject;
import dev.trainlight.iam.Evaluator;
import dev.trainlight.sagemaker.Stage;
import dev.trainlight.wizard.Churn;
import dev.trainlight.wizard.FakeAccount;
import dev.trainlight.wizard.SampleJobs;
import dev.trainlight.wizard.control.Signal;
import dev.trainlight.wizard.control.Tone;
import dev.trainlight.wizard.page.FakeNavigator;
import dev.trainlight.wizard.page.TestSurroundings;
import dev.trainlight.wizard.page.diagnosis.Why.Answer;
import dev.trainlight.wizard.page.diagnosis.Why.ExcerptNote;
import dev.trainlight.wizard.state.WizardState;
import dev.trainlight.wizard.state.WizardState.Diagnosed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DiagnosisViewModelTest {
    private final TestSurroundings around = new TestSurroundings();
    private final WizardState state = new WizardState();
    private final FakeNavigator navigator = new FakeNavigator();
    private final Deque<Diagnosis> answers = new ArrayDeque<>();
    private FakeAccount.Collector collector = (_, _, _) -> Churn.evidence();
    private final DiagnosisViewModel model = new DiagnosisViewModel(
            around.inline(),
            navigator,
            state.accountProperty(),
            state.subjectProperty(),
            state.diagnosedProperty(),
            this::answer,
            new WhyBuilder(new Evaluator()::explain, new MessageReader()));

    /** The answers in order, the last one again and again. */
    private Diagnosis answer(Case evidence) {
        return answers.size() > 1 ? answers.poll() : answers.peek();
    }

    private void choose(Diagnosis... inOrder) {
        answers.clear();
        answers.addAll(List.of(inOrder));
        state.accountProperty()
                .set(new FakeAccount(
                        (subject, listener, stop) -> collector.collect(subject, listener, stop),
                        "assumed-role/DataScientist/one"));
        state.subjectProperty().set(new Subject.Job("churn-xgb-2026-11-21"));
        model.shown();
    }

    @Test
    void theBlockedStageIsSelectedAndItsFirstCauseExplainedAtOnce() {
        choose(Churn.blocked());

        assertThat(model.checks().stageProperty().get()).isEqualTo(Stage.DATA_DOWNLOAD);
        assertThat(model.checks().rowProperty().get()).isInstanceOfSatisfying(Row.OfCheck.class, row -> {
            assertThat(row.check().id()).isEqualTo("DAT-02#1");
            assertThat(row.signal()).isEqualTo(Signal.BLOCKED);
        });
        Why why = model.checks().whyProperty().get();
        assertThat(why.layers())
                .extracting(Why.LayerLine::answer)
                .contains(Answer.NO_ALLOW, Answer.ALLOWS, Answer.SILENT);
        assertThat(why.excerpt()).hasValueSatisfying(excerpt -> {
            assertThat(excerpt.owner()).isEqualTo("TrainRole");
            assertThat(excerpt.policy()).contains("TrainAccess");
            assertThat(excerpt.marks().line()).isEqualTo(14);
            assertThat(excerpt.note()).isInstanceOf(ExcerptNote.Misses.class);
            assertThat(excerpt.text().lines().toList().get(13)).contains("ml-data-old");
        });
    }

    @Test
    void theTellingWordsOfTheMessageAreFound() {
        choose(Churn.blocked());

        Why.Proof proof = model.checks().whyProperty().get().evidence().getFirst();
        assertThat(proof.telling()).isNotEmpty();
        assertThat(proof.telling().stream().map(span -> span.in(proof.text())))
                .anyMatch(words -> words.contains("s3:GetObject"));
    }

    @Test
    void theHeadlineSaysWhoIsRefusedAndWhoCanChangeIt() {
        choose(Churn.blocked());

        Headline headline = model.headline().getValue();
        assertThat(headline.title()).isEqualTo("Data download is blocked");
        assertThat(headline.tone()).isEqualTo(Tone.DANGER);
        assertThat(String.join(" ", headline.details()))
                .contains("the execution role TrainRole")
                .contains("an IAM administrator of account 1111-2222-3333");
    }

    @Test
    void aJobThatStillRunsWillBeBlocked() {
        collector = (_, _, _) -> Churn.evidence("InProgress");
        choose(Churn.blocked());

        assertThat(model.headline().getValue().title()).isEqualTo("Data download will be blocked");
    }

    @Test
    void aLookAlikeIsNeverCalledAPermissionProblem() {
        choose(Churn.outOfMemory());

        Headline headline = model.headline().getValue();
        assertThat(headline.signal()).isEqualTo(Signal.STOPPED);
        assertThat(headline.title()).isEqualTo("Training was stopped by too little memory, not by a permission");
        assertThat(headline.details()).anyMatch(detail -> detail.contains("smaller batches"));
        assertThat(model.primary().getValue().text().getValue()).isEqualTo("What to do");
        assertThat(model.checks().rowProperty().get()).isInstanceOf(Row.OfLookAlike.class);
        assertThat(model.checks().whyProperty().get().because())
                .hasValueSatisfying(
                        advice -> assertThat(around.texts.say(advice)).contains("smaller batches"));
    }

    @Test
    void theAdviceIsSaidOnce() {
        choose(SampleJobs.diagnosed("forecast-demand-99").diagnosis());

        Headline headline = model.headline().getValue();
        assertThat(headline.sentence()).contains("push the image first");
        assertThat(headline.details()).noneMatch(detail -> detail.contains("push the image first"));
    }

    @Test
    void whatCannotBeToldNamesTheOneThingThatWouldSettleIt() {
        choose(Churn.undetermined());

        Headline headline = model.headline().getValue();
        assertThat(headline.signal()).isEqualTo(Signal.UNDETERMINED);
        assertThat(String.join(" ", headline.details()))
                .contains("the bucket policy of ml-data")
                .contains("s3:GetBucketPolicy");
        assertThat(model.line().getValue().station(Stage.DATA_DOWNLOAD).signal())
                .isEqualTo(Signal.UNDETERMINED);
    }

    @Test
    void aHealthyJobLeadsToAnotherJob() {
        choose(Churn.healthy());
        model.primary().getValue().run();

        assertThat(model.headline().getValue().tone()).isEqualTo(Tone.SUCCESS);
        assertThat(navigator.went).containsExactly("go JOB");
    }

    @Test
    void stationsFillInWhileAnswersArriveAndNothingIsCalledUndeterminedBefore() {
        List<Signal> seen = new ArrayList<>();
        collector = (_, listener, _) -> {
            seen.add(model.line().getValue().station(Stage.TRAINING).signal());
            listener.partial(Churn.evidence());
            seen.add(model.line().getValue().station(Stage.PROVISIONING).signal());
            seen.add(model.line().getValue().station(Stage.TRAINING).signal());
            assertThat(model.headline().getValue().signal()).isEqualTo(Signal.CHECKING);
            return Churn.evidence();
        };
        choose(Churn.early(), Churn.blocked());

        assertThat(seen).containsExactly(Signal.CHECKING, Signal.PASSED, Signal.CHECKING);
        assertThat(model.line().getValue().station(Stage.DATA_DOWNLOAD).signal())
                .isEqualTo(Signal.BLOCKED);
    }

    @Test
    void cancelKeepsWhatWasThereAndSaysSo() {
        collector = (_, listener, stop) -> {
            listener.partial(Churn.evidence());
            model.checking().busy().cancel();
            assertThat(stop.cancelled()).isTrue();
            return Churn.evidence();
        };
        choose(Churn.blocked());

        assertThat(model.checking().snapshotProperty().get().phase()).isEqualTo(Phase.CUT_SHORT);
        assertThat(model.headline().getValue().title()).isEqualTo("Data download is blocked");
        assertThat(state.diagnosedProperty().get().complete()).isFalse();
        assertThat(model.checking().busy().activeProperty().get()).isFalse();
    }

    @Test
    void checkAgainSaysWhatChangedAndKeepsTheStation() {
        choose(Churn.blocked(), Churn.healthy());
        model.checks().choose(Stage.ARTIFACT_UPLOAD);
        model.checkAgain().run();

        Delta delta = model.checking().deltaProperty().get();
        assertThat(delta.allowed()).containsExactlyInAnyOrder("s3:GetObject", "s3:PutObject");
        assertThat(delta.denied()).isEmpty();
        assertThat(delta.nothing()).isFalse();
        assertThat(model.checks().stageProperty().get()).isEqualTo(Stage.ARTIFACT_UPLOAD);
    }

    @Test
    void checkAgainSaysWhenNothingChanged() {
        choose(Churn.blocked(), Churn.blocked());
        model.checkAgain().run();

        assertThat(model.checking().deltaProperty().get().nothing()).isTrue();
    }

    @Test
    void onlyThePartsOfAFixAreReadAgainAndTheDocumentsThatDifferAreNamed() throws Exception {
        Case before = withPolicy("10:00", "s3:ListBucket");
        Case after = withPolicy("10:10", "s3:*");
        collector = (_, _, _) -> before;
        choose(Churn.blocked(), Churn.healthy());
        Renewal role = new Renewal(Set.of("executionRole"), Set.of(), false, false);
        List<Renewal> asked = new ArrayList<>();
        state.accountProperty()
                .set(new FakeAccount((_, _, _) -> after, "assumed-role/DataScientist/one").withParts((kept, parts) -> {
                    asked.add(parts);
                    return parts.merge(kept, after);
                }));
        model.checkAgain(Optional.of(role));

        assertThat(asked).containsExactly(role);
        assertThat(model.checking().deltaProperty().get().allowed()).contains("s3:GetObject");
        assertThat(model.checking().deltaProperty().get().documents())
                .containsExactly(new ChangedDocument(ChangedDocument.Kind.IDENTITY_POLICY, "TrainAccess", "TrainRole"));
        assertThat(PartlyRead.of(state.diagnosedProperty().get().evidence())).hasValueSatisfying(partly -> {
            assertThat(partly.parts()).containsExactly("TrainRole");
            assertThat(partly.rest()).isEqualTo("2026-11-22T10:00:00Z");
        });

        model.checkAgain().run();
        assertThat(asked).as("the next check reads everything").hasSize(1);
        assertThat(PartlyRead.of(state.diagnosedProperty().get().evidence())).isEmpty();
    }

    private static Case withPolicy(String time, String action) throws CaseFormatException {
        return CaseReader.read("""
                {"schema":"trainlight/case/1","collectedAt":"2026-11-22T%s:00Z","principals":{"executionRole":{
                 "arn":"arn:aws:iam::111122223333:role/TrainRole","permissionsBoundary":null,
                 "identityPolicies":[{"name":"Logs","kind":"inline","document":{"Statement":{"Effect":"Allow","Action":"logs:*","Resource":"*"}}},
                  {"name":"TrainAccess","kind":"inline","document":{"Statement":{"Effect":"Allow","Action":"%s","Resource":"*"}}}]}}}""".formatted(time, action));
    }

    @Test
    void aCheckAgainThatIsStoppedLeavesTheWholeAnswerOfBefore() {
        choose(Churn.blocked(), Churn.early());
        Diagnosed before = state.diagnosedProperty().get();
        collector = (_, listener, _) -> {
            listener.partial(Churn.evidence());
            model.checking().busy().cancel();
            return Churn.evidence();
        };
        model.checkAgain().run();

        assertThat(model.checking().snapshotProperty().get().phase()).isEqualTo(Phase.COMPLETE);
        assertThat(model.headline().getValue().title()).isEqualTo("Data download is blocked");
        assertThat(model.checking().keptFromProperty().get()).isEqualTo(TestSurroundings.NOW);
        assertThat(model.checking().deltaProperty().get()).isNull();
        assertThat(state.diagnosedProperty().get()).isSameAs(before);
    }

    @Test
    void nothingIsComparedWithACheckThatWasStopped() {
        collector = (_, _, _) -> {
            model.checking().busy().cancel();
            return Churn.evidence();
        };
        choose(Churn.early(), Churn.blocked());
        collector = (_, _, _) -> Churn.evidence();
        model.checkAgain().run();

        assertThat(model.checking().snapshotProperty().get().phase()).isEqualTo(Phase.COMPLETE);
        assertThat(model.checking().deltaProperty().get()).isNull();
    }

    @Test
    void stoppedBeforeAnythingWasReadThereIsNoFixToGetYet() {
        collector = (_, _, _) -> {
            model.checking().busy().cancel();
            throw new AccountException(Failure.of(Failure.Kind.CANCELLED, Failure.Remedy.RETRY, "cancelled"));
        };
        choose(Churn.blocked());

        assertThat(model.primary().getValue()).isSameAs(model.checkAgain());
        assertThat(state.diagnosedProperty().get()).isNull();
    }

    @Test
    void whatWasReadBeforeAFailureIsThereForAFix() {
        collector = (_, listener, _) -> {
            listener.partial(Churn.evidence());
            throw new AccountException(Failure.of(Failure.Kind.NETWORK, Failure.Remedy.RETRY, "cancelled"));
        };
        choose(Churn.blocked());

        assertThat(model.primary().getValue().id()).isEqualTo("get-fix");
        assertThat(model.primary().getValue().enabled().get()).isTrue();
        assertThat(state.diagnosedProperty().get().complete()).isFalse();
    }

    @Test
    void somebodySignedInAgainGoesOnWhereTheyWere() {
        choose(Churn.blocked(), Churn.healthy());
        model.checks().choose(Stage.ARTIFACT_UPLOAD);
        state.accountProperty().set(new FakeAccount((_, _, _) -> Churn.evidence(), "assumed-role/DataScientist/two"));
        assertThat(model.outOfDate().getValue()).isFalse();
        model.checkAgain().run();

        assertThat(model.checks().stageProperty().get()).isEqualTo(Stage.ARTIFACT_UPLOAD);
        assertThat(model.checking().deltaProperty().get().allowed()).contains("s3:PutObject");
        assertThat(state.diagnosisOutOfDate().getValue()).isFalse();
    }

    @Test
    void theStationThatAPersonChoseStaysWhileAnswersArrive() {
        collector = (_, listener, _) -> {
            listener.partial(Churn.evidence());
            model.checks().choose(Stage.VPC);
            return Churn.evidence();
        };
        choose(Churn.early(), Churn.blocked());

        assertThat(model.checks().stageProperty().get()).isEqualTo(Stage.VPC);
    }

    @Test
    void anEndedSessionLeadsBackHereAndTriesAgain() {
        collector = (_, _, _) -> {
            throw new AccountException(Failure.of(Failure.Kind.SIGN_IN_NEEDED, Failure.Remedy.SIGN_IN, "cancelled"));
        };
        choose(Churn.blocked());

        assertThat(navigator.went).containsExactly("session over");
        assertThat(model.checking().snapshotProperty().get().phase()).isEqualTo(Phase.FAILED);
        assertThat(model.failure().getValue()).isNotNull();
    }

    @Test
    void anotherAccountIsNotAskedAboutTheFormerOnesJobByItself() {
        choose(Churn.blocked());
        collector = (_, _, _) -> {
            throw new AccountException(Failure.of(Failure.Kind.SIGN_IN_NEEDED, Failure.Remedy.SIGN_IN, "cancelled"));
        };
        model.checkAgain().run();
        List<Subject> asked = new ArrayList<>();
        state.accountProperty()
                .set(new FakeAccount(
                        (subject, _, _) -> {
                            asked.add(subject);
                            return Churn.evidence();
                        },
                        "user/Somebody"));
        navigator.retry.run();

        assertThat(asked).isEmpty();
        assertThat(model.outOfDate().getValue()).isTrue();
        assertThat(model.headline().getValue().title()).isEqualTo("Data download is blocked");
    }

    @Test
    void aFailedCheckAgainKeepsWhatWasKnown() {
        choose(Churn.blocked());
        collector = (_, _, _) -> {
            throw new AccountException(Failure.of(Failure.Kind.NETWORK, Failure.Remedy.RETRY, "cancelled"));
        };
        model.checkAgain().run();

        assertThat(model.headline().getValue().title()).isEqualTo("Data download is blocked");
        assertThat(model.failure().getValue().kind()).isEqualTo(Failure.Kind.NETWORK);
    }

    @Test
    void comingBackDoesNotCheckAgainButANewChoiceDoes() {
        choose(Churn.blocked(), Churn.healthy());
        model.shown();
        assertThat(model.headline().getValue().tone()).isEqualTo(Tone.DANGER);

        model.hidden();
        state.subjectProperty().set(new Subject.Job("churn-xgb-2026-11-22"));
        assertThat(model.headline().getValue().tone()).isEqualTo(Tone.DANGER);
        model.shown();
        assertThat(model.headline().getValue().tone()).isEqualTo(Tone.SUCCESS);
    }

    @Test
    void anotherAccountMakesTheResultsOutOfDateWithoutWipingThem() {
        choose(Churn.blocked());
        state.accountProperty().set(new FakeAccount((_, _, _) -> Churn.evidence(), "user/Somebody"));
        model.shown();

        assertThat(model.outOfDate().getValue()).isTrue();
        assertThat(model.headline().getValue().title()).isEqualTo("Data download is blocked");
        assertThat(model.checks().rows()).isNotEmpty();
    }

    @Test
    void theListOfAllChecksNamesEveryStageEveryCheckAndEveryGap() {
        choose(Churn.blocked());
        model.checks().allProperty().set(true);

        assertThat(model.checks().rows().stream().filter(Row.OfStage.class::isInstance))
                .hasSize(8);
        assertThat(model.checks().rows().stream().filter(Row.OfCheck.class::isInstance))
                .hasSize(23);
        assertThat(model.checks().rows().stream().filter(Row.OfGap.class::isInstance))
                .hasSize(1);
        assertThat(model.checks().rows().stream().filter(Row.OfWarning.class::isInstance))
                .hasSize(1);
        assertThat(model.checks().rowProperty().get().key()).isEqualTo("check:DAT-02#1");
    }

    @Test
    void theStatusCountsWhatCouldNotBeDetermined() {
        choose(Churn.blocked());

        assertThat(model.status().getValue())
                .startsWith("Checked 23 permissions")
                .endsWith("1 could not be determined");
    }

    @Test
    void theSecondVoteComesAfterTheAnswerAndStandsBesideIt() {
        Diagnosis voted = Churn.disagreeing();
        AwsVote vote = voted.checks().stream()
                .flatMap(check -> check.vote().stream())
                .findFirst()
                .orElseThrow();
        answers.add(Churn.blocked());
        answers.add(voted);
        List<Integer> asked = new ArrayList<>();
        state.accountProperty().set(new FakeAccount((_, _, _) -> Churn.evidence()).withSimulator(questions -> {
                    asked.add(questions.size());
                    assertThat(model.checking().snapshotProperty().get().phase())
                            .isEqualTo(Phase.COMPLETE);
                    return new AwsOpinions(List.of(vote.opinion()), List.of());
                }));
        state.subjectProperty().set(new Subject.Job("churn-xgb-2026-11-21"));
        model.shown();

        assertThat(asked).singleElement().satisfies(many -> assertThat(many).isPositive());
        assertThat(model.checks().whyProperty().get().vote()).contains(vote);
        assertThat(state.diagnosedProperty().get().evidence().json().has(AwsOpinions.FIELD))
                .isTrue();
        assertThat(model.failure().getValue()).isNull();
    }

    @Test
    void anAccountThatGivesNoOpinionFailsNothing() {
        answers.add(Churn.blocked());
        state.accountProperty().set(new FakeAccount((_, _, _) -> Churn.evidence()).withSimulator(_ -> {
                    throw new AccountException(Failure.of(Failure.Kind.NETWORK, Failure.Remedy.RETRY, "cancelled"));
                }));
        state.subjectProperty().set(new Subject.Job("churn-xgb-2026-11-21"));
        model.shown();

        assertThat(model.checking().snapshotProperty().get().phase()).isEqualTo(Phase.COMPLETE);
        assertThat(model.failure().getValue()).isNull();
    }
}
