package dev.trainlight.diagnosis.requirement;

import dev.trainlight.iam.RequestContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

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

    private final String service;
    private final Map<String, String> mentioned;
    private final Set<String> settled = new HashSet<>();
    private final Set<String> absent = new HashSet<>();
    private final RequestContext.Builder builder = RequestContext.EMPTY.toBuilder();
    private final List<Either> open = new ArrayList<>();

    /** A key that AWS may send with a value, or leave out, or send with another value. */
    private record Either(String key, List<Consumer<RequestContext.Builder>> choices) {}

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

    /** Several values are possible; an empty one stands for the absent key. */
    ContextKeys oneOf(String key, String... values) {
        List<Consumer<RequestContext.Builder>> choices = new ArrayList<>();
        for (String value : values) {
            choices.add(value.isEmpty() ? target -> {} : target -> target.put(key, value));
        }
        open.add(new Either(key, choices));
        settled.add(key.toLowerCase(Locale.ROOT));
        return this;
    }

    /** The context; keys with several possible values are unknown in it. */
    RequestContext build() {
        RequestContext.Builder result = known();
        open.forEach(either -> result.unknown(either.key()));
        return result.build();
    }

    /** The contexts that are possible, where there are several; only keys that a policy asks for make a difference. */
    List<RequestContext> alternatives() {
        List<RequestContext.Builder> results = new ArrayList<>(List.of(known()));
        boolean several = false;
        for (Either either : open) {
            if (!mentioned.containsKey(either.key().toLowerCase(Locale.ROOT))) {
                continue;
            }
            several = true;
            List<RequestContext.Builder> next = new ArrayList<>();
            for (RequestContext.Builder result : results) {
                RequestContext soFar = result.build();
                for (Consumer<RequestContext.Builder> choice : either.choices()) {
                    RequestContext.Builder copy = soFar.toBuilder();
                    choice.accept(copy);
                    next.add(copy);
                }
            }
            results = next;
        }
        return several ? results.stream().map(RequestContext.Builder::build).toList() : List.of();
    }

    private RequestContext.Builder known() {
        RequestContext.Builder result = builder.build().toBuilder();
        mentioned.forEach((key, written) -> {
            if (!settled.contains(key) && !isAbsent(key)) {
                result.unknown(written);
            }
        });
        return result;
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
