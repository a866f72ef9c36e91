package dev.trainlight.wizard.page.signin;

import dev.trainlight.wizard.text.Texts;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.controlsfx.control.SearchableComboBox;

/** Chooses a region by its name or its code, searching while one types. */
final class RegionPicker {
    /**
     * A region as the list shows it: ControlsFX searches and draws what {@code toString} gives.
     *
     * @param code such as {@code eu-west-1}; empty: none chosen
     * @param words for people
     */
    record Choice(String code, String words) {
        @Override
        public String toString() {
            return words;
        }
    }

    private RegionPicker() {}

    /**
     * A picker.
     *
     * @param none what an empty choice means
     */
    static SearchableComboBox<Choice> of(
            List<String> regions, StringProperty chosen, ObservableValue<String> none, Texts texts) {
        SearchableComboBox<Choice> picker = new SearchableComboBox<>();
        picker.setMaxWidth(Double.MAX_VALUE);
        ObservableValue<List<Choice>> choices = texts.localeProperty()
                .map(_ -> Stream.concat(
                                Stream.of(new Choice("", none.getValue())),
                                regions.stream().map(code -> new Choice(code, texts.region(code))))
                        .toList());
        choices.subscribe(list -> {
            String kept = chosen.get();
            picker.getItems().setAll(list);
            show(picker, kept);
        });
        picker.valueProperty().addListener((_, _, choice) -> chosen.set(choice == null ? "" : choice.code()));
        chosen.addListener((_, _, code) -> show(picker, code));
        return picker;
    }

    private static void show(SearchableComboBox<Choice> picker, String code) {
        Choice now = picker.getValue();
        if (now == null || !now.code().equals(code) || !picker.getItems().contains(now)) {
            picker.setValue(picker.getItems().stream()
                    .filter(choice -> choice.code().equals(code))
                    .findFirst()
                    .orElse(null));
        }
    }
}
