package dev.callwire.protocol.jsonrpc;

import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.ErrorReader;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.protocol.StreamItem;

/** Reads the notifications that belong to streams of calls. */
final class StreamReader {
    private static final byte[] PROGRESS = Ascii.bytes("$/progress");
    private static final byte[] REQUEST = Ascii.bytes("$/stream/request");
    private static final byte[] END = Ascii.bytes("$/stream/end");
    private static final byte[] CANCEL = Ascii.bytes("$/stream/cancel");

    private final boolean dialled;
    private final JsonReader reader;
    private final ErrorReader errors;
    private final StreamMembers items = StreamMembers.ofItem("token", "value");
    private final StreamMembers requests = StreamMembers.of("token", "n");
    private final StreamMembers ends = StreamMembers.of("token", "error");

    StreamReader(boolean dialled, JsonReader reader) {
        this.dialled = dialled;
        this.reader = reader;
        errors = new ErrorReader(reader);
    }

    /** Tells a notification; false if it is none about a stream. */
    boolean tell(JsonSlice method, JsonSlice params, StreamItem item, MessageHandler handler) {
        if (method.contentEquals(PROGRESS)) {
            tellItem(params, item, handler);
        } else if (method.contentEquals(REQUEST)) {
            if (read(requests, params, "$/stream/request", handler)) {
                handler.onDemand(requests.token, requests.value.positiveInteger());
            }
        } else if (method.contentEquals(END)) {
            tellEnd(params, item, handler);
        } else if (method.contentEquals(CANCEL)) {
            if (read(ends, params, "$/stream/cancel", handler)) {
                handler.onStop(ends.token);
            }
        } else {
            return false;
        }
        return true;
    }

    private void tellItem(JsonSlice params, StreamItem item, MessageHandler handler) {
        if (!read(items, params, "$/progress", handler)) {
            return;
        }
        if (items.isItem()) {
            items.tell(item, reader);
            handler.onItem(Ids.read(items.token, dialled), items.token, item);
        } else {
            handler.onIgnored("$/progress without a value");
        }
    }

    private void tellEnd(JsonSlice params, StreamItem item, MessageHandler handler) {
        if (!read(ends, params, "$/stream/end", handler)) {
            return;
        }
        item.clear();
        if (ends.value.isEmpty() || ends.value.isNull()) {
            item.end(null);
        } else {
            errors.tell(item, ends.value);
        }
        handler.onItem(Ids.read(ends.token, dialled), ends.token, item);
    }

    /** Reads params; false if there is nothing to tell. */
    private boolean read(StreamMembers members, JsonSlice params, String method, MessageHandler handler) {
        if (!Shape.isObject(params)) {
            handler.onIgnored(method + " without params by name");
            return false;
        }
        members.read(reader.reset(params));
        var flaw = members.flaw();
        if (flaw != null) {
            handler.onIgnored(method + " " + flaw);
        }
        return flaw == null;
    }
}
