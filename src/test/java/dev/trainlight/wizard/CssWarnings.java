package dev.trainlight.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test during which JavaFX complained about a stylesheet. */
public final class CssWarnings implements BeforeEachCallback, AfterEachCallback {
    /** Held here, or the log manager forgets it with its handler. */
    private static final Logger CSS = Logger.getLogger("javafx.css");

    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
                warnings.add(record.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @Override
    public void beforeEach(ExtensionContext context) {
        warnings.clear();
        CSS.addHandler(handler);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        CSS.removeHandler(handler);
        assertThat(warnings).as("CSS warnings").isEmpty();
    }
}
