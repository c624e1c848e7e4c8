package dev.callwire.wamp.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.protocol.StreamItem;
import dev.callwire.stub.InvalidParamsException;
import dev.callwire.wamp.mapping.Payloads;
import dev.callwire.wamp.message.Key;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.message.MessageReader;
import dev.callwire.wamp.message.Payload;
import dev.callwire.wamp.message.ProtocolViolationException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The calls of this end's procedures. They come on the connection's own thread, and are answered by any under the session's
 * monitor, so that nothing follows an answer.
 *
 * <p>A stream among the parameters is what follows the call: it goes by the invocation's id, which also stands for it among the
 * params that the engine gets.
 */
final class Invocations {
    /** How many ids are remembered of calls that were answered before all of their input had come. */
    private static final int MOST_LATE = 1_024;

    private static final JsonSlice NULL = JsonSlice.of("null");

    private final ClientSession session;
    private final Map<Long, Procedure> procedures = new HashMap<>();

    /** The calls of which more input comes, and what is to be done with it. */
    private final Map<Long, MoreInput> inputs = new HashMap<>();

    private final Set<Long> late = new LinkedHashSet<>();

    /** The calls that are answered without a result: those of streams, whose items come before, and of procedures that have none. */
    private final Set<Long> withoutResult = new HashSet<>();

    private final CallMeta meta = new CallMeta();
    private final StreamItem item = new StreamItem();
    private boolean receivesProgress;

    /** What becomes of more input: it is a stream, or passed over. */
    private enum MoreInput {
        STREAM,
        NOTHING
    }

    Invocations(ClientSession session) {
        this.session = session;
    }

    /** A procedure may be called from now on. */
    void registered(long registration, Procedure procedure) {
        procedures.put(registration, procedure);
    }

    /** A procedure is called no more; {@code null} if there was none of this registration. */
    @Nullable
    Procedure revoked(long registration) {
        return procedures.remove(registration);
    }

    /**
     * A call has come, or more input of one.
     *
     * @param reader has read it
     * @throws ProtocolViolationException if there is no such registration
     */
    void invoked(Message.Invocation invocation, MessageReader reader, MessageHandler handler) {
        var procedure = procedures.get(invocation.registration());
        if (procedure == null) {
            throw new ProtocolViolationException("There is no registration " + invocation.registration());
        }
        long id = invocation.request();
        boolean more = reader.says(Key.PROGRESS);
        MoreInput before;
        boolean isLate;
        synchronized (session) {
            before = inputs.get(id);
            isLate = before == null && (more ? late.contains(id) : late.remove(id));
            if (before != null && !more) {
                inputs.remove(id);
            }
        }
        if (before == MoreInput.STREAM) {
            tellItem(id, invocation.payload(), handler);
            tellEndUnless(more, id, handler);
        } else if (before == null && !isLate) {
            receivesProgress = reader.says(Key.RECEIVE_PROGRESS);
            long timeout = reader.number(Key.TIMEOUT, 0);
            begin(procedure, invocation, more, procedure.isStream() ? 0 : timeout, handler);
        }
    }

    private void begin(
            Procedure procedure, Message.Invocation invocation, boolean more, long timeout, MessageHandler handler) {
        long id = invocation.request();
        if (procedure.isVoid()) {
            withoutResult(id);
        }
        meta.clear();
        meta.timeoutMillis(timeout);
        JsonSlice params;
        try {
            params = procedure.parameters().of(invocation.payload(), text(id));
        } catch (InvalidParamsException e) {
            takesInput(id, more, MoreInput.NOTHING);
            handler.onMalformed(text(id), null, Fault.of(Fault.INVALID_PARAMS, String.valueOf(e.getMessage())));
            return;
        }
        if (procedure.isNotification()) {
            handler.onNotification(procedure.name(), params, meta);
            takesInput(id, more, MoreInput.NOTHING);
            session.answerAtOnce(id, handler);
        } else if (!procedure.parameters().hasStream()) {
            takesInput(id, more, MoreInput.NOTHING);
            handler.onCall(text(id), null, procedure.name(), params, meta);
        } else {
            takesInput(id, more, MoreInput.STREAM);
            handler.onCall(text(id), null, procedure.name(), params, meta);
            if (procedure.parameters().isStreamAlone()) {
                tellItem(id, invocation.payload(), handler);
            }
            tellEndUnless(more, id, handler);
        }
    }

    private void takesInput(long id, boolean more, MoreInput input) {
        if (more) {
            synchronized (session) {
                inputs.put(id, input);
            }
        }
    }

    private void tellItem(long id, Payload payload, MessageHandler handler) {
        var value = Payloads.toResult(payload);
        if (payload.hasArguments() || payload.hasArgumentsKw()) {
            item.clear();
            item.value.set(value.isEmpty() ? NULL : value);
            handler.onItem(0, text(id), item);
        }
    }

    private void tellEndUnless(boolean more, long id, MessageHandler handler) {
        if (!more) {
            item.clear();
            item.end(null);
            handler.onItem(0, text(id), item);
        }
    }

    private void withoutResult(long id) {
        synchronized (session) {
            withoutResult.add(id);
        }
    }

    private static JsonSlice text(long id) {
        return JsonSlice.of(Long.toString(id).getBytes(US_ASCII));
    }

    /** The stream that the call results in which is told just now; on the connection's own thread. */
    ResultStream resultOf(JsonSlice call) {
        long id = call.positiveInteger();
        withoutResult(id);
        return new ResultStream(call.copy(), id, receivesProgress);
    }

    // Under the session's monitor

    /** Whether a call that is not answered yet is answered without a result, as one is that results in a stream. */
    boolean isWithoutResult(long id) {
        return withoutResult.contains(id);
    }

    /** A call has been answered. */
    void answered(long id) {
        withoutResult.remove(id);
        if (inputs.remove(id) != null) {
            late.add(id);
            if (late.size() > MOST_LATE) {
                late.remove(late.iterator().next());
            }
        }
    }

    /** Nobody takes any more input of a call. */
    void stop(long id) {
        inputs.replace(id, MoreInput.NOTHING);
    }
}
