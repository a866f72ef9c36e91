package dev.trainlight.aws.signin.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A section of a file, or a profile merged of several: its name and its settings.
 *
 * @param name without {@code profile}, {@code sso-session} or {@code services}
 * @param settings by key in lower case; a nested one as {@code s3.endpoint_url}
 * @param file where it begins
 * @param line the line of its heading
 */
public record Section(String name, Map<String, Setting> settings, Path file, int line) {
    public Section {
        settings = Map.copyOf(settings);
    }

    /** The value, where it is set to something. */
    public Optional<String> value(String key) {
        return Optional.ofNullable(settings.get(key)).map(Setting::value).filter(value -> !value.isBlank());
    }

    /** Whether the key is set to something. */
    public boolean has(String key) {
        return value(key).isPresent();
    }

    /** The line of that key, or of the heading where the key is not there. */
    public Setting place(String key) {
        return settings.getOrDefault(key, new Setting("", file, line));
    }

    /** All values by key. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        settings.forEach((key, setting) -> values.put(key, setting.value()));
        return values;
    }

    /** Both together; what the other one says goes first. */
    Section overriddenBy(Section other) {
        Map<String, Setting> both = new LinkedHashMap<>(settings);
        both.putAll(other.settings);
        return new Section(name, both, file, line);
    }
}
