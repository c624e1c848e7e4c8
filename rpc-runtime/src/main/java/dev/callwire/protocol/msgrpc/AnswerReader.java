package dev.callwire.protocol.msgrpc;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.protocol.ProtocolLimits;

/** Reads the answers to the calls of the end that dialled. */
final class AnswerReader implements FrameReader.PipeReader {
    private static final JsonSlice NULL = JsonSlice.of("null");
    private static final byte[] ONE = Bytes.of("1");
    private static final byte[] TRUE = Bytes.of("true");

    private static final int ERR = 0;
    private static final int RESULT = 1;
    private static final int REQUEST = 2;
    private static final int IS_SERVICE = 3;
    private static final int CREDIT = 4;
    private static final int TAG = 0;

    private final JsonReader reader;
    private final Members members = new Members("err", "result", "request", "isService", "credit");
    private final Members request = new Members("tag");
    private final FaultReader faults;
    private final Tags tags;
    private final OwnServices services;
    private final Requests requests;
    private final Replies replies;

    AnswerReader(ProtocolLimits limits, Tags tags, OwnServices services, Requests requests, Replies replies) {
        this.tags = tags;
        this.services = services;
        this.requests = requests;
        this.replies = replies;
        reader = new JsonReader(limits.json());
        faults = new FaultReader(reader);
    }

    @Override
    public void tell(JsonSlice content, MessageHandler handler) {
        if (!members.read(reader, content) || !request.read(reader, members.get(REQUEST))) {
            handler.onIgnored("what is no answer, which has its request");
            return;
        }
        var tag = tags.read(request.get(TAG));
        if (tag == null || tag.kind() == Tags.Kind.NOTE) {
            handler.onIgnored("an answer to no call of ours");
        } else if (faults.isFault(members.get(ERR))) {
            services.end(tag.id());
            faults.read(members.get(ERR), members.get(RESULT));
            handler.onFailure(tag.id(), faults.code(), faults.message(), faults.data());
        } else {
            tellSuccess(tag, handler);
        }
    }

    @Override
    public void tellUnreadable(JsonReader lenient, JsonSlice content, JsonException why, MessageHandler handler) {
        boolean isAnswer = members.read(lenient, content) && request.read(lenient, members.get(REQUEST));
        var tag = isAnswer ? tags.read(request.get(TAG)) : null;
        if (tag == null || tag.kind() == Tags.Kind.NOTE) {
            handler.onIgnored("an answer to no call of ours, beyond the limits: " + why.getMessage());
        } else {
            services.end(tag.id());
            handler.onUnreadable(tag.id(), String.valueOf(why.getMessage()));
        }
    }

    private void tellSuccess(Tags.Tag tag, MessageHandler handler) {
        var isService = members.get(IS_SERVICE).contentEquals(ONE)
                || members.get(IS_SERVICE).contentEquals(TRUE);
        var result = members.get(RESULT).isEmpty() ? NULL : members.get(RESULT);
        boolean hasOutcome = tag.kind() == Tags.Kind.CALL && !result.isNull();
        if (tag.kind() == Tags.Kind.TOPIC && !isService) {
            services.end(tag.id());
            handler.onUnreadable(tag.id(), "the answer is that of a call, and no topic's");
        } else if (!isService || hasOutcome) {
            services.end(tag.id());
            handler.onResult(tag.id(), result);
        } else {
            goesOn(tag, handler);
        }
    }

    private void goesOn(Tags.Tag tag, MessageHandler handler) {
        long id = tag.id();
        if (!services.begin(id, tag.kind(), !members.get(CREDIT).isEmpty())) {
            replies.send(handler, out -> requests.cancel(out, tags.of(tag.kind(), id), id));
        } else if (tag.kind() == Tags.Kind.TOPIC) {
            handler.onResult(id, NULL); // from now on it is ended by its tag
        } else {
            long owed = services.owed(id);
            if (owed > 0) {
                replies.send(handler, out -> requests.demand(out, tags.of(tag.kind(), id), owed));
            }
        }
    }
}
