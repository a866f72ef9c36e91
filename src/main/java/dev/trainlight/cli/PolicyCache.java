package dev.trainlight.cli;

import dev.trainlight.iam.PolicyDocument;
import dev.trainlight.iam.PolicySyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Documents by their bytes, so that a policy that stands in many lines is read once or twice. Only what is seen a second
 * time is kept: documents that differ from line to line would fill the memory for nothing. Bounded: what was not asked
 * for longest goes first.
 */
final class PolicyCache {
    private static final long MAX_BYTES = 16L << 20;

    /** Traces of documents seen lately, by their hash; a false trace only keeps a document too early. */
    private final int[] seen = new int[1 << 13];

    private final Map<String, PolicyDocument> documents = new LinkedHashMap<>(256, 0.75f, true);
    private final long maxBytes;
    private long bytes;

    PolicyCache() {
        this(MAX_BYTES);
    }

    PolicyCache(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * The document that stands as an object in the bytes.
     *
     * @throws PolicySyntaxException where it is none
     */
    PolicyDocument document(byte[] buffer, int from, int length) throws PolicySyntaxException {
        // One character a byte: hashing and comparing such a string is what the machine does fastest.
        String key = new String(buffer, from, length, StandardCharsets.ISO_8859_1);
        PolicyDocument known = documents.get(key);
        if (known != null) {
            return known;
        }
        PolicyDocument read = PolicyDocument.ofUtf8(Arrays.copyOfRange(buffer, from, from + length));
        int hash = key.hashCode();
        int place = (hash ^ hash >>> 15) & (seen.length - 1);
        if (seen[place] != hash) {
            seen[place] = hash;
            return read;
        }
        documents.put(key, read);
        bytes += length;
        Iterator<Map.Entry<String, PolicyDocument>> oldest =
                documents.entrySet().iterator();
        while (bytes > maxBytes && oldest.hasNext()) {
            bytes -= oldest.next().getKey().length();
            oldest.remove();
        }
        return read;
    }

    int size() {
        return documents.size();
    }
}
