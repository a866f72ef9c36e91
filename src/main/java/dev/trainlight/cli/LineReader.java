package dev.trainlight.cli;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Lines of bytes from a stream, in place in one buffer: nothing is copied or decoded. A line that is too long is passed
 * over and reported as such.
 */
final class LineReader {
    /** More than any request with its policies: all the documents that AWS lets a principal have fit many times. */
    static final int MAX_LINE = 1 << 26;

    private static final int FIRST_SIZE = 1 << 20;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NEWLINES = 0x0A0A0A0A0A0A0A0AL;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final InputStream in;
    private final int maxLine;
    private byte[] buffer = new byte[FIRST_SIZE];
    private int from;
    private int to;
    private int end;
    private int scanned;
    private int nextNewline = -1;
    private boolean tooLong;
    private boolean ended;

    LineReader(InputStream in) {
        this(in, MAX_LINE);
    }

    LineReader(InputStream in, int maxLine) {
        this.in = in;
        this.maxLine = maxLine;
    }

    /** Goes to the next line; false at the end. */
    boolean next() throws IOException {
        from = scanned;
        tooLong = false;
        while (true) {
            if (hasBufferedLine()) {
                to = nextNewline;
                scanned = nextNewline + 1;
                nextNewline = -1;
                return true;
            }
            scanned = end;
            if (ended) {
                to = end;
                return to > from || tooLong;
            }
            if (end - from > maxLine) {
                // Only the fact that there was a line is kept.
                tooLong = true;
                end = from;
                scanned = from;
            }
            fill();
        }
    }

    /** Whether another whole line has been read already, so that asking for it does not wait. */
    boolean hasBufferedLine() {
        if (nextNewline < 0) {
            nextNewline = indexOfNewline(scanned, end);
        }
        return nextNewline >= 0;
    }

    /** Eight bytes at a time: a byte is a newline where it is zero after an exclusive or with one. */
    private int indexOfNewline(int start, int stop) {
        int i = start;
        for (; i + Long.BYTES <= stop; i += Long.BYTES) {
            long differs = (long) LONGS.get(buffer, i) ^ NEWLINES;
            long zero = (differs - ONES) & ~differs & HIGH_BITS;
            if (zero != 0) {
                return i + Long.numberOfTrailingZeros(zero) / Byte.SIZE;
            }
        }
        for (; i < stop; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void fill() throws IOException {
        if (end == buffer.length) {
            if (from > 0) {
                System.arraycopy(buffer, from, buffer, 0, end - from);
                end -= from;
                scanned -= from;
                from = 0;
            } else {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            }
        }
        do {
            int read = in.read(buffer, end, buffer.length - end);
            if (read < 0) {
                ended = true;
                return;
            }
            end += read;
            // A pipe hands over little at a time; lines that wait behind it can be answered together.
        } while (end < buffer.length && in.available() > 0);
    }

    /** The current line. Its bytes stay where they are as long as {@link #hasBufferedLine()} says so. */
    Line line() {
        return new Line(buffer, from, to - from, tooLong);
    }

    /**
     * A line where it stands.
     *
     * @param buffer holds it among others
     * @param from the place of its first byte
     * @param length in bytes
     * @param tooLong whether it was longer than what is read; it has no bytes then
     */
    record Line(byte[] buffer, int from, int length, boolean tooLong) {

        /** Whether nothing but white space stands there. */
        boolean blank() {
            for (int i = from; i < from + length; i++) {
                if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
                    return false;
                }
            }
            return !tooLong;
        }
    }
}
