package dev.trainlight.wizard.page.signin;

import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The question for the code of an MFA device, and who waits for the answer. */
final class MfaModel {
    private final ReadOnlyStringWrapper device = new ReadOnlyStringWrapper(this, "device", "");
    private final ReadOnlyBooleanWrapper refused = new ReadOnlyBooleanWrapper(this, "refused");
    private final StringProperty code = new SimpleStringProperty(this, "code", "");
    private final BooleanBinding complete =
            Bindings.createBooleanBinding(() -> code.get().strip().matches("\\d{6}"), code);
    private Consumer<String> answer = _ -> {};

    /** Asks anew. */
    void ask(String newDevice, boolean lastRefused, Consumer<String> takesCode) {
        device.set(newDevice);
        refused.set(lastRefused);
        answer = takesCode;
        code.set("");
    }

    /** Hands the code over. */
    void send() {
        answer.accept(code.get().strip());
    }

    /** Nobody waits any more: a code is good for once. */
    void forget() {
        answer = _ -> {};
        code.set("");
    }

    /** The device whose code is asked for. */
    ReadOnlyStringProperty deviceProperty() {
        return device.getReadOnlyProperty();
    }

    /** Whether AWS did not accept the last code. */
    ReadOnlyBooleanProperty refusedProperty() {
        return refused.getReadOnlyProperty();
    }

    /** The code that is typed. */
    StringProperty codeProperty() {
        return code;
    }

    /** Whether it is six digits. */
    BooleanBinding complete() {
        return complete;
    }
}
