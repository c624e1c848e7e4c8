package dev.callwire.protocol.jsonrpc;

import dev.callwire.call.Metadata;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.CallMeta;
import java.util.HashMap;
import java.util.Map;

/** Writes what a message carries beside its params: some of it in the message itself, the rest in {@code meta}. Immutable. */
final class MetaWriter {
    private static final byte[] META = Ascii.bytes(",\"meta\":{");
    private static final byte[] META_OF_TIMEOUT = Ascii.bytes(",\"meta\":{\"timeoutMs\":");
    private static final byte[] ATTEMPT = Ascii.bytes("\"attempt\":");
    private static final byte[] CREDIT = Ascii.bytes("\"credit\":");
    private static final byte[] LAST_CURSOR = Ascii.bytes("\"lastEventId\":");

    /** What stands before the value of each name that stands in the message itself. */
    private final Map<String, byte[]> topLevel = new HashMap<>();

    private final boolean hasMeta;

    MetaWriter(Dialect dialect) {
        hasMeta = dialect.hasConventions();
        for (var name : dialect.topLevel()) {
            var out = new JsonWriter(32, Integer.MAX_VALUE);
            out.raw((byte) ',').value(name).raw((byte) ':');
            topLevel.put(name, out.toSlice().array());
        }
    }

    void write(JsonWriter out, CallMeta meta) {
        var metadata = meta.metadata();
        if (!metadata.isEmpty()) {
            metadata.forEachJson((name, json) -> writeTopLevel(out, name, json));
        }
        if (hasMeta) {
            writeMeta(out, meta, metadata);
        }
    }

    private void writeTopLevel(JsonWriter out, String name, JsonSlice json) {
        var before = topLevel.get(name);
        if (before != null) {
            out.raw(before).raw(json);
        }
    }

    private void writeMeta(JsonWriter out, CallMeta meta, Metadata metadata) {
        int start = out.length();
        if (meta.timeoutMillis() > 0) {
            out.raw(META_OF_TIMEOUT).value(meta.timeoutMillis());
        }
        if (meta.attempt() > 1) {
            beginMember(out, start).raw(ATTEMPT).value(meta.attempt());
        }
        if (meta.credit() > 0) {
            beginMember(out, start).raw(CREDIT).value(meta.credit());
        }
        if (meta.lastCursor() != null) {
            beginMember(out, start).raw(LAST_CURSOR).value(meta.lastCursor());
        }
        if (!metadata.isEmpty()) {
            metadata.forEachJson((name, json) -> writeEntry(out, start, name, json));
        }
        if (out.length() > start) {
            out.raw((byte) '}');
        }
    }

    private void writeEntry(JsonWriter out, int start, String name, JsonSlice json) {
        if (!topLevel.containsKey(name) && !ReservedMeta.isOne(name)) {
            beginMember(out, start).value(name).raw((byte) ':').raw(json);
        }
    }

    private static JsonWriter beginMember(JsonWriter out, int start) {
        return out.length() == start ? out.raw(META) : out.raw((byte) ',');
    }
}
