package dev.trainlight.wizard;

import dev.trainlight.evidence.Failure;
import dev.trainlight.wizard.casefile.CaseFileAccount;
import dev.trainlight.wizard.desktop.FileRequest;
import dev.trainlight.wizard.page.StepId;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.settings.Settings;
import dev.trainlight.wizard.shell.Flow;
import dev.trainlight.wizard.state.WizardState;
import dev.trainlight.wizard.task.Tasks;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Opens case files: chosen, dropped on the window, or named at the start. A case needs no sign-in; a file that is none
 * says so on the first page, where one chooses what to open.
 */
final class CaseOpening {
    private final WizardState state;
    private final Flow flow;
    private final Surroundings around;
    private final Settings settings;
    private final Consumer<Failure> told;

    CaseOpening(WizardState state, Flow flow, Surroundings around, Settings settings, Consumer<Failure> told) {
        this.state = state;
        this.flow = flow;
        this.around = around;
        this.settings = settings;
        this.told = told;
    }

    void choose() {
        around.desktop()
                .chooseFileToOpen(new FileRequest(
                        around.texts().get("shell.open-case.title"),
                        Settings.chosen(settings.folder()).map(Path::of),
                        java.util.Optional.empty(),
                        around.texts().get("shell.open-case.kind"),
                        List.of("*.trainlight.json", "*.json")))
                .ifPresent(this::open);
    }

    void open(Path file) {
        Tasks.create("open case", _ -> CaseFileAccount.open(file))
                .onSuccess(this::opened)
                .onFailure(failure -> {
                    flow.go(StepId.SIGN_IN);
                    told.accept(failure);
                })
                .start(around.tasks());
    }

    private void opened(CaseFileAccount account) {
        state.accountProperty().set(account);
        state.subjectProperty().set(account.subject());
        flow.go(StepId.DIAGNOSIS);
    }
}
