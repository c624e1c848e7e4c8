package dev.callwire.protocol.jsonrpc;

import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.ErrorReader;
import dev.callwire.protocol.StreamItem;

/** Reads the params of notifications that belong to subscriptions of this end's. */
final class EventReader {
    private final JsonReader reader;
    private final ErrorReader errors;
    private final StreamMembers members = StreamMembers.ofItem("subscription", "result");

    EventReader(JsonLimits limits) {
        reader = new JsonReader(limits);
        errors = new ErrorReader(reader);
    }

    /** Reads params, an object; false if they are no item of a subscription. */
    boolean read(JsonSlice params, JsonSlice subscription, StreamItem item) {
        members.read(reader.reset(params));
        if (members.flaw() != null || !(members.isItem() || members.isEnd())) {
            return false;
        }
        subscription.set(members.token);
        members.tell(item, reader);
        if (members.isEnd()) {
            members.tellEnd(item, errors);
        }
        return true;
    }
}
