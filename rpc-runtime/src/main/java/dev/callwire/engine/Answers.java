package dev.callwire.engine;

import dev.callwire.call.NotCarriedException;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.OutboundTooLargeException;
import dev.callwire.json.References;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.Payload;
import dev.callwire.protocol.ProtocolSession;
import dev.callwire.protocol.ReplyGroup;
import dev.callwire.stub.InvalidParamsException;
import dev.callwire.transport.Connection;
import dev.callwire.transport.LimitCounts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the answers to the peer's calls. Whatever cannot be sent is replaced by a fault that can. Thread-safe. */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private final Connection connection;
    private final ProtocolSession session;
    private final Encoders encoders;
    private final LimitCounts counts;
    private final ObjectTable objects;

    Answers(Connection connection, ProtocolSession session, Settings settings, ObjectTable objects) {
        this.connection = connection;
        this.session = session;
        encoders = settings.encoders();
        counts = settings.limitCounts();
        this.objects = objects;
    }

    /** Whether a call is accepted before anything else of it is sent. */
    boolean comeFirst() {
        return session.answersFirst();
    }

    /** Whether calls go on when the connection has ended. */
    boolean outlastConnection() {
        return session.keepsCalls();
    }

    /** Sends a handler's result; nothing for a notification. */
    void result(IncomingCall call, @Nullable Object value) {
        var id = call.id();
        if (id == null) {
            return;
        }
        var encoder = encoders.take();
        try {
            boolean due;
            try {
                due = writeResult(call, id, value, encoder);
            } catch (Throwable e) { // whatever a getter throws, the caller waits for an answer
                fault(id, call.group(), Faults.ofResult(call.served().descriptor(), e));
                return;
            }
            sendIf(due, encoder);
        } catch (OutboundTooLargeException e) { // in the binary form that it has
            fault(id, call.group(), Faults.ofResult(call.served().descriptor(), e));
        } finally {
            encoders.giveBack(encoder);
        }
    }

    private boolean writeResult(IncomingCall call, JsonSlice id, @Nullable Object value, Encoder encoder) {
        var descriptor = call.served().descriptor();
        var result = encoder.result(descriptor, value);
        if (!descriptor.passesReferences()) {
            return session.writeResult(encoder.out, id, call.group(), result);
        }
        var scope = objects.ofAnswer(descriptor);
        var previous = scope.enter();
        boolean written = false;
        try {
            boolean due = session.writeResult(encoder.out, id, call.group(), result);
            written = true;
            return due;
        } finally {
            References.leave(previous);
            if (!written) {
                scope.unsent();
            }
        }
    }

    /** Sends the items of a stream as one array. */
    void gathered(IncomingCall call, JsonSlice array) {
        var id = call.id();
        if (id == null) {
            return;
        }
        try {
            value(id, call.group(), out -> out.raw(array));
        } catch (OutboundTooLargeException e) {
            fault(id, call.group(), Faults.ofResult(call.served().descriptor(), e));
        }
    }

    /** Sends a value of the engine's own. */
    void value(JsonSlice id, @Nullable ReplyGroup group, Payload value) {
        var encoder = encoders.take();
        try {
            sendIf(session.writeResult(encoder.out, id, group, value), encoder);
        } finally {
            encoders.giveBack(encoder);
        }
    }

    /** Tells why a handler failed; for a notification, nobody but the log. */
    void failure(IncomingCall call, Throwable failure) {
        var id = call.id();
        if (id == null) {
            if (failure instanceof InvalidParamsException) {
                LOG.debug("Passed over a notification {}: {}", call.method(), failure.getMessage());
            } else {
                Faults.logged("The notification " + call.method() + " failed", failure);
            }
            return;
        }
        var encoder = encoders.take();
        try {
            var method = call.served().descriptor();
            fault(
                    id,
                    call.group(),
                    call.isUnsendable(failure) ? Faults.ofItem(method, failure) : faultOf(call, failure, encoder));
        } finally {
            encoders.giveBack(encoder);
        }
    }

    /** Tells the peer that a call of its goes on, where it has to hear that before anything else of the call. */
    void accept(JsonSlice id) {
        if (!session.answersFirst()) {
            return;
        }
        var encoder = encoders.take();
        try {
            synchronized (this) { // whoever comes second finds it sent
                sendIf(session.writeAccepted(encoder.out, id), encoder);
            }
        } finally {
            encoders.giveBack(encoder);
        }
    }

    /**
     * Tells the peer that the call goes on within which this end is about to call; where answers come first.
     *
     * @return the id of that call
     */
    @Nullable
    JsonSlice acceptFor(byte[] method, @Nullable JsonSlice within) {
        var call = session.callOf(method, within);
        if (call != null) {
            accept(call);
        }
        return call;
    }

    /** What a caller hears of a failure: that it cannot be called back, too, since that is a matter of its own connection. */
    private static Fault faultOf(IncomingCall call, Throwable failure, Encoder encoder) {
        return failure instanceof NotCarriedException told && told.isOf(call.peer())
                ? Fault.of(Fault.METHOD_NOT_FOUND, call.method() + " cannot be served here: " + told.getMessage())
                : Faults.of(call.served().descriptor(), failure, encoder);
    }

    /** Sends a fault. */
    void fault(JsonSlice id, @Nullable ReplyGroup group, Fault fault) {
        var limit = fault.limit();
        if (limit != null) {
            counts.passed(limit);
        }
        var encoder = encoders.take();
        try {
            boolean due;
            try {
                due = session.writeFailure(encoder.out, id, group, fault);
            } catch (Throwable e) { // as for results
                encoder.out.reset();
                due = session.writeFailure(encoder.out, id, group, Faults.ofFault(fault, e));
            }
            sendIf(due, encoder);
        } catch (OutboundTooLargeException e) {
            LOG.error("Not even a fault fits into a frame of {} bytes (outboundMessageBytes)", e.maxLength());
        } finally {
            encoders.giveBack(encoder);
        }
    }

    /** Sends the answers of a group, if none is to come any more. */
    void groupEnd(ReplyGroup group) {
        var encoder = encoders.take();
        try {
            sendIf(session.writeGroup(encoder.out, group), encoder);
        } finally {
            encoders.giveBack(encoder);
        }
    }

    private void sendIf(boolean due, Encoder encoder) {
        if (!due) {
            return;
        } else if (session.answersFirst()) {
            synchronized (this) { // behind what accepts the call
                connection.send(encoder.out.array(), 0, encoder.out.length());
            }
        } else {
            connection.send(encoder.out.array(), 0, encoder.out.length());
        }
    }
}
