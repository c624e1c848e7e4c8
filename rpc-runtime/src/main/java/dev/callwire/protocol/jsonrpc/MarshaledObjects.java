package dev.callwire.protocol.jsonrpc;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.ObjectFrames;
import dev.callwire.protocol.ObjectReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Objects by reference in the form that StreamJsonRpc gave them. Safe for use by many threads. */
final class MarshaledObjects implements ObjectFrames {
    private static final byte[] OURS = Ascii.bytes("{\"__jsonrpc_marshaled\":1,\"handle\":");
    private static final byte[] THEIRS = Ascii.bytes("{\"__jsonrpc_marshaled\":0,\"handle\":");
    private static final byte[] UNTIL_RELEASE = Ascii.bytes(",\"lifetime\":\"explicit\"");
    private static final byte[] DURING_CALL = Ascii.bytes(",\"lifetime\":\"call\"");
    private static final byte[] RELEASE =
            Ascii.bytes("{\"jsonrpc\":\"2.0\",\"method\":\"$/releaseMarshaledObject\",\"params\":{\"handle\":");
    private static final byte[] BEFORE_OWNER = Ascii.bytes(",\"ownedBySender\":");

    private final JsonLimits limits;

    MarshaledObjects(JsonLimits limits) {
        this.limits = limits;
    }

    @Override
    public void writeReference(JsonWriter out, ObjectReference reference) {
        out.raw(reference.ownedBySender() ? OURS : THEIRS).value(reference.handle());
        if (reference.ownedBySender()) {
            out.raw(reference.callScoped() ? DURING_CALL : UNTIL_RELEASE);
        }
        out.raw((byte) '}');
    }

    @Override
    public @Nullable ObjectReference readReference(JsonSlice json) {
        if (!Shape.isObject(json)) {
            return null;
        }
        try {
            return new ReferenceMembers().read(new JsonReader(limits).reset(json));
        } catch (JsonException e) {
            return null;
        }
    }

    @Override
    public void forEachReference(JsonSlice value, Consumer<ObjectReference> reference) {
        var own = readReference(value);
        if (own != null) {
            reference.accept(own);
        } else if (Shape.isObject(value)) {
            var reader = new JsonReader(limits).reset(value);
            var name = new JsonSlice();
            reader.beginObject();
            while (reader.nextName(name)) {
                forEachReference(next(reader), reference);
            }
        } else if (Shape.isArray(value)) {
            var reader = new JsonReader(limits).reset(value);
            reader.beginArray();
            while (reader.nextElement()) {
                forEachReference(next(reader), reference);
            }
        }
    }

    private static JsonSlice next(JsonReader reader) {
        var value = new JsonSlice();
        reader.readValue(value);
        return value;
    }

    @Override
    public byte[] methodName(long handle, String method) {
        var name = ObjectMethod.name(handle, method);
        return new JsonWriter(name.length() + 2, Integer.MAX_VALUE)
                .value(name)
                .toSlice()
                .array();
    }

    @Override
    public void writeRelease(JsonWriter out, long handle, boolean ownedBySender) {
        out.raw(RELEASE).value(handle).raw(BEFORE_OWNER).value(ownedBySender);
        out.raw((byte) '}').raw((byte) '}');
    }
}
