package dev.trainlight.wizard.page.fix;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.WhoCanFixIt;
import dev.trainlight.fix.Change;
import dev.trainlight.wizard.text.Names;
import dev.trainlight.wizard.text.Texts;
import java.util.Optional;

/**
 * What a row of the list of changes says.
 *
 * @param title what is changed, or who can
 * @param detail how much, and what for
 */
record EntryWords(String title, String detail) {
    static EntryWords of(Entry entry, Texts texts) {
        return switch (entry) {
            case Entry.OfOwner(WhoCanFixIt owner, Optional<String> account) ->
                new EntryWords(
                        capital(account.map(id -> texts.get("owner.of-account", texts.get("owner." + owner.id()), id))
                                .orElseGet(() -> texts.get("owner." + owner.id()))),
                        "");
            case Entry.OfChange(Change change) -> new EntryWords(target(change, texts), detail(change, texts));
            case Entry.OfRemaining(boolean alone) ->
                new EntryWords(texts.get(alone ? "page.fix.remaining.alone" : "page.fix.remaining"), "");
            case Entry.OfOpen(Sentence sentence) -> new EntryWords("", texts.say(sentence));
        };
    }

    /** A heading begins with a capital letter, in languages that have them. */
    private static String capital(String text) {
        return text.isEmpty()
                ? text
                : new StringBuilder()
                        .appendCodePoint(Character.toTitleCase(text.codePointAt(0)))
                        .append(text.substring(text.offsetByCodePoints(0, 1)))
                        .toString();
    }

    /** What is changed, in words. */
    static String target(Change change, Texts texts) {
        String owner = Names.resource(change.target().arn());
        String policy = change.target().policyName().orElse(owner);
        return texts.get("target." + change.target().type().id(), owner, policy);
    }

    private static String detail(Change change, Texts texts) {
        String what = switch (change.operation()) {
            case ADD_STATEMENTS ->
                texts.get(
                        change.before().isPresent() ? "page.fix.adds" : "page.fix.creates",
                        change.statements().size());
            case REPLACE_DOCUMENT ->
                texts.get("page.fix.replaces", change.statements().size());
            case EDIT_REQUEST -> texts.get("page.fix.edits");
            case ASK -> texts.get("page.fix.asks");
        };
        return change.solves().isEmpty()
                ? what
                : what + " · " + texts.get("page.fix.solves", change.solves().size());
    }

    String spoken() {
        return detail.isEmpty() ? title : title.isEmpty() ? detail : title + ": " + detail;
    }
}
