package dev.trainlight.fix.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.fix.FixScope;
import dev.trainlight.iam.ServiceAuthorization;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The same properties over many more jobs, with probes drawn from every action of the services concerned. Takes minutes,
 * so that it runs only where it is asked for: {@code -Dtrainlight.fix.tries=20000 -Dtrainlight.fix.seed=1}, and with {@code
 * -Dtrainlight.fix.minutes=10} it ends then, with as many as it made; how many is among the test's reports. All that is
 * wrong is shown at once, each fault once, with as few blocks as show it.
 */
class FixerLongRun {
    private static final int MOST_BLOCKS = 6;
    private static final int PROBES = 60;
    private static final int MOST_FAULTS = 25;
    private static final List<String> SERVICES = List.of("s3", "kms", "ecr", "logs", "sagemaker", "iam", "sts", "ec2");

    private record Try(Set<Blocked> blocked, FixScope scope, List<SoundFix.Probe> probes) {}

    @Test
    @EnabledIfSystemProperty(named = "trainlight.fix.tries", matches = "\\d+")
    void aFixHelpsAndNothingElseOverAndOver(TestReporter reporter) {
        long seed = Long.getLong("trainlight.fix.seed", 1);
        Random random = new Random(seed);
        int tries = Integer.getInteger("trainlight.fix.tries");
        long end = System.nanoTime()
                + Duration.ofMinutes(Long.getLong("trainlight.fix.minutes", 24 * 60))
                        .toNanos();
        int made = 0;
        Map<String, String> faults = new LinkedHashMap<>();
        while (made < tries && faults.size() < MOST_FAULTS && System.nanoTime() < end) {
            made++;
            Try one = draw(random);
            fault(one).ifPresent(words -> {
                Try smallest = smallest(one);
                faults.putIfAbsent(
                        smallest.blocked() + " " + smallest.scope(),
                        fault(smallest).orElse(words));
            });
        }
        reporter.publishEntry(Map.of("tries", String.valueOf(made), "seed", String.valueOf(seed)));
        assertThat(faults).isEmpty();
    }

    private static Try draw(Random random) {
        EnumSet<Blocked> blocked = EnumSet.noneOf(Blocked.class);
        int count = 1 + random.nextInt(MOST_BLOCKS);
        while (blocked.size() < count) {
            Blocked block = Blocked.values()[random.nextInt(Blocked.values().length)];
            if (block.goesWith(blocked)) {
                blocked.add(block);
            }
        }
        FixScope scope = FixScope.values()[random.nextInt(FixScope.values().length)];
        return new Try(blocked, scope, probes(random));
    }

    private static List<SoundFix.Probe> probes(Random random) {
        List<SoundFix.Probe> probes = new ArrayList<>();
        List<String> places = SoundFix.places();
        while (probes.size() < PROBES) {
            List<String> actions = List.copyOf(ServiceAuthorization.bundled().actions(pick(random, SERVICES)));
            probes.add(new SoundFix.Probe(pick(random, actions), pick(random, places)));
        }
        return probes;
    }

    private static String pick(Random random, List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** The same fault, or another one, with fewer blocks. */
    private static Try smallest(Try found) {
        Try smallest = found;
        for (Blocked block : found.blocked()) {
            EnumSet<Blocked> fewer = EnumSet.copyOf(smallest.blocked());
            fewer.remove(block);
            Try without = new Try(fewer, found.scope(), found.probes());
            if (!fewer.isEmpty() && fault(without).isPresent()) {
                smallest = without;
            }
        }
        return smallest;
    }

    private static Optional<String> fault(Try one) {
        try {
            SoundFix.check(one.blocked(), one.scope(), one.probes());
            return Optional.empty();
        } catch (Exception | AssertionError found) {
            return Optional.of(String.valueOf(found.getMessage()));
        }
    }
}
