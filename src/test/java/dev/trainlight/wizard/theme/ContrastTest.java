package dev.trainlight.wizard.theme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.wizard.UiTest;
import dev.trainlight.wizard.Walkers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every colour of words on every surface that our stylesheets put it on, in both themes: WCAG 2.2 asks for 4.5 (1.4.3),
 * and for 3 where a shape or a frame has to be seen (1.4.11). The figures are left in {@code target/contrast-*.txt}.
 */
class ContrastTest extends UiTest {
    private static final List<String> TONES = List.of("accent", "success", "warning", "danger");

    /**
     * A colour on a surface.
     *
     * @param front token of the words or the shape
     * @param surfaces tokens from the lowest to the highest; those above the lowest may be translucent
     * @param atLeast the contrast that it needs
     */
    private record Pair(String front, List<String> surfaces, double atLeast) {}

    @ParameterizedTest
    @EnumSource(
            value = Theme.Choice.class,
            names = {"LIGHT", "DARK"})
    void everyColourIsSeenOnEverySurface(Theme.Choice choice) throws IOException {
        StackPane pane = new StackPane();
        show(() -> pane, 200, 200);
        onFx(() -> theme.choiceProperty().set(choice));
        settle();
        List<String> figures = new ArrayList<>();
        List<String> faint = new ArrayList<>();
        for (Pair pair : pairs().toList()) {
            double contrast = onFx(() -> contrast(pane, pair));
            String figure = String.format(
                    Locale.ROOT, "%5.2f  %s on %s", contrast, pair.front(), String.join(" + ", pair.surfaces()));
            figures.add(figure);
            if (contrast < pair.atLeast()) {
                faint.add(figure);
            }
        }
        Files.write(
                Path.of("target", "contrast-" + choice.id() + ".txt"),
                figures.stream().sorted().toList());
        assertThat(faint).isEmpty();
    }

    private static Stream<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        List<List<String>> plain = List.of(
                List.of("-color-bg-default"),
                List.of("-color-bg-subtle"),
                List.of("-color-bg-default", "-color-neutral-subtle"));
        for (List<String> surface : plain) {
            pairs.add(new Pair("-color-fg-default", surface, 4.5));
            pairs.add(new Pair("-color-fg-muted", surface, 4.5));
            TONES.forEach(tone -> pairs.add(new Pair("-color-" + tone + "-fg", surface, 4.5)));
        }
        for (String tone : TONES) {
            List<String> panel = List.of("-color-bg-default", "-color-" + tone + "-subtle");
            pairs.add(new Pair("-color-fg-default", panel, 4.5));
            pairs.add(new Pair("-color-fg-muted", panel, 4.5));
            pairs.add(new Pair("-color-" + tone + "-fg", panel, 4.5));
            // A document's colours in its marked, added and removed lines.
            pairs.add(new Pair("-color-accent-fg", panel, 4.5));
        }
        // A selected row; what else stands there has a surface of its own.
        for (String front : List.of("fg-default", "fg-muted", "accent-fg", "danger-fg")) {
            pairs.add(new Pair("-color-" + front, List.of("-color-bg-default", "-color-accent-subtle"), 4.5));
        }
        pairs.add(new Pair("-color-fg-emphasis", List.of("-color-accent-emphasis"), 4.5));
        // A done step's check, a station's mark, a frame around what has the focus.
        pairs.add(new Pair("-color-fg-emphasis", List.of("-color-success-5"), 3));
        pairs.add(new Pair("-color-fg-subtle", List.of("-color-bg-default"), 3));
        pairs.add(new Pair("-color-accent-emphasis", List.of("-color-bg-default"), 3));
        pairs.add(new Pair("-color-accent-emphasis", List.of("-color-bg-subtle"), 3));
        return pairs.stream().distinct();
    }

    private static double contrast(StackPane pane, Pair pair) {
        Color surface = Color.WHITE;
        for (String token : pair.surfaces()) {
            surface = Walkers.over(colour(pane, token), surface);
        }
        return Walkers.contrast(Walkers.over(colour(pane, pair.front()), surface), surface);
    }

    private static Color colour(StackPane pane, String token) {
        Region region = new Region();
        region.setStyle("-fx-background-color: " + token + ";");
        pane.getChildren().setAll(region);
        pane.applyCss();
        return (Color) region.getBackground().getFills().getFirst().getFill();
    }
}
