package dev.callwire.protocol.jsonrpc;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;

/** The params of {@code $/releaseMarshaledObject}, by name or by position. Reused from message to message. */
final class ReleaseParams {
    private static final byte[] HANDLE = Ascii.bytes("handle");
    private static final byte[] OWNED_BY_SENDER = Ascii.bytes("ownedBySender");

    private final JsonReader reader;
    private final JsonSlice name = new JsonSlice();
    private long handle;
    private boolean hasHandle;
    private boolean ownedBySender;

    ReleaseParams(JsonReader reader) {
        this.reader = reader;
    }

    /** Reads params; false if they say of no object that it is released. */
    boolean read(JsonSlice params) {
        hasHandle = false;
        ownedBySender = true;
        try {
            if (Shape.isObject(params)) {
                readByName(params);
            } else if (Shape.isArray(params)) {
                readByPosition(params);
            }
            return hasHandle;
        } catch (JsonException e) {
            return false; // the handle is no integer, or the owner no boolean
        }
    }

    private void readByName(JsonSlice params) {
        reader.reset(params).beginObject();
        while (reader.nextName(name)) {
            if (name.contentEquals(HANDLE)) {
                readHandle();
            } else if (name.contentEquals(OWNED_BY_SENDER)) {
                readOwner();
            } else {
                reader.skipValue();
            }
        }
    }

    private void readByPosition(JsonSlice params) {
        reader.reset(params).beginArray();
        if (reader.nextElement()) {
            readHandle();
            if (reader.nextElement()) {
                readOwner();
            }
        }
    }

    private void readHandle() {
        handle = reader.readLong();
        hasHandle = true;
    }

    private void readOwner() {
        ownedBySender = reader.readNull() || reader.readBoolean();
    }

    long handle() {
        return handle;
    }

    /** Whether the end that sent the message owns the object. */
    boolean ownedBySender() {
        return ownedBySender;
    }
}
