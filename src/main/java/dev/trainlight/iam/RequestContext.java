package dev.trainlight.iam;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The condition keys of a request. Key names are case-insensitive
 * (IAM/reference_policies_condition-keys.html); values are kept as they are.
 */
public final class RequestContext {
    /** No key at all, and none unknown. */
    public static final RequestContext EMPTY = new Builder().build();

    private final Map<String, Value> values;
    private final Map<String, String> unknown;
    private final boolean open;

    private RequestContext(Map<String, Value> values, Map<String, String> unknown, boolean open) {
        this.values = Map.copyOf(values);
        this.unknown = Map.copyOf(unknown);
        this.open = open;
    }

    /**
     * A key's value.
     *
     * @param name the key as it was given, for showing
     * @param values its values
     * @param multivalued whether the request gave a list, as AWS does for multivalued keys
     */
    public record Value(String name, List<String> values, boolean multivalued) {
        public Value {
            values = List.copyOf(values);
        }
    }

    /** The value of a key that is there; empty where it is absent or unknown. */
    public Optional<Value> get(String key) {
        return Optional.ofNullable(values.get(lower(key)));
    }

    /** Whether the key has an unknown value, or is perhaps absent. */
    public boolean isUnknown(String key) {
        String name = lower(key);
        return unknown.containsKey(name) || (open && !values.containsKey(name));
    }

    /** As {@link #get}, for a name that is in lower case already; null where absent or unknown. */
    Value lookup(String lowerCaseKey) {
        return values.get(lowerCaseKey);
    }

    /** As {@link #isUnknown}, for the lower-case name of a key that has no value here. */
    boolean isUnknownByLowerCase(String lowerCaseKey) {
        return open || unknown.containsKey(lowerCaseKey);
    }

    /** The name by which a key was called unknown; null where it was not. */
    String unknownName(String lowerCaseKey) {
        return unknown.get(lowerCaseKey);
    }

    /** Whether any key that was not given may be present. */
    public boolean open() {
        return open;
    }

    /** Every key that is there, by its lower-case name. */
    public Map<String, Value> values() {
        return values;
    }

    /** The lower-case names of the keys that are unknown by name. */
    public Set<String> unknown() {
        return unknown.keySet();
    }

    /** A builder that begins with what is here. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.values.putAll(values);
        builder.unknown.putAll(unknown);
        builder.open = open;
        return builder;
    }

    private static String lower(String key) {
        return key.toLowerCase(Locale.ROOT);
    }

    /** Collects the keys; a later value of the same key replaces the earlier. */
    public static final class Builder {
        private final Map<String, Value> values = new LinkedHashMap<>();
        private final Map<String, String> unknown = new TreeMap<>();
        private boolean open;

        public Builder put(String key, String value) {
            unknown.remove(lower(key));
            values.put(lower(key), new Value(key, List.of(value), false));
            return this;
        }

        public Builder put(String key, Collection<String> list) {
            unknown.remove(lower(key));
            values.put(lower(key), new Value(key, List.copyOf(list), true));
            return this;
        }

        /** The key exists with a value that nobody knows, or is perhaps absent. */
        public Builder unknown(String key) {
            values.remove(lower(key));
            unknown.put(lower(key), key);
            return this;
        }

        /** The key is not there. */
        public Builder forget(String key) {
            values.remove(lower(key));
            unknown.remove(lower(key));
            return this;
        }

        /** Any key not given may be present. */
        public Builder open(boolean value) {
            open = value;
            return this;
        }

        public RequestContext build() {
            return new RequestContext(values, unknown, open);
        }
    }
}
