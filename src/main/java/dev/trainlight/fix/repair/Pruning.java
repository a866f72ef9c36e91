package dev.trainlight.fix.repair;

import dev.trainlight.evidence.Case;
import dev.trainlight.fix.remedy.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Takes away what is not needed, one element at a time, and keeps every element without which a check would stand worse.
 * What is left is minimal by that test itself.
 */
final class Pruning {
    private final Function<Case, Health> examine;

    Pruning(Function<Case, Health> examine) {
        this.examine = examine;
    }

    /** The bench with nothing on it that is not needed. */
    Workbench prune(Workbench full) {
        Workbench bench = full.copy();
        Health whole = examine.apply(bench.shadow());
        for (Consumer<Workbench> removal : removals(bench)) {
            Workbench smaller = bench.copy();
            removal.accept(smaller);
            if (whole.worseIn(examine.apply(smaller.shadow())).isEmpty()) {
                bench = smaller;
            }
        }
        return bench;
    }

    /** Whether every element is needed. */
    boolean minimal(Workbench bench) {
        Health whole = examine.apply(bench.shadow());
        for (Consumer<Workbench> removal : removals(bench)) {
            Workbench smaller = bench.copy();
            removal.accept(smaller);
            if (whole.worseIn(examine.apply(smaller.shadow())).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Every single thing that could be left out, the latest first: what came later answers what came before. */
    private static List<Consumer<Workbench>> removals(Workbench bench) {
        List<Consumer<Workbench>> removals = new ArrayList<>();
        for (Draft draft : bench.drafts()) {
            var place = draft.remedy().place();
            for (Grant grant : draft.grants()) {
                if (!draft.isStated(grant)) {
                    removals.add(other -> other.draft(place).ifPresent(found -> found.withdraw(grant)));
                }
            }
            for (Draft.Opening opening : draft.openings()) {
                removals.add(other -> other.draft(place)
                        .ifPresent(found -> found.withdraw(opening.statement(), opening.subject(), opening.use())));
            }
            for (String edit : draft.edits().keySet()) {
                removals.add(other ->
                        other.draft(place).ifPresent(found -> found.edits().remove(edit)));
            }
            for (String tag : draft.tags().keySet()) {
                removals.add(other ->
                        other.draft(place).ifPresent(found -> found.tags().remove(tag)));
            }
        }
        return removals.reversed();
    }
}
