package dev.callwire.protocol.jsonrpc;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;

/**
 * The ids of this end's calls: numbers where it dialled, strings as {@code "s1"} where it was dialled, because clients
 * exist that take a server's call for an answer when the ids coincide.
 */
final class Ids {
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
            return id.positiveInteger();
        }
        boolean isOurs = id.length() > 3 && id.array()[id.offset()] == '"' && id.array()[id.offset() + 1] == 's';
        return isOurs ? JsonSlice.positiveInteger(id.array(), id.offset() + 2, id.end() - 1) : 0;
    }
}
