package dev.callwire.protocol.jsonrpc;

import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.ObjectReference;
import org.jspecify.annotations.Nullable;

/** The members of a JSON object that may stand for an object by reference. */
final class ReferenceMembers {
    private static final byte[] MARSHALED = Ascii.bytes("__jsonrpc_marshaled");
    private static final byte[] HANDLE = Ascii.bytes("handle");
    private static final byte[] LIFETIME = Ascii.bytes("lifetime");
    private static final byte[] CALL = Ascii.bytes("call");
    private static final byte[] EXPLICIT = Ascii.bytes("explicit");

    private @Nullable Boolean ownedBySender;
    private @Nullable Long handle;
    private @Nullable Boolean callScoped;
    private boolean isFlawed;

    /**
     * The reference that the next value is, or {@code null}.
     *
     * @throws dev.callwire.json.JsonException if a member is of another type
     */
    @Nullable
    ObjectReference read(JsonReader reader) {
        var name = new JsonSlice();
        reader.beginObject();
        while (reader.nextName(name)) {
            if (name.contentEquals(MARSHALED)) {
                readMarshaled(reader);
            } else if (name.contentEquals(HANDLE)) {
                isFlawed |= handle != null;
                handle = reader.readLong();
            } else if (name.contentEquals(LIFETIME)) {
                readLifetime(reader, name);
            } else {
                reader.skipValue();
            }
        }
        return ownedBySender == null || handle == null || isFlawed
                ? null
                : new ObjectReference(handle, ownedBySender, callScoped != null && callScoped);
    }

    private void readMarshaled(JsonReader reader) {
        isFlawed |= ownedBySender != null;
        int marshaled = reader.readInt();
        isFlawed |= marshaled != 0 && marshaled != 1;
        ownedBySender = marshaled == 1;
    }

    private void readLifetime(JsonReader reader, JsonSlice text) {
        isFlawed |= callScoped != null;
        callScoped = false;
        if (!reader.readNull()) {
            reader.readString(text);
            callScoped = text.contentEquals(CALL);
            isFlawed |= !callScoped && !text.contentEquals(EXPLICIT);
        }
    }
}
