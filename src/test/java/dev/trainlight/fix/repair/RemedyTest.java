package dev.trainlight.fix.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.diagnosis.Check;
import dev.trainlight.diagnosis.Diagnosis;
import dev.trainlight.diagnosis.Sentences;
import dev.trainlight.diagnosis.judgement.Diagnostician;
import dev.trainlight.evidence.Case;
import dev.trainlight.fix.Change;
import dev.trainlight.fix.Fix;
import dev.trainlight.fix.Operation;
import dev.trainlight.fix.export.FixWriter;
import dev.trainlight.fix.proof.FixApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each remedy against its golden file, {@code src/test/resources/dev/trainlight/fix/golden}. After a change that is meant,
 * run with {@code -Dtrainlight.golden=write} and read the difference.
 */
class RemedyTest {
    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician();
    private static final Fixer FIXER = new Fixer(DIAGNOSTICIAN);
    private static final Sentences ENGLISH = Sentences.in(Locale.ENGLISH);
    private static final Path GOLDEN = Path.of("src/test/resources/dev/trainlight/fix/golden");

    @ParameterizedTest
    @EnumSource
    void theFixIsAsItWasApproved(Scenario scenario) throws IOException {
        String actual = FixWriter.text(fix(scenario.evidence().build()), ENGLISH);

        Path file = GOLDEN.resolve(scenario.file());
        if ("write".equals(System.getProperty("trainlight.golden"))) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatIsAskedForStaysDenied(Scenario scenario) {
        Case evidence = scenario.evidence().build();
        Fix fix = fix(evidence);

        Diagnosis after = DIAGNOSTICIAN.diagnose(FixApplication.apply(evidence, fix));

        Set<String> asked = new HashSet<>();
        fix.changes().stream()
                .filter(change -> change.operation() == Operation.ASK)
                .forEach(change -> asked.addAll(change.solves()));
        assertThat(after.checks().stream()
                        .filter(check -> check.required() && check.decision().denied())
                        .map(Check::id)
                        .filter(id -> !asked.contains(id)))
                .isEmpty();
        assertThat(fix.changes()).as("something is done, or asked for").isNotEmpty();
        assertThat(fix.verification().minimal()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void everyPolicyIsOneThatAwsTakes(Scenario scenario) throws Exception {
        for (Change change : fix(scenario.evidence().build()).changes()) {
            Documents.check(change);
        }
    }

    private static Fix fix(Case evidence) {
        return FIXER.fix(evidence, DIAGNOSTICIAN.diagnose(evidence));
    }
}
