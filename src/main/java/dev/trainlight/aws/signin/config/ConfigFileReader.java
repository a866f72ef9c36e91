package dev.trainlight.aws.signin.config;

import dev.trainlight.aws.FailureException;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Failure.Kind;
import dev.trainlight.evidence.Failure.Remedy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads one configuration or credentials file: <a
 * href="https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html">the shared file format</a>, and what the AWS
 * CLI takes beyond it: profile names in quotes, indented keys, keys in upper case. The SDK's own reader says neither
 * where a value stands nor in which file a mistake is, and silently skips names with blanks.
 */
final class ConfigFileReader {
    private static final int LARGEST = 4 * 1024 * 1024;

    private final Path file;
    private final Map<String, Map<String, Setting>> sections = new LinkedHashMap<>();
    private final Map<String, Integer> headings = new LinkedHashMap<>();
    private Map<String, Setting> section;
    private String key;
    private int keyIndent;
    private int number;

    private ConfigFileReader(Path file) {
        this.file = file;
    }

    /**
     * Reads the file; one that does not exist is empty.
     *
     * @throws FailureException where it cannot be read, or a line is no setting; names file and line
     */
    static ConfigFile read(Path file) {
        if (!Files.exists(file)) {
            return new ConfigFile(file, Map.of());
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw new FailureException(
                        Failure.of(Kind.BAD_CONFIG, Remedy.OPEN_CONFIG, "config.too-large", file.toString()));
            }
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return new ConfigFileReader(file).parse(text);
        } catch (IOException unreadable) {
            throw new FailureException(
                    Failure.of(Kind.BAD_CONFIG, Remedy.OPEN_CONFIG, "config.unreadable", file.toString()), unreadable);
        }
    }

    private ConfigFile parse(String text) {
        // Windows' editor begins a file with a byte order mark.
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        for (String line : content.split("\r\n|\r|\n", -1)) {
            number++;
            String bare = line.strip();
            if (bare.isEmpty() || bare.startsWith("#") || bare.startsWith(";")) {
                continue;
            }
            int indent = line.length() - line.stripLeading().length();
            if (indent == 0 && bare.startsWith("[")) {
                heading(bare);
            } else if (key != null && indent > keyIndent) {
                continuation(bare);
            } else {
                property(bare, indent);
            }
        }
        Map<String, Section> read = new LinkedHashMap<>();
        sections.forEach((name, settings) -> read.put(name, new Section(name, settings, file, headings.get(name))));
        return new ConfigFile(file, read);
    }

    private void heading(String bare) {
        int end = bare.indexOf(']');
        if (end < 0) {
            throw fault("config.unclosed");
        }
        String name = bare.substring(1, end).strip();
        section = sections.computeIfAbsent(name, _ -> new LinkedHashMap<>());
        headings.putIfAbsent(name, number);
        key = null;
    }

    private void property(String bare, int indent) {
        if (section == null) {
            throw fault("config.no-section");
        }
        String[] parts = split(withoutComment(bare));
        key = parts[0];
        keyIndent = indent;
        section.put(key, new Setting(parts[1], file, number));
    }

    // Below a key without a value: a nested setting. Below one with a value: more of the value.
    private void continuation(String bare) {
        Setting parent = section.get(key);
        if (parent.value().isEmpty()) {
            String[] parts = split(withoutComment(bare));
            section.put(key + "." + parts[0], new Setting(parts[1], file, number));
        } else {
            section.put(key, new Setting(parent.value() + "\n" + bare, file, parent.line()));
        }
    }

    private String[] split(String bare) {
        int equals = bare.indexOf('=');
        if (equals <= 0) {
            throw fault("config.no-equals");
        }
        String name = bare.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        return new String[] {name, bare.substring(equals + 1).strip()};
    }

    // A comment after a value needs a blank before it: a start URL may hold a '#'.
    private static String withoutComment(String bare) {
        for (int at = 1; at < bare.length(); at++) {
            char sign = bare.charAt(at);
            if ((sign == '#' || sign == ';') && Character.isWhitespace(bare.charAt(at - 1))) {
                return bare.substring(0, at).strip();
            }
        }
        return bare;
    }

    private FailureException fault(String messageKey) {
        return new FailureException(
                Failure.of(Kind.BAD_CONFIG, Remedy.OPEN_CONFIG, messageKey, file.toString(), String.valueOf(number)));
    }
}
