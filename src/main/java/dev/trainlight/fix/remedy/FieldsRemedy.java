package dev.trainlight.fix.remedy;

import dev.trainlight.fix.document.DocumentLimit;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What is no policy: fields that are filled in. A permission cannot be granted there. */
sealed interface FieldsRemedy extends Remedy permits RequestRemedy, RoleTagRemedy {
    @Override
    default Optional<DocumentLimit> limit() {
        return Optional.empty();
    }

    @Override
    default List<ObjectNode> statements(List<Grant> grants) {
        return List.of();
    }
}
