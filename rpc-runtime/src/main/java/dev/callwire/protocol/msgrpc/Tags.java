package dev.callwire.protocol.msgrpc;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What this end tells its calls by: {@code r5_} or, over a messenger, {@code c5_}, and then letters that say what the call is
 * of. So nothing has to be remembered of a call to know an answer. Immutable.
 */
final class Tags {
    private final Map<Kind, byte[]> letters = new EnumMap<>(Kind.class);

    /** What a call is of. */
    enum Kind {
        /** A method. */
        CALL,

        /** A method that results in a stream. */
        STREAM,

        /** A topic. */
        TOPIC,

        /** A notification, or what else nobody awaits the answer of. */
        NOTE
    }

    /** A tag of this end's. */
    record Tag(Kind kind, long id) {}

    Tags() {
        for (var kind : Kind.values()) {
            letters.put(kind, Bytes.letters());
        }
    }

    /** Writes a call's tag, quotes included. */
    void write(JsonWriter out, Kind kind, long id) {
        out.raw((byte) '"').raw((byte) 'r');
        writeRest(out, kind, id);
        out.raw((byte) '"');
    }

    /** Writes the tag of a command, without quotes. */
    void writeOfCommand(JsonWriter out, Kind kind, long id) {
        out.raw((byte) 'c');
        writeRest(out, kind, id);
    }

    private void writeRest(JsonWriter out, Kind kind, long id) {
        out.value(id).raw((byte) '_').raw(lettersOf(kind));
    }

    private byte[] lettersOf(Kind kind) {
        return letters.getOrDefault(kind, new byte[0]);
    }

    /** A call's tag as a JSON string. */
    JsonSlice of(Kind kind, long id) {
        var out = new JsonWriter(32, Integer.MAX_VALUE);
        write(out, kind, id);
        return out.toSlice();
    }

    /** Reads the tag of a call of this end's from a JSON string; {@code null} if it is none. */
    @Nullable
    Tag read(JsonSlice json) {
        boolean isCall = Bytes.isString(json) && json.length() > 2 && json.array()[json.offset() + 1] == 'r';
        return isCall ? read(json.array(), json.offset() + 2, json.end() - 1) : null;
    }

    /** Reads the tag of a command of this end's from the end of the name of its pipe; {@code null} if it is none. */
    @Nullable
    Tag readPipe(JsonSlice pipe) {
        int to = pipe.end() - 1;
        int underscore = last(pipe.array(), pipe.offset(), to, (byte) '_');
        int begin = last(pipe.array(), pipe.offset(), underscore, (byte) '_') + 1;
        boolean isCommand = underscore > 0 && begin > 0 && pipe.array()[begin] == 'c';
        return isCommand ? read(pipe.array(), begin + 1, to) : null;
    }

    private static int last(byte[] array, int from, int to, byte wanted) {
        for (int i = to - 1; i >= from; i--) {
            if (array[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private @Nullable Tag read(byte[] array, int from, int to) {
        int underscore = last(array, from, to, (byte) '_');
        long id = underscore < 0 ? 0 : JsonSlice.positiveInteger(array, from, underscore);
        if (id == 0) {
            return null;
        }
        for (var each : letters.entrySet()) {
            var own = each.getValue();
            if (Arrays.equals(array, underscore + 1, to, own, 0, own.length)) {
                return new Tag(each.getKey(), id);
            }
        }
        return null;
    }
}
