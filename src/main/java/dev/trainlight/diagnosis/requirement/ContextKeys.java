package dev.trainlight.diagnosis.requirement;

import dev.trainlight.evidence.SecretScrubber;
import dev.trainlight.iam.RequestContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The context of one request. Values that the case knows are put; keys that AWS does not send with such a call are
 * declared absent. Every other key that some policy of the case asks for is unknown, except those of other services:
 * AWS sends a service's own keys with its own actions alone
 * (IAM/reference_policies_condition-keys.html).
 */
final class ContextKeys {
    /** Global keys that no call here carries unless it is put. */
    private static final Set<String> ABSENT = Set.of(
            "aws:assumedroot",
            "aws:chatbotsourcearn",
            "aws:ec2instancesourceprivateipv4",
            "aws:ec2instancesourcevpc",
            "aws:calledvia",
            "aws:calledviafirst",
            "aws:calledvialast",
            "aws:federatedprovider",
            "aws:multifactorauthage",
            "aws:principalservicename",
            "aws:principalservicenameslist",
            "aws:referer",
            "aws:sourceaccount",
            "aws:sourcearn",
            "aws:sourceorgid",
            "aws:sourceorgpaths",
            "aws:tagkeys",
            "aws:username");

    /** More combinations than these are not tried; the answer is then left open. */
    private static final int MOST_ALTERNATIVES = 64;

    private final String service;
    private final Map<String, String> mentioned;
    private final Set<String> settled = new HashSet<>();
    private final Set<String> absent = new HashSet<>();
    private final RequestContext.Builder builder = RequestContext.EMPTY.toBuilder();
    private final List<Either> open = new ArrayList<>();

    /** A key that AWS may send with a value, or leave out, or send with another value. */
    private record Either(String key, List<String> choices) {}

    /**
     * @param action the action that is asked about
     * @param mentioned every key that a policy of the case asks for, by its lower-case name
     */
    ContextKeys(String action, Map<String, String> mentioned) {
        this.service = action.substring(0, action.indexOf(':')).toLowerCase(Locale.ROOT);
        this.mentioned = mentioned;
    }

    ContextKeys put(String key, String value) {
        settled.add(key.toLowerCase(Locale.ROOT));
        builder.put(key, value);
        return this;
    }

    ContextKeys put(String key, Collection<String> values) {
        settled.add(key.toLowerCase(Locale.ROOT));
        builder.put(key, values);
        return this;
    }

    /** A tag; where its value was taken out as a secret, it has one that nobody knows. */
    ContextKeys tag(String key, String value) {
        if (!value.contains(SecretScrubber.HIDDEN)) {
            return put(key, value);
        }
        settled.add(key.toLowerCase(Locale.ROOT));
        builder.unknown(key);
        return this;
    }

    ContextKeys putIfKnown(String key, java.util.Optional<String> value) {
        return value.map(text -> put(key, text)).orElse(this);
    }

    /** AWS does not send these with this call; a key that ends in {@code /} stands for all below it. */
    ContextKeys absent(String... keys) {
        for (String key : keys) {
            absent.add(key.toLowerCase(Locale.ROOT));
        }
        return this;
    }

    /** The call comes through no VPC whose keys AWS would send. */
    ContextKeys absentVpc() {
        return absent(
                "aws:SourceVpc",
                "aws:SourceVpce",
                "aws:SourceVpcArn",
                "aws:VpcSourceIp",
                "aws:VpceAccount",
                "aws:VpceOrgID",
                "aws:VpceOrgPaths");
    }

    /** Several values are possible; an empty one stands for the absent key. */
    ContextKeys oneOf(String key, String... values) {
        open.add(new Either(key, List.of(values)));
        settled.add(key.toLowerCase(Locale.ROOT));
        return this;
    }

    /** The context; keys with several possible values are unknown in it. Ends the collecting. */
    RequestContext build() {
        mentioned.forEach((key, written) -> {
            if (!settled.contains(key) && !isAbsent(key)) {
                builder.unknown(written);
            }
        });
        open.forEach(either -> builder.unknown(either.key()));
        return builder.build();
    }

    /**
     * The contexts that are possible beside the built one, where there are several; only keys that a policy asks for make a
     * difference. Empty where there are too many to try.
     */
    List<RequestContext> alternatives(RequestContext built) {
        List<RequestContext> results = List.of(built);
        for (Either either : open) {
            if (!mentioned.containsKey(either.key().toLowerCase(Locale.ROOT))) {
                continue;
            }
            List<RequestContext> next = new ArrayList<>();
            for (RequestContext result : results) {
                for (String choice : either.choices()) {
                    RequestContext.Builder copy = result.toBuilder().forget(either.key());
                    next.add(
                            choice.isEmpty()
                                    ? copy.build()
                                    : copy.put(either.key(), choice).build());
                }
            }
            if (next.size() > MOST_ALTERNATIVES) {
                return List.of();
            }
            results = next;
        }
        return results.size() > 1 ? results : List.of();
    }

    private boolean isAbsent(String key) {
        if (ABSENT.contains(key) || absent.contains(key) || key.startsWith("aws:requesttag/")) {
            return true;
        }
        int slash = key.indexOf('/');
        if (slash > 0 && absent.contains(key.substring(0, slash + 1))) {
            return true;
        }
        int colon = key.indexOf(':');
        String prefix = colon < 0 ? "" : key.substring(0, colon);
        return !prefix.equals("aws") && !prefix.equals(service);
    }
}
