package dev.callwire.wamp.server;

import dev.callwire.call.NotExecutedException;
import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.protocol.Payload;
import dev.callwire.protocol.ProtocolLimits;
import dev.callwire.protocol.ProtocolSession;
import dev.callwire.protocol.ReplyGroup;
import dev.callwire.protocol.StreamFrames;
import dev.callwire.transport.CloseReason;
import dev.callwire.wamp.mapping.Payloads;
import dev.callwire.wamp.message.Match;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.message.Uris;
import dev.callwire.wamp.router.Identity;
import dev.callwire.wamp.router.Realm;
import dev.callwire.wamp.router.Refusal;
import dev.callwire.wamp.router.RouterSession;
import dev.callwire.wamp.router.Session;
import dev.callwire.wamp.router.SessionOwner;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One connection's side of a router. Frames go into the router, and what it says comes out of it; nothing is written by the
 * engine itself.
 */
final class RouterConnection implements ProtocolSession, SessionOwner {
    private final WampServer server;
    private final int maxBytes;
    private final Backlog backlog;
    private final WampStreams streams = new WampStreams(this);

    /** Set before anything else happens. */
    private @Nullable Begun begun;

    /** Set when the client is in. */
    private volatile @Nullable Joined joined;

    /** Whether something that came is still to be decided on. Touched on the connection's own thread alone. */
    private boolean isWaiting;

    /** What there is from the beginning. */
    private record Begun(MessageHandler handler, RouterSession session, Invocations invocations, ClientCalls calls) {}

    /** What there is when the client is in. */
    private record Joined(ServedRealm realm, long session, Access access) {}

    RouterConnection(WampServer server, ProtocolLimits limits) {
        this.server = server;
        maxBytes = limits.outboundBytes();
        backlog = new Backlog(server.settings().waitingBytes());
    }

    private Begun begun() {
        var all = begun;
        if (all == null) {
            throw new IllegalStateException("The session has not begun");
        }
        return all;
    }

    private Joined joinedOrRefused(String what) {
        var in = joined;
        if (in == null) {
            throw new NotExecutedException(what + " was not sent: the client has not joined a realm");
        }
        return in;
    }

    Invocations invocations() {
        return begun().invocations;
    }

    ClientCalls calls() {
        return begun().calls;
    }

    // The engine's side

    @Override
    public boolean begin(MessageHandler handler) {
        var invocations = new Invocations(handler, maxBytes);
        var calls = new ClientCalls(handler, maxBytes);
        var outbox = new ClientOutbox(handler, server.host(), server.settings().slowSubscribers(), this::abort);
        var session = server.router().open(outbox, this);
        begun = new Begun(handler, session, invocations, calls);
        return false;
    }

    private void abort(String reason, String words) {
        begun().session.abort(reason, words);
    }

    @Override
    public void read(JsonSlice frame, MessageHandler handler) {
        if (!isWaiting) {
            take(frame);
        } else if (!backlog.add(frame)) {
            server.host().limitPassed("waitingBytes");
            backlog.clear();
            begun().session.abort(Uris.TOO_MANY, "Too much waits for a decision on what came before (waitingBytes)");
        }
    }

    /** Takes a frame; one that is about who the client is, where code of users may run. */
    private void take(JsonSlice frame) {
        var session = begun().session;
        if (session.hasJoined()) {
            var decision = session.receive(frame);
            if (decision != null) {
                isWaiting = true;
                decision.thenAccept(rest -> begun().handler.execute(() -> {
                    rest.run();
                    goOn();
                }));
            }
            return;
        }
        isWaiting = true;
        var kept = frame.copy();
        server.host().workers().execute(() -> {
            session.receive(kept);
            begun().handler.execute(this::goOn);
        });
    }

    private void goOn() {
        isWaiting = false;
        JsonSlice next;
        while (!isWaiting && (next = backlog.poll()) != null) {
            take(next);
        }
    }

    @Override
    public void unreadable(String why, MessageHandler handler) {
        begun().session.violate(why);
    }

    @Override
    public void writeCall(JsonWriter out, long id, byte[] method, @Nullable Payload params, CallMeta meta) {
        var procedure = text(method);
        var in = joinedOrRefused(procedure);
        begun().calls.call(in.realm.member(), in.session, id, procedure, params, meta);
    }

    @Override
    public void writeNotification(JsonWriter out, byte[] method, @Nullable Payload params, CallMeta meta) {
        var procedure = text(method);
        var in = joinedOrRefused(procedure);
        var payload = params == null ? dev.callwire.wamp.message.Payload.NONE : Payloads.ofParams(params, maxBytes);
        begun().calls.call(in.realm.member(), in.session, procedure, payload);
    }

    private static String text(byte[] quoted) {
        return new JsonReader(JsonLimits.NONE).reset(quoted, 0, quoted.length).readString();
    }

    @Override
    public boolean writeResult(JsonWriter out, JsonSlice id, @Nullable ReplyGroup group, Payload result) {
        begun().invocations.result(id, result);
        return false;
    }

    @Override
    public boolean writeFailure(JsonWriter out, JsonSlice id, @Nullable ReplyGroup group, Fault fault) {
        begun().invocations.fail(id, fault);
        return false;
    }

    @Override
    public boolean writeGroup(JsonWriter out, ReplyGroup group) {
        throw new UnsupportedOperationException("WAMP has no groups of answers");
    }

    @Override
    public boolean writeCancel(JsonWriter out, long id) {
        begun().calls.cancel(id);
        return false;
    }

    @Override
    public boolean writeClose(JsonWriter out, int code) {
        boolean closes = code == CloseReason.RESTART || code == CloseReason.GOING_AWAY;
        begun().session
                .dismiss(
                        closes ? Uris.SYSTEM_SHUTDOWN : Uris.CLOSE_NORMAL,
                        closes ? "The server is closing" : "The server closes the connection");
        return false;
    }

    @Override
    public StreamFrames streams() {
        return streams;
    }

    @Override
    public void close() {
        backlog.clear();
        begun().session.disconnected();
        server.left(begun().handler.peer());
        begun().calls.close();
    }

    // The router's side

    @Override
    public void joined(Realm realm, long session, Identity identity) {
        var served = server.realm(realm);
        var handler = begun().handler;
        var access = new Access(served, realm.disclosure(), server.host(), handler.peer(), session, identity);
        joined = new Joined(served, session, access);
        server.joined(handler.peer(), new Session(realm.name(), session, identity));
        handler.onReady();
    }

    @Override
    public @Nullable CompletableFuture<@Nullable Refusal> ask(Message.Request request) {
        var in = joined;
        return in == null ? null : in.access.ask(request);
    }

    @Override
    public @Nullable CompletableFuture<@Nullable Refusal> askForTestament(Message.Publish event) {
        var in = joined;
        return in == null ? null : in.access.askForTestament(event);
    }

    @Override
    public void bequeathed(Message.Publish event) {
        var in = joined;
        var topic = in == null ? null : in.realm.topics().find(event.topic());
        if (topic != null && OfferedTopic.isForAll(event)) {
            server.host().workers().execute(() -> topic.publish(event.payload()));
        }
    }

    @Override
    public void subscribed(String uri, Match match) {
        var in = joined;
        if (in != null) {
            var peer = begun().handler.peer();
            in.realm.topics().matching(uri, match).forEach(topic -> topic.joined(peer));
        }
    }

    @Override
    public void unsubscribed(String uri, Match match) {
        var in = joined;
        if (in != null) {
            var peer = begun().handler.peer();
            in.realm.topics().matching(uri, match).forEach(topic -> topic.left(peer));
        }
    }

    @Override
    public void limitPassed(String limit) {
        server.host().limitPassed(limit);
    }
}
