package dev.callwire.protocol.msgrpc;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;

/**
 * What a call of the peer's is known by: of one that came over the pipe for calls, the JSON text that its answer repeats,
 * <code>{"cmd":…,"tag":…}</code>; of a command, <code>{"p":…,"tag":…}</code> with the pipe that its answer goes over.
 */
final class CallId {
    private static final byte[] CMD = Bytes.of("{\"cmd\":");
    private static final byte[] PIPE = Bytes.of("{\"p\":");
    private static final byte[] TAG = Bytes.of(",\"tag\":");

    private CallId() {}

    /** Of a call, by JSON strings. */
    static JsonSlice ofCall(JsonSlice cmd, JsonSlice tag) {
        return of(CMD, cmd, tag);
    }

    /** Of a command, by JSON strings. */
    static JsonSlice ofCommand(JsonSlice pipe, JsonSlice tag) {
        return of(PIPE, pipe, tag);
    }

    private static JsonSlice of(byte[] before, JsonSlice first, JsonSlice tag) {
        int length = before.length + first.length() + TAG.length + tag.length() + 1;
        return new JsonWriter(length, Integer.MAX_VALUE)
                .raw(before)
                .raw(first)
                .raw(TAG)
                .raw(tag)
                .raw((byte) '}')
                .toSlice();
    }

    static boolean isCommand(JsonSlice id) {
        return Bytes.startsWith(id, PIPE);
    }

    /** The pipe of a command, a view. */
    static JsonSlice pipe(JsonSlice id) {
        return view(id, id.offset() + PIPE.length);
    }

    /** The tag of a call, or of the messenger that a command came over; a view. */
    static JsonSlice tag(JsonSlice id) {
        int first = id.offset() + (isCommand(id) ? PIPE : CMD).length;
        return view(id, endOfString(id, first) + TAG.length);
    }

    private static JsonSlice view(JsonSlice id, int from) {
        var string = new JsonSlice();
        string.set(id.array(), from, endOfString(id, from) - from);
        return string;
    }

    /** The index behind a JSON string. */
    private static int endOfString(JsonSlice id, int from) {
        int at = from + 1;
        while (id.array()[at] != '"') {
            at += id.array()[at] == '\\' ? 2 : 1;
        }
        return at + 1;
    }
}
