package dev.trainlight.wizard.page.fix;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.WhoCanFixIt;
import dev.trainlight.fix.Change;
import dev.trainlight.fix.Fix;
import dev.trainlight.wizard.text.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A row of the list of changes. */
public sealed interface Entry {
    /**
     * Begins the changes that one person can make.
     *
     * @param owner who
     * @param account in which account, in three groups, where that tells more
     */
    record OfOwner(WhoCanFixIt owner, Optional<String> account) implements Entry {}

    /**
     * A change.
     *
     * @param change what
     */
    record OfChange(Change change) implements Entry {}

    /**
     * Begins what the fix cannot settle.
     *
     * @param alone whether there is nothing else: no change at all
     */
    record OfRemaining(boolean alone) implements Entry {}

    /**
     * Something that the fix cannot settle.
     *
     * @param sentence what, and who can
     */
    record OfOpen(Sentence sentence) implements Entry {}

    /** The rows of a fix: changes by who can make them, in the order in which the fix names them, then what remains. */
    static List<Entry> of(Fix fix) {
        Map<OfOwner, List<Change>> groups = new LinkedHashMap<>();
        for (Change change : fix.changes()) {
            groups.computeIfAbsent(owner(change), _ -> new ArrayList<>()).add(change);
        }
        List<Entry> entries = new ArrayList<>();
        groups.forEach((owner, changes) -> {
            entries.add(owner);
            changes.forEach(change -> entries.add(new OfChange(change)));
        });
        if (!fix.remaining().isEmpty()) {
            entries.add(new OfRemaining(fix.changes().isEmpty()));
            together(fix.remaining()).forEach(sentence -> entries.add(new OfOpen(sentence)));
        }
        return entries;
    }

    /** Sentences that say the same of several actions become one that names them all. */
    private static List<Sentence> together(List<Sentence> sentences) {
        Map<List<Object>, List<Object>> actions = new LinkedHashMap<>();
        Map<List<Object>, Sentence> first = new LinkedHashMap<>();
        for (Sentence sentence : sentences) {
            List<Object> arguments = sentence.arguments();
            List<Object> same = new ArrayList<>(List.of(sentence.key()));
            same.addAll(arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size()));
            first.putIfAbsent(same, sentence);
            actions.computeIfAbsent(same, _ -> new ArrayList<>())
                    .addAll(arguments.isEmpty() ? arguments : arguments.subList(0, 1));
        }
        List<Sentence> joined = new ArrayList<>();
        first.forEach((same, sentence) -> joined.add(joined(sentence, actions.get(same))));
        return joined;
    }

    private static Sentence joined(Sentence sentence, List<Object> actions) {
        if (actions.size() < 2 || !actions.stream().allMatch(String.class::isInstance)) {
            return sentence;
        }
        List<Object> arguments = new ArrayList<>(sentence.arguments());
        arguments.set(
                0,
                String.join(
                        ", ",
                        actions.stream().map(String.class::cast).distinct().toList()));
        return new Sentence(sentence.key(), arguments);
    }

    private static OfOwner owner(Change change) {
        return new OfOwner(
                change.owner(),
                switch (change.owner()) {
                    case IAM_ADMINISTRATOR, RESOURCE_OWNER, KEY_ADMINISTRATOR, NETWORK_ADMINISTRATOR ->
                        Names.account(change.target().arn());
                    case ORGANIZATION_ADMINISTRATOR, YOU, AWS -> Optional.empty();
                });
    }
}
