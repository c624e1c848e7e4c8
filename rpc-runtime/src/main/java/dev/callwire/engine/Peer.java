package dev.callwire.engine;

import dev.callwire.call.CallOptions;
import dev.callwire.call.RpcPeer;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.protocol.Protocol;
import dev.callwire.protocol.ProtocolSession;
import dev.callwire.protocol.ReplyGroup;
import dev.callwire.stub.ServiceBinding;
import dev.callwire.transport.CloseReason;
import dev.callwire.transport.Connection;
import dev.callwire.transport.ConnectionListener;
import dev.callwire.transport.Handshake;
import java.net.SocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection with all that is made of it: its protocol session, the calls that go out and those that come in. */
public final class Peer implements RpcPeer, ConnectionListener, MessageHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Peer.class);

    private final Connection connection;
    private final ProtocolSession session;
    private final Settings settings;
    private final Answers answers;
    private final OutgoingCalls outgoing;
    private final IncomingCalls incoming;
    private final JsonSlice frame = new JsonSlice();
    private final CompletableFuture<CloseReason> closed = new CompletableFuture<>();

    /**
     * A peer on an open connection.
     *
     * @param dialled whether this end opened it
     */
    public Peer(Connection connection, Protocol protocol, boolean dialled, Settings settings, MethodRegistry registry) {
        this.connection = connection;
        session = protocol.open(dialled, settings.protocolLimits());
        answers = new Answers(connection, session, settings.encoders());
        outgoing = new OutgoingCalls(connection, session, settings, this::peerAwaited);
        incoming = new IncomingCalls(this, connection, settings, registry, answers, outgoing::size);
        this.settings = settings;
    }

    private void peerAwaited() {
        incoming.peerAwaited();
    }

    @Override
    public <T> T proxy(Class<T> service, CallOptions options) {
        return proxy(Bindings.of(service), options);
    }

    @Override
    public <T> T proxy(ServiceBinding<T> binding, CallOptions options) {
        return binding.client(new PeerCaller(outgoing, options));
    }

    @Override
    public SocketAddress remoteAddress() {
        return connection.remoteAddress();
    }

    @Override
    public Handshake handshake() {
        return connection.handshake();
    }

    @Override
    public boolean isOpen() {
        return connection.isOpen();
    }

    @Override
    public CompletionStage<CloseReason> closed() {
        return closed.minimalCompletionStage();
    }

    @Override
    public void close() {
        close(CloseReason.NORMAL, "");
    }

    /** Closes with a code of RFC 6455 section 7.4. */
    public void close(int code, String reason) {
        connection.close(code, reason);
    }

    /** Refuses new calls; completes when those that run are answered. */
    public CompletableFuture<Void> drain() {
        return incoming.drain();
    }

    @Override
    public void onMessage(byte[] utf8, int offset, int length) {
        frame.set(utf8, offset, length);
        session.read(frame, this);
    }

    @Override
    public void onBurstEnd() {
        // Each message was dealt with as it came.
    }

    @Override
    public void onClosed(CloseReason reason) {
        outgoing.close(reason);
        incoming.close();
        settings.execute(() -> closed.complete(reason));
    }

    @Override
    public void onCall(JsonSlice id, @Nullable ReplyGroup group, JsonSlice method, JsonSlice params, CallMeta meta) {
        incoming.call(id, group, method, params, meta);
    }

    @Override
    public void onNotification(JsonSlice method, JsonSlice params, CallMeta meta) {
        incoming.notification(method, params, meta);
    }

    @Override
    public void onObjectCall(
            JsonSlice id, @Nullable ReplyGroup group, long handle, JsonSlice method, JsonSlice params, CallMeta meta) {
        answers.fault(id, group, Fault.of(Fault.UNKNOWN_REFERENCE, "There is no object of handle " + handle));
    }

    @Override
    public void onObjectNotification(long handle, JsonSlice method, JsonSlice params, CallMeta meta) {
        onIgnored("a notification of an object that is not there");
    }

    @Override
    public void onRelease(long handle, boolean ownedBySender) {
        onIgnored("the release of an object that is not there");
    }

    @Override
    public void onDrain(long graceMillis, long retryAfterMillis) {
        onIgnored("that the peer is about to close");
    }

    @Override
    public void onResult(long id, JsonSlice result) {
        var call = outgoing.take(id);
        if (call == null) {
            onIgnored("an answer that is late, or to no call of ours");
        } else {
            call.succeed(result);
        }
    }

    @Override
    public void onFailure(long id, int code, String message, JsonSlice data) {
        end(id, new Outcome.Failed(code, message, data.copy()));
    }

    @Override
    public void onUnreadable(long id, String why) {
        end(id, new Outcome.Unreadable(why));
    }

    private void end(long id, Outcome outcome) {
        var call = outgoing.take(id);
        if (call == null) {
            onIgnored("a failure that is late, or of no call of ours");
        } else {
            call.fail(outcome);
        }
    }

    @Override
    public void onCancel(JsonSlice id) {
        incoming.cancel(id);
    }

    @Override
    public void onMalformed(JsonSlice id, @Nullable ReplyGroup group, Fault fault) {
        answers.fault(id, group, fault);
    }

    @Override
    public void onGroupEnd(ReplyGroup group) {
        answers.groupEnd(group);
    }

    @Override
    public void onIgnored(String why) {
        LOG.debug("Passed over {} from {}", why, remoteAddress());
    }

    @Override
    public String toString() {
        return "RpcPeer[" + remoteAddress() + (isOpen() ? "]" : ", closed]");
    }
}
