package dev.trainlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.cli.NoDisplay.Reason;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoDisplayTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console = new Console(
            InputStream.nullInputStream(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);

    @ParameterizedTest
    @CsvSource({
        "Unable to open DISPLAY, this machine has no display",
        "Unable to load glass GTK library., Install GTK 3",
        "libglassgtk3.so: libXtst.so.6: cannot open shared object file, libXtst.so.6"
    })
    void saysWhichOfTheTwoIsMissingAndDoesItsMainJobAllTheSame(String fault, String said) {
        int status = new NoDisplay(console).run(Reason.of(new UnsupportedOperationException(fault)), fault);

        assertThat(status).isEqualTo(ExitStatus.OK);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(said);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("churn-xgb-2026-11-21");
    }
}
