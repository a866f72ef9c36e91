package dev.trainlight.wizard.shell;

import java.nio.file.Path;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Nothing that the shell asks for happens; for tests of what is within it. */
public final class NoActions implements ShellActions {
    @Override
    public void newWindow() {}

    @Override
    public void openCase() {}

    @Override
    public void openCase(Path file) {}

    @Override
    public ObservableValue<Boolean> caseKnown() {
        return new SimpleObjectProperty<>(false);
    }

    @Override
    public void saveCase() {}

    @Override
    public void saveSupportBundle() {}

    @Override
    public void showCalls() {}

    @Override
    public void checkForUpdates() {}

    @Override
    public void close() {}
}
