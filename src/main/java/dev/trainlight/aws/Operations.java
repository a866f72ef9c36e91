package dev.trainlight.aws;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every operation of AWS that this program can call, to be shown before the first is called. None changes anything in an
 * account.
 *
 * @param reads what is asked about jobs, roles and policies: operations by service, such as {@code iam} with {@code GetRole}
 * @param signIn what signing in and out calls
 */
public record Operations(Map<String, List<String>> reads, Map<String, List<String>> signIn) {
    private static final String FILE = "operations.txt";

    public Operations {
        reads = Collections.unmodifiableMap(new LinkedHashMap<>(reads));
        signIn = Collections.unmodifiableMap(new LinkedHashMap<>(signIn));
    }

    /** All of them. */
    public static Operations all() {
        Map<String, Map<String, List<String>>> parts = new LinkedHashMap<>();
        String part = "";
        for (String line : lines()) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                part = line;
                parts.put(part, new LinkedHashMap<>());
            } else {
                parts.get(part)
                        .computeIfAbsent(line.substring(0, colon), _ -> new ArrayList<>())
                        .add(line.substring(colon + 1));
            }
        }
        return new Operations(parts.get("reads"), parts.get("sign-in"));
    }

    private static List<String> lines() {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(Operations.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
