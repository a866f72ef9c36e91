package dev.trainlight.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.evidence.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every sentence that this package may say is there. */
class FailureTextsTest {
    private static final Pattern KEY = Pattern.compile(
            "\"((?:aws|network|config|environment|region|portal|sso|login|mfa|role|process)\\.[a-z-]+)\"");
    private static final Set<String> NO_KEYS = Set.of("aws.signin");

    @Test
    void everyKeyThatTheSourcesNameHasASentence() throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/dev/trainlight/aws"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                Matcher matcher = KEY.matcher(Files.readString(source));
                while (matcher.find()) {
                    keys.add(matcher.group(1));
                }
            }
        }
        keys.removeAll(NO_KEYS);
        assertThat(keys).hasSizeGreaterThan(50);
        for (String key : keys) {
            String text = Failure.of(Failure.Kind.UNEXPECTED, Failure.Remedy.NONE, key, "one", "two", "three")
                    .text(Locale.ENGLISH);
            assertThat(text).as(key).isNotBlank().doesNotContain("{").doesNotContain("''");
        }
    }
}
