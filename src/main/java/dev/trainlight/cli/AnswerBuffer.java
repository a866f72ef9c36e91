package dev.trainlight.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects answers as JSON bytes. Knows just enough of JSON for flat answers; the order of members is the caller's. */
final class AnswerBuffer {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes;
    private int size;

    AnswerBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    int size() {
        return size;
    }

    /** Forgets everything behind that size: an answer that could not be finished. */
    void truncate(int to) {
        size = to;
    }

    /** Characters of ASCII, as they are. */
    AnswerBuffer raw(String ascii) {
        int length = ascii.length();
        ensure(length);
        for (int i = 0; i < length; i++) {
            bytes[size++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    AnswerBuffer raw(byte[] from, int offset, int length) {
        ensure(length);
        System.arraycopy(from, offset, bytes, size, length);
        size += length;
        return this;
    }

    AnswerBuffer number(int value) {
        return raw(Integer.toString(value));
    }

    /** A JSON string. */
    AnswerBuffer string(String text) {
        raw("\"");
        int plain = 0;
        while (plain < text.length() && isPlain(text.charAt(plain))) {
            plain++;
        }
        if (plain == text.length()) {
            raw(text);
        } else {
            escape(text.getBytes(StandardCharsets.UTF_8));
        }
        return raw("\"");
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7f && c != '"' && c != '\\';
    }

    private void escape(byte[] utf8) {
        ensure(utf8.length * 6);
        for (byte b : utf8) {
            if (b == '"' || b == '\\') {
                bytes[size++] = '\\';
                bytes[size++] = b;
            } else if (b >= 0 && b < ' ') {
                raw("\\u00");
                bytes[size++] = HEX[b >> 4];
                bytes[size++] = HEX[b & 15];
            } else {
                bytes[size++] = b;
            }
        }
    }

    private void ensure(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
        size = 0;
    }
}
