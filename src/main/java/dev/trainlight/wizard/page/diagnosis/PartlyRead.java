package dev.trainlight.wizard.page.diagnosis;

import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.Renewal;
import dev.trainlight.wizard.text.Names;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A case of which parts were read later than the rest.
 *
 * @param rest when the rest was read
 * @param parts short names of principals and resources that were read later
 * @param organization whether the organization's policies were
 * @param network whether the VPC endpoints were
 */
record PartlyRead(Instant rest, List<String> parts, boolean organization, boolean network) {
    /** What was read later; empty where everything was read at one time. */
    static Optional<PartlyRead> of(Case evidence) {
        JsonNode json = evidence.json();
        Set<String> parts = new LinkedHashSet<>();
        for (JsonNode principal : json.path("principals")) {
            if (principal.has(Renewal.AT)) {
                parts.add(Names.principal(principal.path("arn").asString("")));
            }
        }
        for (JsonNode resource : json.path("resources")) {
            String arn = resource.path("arn").asString("");
            // Subnets and their like are the network.
            if (resource.has(Renewal.AT) && !arn.contains(":ec2:")) {
                parts.add(Names.resource(arn));
            }
        }
        boolean organization = json.path("organization").has(Renewal.AT);
        boolean network = json.has(Renewal.ENDPOINTS_AT);
        return evidence.collectedAt()
                .filter(_ -> !parts.isEmpty() || organization || network)
                .map(rest -> new PartlyRead(rest, new ArrayList<>(parts), organization, network));
    }
}
