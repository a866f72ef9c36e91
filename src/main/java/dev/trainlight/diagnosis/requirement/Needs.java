package dev.trainlight.diagnosis.requirement;

import dev.trainlight.diagnosis.Warning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the rules gather. The same permission asked for twice by one rule stands here once. */
final class Needs {
    private final Map<Object, Requirement> requirements = new LinkedHashMap<>();
    private final List<Obstacle> obstacles = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    private record Same(String rule, Object stage, String action, String resource, Object context) {}

    void add(Requirement requirement) {
        requirements.putIfAbsent(
                new Same(
                        requirement.rule(),
                        requirement.stage(),
                        requirement.request().action(),
                        requirement.request().resource(),
                        requirement.request().context().values()),
                requirement);
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
        return List.copyOf(requirements.values());
    }

    List<Obstacle> obstacles() {
        return List.copyOf(obstacles);
    }

    List<Warning> warnings() {
        return List.copyOf(warnings);
    }
}
