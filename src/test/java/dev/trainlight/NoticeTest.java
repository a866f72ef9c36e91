package dev.trainlight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * NOTICE names every library that is shipped, under the licence that it has, and no licence occurs that does not go
 * together with Trainlight's own. What is shipped says the bill of materials, which Maven makes before the tests.
 */
class NoticeTest {
    private static final Path BOM = Path.of("target", "bom.json");

    /** Permissive ones, and the GPL whose exception lets other programs use the library. */
    private static final List<String> COMPATIBLE =
            List.of("Apache-2.0", "MIT", "MIT-0", "BSD-3-Clause", "GPL-2.0-with-classpath-exception");

    /** What authors wrote instead of a licence's identifier (spdx.org/licenses). */
    private static final Map<String, String> IDENTIFIERS = Map.of("The 3-Clause BSD License", "BSD-3-Clause");

    @Test
    void everyLibraryStandsUnderItsLicence() throws IOException {
        assumeTrue(Files.exists(BOM), "made by Maven");
        Map<String, String> noticed = noticed();
        assertThat(noticed.values()).isSubsetOf(COMPATIBLE);
        List<String> wrong = new ArrayList<>();
        JsonNode components = new JsonMapper().readTree(Files.readAllBytes(BOM)).path("components");
        assertThat(components).hasSizeGreaterThan(20);
        for (JsonNode component : components) {
            String group = component.path("group").asString("");
            String name = group + ":" + component.path("name").asString("");
            String licence = noticed.getOrDefault(name, noticed.getOrDefault(group + ":*", "not in NOTICE"));
            if (!licences(component).equals(List.of(licence))) {
                wrong.add(name + " is under " + licences(component) + ", NOTICE: " + licence);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** The check for known vulnerabilities before a release asks for each library by this address. */
    @Test
    void everyLibraryHasTheAddressByWhichVulnerabilitiesAreKnown() throws IOException {
        assumeTrue(Files.exists(BOM), "made by Maven");
        JsonNode components = new JsonMapper().readTree(Files.readAllBytes(BOM)).path("components");
        for (JsonNode component : components) {
            assertThat(component.path("purl").asString(""))
                    .startsWith("pkg:maven/" + component.path("group").asString() + "/"
                            + component.path("name").asString() + "@"
                            + component.path("version").asString());
        }
    }

    private static List<String> licences(JsonNode component) {
        List<String> licences = new ArrayList<>();
        for (JsonNode entry : component.path("licenses")) {
            String written = entry.path("license")
                    .path("id")
                    .asString(entry.path("license").path("name").asString("?"));
            licences.add(IDENTIFIERS.getOrDefault(written, written));
        }
        return licences;
    }

    /** Libraries, or groups of them, by the licence above them. */
    private static Map<String, String> noticed() throws IOException {
        Map<String, String> noticed = new LinkedHashMap<>();
        String licence = "";
        for (String line : Files.readAllLines(Path.of("NOTICE"))) {
            if (line.startsWith("The icons")) {
                break;
            }
            if (line.matches("  \\S+")) {
                licence = line.strip();
            } else if (line.matches("    \\S+:\\S+ .*")) {
                noticed.put(line.strip().split(" ")[0], licence);
            }
        }
        return noticed;
    }
}
