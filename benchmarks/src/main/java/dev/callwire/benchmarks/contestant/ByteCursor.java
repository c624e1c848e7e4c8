package dev.callwire.benchmarks.contestant;

import java.nio.charset.StandardCharsets;

/** Goes through JSON in an array, from value to value; whoever asks says what has to come. For one event loop. */
final class ByteCursor {
    private static final long QUOTES = ByteViews.eight('"');
    private static final long BACKSLASHES = ByteViews.eight('\\');
    private static final byte[] NOTHING = {};
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final int EXACT_DIGITS = 15;
    private static final int SAFE_DIGITS = 18;
    private static final double[] TENS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private byte[] bytes = NOTHING;
    private int at;
    private int begin;
    private int end;

    /** Where the text lies that was read last, a name or a string. */
    private int textFrom;

    private int textTo;

    void reset(byte[] from, int index, int to) {
        bytes = from;
        begin = index;
        at = index;
        end = to;
    }

    int position() {
        return at;
    }

    void goTo(int position) {
        at = position;
    }

    /** Nothing but space may follow. */
    void end() {
        if (at < end) {
            space();
        }
        if (at != end) {
            throw unexpected("the end");
        }
    }

    void open(char bracket) {
        space();
        expect(bracket);
    }

    private void space() {
        while (bytes[at] <= ' ' && at < end) {
            at++;
        }
    }

    private void expect(char due) {
        if (bytes[at] != due) {
            throw unexpected("'" + due + "'");
        }
        at++;
    }

    /** Goes to the value of an object's next member. False when there is none; then the object has been left. */
    boolean nextName() {
        space();
        if (bytes[at] == ',') {
            at++;
            space();
        } else if (bytes[at] == '}') {
            at++;
            return false;
        }
        text();
        space();
        expect(':');
        return true;
    }

    /** Goes to an array's next element. False when there is none; then the array has been left. */
    boolean nextElement() {
        space();
        if (bytes[at] == ',') {
            at++;
        } else if (bytes[at] == ']') {
            at++;
            return false;
        }
        return true;
    }

    int textLength() {
        return textTo - textFrom;
    }

    byte textFirst() {
        return bytes[textFrom];
    }

    /** Whether the text that was read last is this one. */
    boolean textIs(byte[] due) {
        if (textTo - textFrom != due.length) {
            return false;
        }
        for (int i = 0; i < due.length; i++) {
            if (bytes[textFrom + i] != due[i]) {
                return false;
            }
        }
        return true;
    }

    /** Reads a string, whose bytes can be asked for then; tells whether these are what it means. */
    boolean text() {
        space();
        expect('"');
        textFrom = at;
        boolean plain = true;
        while (true) {
            toNextOdd();
            byte odd = bytes[at];
            if (odd == '"') {
                break;
            }
            plain = false;
            at += odd == '\\' ? 2 : 1;
        }
        textTo = at++;
        return plain;
    }

    /** To the next quote, backslash or byte beyond ASCII. */
    private void toNextOdd() {
        var from = bytes;
        int index = at;
        for (; index <= from.length - Long.BYTES; index += Long.BYTES) {
            long eight = (long) ByteViews.LONGS.get(from, index);
            long odd = ByteViews.zeroes(eight ^ QUOTES)
                    | ByteViews.zeroes(eight ^ BACKSLASHES)
                    | ByteViews.beyondAscii(eight);
            if (odd != 0) {
                at = index + ByteViews.first(odd);
                return;
            }
        }
        while (from[index] != '"' && from[index] != '\\' && from[index] >= 0) {
            index++;
        }
        at = index;
    }

    String string() {
        if (text()) {
            return new String(bytes, textFrom, textTo - textFrom, StandardCharsets.ISO_8859_1);
        }
        var raw = new String(bytes, textFrom, textTo - textFrom, StandardCharsets.UTF_8);
        return raw.indexOf('\\') < 0 ? raw : unescaped(raw);
    }

    private static String unescaped(String raw) {
        var text = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            char next = raw.charAt(i);
            if (next != '\\') {
                text.append(next);
                continue;
            }
            char escaped = raw.charAt(++i);
            switch (escaped) {
                case 'n' -> text.append('\n');
                case 't' -> text.append('\t');
                case 'r' -> text.append('\r');
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'u' -> {
                    text.append((char) Integer.parseInt(raw.substring(i + 1, i + 5), 16));
                    i += 4;
                }
                default -> text.append(escaped);
            }
        }
        return text.toString();
    }

    int integer() {
        long number = number();
        if (number != (int) number) {
            throw unexpected("an int");
        }
        return (int) number;
    }

    long number() {
        space();
        boolean negative = bytes[at] == '-';
        if (negative) {
            at++;
        }
        int from = at;
        long number = 0;
        int digit;
        while ((digit = bytes[at] - '0') >= 0 && digit <= 9) {
            number = 10 * number + digit;
            at++;
        }
        if (at == from) {
            throw unexpected("a number");
        }
        return at - from > SAFE_DIGITS ? longNumber(negative ? from - 1 : from) : negative ? -number : number;
    }

    /** One that may be beyond what a long holds. */
    private long longNumber(int from) {
        return Long.parseLong(new String(bytes, from, at - from, StandardCharsets.US_ASCII));
    }

    double real() {
        space();
        int from = at;
        boolean negative = bytes[at] == '-';
        if (negative) {
            at++;
        }
        long digits = 0;
        int count = 0;
        int decimals = -1;
        for (; ; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = 10 * digits + digit;
                count++;
                decimals += decimals < 0 ? 0 : 1;
            } else if (bytes[at] == '.' && decimals < 0) {
                decimals = 0;
            } else {
                break;
            }
        }
        if (count == 0 || count > EXACT_DIGITS || (bytes[at] | 0x20) == 'e') {
            return anyReal(from);
        }
        // Both are exact, so the quotient is the number that is nearest.
        double magnitude = digits / TENS[Math.max(decimals, 0)];
        return negative ? -magnitude : magnitude;
    }

    private double anyReal(int from) {
        while (at < end && "+-.eE0123456789".indexOf(bytes[at]) >= 0) {
            at++;
        }
        return Double.parseDouble(new String(bytes, from, at - from, StandardCharsets.US_ASCII));
    }

    boolean bool() {
        space();
        boolean value = bytes[at] == 't';
        for (byte letter : value ? TRUE : FALSE) {
            expect((char) letter);
        }
        return value;
    }

    /** Goes behind a value of any kind. */
    void skip() {
        int depth = 0;
        do {
            space();
            switch (bytes[at]) {
                case '"' -> text();
                case '{', '[' -> {
                    depth++;
                    at++;
                }
                case '}', ']' -> {
                    depth--;
                    at++;
                }
                case ',', ':' -> at++;
                default -> skipWord();
            }
        } while (depth > 0 && at < end);
    }

    private void skipWord() {
        int from = at;
        while (at < end && ",:{}[]\" ".indexOf(bytes[at]) < 0) {
            at++;
        }
        if (at == from) {
            throw unexpected("a value");
        }
    }

    private IllegalStateException unexpected(String due) {
        return new IllegalStateException("Not " + due + " at " + (at - begin) + " of " + this);
    }

    @Override
    public String toString() {
        return new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
    }
}
