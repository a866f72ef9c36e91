package dev.trainlight.wizard.control.code;

import dev.trainlight.wizard.control.code.CodeRow.Tone;
import dev.trainlight.wizard.text.Texts;

/** The words of a document view from the wizard's bundle. */
public final class DocumentWords implements CodeWords {
    private final Texts texts;

    public DocumentWords(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String fold(int lines) {
        return texts.get("control.code.fold", lines);
    }

    @Override
    public String spoken(int number, Tone tone, String text) {
        String words = text.isBlank() ? texts.get("control.code.blank") : text.strip();
        String said = switch (tone) {
            case PLAIN, STATEMENT -> words;
            case MARKED -> texts.get("control.code.marked", words);
            case DENYING -> texts.get("control.code.denying", words);
            case ALLOWING -> texts.get("control.code.allowing", words);
            case ADDED -> texts.get("control.code.added", words);
            case REMOVED -> texts.get("control.code.removed", words);
        };
        return number == 0 ? said : texts.get("control.code.line", number, said);
    }
}
