package dev.trainlight.wizard.page.fix;

import dev.trainlight.wizard.state.WizardState.Fixed;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.StringProperty;

/**
 * Where a fix goes when it leaves the page.
 *
 * @param handover its forms
 * @param folder the folder last saved to, remembered
 * @param home where to save at first
 * @param afterwards hears of each export; the sample account behaves as if somebody had applied it
 */
public record Export(Handover handover, StringProperty folder, Path home, Consumer<Fixed> afterwards) {
    /** The folder last saved to, or home; a setting that is no path on this system is none. */
    Path start() {
        try {
            return Optional.ofNullable(folder.get())
                    .filter(text -> !text.isBlank())
                    .map(Path::of)
                    .orElse(home);
        } catch (InvalidPathException damaged) {
            return home;
        }
    }
}
