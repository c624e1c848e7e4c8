package dev.callwire.protocol.msgrpc;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.protocol.ProtocolLimits;
import dev.callwire.protocol.StreamItem;

/** The messengers of this end's calls, at the end that dialled. */
final class CallingEnd implements MessageReader.MessengerEnd {
    private static final int RESULT = 0;
    private static final int ERROR = 1;
    private static final int CMD = 2;
    private static final int ARGS = 3;

    private final JsonReader reader;
    private final Members members = new Members("result", "error", "cmd", "args");
    private final FaultReader faults;
    private final StreamItem item = new StreamItem();
    private final Tags tags;
    private final OwnServices services;
    private final NotificationReader notifications;
    private final Requests requests;
    private final Replies replies;

    CallingEnd(
            ProtocolLimits limits,
            Tags tags,
            OwnServices services,
            NotificationReader notifications,
            Requests requests,
            Replies replies) {
        this.tags = tags;
        this.services = services;
        this.notifications = notifications;
        this.requests = requests;
        this.replies = replies;
        reader = new JsonReader(limits.json());
        faults = new FaultReader(reader);
    }

    @Override
    public boolean has(JsonSlice tag) {
        var own = tags.read(tag);
        return own != null && own.kind() != Tags.Kind.NOTE;
    }

    @Override
    public boolean cancel(JsonSlice tag, MessageHandler handler) {
        return false; // it is this end whose calls are cancelled
    }

    @Override
    public void tellMessage(JsonSlice tag, JsonSlice content, MessageHandler handler) {
        var own = tags.read(tag);
        if (own == null) {
            return;
        }
        boolean isObject = members.read(reader, content);
        boolean isAlone = isObject && members.count() == 1;
        boolean isFault = isAlone && faults.isFault(members.get(ERROR));
        var result = isAlone ? members.get(RESULT) : new JsonSlice();
        switch (own.kind()) {
            case TOPIC -> tellEvent(tag, content, isFault, result.isNull(), handler);
            case STREAM -> tellItem(own.id(), tag, content, isFault, result, handler);
            default -> tellOutcome(own.id(), isFault, result, handler);
        }
    }

    @Override
    public void tellUnreadable(
            JsonReader lenient, JsonSlice tag, JsonSlice content, JsonException why, MessageHandler handler) {
        var own = tags.read(tag);
        if (own == null || (own.kind() != Tags.Kind.STREAM && !isOutcomeOfCall(own, lenient, content))) {
            handler.onIgnored("a message beyond the limits: " + why.getMessage());
            return;
        }
        if (own.kind() == Tags.Kind.STREAM && services.abandon(own.id()) != null) {
            replies.send(handler, out -> requests.cancel(out, tag, own.id()));
        }
        services.end(own.id());
        handler.onUnreadable(own.id(), String.valueOf(why.getMessage()));
    }

    private boolean isOutcomeOfCall(Tags.Tag own, JsonReader lenient, JsonSlice content) {
        return own.kind() == Tags.Kind.CALL
                && members.read(lenient, content)
                && members.count() == 1
                && !(members.get(RESULT).isEmpty() && members.get(ERROR).isEmpty());
    }

    private void tellEvent(JsonSlice tag, JsonSlice content, boolean isFault, boolean isEnd, MessageHandler handler) {
        item.clear();
        if (isFault) {
            faults.tell(item, members.get(ERROR));
        } else if (isEnd) {
            item.end(null);
        } else {
            item.value.set(content);
        }
        handler.onEvent(tag, item);
    }

    private void tellItem(
            long id, JsonSlice tag, JsonSlice content, boolean isFault, JsonSlice result, MessageHandler handler) {
        if (isFault || result.isNull()) {
            tellOutcome(id, isFault, result, handler);
            return;
        }
        item.clear();
        item.value.set(content);
        handler.onItem(id, tag, item);
    }

    private void tellOutcome(long id, boolean isFault, JsonSlice result, MessageHandler handler) {
        if (isFault) {
            services.end(id);
            faults.read(members.get(ERROR), result);
            handler.onFailure(id, faults.code(), faults.message(), faults.data());
        } else if (!result.isEmpty()) {
            services.end(id);
            handler.onResult(id, result);
        } else {
            notifications.tell(members.get(CMD), members.get(ARGS), handler);
        }
    }
}
