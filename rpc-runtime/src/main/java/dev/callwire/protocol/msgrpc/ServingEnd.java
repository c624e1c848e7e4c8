package dev.callwire.protocol.msgrpc;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.protocol.ProtocolLimits;

/** The messengers of the peer's calls, at the end that was dialled. */
final class ServingEnd implements MessageReader.MessengerEnd {
    private static final byte[] DEMAND = Bytes.of("\"" + FrameReader.DEMAND + "\"");

    private static final int CMD = 0;
    private static final int ARGS = 1;
    private static final int N = 0;

    private final JsonReader reader;
    private final Members members = new Members("cmd", "args");
    private final Members demand = new Members("n");
    private final PeerCalls calls;
    private final NotificationReader notifications;

    ServingEnd(ProtocolLimits limits, PeerCalls calls, NotificationReader notifications) {
        this.calls = calls;
        this.notifications = notifications;
        reader = new JsonReader(limits.json());
    }

    @Override
    public boolean has(JsonSlice tag) {
        return calls.service(tag) != null;
    }

    @Override
    public void tellMessage(JsonSlice tag, JsonSlice content, MessageHandler handler) {
        if (!members.read(reader, content)) {
            handler.onIgnored("a message that is no notification");
        } else if (members.get(CMD).contentEquals(DEMAND)) {
            tellDemand(tag, handler);
        } else {
            notifications.tell(members.get(CMD), members.get(ARGS), handler);
        }
    }

    @Override
    public void tellUnreadable(
            JsonReader lenient, JsonSlice tag, JsonSlice content, JsonException why, MessageHandler handler) {
        handler.onIgnored("a message beyond the limits: " + why.getMessage()); // which wants no answer
    }

    private void tellDemand(JsonSlice tag, MessageHandler handler) {
        var call = calls.service(tag);
        if (call == null || call.credit() == 0) {
            handler.onIgnored("demand for what is sent without");
            return;
        }
        var count = demand.read(reader, members.get(ARGS)) ? demand.get(N) : new JsonSlice();
        handler.onDemand(tag, count.positiveInteger());
    }

    @Override
    public boolean cancel(JsonSlice tag, MessageHandler handler) {
        var call = calls.service(tag);
        if (call == null || call.hasEnded()) {
            return true;
        } else if (call.isOfTopic()) {
            calls.endSubscription(tag);
            handler.onStop(tag);
        } else {
            handler.onCancel(call.id());
        }
        return true;
    }
}
