package dev.trainlight.aws.collect;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sts.StsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Has AWS decode the "Encoded authorization failure message" that EC2 puts into its denials (permission-model §7.3). The
 * answers stand in the case's {@code decodedMessages}: {@code encoded} (its beginning) and {@code message} (AWS's JSON).
 */
final class DecodedMessages {
    private static final Pattern ENCODED = Pattern.compile(
            "Encoded authorization failure message:\\s*([A-Za-z0-9_\\-+/=]+)", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 10_240;
    private static final int SHORTEST = 64;
    // A failure reason ends at 1,024 characters, whatever is being said (permission-model §1.4).
    private static final int CUT = 1_020;
    private static final int SHOWN = 48;

    private final Gathering gathering;
    private final Map<String, JsonNode> messages = new TreeMap<>();

    DecodedMessages(Gathering gathering) {
        this.gathering = gathering;
    }

    /** Looks for coded messages in a text; one that was cut off cannot be decoded and is left alone. */
    void look(String text) {
        Matcher matcher = ENCODED.matcher(text);
        while (matcher.find()) {
            String encoded = matcher.group(1);
            boolean cut = matcher.end() == text.length() && text.length() >= CUT && text.length() <= 1_024;
            if (!cut && encoded.length() >= SHORTEST && encoded.length() <= LONGEST) {
                gathering.calls().once(encoded, () -> decode(encoded));
            }
        }
    }

    private void decode(String encoded) {
        gathering
                .calls()
                .ask(
                        Ask.of("sts:DecodeAuthorizationMessage", "decoded authorization message"),
                        () -> gathering
                                .session()
                                .client(StsClient.builder())
                                .decodeAuthorizationMessage(r -> r.encodedMessage(encoded))
                                .decodedMessage())
                .toOptional()
                .ifPresent(json -> came(encoded, SdkJson.policy(json)));
    }

    private synchronized void came(String encoded, JsonNode message) {
        messages.put(encoded.substring(0, SHOWN), message);
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        messages.forEach((beginning, decoded) ->
                array.addObject().put("encoded", beginning).set("message", decoded));
        gathering.draft().put("decodedMessages", array);
    }
}
