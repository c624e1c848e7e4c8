package dev.callwire.protocol.jsonrpc;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;

/**
 * The ids of this end's calls: numbers where it dialled, strings as {@code "s1"} where it was dialled, because clients
 * exist that take a server's call for an answer when the ids coincide.
 */
final class Ids {
    private static final int LONGEST = 18;

    private Ids() {}

    static void write(long id, boolean dialled, JsonWriter out) {
        if (dialled) {
            out.value(id);
        } else {
            out.raw((byte) '"').raw((byte) 's').value(id).raw((byte) '"');
        }
    }

    /** The id in an answer to this end, or 0 when this end never made such an id. */
    static long read(JsonSlice id, boolean dialled) {
        if (dialled) {
            return parse(id.array(), id.offset(), id.end());
        }
        boolean isOurs = id.length() > 3 && id.array()[id.offset()] == '"' && id.array()[id.offset() + 1] == 's';
        return isOurs ? parse(id.array(), id.offset() + 2, id.end() - 1) : 0;
    }

    /** A positive integer of at most 18 digits, without leading zeros; 0 for anything else. */
    static long parse(JsonSlice number) {
        return parse(number.array(), number.offset(), number.end());
    }

    private static long parse(byte[] array, int from, int to) {
        if (to - from > LONGEST || from == to || array[from] == '0') {
            return 0;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = array[i] - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
