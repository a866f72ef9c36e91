package dev.trainlight.aws.signin;

import dev.trainlight.aws.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** A computer of a test's own: a home folder, variables, and a clock that the test moves. */
public final class Machine {
    private final Path home;
    private final Map<String, String> variables = new HashMap<>();
    private final MovingClock clock;

    public Machine(Path home, Instant now) {
        this.home = home;
        this.clock = new MovingClock(now);
        variables.put("PATH", System.getenv("PATH"));
    }

    public Machine variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    public Machine config(String text) {
        return file(".aws/config", text);
    }

    public Machine credentials(String text) {
        return file(".aws/credentials", text);
    }

    public Machine file(String name, String text) {
        try {
            Path file = home.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    public Path path(String name) {
        return home.resolve(name);
    }

    public void later(Duration by) {
        clock.now = clock.now.plus(by);
    }

    public Instant now() {
        return clock.now;
    }

    public Environment environment() {
        return new Environment(variables, home, clock);
    }

    private static final class MovingClock extends Clock {
        private volatile Instant now;

        MovingClock(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
