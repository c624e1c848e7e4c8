package dev.callwire.wamp.server;

import dev.callwire.call.NotExecutedException;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.protocol.StreamItem;
import dev.callwire.wamp.mapping.Elements;
import dev.callwire.wamp.mapping.ErrorUris;
import dev.callwire.wamp.mapping.Payloads;
import dev.callwire.wamp.message.CallOptions;
import dev.callwire.wamp.message.CancelMode;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.message.Payload;
import dev.callwire.wamp.router.LocalCaller;
import dev.callwire.wamp.router.LocalMember;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The server's calls of one connection's client, by the engine's ids: of what the client offers itself, and else of whoever
 * offers it in the realm. Thread-safe; what comes of them is told on the connection's own thread.
 */
final class ClientCalls {
    private static final JsonSlice NO_OPTIONS = JsonSlice.of("{}");
    private static final JsonSlice NULL = JsonSlice.of("null");
    private static final String PARAMETER = "\"callwire.parameter.";

    private final MessageHandler handler;
    private final int maxBytes;
    private final Map<Long, ClientCall> calls = new ConcurrentHashMap<>();

    /** By what stands for a stream among the params, until the call that takes it is made. */
    private final Map<String, Boolean> unsentStreams = new ConcurrentHashMap<>();

    private final Map<String, ClientCall> streams = new ConcurrentHashMap<>();

    /** @param maxBytes how long what is sent may be */
    ClientCalls(MessageHandler handler, int maxBytes) {
        this.handler = handler;
        this.maxBytes = maxBytes;
    }

    /** Calls a procedure that a session offers, or whoever else. */
    void call(
            LocalMember member,
            long session,
            long id,
            String procedure,
            dev.callwire.protocol.@Nullable Payload params,
            CallMeta meta) {
        var payload = params == null ? Payload.NONE : Payloads.ofParams(params, maxBytes);
        var call = new ClientCall(member, id);
        calls.put(id, call);
        try {
            boolean isStreamed = !unsentStreams.isEmpty() && takeStreams(payload, call);
            var sent = isStreamed ? withoutStreams(payload) : payload;
            var options = new CallOptions(NO_OPTIONS, meta.credit() > 0, isStreamed, false, meta.timeoutMillis(), null);
            call.isCalledAs(member.callAt(session, procedure, options, sent, call));
            begin(call.stream);
        } catch (IllegalStateException e) { // the realm is closed
            calls.remove(id);
            throw new NotExecutedException(procedure + " was not called: " + e.getMessage(), e);
        }
    }

    /** Has the engine send all items, since nobody will ask for any. */
    private void begin(@Nullable String stream) {
        if (stream != null) {
            var token = JsonSlice.of(stream);
            handler.execute(() -> handler.onDemand(token, Long.MAX_VALUE));
        }
    }

    private boolean takeStreams(Payload payload, ClientCall call) {
        Elements.without(params(payload), value -> {
            var token = value.toString();
            if (unsentStreams.remove(token) != null) {
                call.stream = token;
                streams.put(token, call);
            }
            return false;
        });
        return call.stream != null;
    }

    private static JsonSlice params(Payload payload) {
        return payload.hasArgumentsKw()
                ? payload.argumentsKw()
                : payload.hasArguments() ? payload.arguments() : NO_OPTIONS;
    }

    private Payload withoutStreams(Payload payload) {
        return Payloads.ofParams(Elements.without(params(payload), value -> streams.containsKey(value.toString())));
    }

    /** Has the client's procedure run; what comes of it nobody hears. */
    void call(LocalMember member, long session, String procedure, Payload payload) {
        member.callAt(session, procedure, CallOptions.NONE, payload, new Unheard());
    }

    /** Tells whoever runs a call that nobody waits for it. */
    void cancel(long id) {
        var call = calls.remove(id);
        if (call != null) {
            call.cancel();
        }
    }

    /** The connection has ended. */
    void close() {
        calls.keySet().forEach(this::cancel);
        streams.clear();
        unsentStreams.clear();
    }

    /** What stands for a stream among the params of a call. */
    JsonSlice newStream(long number) {
        var token = JsonSlice.of(PARAMETER + number + '"');
        unsentStreams.put(token.toString(), true);
        return token;
    }

    /** Sends an item of a stream that is a parameter; false if the stream is none of these. */
    boolean send(JsonSlice token, dev.callwire.protocol.Payload item) {
        var call = streams.get(token.toString());
        if (call == null) {
            return false;
        }
        call.send(Payloads.ofResult(item, maxBytes), true);
        return true;
    }

    /** Ends a stream that is a parameter. */
    void end(JsonSlice token, @Nullable Fault fault) {
        unsentStreams.remove(token.toString());
        var call = streams.remove(token.toString());
        if (call == null) {
            return;
        } else if (fault == null) {
            call.send(Payload.NONE, false);
        } else {
            call.cancel(); // WAMP has no other word for a parameter that has failed
        }
    }

    /** One call, and what comes of it. */
    private final class ClientCall implements LocalCaller {
        private final LocalMember member;
        private final long id;
        private @Nullable String stream;
        private volatile long request;
        private volatile boolean cancelled;

        ClientCall(LocalMember member, long id) {
            this.member = member;
            this.id = id;
        }

        void isCalledAs(long number) {
            request = number;
            if (cancelled) {
                cancel();
            }
        }

        void cancel() {
            cancelled = true;
            if (request != 0) {
                member.cancel(request, CancelMode.KILLNOWAIT);
            }
        }

        void send(Payload payload, boolean more) {
            member.send(request, new CallOptions(NO_OPTIONS, false, more, false, 0, null), payload);
        }

        @Override
        public void onResult(Message.Result result, boolean isLast) {
            if (isLast && !end()) {
                return;
            }
            var told = Payloads.toResult(result.payload());
            var value = told.isEmpty() ? NULL : told.copy();
            handler.execute(() -> {
                if (isLast) {
                    handler.onResult(id, value);
                } else if (!cancelled) {
                    var item = new StreamItem();
                    item.value.set(value);
                    handler.onItem(id, NULL, item);
                }
            });
        }

        @Override
        public void onFailure(Message.Failed failure) {
            if (end()) {
                var payload = failure.payload().copy();
                handler.execute(() -> ErrorUris.read(failure.error(), payload, handler, id));
            }
        }

        private boolean end() {
            var own = stream;
            if (own != null) {
                streams.remove(own);
            }
            return calls.remove(id) != null;
        }
    }

    /** A call whose answer nobody waits for. */
    private static final class Unheard implements LocalCaller {
        @Override
        public void onResult(Message.Result result, boolean isLast) {
            // Nobody waits for it.
        }

        @Override
        public void onFailure(Message.Failed failure) {
            // As above.
        }
    }
}
