package dev.trainlight.wizard.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.sagemaker.Stage;
import dev.trainlight.wizard.line.LineLayout.Box;
import dev.trainlight.wizard.line.LineLayout.Measure;
import dev.trainlight.wizard.line.LineLayout.Spot;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class LineLayoutTest {
    private static final double TYPE = 13.5;

    @Test
    void imagePullRunsAboveTheTrunkAndDataDownloadBelowIt() {
        LineLayout layout = LineLayout.of(Lines.blockedAtData(), 836, TYPE, words(90, 60));

        assertThat(layout.wide()).isTrue();
        double trunk = spot(layout, Stage.VPC).centreY();
        assertThat(spot(layout, Stage.TRAINING).centreY()).isEqualTo(trunk);
        assertThat(spot(layout, Stage.IMAGE_PULL).centreY()).isLessThan(trunk);
        assertThat(spot(layout, Stage.DATA_DOWNLOAD).centreY()).isGreaterThan(trunk);
        assertThat(spot(layout, Stage.DATA_DOWNLOAD).centreX())
                .isEqualTo(spot(layout, Stage.IMAGE_PULL).centreX());
    }

    @Test
    void stationsBeforeTheJobAreSmallerAndTheBlockedOneIsTheLargest() {
        LineLayout layout = LineLayout.of(Lines.blockedAtData(), 836, TYPE, words(90, 60));

        assertThat(spot(layout, Stage.SUBMIT).side())
                .isLessThan(spot(layout, Stage.TRAINING).side());
        assertThat(spot(layout, Stage.DATA_DOWNLOAD).side())
                .isGreaterThan(spot(layout, Stage.TRAINING).side());
    }

    @Test
    void theLineRunsDownwardsWhereItsWordsDoNotFitSideBySide() {
        LineLayout layout = LineLayout.of(Lines.blockedAtData(), 700, 27, words(300, 240));

        assertThat(layout.wide()).isFalse();
        for (int i = 1; i < Stage.values().length; i++) {
            assertThat(spot(layout, Stage.values()[i]).centreY())
                    .isGreaterThan(spot(layout, Stage.values()[i - 1]).centreY());
        }
    }

    @Property
    void nothingLeavesTheControlAndNoWordsStandOnOthers(
            @ForAll @DoubleRange(min = 480, max = 2400) double width,
            @ForAll @DoubleRange(min = 11, max = 28) double type,
            @ForAll @DoubleRange(min = 30, max = 320) double whole) {
        LineLayout layout = LineLayout.of(Lines.blockedAtData(), width, type, words(whole, Math.min(whole, 150)));

        List<Box> boxes = new ArrayList<>();
        layout.spots().values().forEach(spot -> {
            boxes.add(spot.words());
            boxes.add(new Box(spot.left(), spot.centreY() - spot.side() / 2, spot.side(), spot.side()));
        });
        for (Box box : boxes) {
            assertThat(box.x()).isGreaterThanOrEqualTo(0);
            assertThat(box.y()).isGreaterThanOrEqualTo(0);
            assertThat(box.x() + box.width()).isLessThanOrEqualTo(width + 0.001);
            assertThat(box.y() + box.height()).isLessThanOrEqualTo(layout.height() + 0.001);
        }
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = i + 1; j < boxes.size(); j++) {
                assertThat(overlap(boxes.get(i), boxes.get(j)))
                        .as("%s and %s", boxes.get(i), boxes.get(j))
                        .isFalse();
            }
        }
    }

    private static boolean overlap(Box one, Box other) {
        return one.x() + one.width() > other.x() + 0.5
                && other.x() + other.width() > one.x() + 0.5
                && one.y() + one.height() > other.y() + 0.5
                && other.y() + other.height() > one.y() + 0.5;
    }

    private static Spot spot(LineLayout layout, Stage stage) {
        return layout.spots().get(stage);
    }

    /** Words that fill as many lines of 16 pixels as they need. */
    private static Measure words(double whole, double narrowest) {
        return new Measure() {
            @Override
            public double preferredWidth(Stage stage) {
                return whole;
            }

            @Override
            public double narrowestWidth(Stage stage) {
                return narrowest;
            }

            @Override
            public double height(Stage stage, double width) {
                return 16 * (1 + Math.ceil(whole / Math.max(1, width)));
            }
        };
    }
}
