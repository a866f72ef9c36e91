package dev.trainlight.wizard.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.wizard.UiTest;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScrollWhenTightTest extends UiTest {
    private VBox content;
    private Button first;

    @BeforeEach
    void showContent() {
        show(() -> {
            first = new Button("First");
            Button last = new Button("Last");
            first.setMinHeight(200);
            last.setMinHeight(200);
            content = new VBox(first, last);
            return new ScrollWhenTight(content);
        });
    }

    private ScrollPane scroll() {
        return lookup(".scroll-pane").<ScrollPane>tryQuery().orElse(null);
    }

    private void height(double height) {
        onFx(() -> stage.setHeight(height));
        settle();
        settle();
    }

    @Test
    void contentWithRoomFillsItAndScrollsNot() {
        assertThat(scroll()).isNull();
        assertThat(content.getHeight()).isEqualTo(760);
        height(500);
        assertThat(scroll()).isNull();
        assertThat(content.getHeight()).isEqualTo(500);
    }

    @Test
    void contentThatNeedsMoreScrollsAndKeepsTheFocus() {
        onFx(first::requestFocus);
        height(250);
        assertThat(scroll()).isNotNull();
        assertThat(scroll().getContent()).isSameAs(content);
        assertThat(content.getHeight()).isEqualTo(400);
        assertThat(onFx(() -> stage.getScene().getFocusOwner())).isSameAs(first);
        onFx(() -> scroll().setVvalue(1));
        assertThat(onFx(() -> content.localToScene(0, content.getHeight()).getY()))
                .isLessThanOrEqualTo(250);
    }

    @Test
    void contentThatHasRoomAgainFillsIt() {
        height(250);
        height(700);
        assertThat(content.getHeight()).isEqualTo(700);
    }
}
