package dev.callwire.wamp.server;

import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.protocol.Payload;
import dev.callwire.protocol.StreamItem;
import dev.callwire.stub.InvalidParamsException;
import dev.callwire.wamp.mapping.Elements;
import dev.callwire.wamp.mapping.ErrorUris;
import dev.callwire.wamp.mapping.Payloads;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.message.Uris;
import dev.callwire.wamp.router.LocalAnswer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The calls that one connection's client has made of the server's methods, by the numbers that the realm has for them. They
 * begin on the connection's own thread, and end on any.
 */
final class Invocations {
    private static final String STREAM = "\"callwire.stream.";

    private final MessageHandler handler;
    private final int maxBytes;
    private final Map<Long, Running> running = new ConcurrentHashMap<>();
    private final CallMeta meta = new CallMeta();
    private final StreamItem item = new StreamItem();

    private record Running(ServedProcedure procedure, LocalAnswer answer, JsonSlice stream) {}

    /** @param maxBytes how long what is sent may be */
    Invocations(MessageHandler handler, int maxBytes) {
        this.handler = handler;
        this.maxBytes = maxBytes;
    }

    /** Takes a call, or more of a call's input. */
    void invoke(ServedProcedure procedure, Message.Invocation invocation, LocalAnswer answer) {
        var known = running.get(invocation.request());
        if (known != null) {
            bring(known, invocation.payload().arguments());
        } else if (isOpaque(invocation.payload())) {
            answer.fail(Uris.FEATURE_NOT_SUPPORTED, dev.callwire.wamp.message.Payload.NONE);
        } else if (answer.expectsInput() && !procedure.parameters().hasStream()) {
            fail(answer, Fault.of(Fault.INVALID_PARAMS, procedure.uri() + " takes no stream, but more input follows"));
        } else {
            begin(procedure, invocation, answer);
        }
    }

    /** Whether its arguments are bytes that are passed through. */
    private static boolean isOpaque(dev.callwire.wamp.message.Payload payload) {
        var arguments = payload.arguments();
        return payload.hasArguments() && arguments.array()[arguments.offset()] != '[';
    }

    private void begin(ServedProcedure procedure, Message.Invocation invocation, LocalAnswer answer) {
        long number = invocation.request();
        var stream = JsonSlice.of(STREAM + number + '"');
        JsonSlice params;
        try {
            params = procedure.parameters().of(invocation.payload(), stream);
        } catch (InvalidParamsException e) {
            fail(answer, Fault.of(Fault.INVALID_PARAMS, String.valueOf(e.getMessage())));
            return;
        }
        meta.clear();
        meta.timeoutMillis(answer.timeoutMillis());
        if (procedure.isNotification()) {
            handler.onNotification(procedure.name(), params, meta);
            answer.result(dev.callwire.wamp.message.Payload.NONE);
            return;
        }
        var id = JsonSlice.of(Long.toString(number));
        var call = new Running(procedure, answer, stream);
        running.put(number, call);
        handler.onCall(id, null, procedure.name(), params, meta);
        if (answer.isInterrupted()) { // by another thread, before the call was known
            handler.onAbandoned(id);
        }
        if (procedure.parameters().hasStream()) {
            var none = new JsonSlice();
            bring(
                    call,
                    !procedure.parameters().isStreamAlone()
                            ? none
                            : invocation.payload().arguments());
        }
    }

    private void bring(Running call, JsonSlice arguments) {
        var value = Elements.first(arguments);
        if (!value.isEmpty()) {
            item.clear();
            item.value.set(value);
            handler.onItem(0, call.stream, item);
        }
        if (!call.answer.expectsInput()) {
            item.clear();
            item.end(null);
            handler.onItem(0, call.stream, item);
        }
    }

    /** Nobody is interested in a call any more; on any thread. */
    void interrupt(long number) {
        if (running.containsKey(number)) {
            handler.onAbandoned(JsonSlice.of(Long.toString(number)));
        }
    }

    /** Sends an item of the stream that a call results in, to who wants such. */
    void progress(JsonSlice id, Payload value) {
        var call = running.get(id.positiveInteger());
        if (call != null && call.answer.wantsProgress()) {
            call.answer.progress(ofResult(call.answer, value));
        }
    }

    private dev.callwire.wamp.message.Payload ofResult(LocalAnswer answer, Payload value) {
        return answer.wantsResultByName()
                ? Payloads.ofResultByName(value, maxBytes)
                : Payloads.ofResult(value, maxBytes);
    }

    /** Ends a call with a result, if it has one. */
    void result(JsonSlice id, Payload value) {
        var call = running.get(id.positiveInteger());
        if (call != null) {
            var payload =
                    call.procedure.hasResult() ? ofResult(call.answer, value) : dev.callwire.wamp.message.Payload.NONE;
            running.remove(id.positiveInteger());
            call.answer.result(payload);
        }
    }

    /** Ends a call with an error. */
    void fail(JsonSlice id, Fault fault) {
        var call = running.get(id.positiveInteger());
        if (call != null) {
            var failure = ErrorUris.of(fault, maxBytes);
            running.remove(id.positiveInteger());
            call.answer.fail(failure.uri(), failure.payload());
        }
    }

    private void fail(LocalAnswer answer, Fault fault) {
        var failure = ErrorUris.of(fault, maxBytes);
        answer.fail(failure.uri(), failure.payload());
    }

    /** The token of the stream that a value among params stands for. */
    static @Nullable JsonSlice streamOf(JsonSlice json) {
        return json.toString().startsWith(STREAM) ? json : null;
    }
}
