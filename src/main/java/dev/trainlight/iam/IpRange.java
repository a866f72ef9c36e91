package dev.trainlight.iam;

import java.util.Arrays;

/**
 * An address or a range in CIDR form, of either family. No prefix length means one host. Compared as addresses, never as
 * text; nothing is looked up in any name service.
 *
 * @param address four or sixteen bytes
 * @param prefix the number of leading bits that count
 */
record IpRange(byte[] address, int prefix) {
    /** The range, or null where the text is none. */
    static IpRange parse(String text) {
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        byte[] address = host.indexOf(':') >= 0 ? version6(host) : version4(host);
        if (address == null) {
            return null;
        }
        int bits = address.length * 8;
        int prefix = slash < 0 ? bits : number(text.substring(slash + 1), 3);
        return prefix < 0 || prefix > bits ? null : new IpRange(address, prefix);
    }

    /** Whether the other lies in this range; addresses of the other family never do. */
    boolean contains(IpRange other) {
        if (address.length != other.address.length || other.prefix < prefix) {
            return false;
        }
        int whole = prefix / 8;
        for (int i = 0; i < whole; i++) {
            if (address[i] != other.address[i]) {
                return false;
            }
        }
        int rest = prefix % 8;
        return rest == 0 || ((address[whole] ^ other.address[whole]) & 0xff) >> (8 - rest) == 0;
    }

    private static byte[] version4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return null;
        }
        byte[] address = new byte[4];
        for (int i = 0; i < 4; i++) {
            int value = number(parts[i], 3);
            if (value < 0 || value > 255) {
                return null;
            }
            address[i] = (byte) value;
        }
        return address;
    }

    private static byte[] version6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return null;
        }
        byte[] address = new byte[16];
        byte[] head = groups(gap < 0 ? text : text.substring(0, gap));
        byte[] tail = gap < 0 ? new byte[0] : groups(text.substring(gap + 2));
        if (head == null || tail == null) {
            return null;
        }
        int length = head.length + tail.length;
        if (gap < 0 ? length != 16 : length > 14) {
            return null;
        }
        System.arraycopy(head, 0, address, 0, head.length);
        System.arraycopy(tail, 0, address, 16 - tail.length, tail.length);
        return address;
    }

    private static byte[] groups(String text) {
        if (text.isEmpty()) {
            return new byte[0];
        }
        String[] parts = text.split(":", -1);
        byte[] bytes = new byte[20];
        int count = 0;
        for (int i = 0; i < parts.length; i++) {
            if (count > 14) {
                return null;
            }
            if (i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
                byte[] dotted = version4(parts[i]);
                if (dotted == null) {
                    return null;
                }
                System.arraycopy(dotted, 0, bytes, count, 4);
                count += 4;
                continue;
            }
            int value = hex(parts[i]);
            if (value < 0) {
                return null;
            }
            bytes[count++] = (byte) (value >> 8);
            bytes[count++] = (byte) value;
        }
        return count > 16 ? null : Arrays.copyOf(bytes, count);
    }

    private static int hex(String text) {
        if (text.isEmpty() || text.length() > 4) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0 || text.charAt(i) > 'f') {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }

    private static int number(String text, int maxDigits) {
        if (text.isEmpty() || text.length() > maxDigits) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }
}
