package dev.trainlight.diagnosis.requirement;

import dev.trainlight.diagnosis.Warning;
import dev.trainlight.sagemaker.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the rules gather. The same permission asked for twice by one rule stands here once. */
final class Needs {
    private final Map<Same, List<Requirement>> requirements = new LinkedHashMap<>();
    private final List<Obstacle> obstacles = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    private record Same(String rule, Stage stage, String action, String resource) {}

    void add(Requirement requirement) {
        List<Requirement> same = requirements.computeIfAbsent(
                new Same(
                        requirement.rule(),
                        requirement.stage(),
                        requirement.request().action(),
                        requirement.request().resource()),
                _ -> new ArrayList<>(1));
        if (same.stream().noneMatch(other -> sameContext(other, requirement))) {
            same.add(requirement);
        }
    }

    private static boolean sameContext(Requirement one, Requirement other) {
        return one.request().context().values().equals(other.request().context().values());
    }

    void obstacle(Obstacle obstacle) {
        if (!obstacles.contains(obstacle)) {
            obstacles.add(obstacle);
        }
    }

    void warning(Warning warning) {
        if (!warnings.contains(warning)) {
            warnings.add(warning);
        }
    }

    List<Requirement> requirements() {
        return requirements.values().stream().flatMap(List::stream).toList();
    }

    List<Obstacle> obstacles() {
        return List.copyOf(obstacles);
    }

    List<Warning> warnings() {
        return List.copyOf(warnings);
    }
}
