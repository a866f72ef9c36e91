package dev.trainlight.fix.remedy;

import java.util.List;
import java.util.Map;

/**
 * One permission that is to be given: the least that the use needs.
 *
 * @param purpose what it is for, as the end of a Sid: {@code ReadData}
 * @param action one action, spelled as AWS spells it
 * @param resource ARN or pattern; {@code *} only where the action knows no resources
 * @param conditions operator, key and values
 */
public record Grant(
        String purpose, String action, String resource, Map<String, Map<String, List<String>>> conditions) {}
