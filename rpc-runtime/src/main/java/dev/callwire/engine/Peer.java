package dev.callwire.engine;

import static java.util.Objects.requireNonNull;

import dev.callwire.call.Batch;
import dev.callwire.call.CallOptions;
import dev.callwire.call.ConnectFailedException;
import dev.callwire.call.RpcPeer;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.json.OutboundTooLargeException;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.MalformedFrameException;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.protocol.Opening;
import dev.callwire.protocol.Protocol;
import dev.callwire.protocol.ProtocolSession;
import dev.callwire.protocol.ReplyGroup;
import dev.callwire.protocol.StreamItem;
import dev.callwire.stream.EventSubscription;
import dev.callwire.stub.EventSource;
import dev.callwire.stub.ServiceBinding;
import dev.callwire.transport.CloseReason;
import dev.callwire.transport.Connection;
import dev.callwire.transport.ConnectionListener;
import dev.callwire.transport.Handshake;
import dev.callwire.transport.RateBudget;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection with all that is made of it: its protocol session, the calls that go out and those that come in. */
public final class Peer implements RpcPeer, ConnectionListener, MessageHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Peer.class);
    private static final String LATE_ANSWER = "an answer that is late, or to no call of ours";
    private static final String LATE_FAILURE = "a failure that is late, or of no call of ours";

    private final Connection connection;

    /** The same connection where its messages are binary. */
    private final @Nullable BinaryConnection binary;

    private final ProtocolSession session;
    private final Settings settings;
    private final Answers answers;
    private final OutgoingCalls outgoing;
    private final IncomingCalls incoming;
    private final ObjectTable objects;
    private final Streams streams;
    private final Topics topics;
    private @Nullable TopicRequests topicRequests;
    private final PeerOwner owner;
    private @Nullable RateBudget cancels;
    private final JsonSlice frame = new JsonSlice();
    private final CompletableFuture<@Nullable Void> ready = new CompletableFuture<>();
    private final CompletableFuture<CloseReason> closed = new CompletableFuture<>();

    /** Set when the peer has said that it is about to close. */
    private boolean peerDrains;

    private boolean heard;

    /** Whether messages of a burst have come, and perhaps more are to. */
    private boolean inBurst;

    /** Whether one message goes each way, and no more. */
    private final boolean exchange;

    private final boolean dialled;

    /** Ends what takes too long to begin. */
    private Future<?> handshakeAlarm = CompletableFuture.completedFuture(null);

    /** Whether something of the peer's message is to be answered. */
    private boolean owesAnswer;

    /**
     * A peer on an open connection.
     *
     * @param dialled whether this end opened it
     */
    public Peer(Connection connection, Protocol protocol, boolean dialled, Settings settings, MethodRegistry registry) {
        this(connection, protocol, dialled, false, settings, registry, PeerOwner.NONE);
        begin();
    }

    /**
     * The peer of a connection that was dialled by it.
     *
     * @param owner hears of the peer's end, on the connection's own thread
     */
    public static Peer ofServer(
            Connection connection, Protocol protocol, Settings settings, MethodRegistry registry, PeerOwner owner) {
        return new Peer(connection, protocol, false, false, settings, registry, owner).begin();
    }

    /** The peer of one exchange: it sends one message, which this end answers in one, or closes without an answer. */
    public static Peer ofExchange(
            Connection exchange, Protocol protocol, Settings settings, MethodRegistry registry, PeerOwner owner) {
        var peer = new Peer(exchange, protocol, false, true, settings, registry, owner);
        peer.outgoing.refuse();
        return peer.begin();
    }

    /** @param exchange whether one message goes each way, and no more */
    Peer(
            Connection carrier,
            Protocol protocol,
            boolean dialled,
            boolean exchange,
            Settings settings,
            MethodRegistry registry,
            PeerOwner owner) {
        var form = exchange ? null : protocol.form(carrier.handshake().subprotocol());
        binary = form == null ? null : new BinaryConnection(carrier, form, settings);
        connection = binary == null ? carrier : binary;
        this.exchange = exchange;
        this.dialled = dialled;
        this.owner = owner;
        this.settings = settings;
        session = protocol.open(new Opening(dialled, settings.protocolLimits(), connection.handshake(), registry));
        objects = new ObjectTable(connection, exchange ? null : session.objects(), settings);
        streams = new Streams(connection, session, settings, exchange);
        answers = new Answers(connection, session, settings, objects);
        var carriage = settings.carriage(protocol, dialled);
        var ids = owner.ids();
        outgoing = new OutgoingCalls(
                this,
                connection,
                session,
                settings,
                answers,
                objects,
                streams,
                carriage,
                ids == null ? new CallIds(false) : ids,
                this::peerAwaited);
        incoming = new IncomingCalls(
                this, connection, settings, registry, answers, objects, streams, carriage, this::awaited);
        var contracts = settings.contracts();
        var header = contracts == null || exchange || carriage.namesByUri() ? null : contractHeader();
        if (contracts != null && header != null) {
            outgoing.comparesWith(new PeerContract(header, contracts, outgoing, this::untaken));
        }
        objects.route(outgoing);
        streams.ids(outgoing::nextId);
        topics = registry.topics();
    }

    /** What the other end has said of its contract: a server in its answer, and a client in what it has asked. */
    private @Nullable ContractHeader contractHeader() {
        var handshake = connection.handshake();
        var said = dialled ? handshake.answered() : handshake.headers();
        return ContractHeader.read(said.get(ContractHeader.LOWER_CASE_NAME));
    }

    /** A call was not sent, and cannot be here. */
    private void untaken(PendingCall<?> call) {
        if (!owner.takeBack(call)) {
            call.end(call.notSent("the peer takes no more calls"));
        }
    }

    /** Whether anything came from the peer before the message that is being read; on the connection's own thread. */
    boolean wasHeard() {
        return heard;
    }

    OutgoingCalls outgoing() {
        return outgoing;
    }

    Settings settings() {
        return settings;
    }

    /** How many streams are open, but for the results of this end's own calls. */
    int streams() {
        return streams.size();
    }

    /** How much this end awaits of the peer: answers, and what keeps streams going. */
    private int awaited() {
        return outgoing.size() + streams.size();
    }

    /** How many objects its two ends refer to. */
    int references() {
        return objects.size();
    }

    /** Begins: the connection is open, and nothing was read yet. On the connection's own thread. */
    Peer begin() {
        if (session.begin(this)) {
            ready.complete(null);
        } else if (!ready.isDone()) {
            handshakeAlarm = settings.time()
                    .after(
                            Time.nanosOf(settings.limits().handshakeTimeout()),
                            connection,
                            () -> onEnd(CloseReason.POLICY, "the session did not begin in time (handshakeTimeout)"));
            ready.whenComplete((begun, failure) -> handshakeAlarm.cancel(false));
        }
        return this;
    }

    /** Completes when calls may go out; fails if they never may. */
    CompletableFuture<@Nullable Void> ready() {
        return ready;
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
        outgoing.expects(binding.service(), binding.fingerprint());
        return binding.client(new PeerCaller(outgoing, binding.service(), options));
    }

    @Override
    public void batch(Consumer<Batch> calls) {
        OutgoingBatch.run(outgoing, calls, outgoing::offer);
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
        return connection.isOpen() && ready.isDone() && !ready.isCompletedExceptionally();
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
        send(out -> session.writeClose(out, code));
        connection.close(code, reason);
    }

    private void send(Predicate<JsonWriter> frame) {
        var encoder = settings.encoders().take();
        try {
            if (frame.test(encoder.out)) {
                connection.send(encoder.out.array(), 0, encoder.out.length());
            }
        } finally {
            settings.encoders().giveBack(encoder);
        }
    }

    /**
     * Tells the peer that this end is about to close, and refuses new calls; completes when those that run are answered.
     *
     * <p>Both happen on the connection's own thread, which refuses calls too: the peer is to hear why before it hears of
     * the first one that was refused.
     *
     * @param retryAfter how long the peer is to wait before it connects here again
     */
    public CompletableFuture<Void> drain(Duration retryAfter) {
        if (connection.onOwnThread()) {
            return drainHere(retryAfter);
        }
        var drained = new CompletableFuture<Void>();
        try {
            connection.execute(() -> drainHere(retryAfter).thenAccept(drained::complete));
        } catch (RejectedExecutionException e) { // the connection has ended, and its thread too
            drained.complete(null);
        }
        return drained;
    }

    /**
     * What its calls do when its connection has ended: where they go on, completes when they have ended too; at once where
     * they do not. On the connection's own thread.
     */
    public CompletableFuture<Void> leaveBehind() {
        return session.keepsCalls() ? incoming.drain() : CompletableFuture.completedFuture(null);
    }

    private CompletableFuture<Void> drainHere(Duration retryAfter) {
        if (!exchange) { // whose one message is for the answer
            var grace = settings.limits().drainTimeout();
            send(out -> session.writeDrain(out, grace.toMillis(), retryAfter.toMillis()));
        }
        return incoming.drain();
    }

    /**
     * Closes because this end restarts. What still runs is cancelled and answered first, so that of a call without an
     * answer the peer knows that it did not run. Where an answer may not make it in time that is not claimed.
     *
     * <p>It happens on the connection's own thread, and so after a drain that has begun before.
     */
    public void closeForRestart() {
        if (connection.onOwnThread()) {
            closeForRestartHere();
            return;
        }
        execute(this::closeForRestartHere);
    }

    private void closeForRestartHere() {
        boolean answered =
                incoming.abandonAll(Fault.of(Fault.CANCELLED_BY_SERVER, "This end is closing; the call was cancelled"));
        close(answered ? CloseReason.RESTART : CloseReason.GOING_AWAY, "The server is closing");
    }

    @Override
    public void onMessage(byte[] utf8, int offset, int length) {
        if (!inBurst) {
            inBurst = true;
            settings.burstBegins();
        }
        frame.set(utf8, offset, length);
        incoming.reading(true);
        session.read(frame, this);
        incoming.reading(false);
        heard = true;
        if (exchange && !dialled && !owesAnswer) {
            close();
        }
    }

    @Override
    public void onBurstEnd() {
        incoming.burstEnds();
        inBurst = false;
        settings.burstEnds();
    }

    @Override
    public void onWritable() {
        streams.writable();
    }

    @Override
    public void onClosed(CloseReason reason) {
        onBurstEnd(); // which does not come where a message was not dealt with
        session.close();
        notReady("the connection ended with " + reason);
        owner.closed(this, reason);
        // One that has said it would close answers all that it took before it does.
        boolean neverRan = reason.code() == CloseReason.NOT_SENT
                || (peerDrains && reason.byPeer() && reason.code() == CloseReason.RESTART);
        outgoing.close(reason, call -> comesBack(call, reason, neverRan));
        streams.close(subscription -> comesBack(subscription, reason, false));
        // The notifications of an exchange outlast it, and so do calls whose answers may be asked for elsewhere.
        boolean outlasted = exchange ? reason.code() == CloseReason.NORMAL : session.keepsCalls();
        if (!outlasted) {
            incoming.close();
        }
        objects.close();
        settings.execute(() -> closed.complete(reason));
    }

    private void comesBack(PendingCall<?> call, CloseReason reason, boolean neverRan) {
        call.leavePeer(false);
        call.neverRan &= neverRan;
        if ((neverRan || call.isRepeatable()) && owner.takeBack(call)) {
            return;
        }
        call.end(call.neverRan ? new Outcome.NotExecuted("it ended with " + reason) : new Outcome.Lost(reason));
    }

    @Override
    public void onCall(JsonSlice id, @Nullable ReplyGroup group, JsonSlice method, JsonSlice params, CallMeta meta) {
        owesAnswer = true;
        incoming.call(id, group, method, params, meta);
    }

    @Override
    public boolean onUnprovenCall(JsonSlice id, JsonSlice method, JsonSlice rest, CallMeta meta, JsonReader reader) {
        boolean served = incoming.unprovenCall(id, method, rest, meta, reader);
        owesAnswer |= served;
        return served;
    }

    @Override
    public void onNotification(JsonSlice method, JsonSlice params, CallMeta meta) {
        if (incoming.serves(method) || !streams.event(params)) {
            incoming.notification(method, params, meta);
        }
    }

    @Override
    public void onObjectCall(
            JsonSlice id, @Nullable ReplyGroup group, long handle, JsonSlice method, JsonSlice params, CallMeta meta) {
        owesAnswer = true;
        incoming.objectCall(id, group, handle, method, params, meta);
    }

    @Override
    public void onObjectNotification(long handle, JsonSlice method, JsonSlice params, CallMeta meta) {
        incoming.objectNotification(handle, method, params, meta);
    }

    @Override
    public void onRelease(long handle, boolean ownedBySender) {
        objects.released(handle, ownedBySender);
    }

    @Override
    public void onDrain(long graceMillis, long retryAfterMillis) {
        peerDrains = true;
        outgoing.refuse();
        owner.drains(this, Duration.ofMillis(retryAfterMillis));
    }

    @Override
    public void onResult(long id, JsonSlice result) {
        var call = outgoing.take(id);
        if (call == null) {
            onIgnored(LATE_ANSWER);
            objects.passedOver(result);
        } else {
            call.answer(result, outgoing.reader());
        }
    }

    @Override
    public boolean onUnprovenResult(long id, JsonReader reader) {
        var call = outgoing.find(id);
        return call != null && answersUnproven(call, reader);
    }

    private <R extends @Nullable Object> boolean answersUnproven(PendingCall<R> call, JsonReader reader) {
        R result = call.readHere(reader);
        if (result == null || !reader.isAtEnd()) {
            return false;
        }
        if (outgoing.take(call)) {
            call.answer(result);
        } else {
            onIgnored(LATE_ANSWER);
        }
        return true;
    }

    @Override
    public void onFailure(long id, int code, String message, JsonSlice data) {
        var call = outgoing.take(id);
        if (call == null) {
            onIgnored(LATE_FAILURE);
            return;
        }
        if (code == Fault.BUSY) {
            refused(call, message);
        } else if (code == Fault.CANCELLED_BY_SERVER && peerDrains && call.isTakenUpAgain() && takenBack(call)) {
            LOG.debug("{} goes on elsewhere", call.method.name());
        } else {
            call.end(new Outcome.Failed(code, null, message, data.copy()));
        }
    }

    @Override
    public void onFailure(long id, String uri, String message, JsonSlice data) {
        var call = outgoing.take(id);
        if (call == null) {
            onIgnored(LATE_FAILURE);
        } else {
            call.end(new Outcome.Failed(Fault.APPLICATION_ERROR, uri, message, data.copy()));
        }
    }

    private boolean takenBack(PendingCall<?> call) {
        call.leavePeer(false);
        return owner.takeBack(call);
    }

    /** The peer did not run a call. */
    private void refused(PendingCall<?> call, String why) {
        call.leavePeer(false);
        if (!peerDrains || !owner.takeBack(call)) {
            call.end(call.notSent(why));
        }
    }

    @Override
    public void onUnreadable(long id, String why) {
        var call = outgoing.take(id);
        if (call == null) {
            onIgnored("what is no answer, to no call of ours");
        } else {
            call.end(new Outcome.Unreadable(why));
        }
    }

    @Override
    public void onEvent(JsonSlice subscription, StreamItem item) {
        streams.event(subscription, item);
    }

    @Override
    public boolean isNotification(JsonSlice method) {
        return incoming.servesNotification(method);
    }

    @Override
    public boolean offers(JsonSlice topic) {
        return topics.find(topic.toString()) != null;
    }

    @Override
    public void onReply(JsonSlice reply) {
        connection.send(reply.array(), reply.offset(), reply.length());
    }

    @Override
    public void onCancel(JsonSlice id) {
        var budget = cancels;
        if (budget == null) {
            var limits = settings.limits();
            budget = new RateBudget(limits.cancelsPer10Seconds(), limits.cancelsPerMinute(), settings.time()::nanos);
            cancels = budget;
        }
        if (budget.spend()) {
            incoming.cancel(id);
        } else {
            settings.limitCounts().passed("cancels");
            close(CloseReason.POLICY, "too many cancels");
        }
    }

    @Override
    public void onAbandoned(JsonSlice id) {
        incoming.abandon(id);
    }

    @Override
    public void onMalformed(JsonSlice id, @Nullable ReplyGroup group, Fault fault) {
        owesAnswer = true;
        answers.fault(id, group, fault);
    }

    @Override
    public void onGroupEnd(ReplyGroup group) {
        answers.groupEnd(group);
    }

    @Override
    public void onReady() {
        ready.complete(null);
    }

    @Override
    public void onEnd(int code, String why) {
        outgoing.refuse(); // what is called until the peer has closed, too, waits for another connection
        notReady(why);
        connection.close(code, why);
    }

    private void notReady(String why) {
        if (!ready.isDone()) {
            ready.completeExceptionally(new ConnectFailedException(
                    "The connection to " + connection.remoteAddress() + " was opened, but not the session: " + why));
        }
    }

    @Override
    public void execute(Runnable task) {
        try {
            connection.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("{} has ended, and its thread too", this, e);
        }
    }

    @Override
    public boolean isWritable() {
        return connection.isWritable();
    }

    @Override
    public RpcPeer peer() {
        return this;
    }

    @Override
    public void onIgnored(String why) {
        LOG.debug("Passed over {} from {}", why, remoteAddress());
    }

    @Override
    public String toString() {
        return "RpcPeer[" + remoteAddress() + (isOpen() ? "]" : ", closed]");
    }

    @Override
    public <E> EventSubscription subscribe(Class<E> events, E listener) {
        return new PeerEvents(outgoing).subscribe(events, listener);
    }

    @Override
    public EventSource events() {
        return new PeerEvents(outgoing);
    }

    @Override
    public <E> E publisher(Class<E> events) {
        return new PeerEvents(outgoing).publisher(events);
    }

    @Override
    public void onItem(long id, JsonSlice token, StreamItem item) {
        if (id != 0 && outgoing.find(id) instanceof StreamCall<?, ?> call) {
            call.item(item);
        } else {
            streams.item(token, item);
        }
    }

    @Override
    public void onDemand(JsonSlice token, long count) {
        streams.demand(token, count);
    }

    @Override
    public void onStop(JsonSlice token) {
        streams.stop(token.toString());
    }

    @Override
    public void onSubscribe(JsonSlice id, @Nullable ReplyGroup group, JsonSlice topic, JsonSlice keys, CallMeta meta) {
        owesAnswer = true;
        topics().subscribe(id, group, topic, keys, meta);
    }

    @Override
    public void onUnsubscribe(JsonSlice id, @Nullable ReplyGroup group, JsonSlice subscription) {
        owesAnswer = true;
        topics().unsubscribe(id, group, subscription);
    }

    @Override
    public void onListen(JsonSlice id, @Nullable ReplyGroup group, List<String> names, CallMeta meta) {
        owesAnswer = true;
        topics().listen(id, group, names);
    }

    @Override
    public void onUnlisten(JsonSlice id, @Nullable ReplyGroup group, List<String> names) {
        owesAnswer = true;
        topics().unlisten(id, group, names);
    }

    @Override
    public void onPublish(JsonSlice id, @Nullable ReplyGroup group, JsonSlice topic, JsonSlice event, CallMeta meta) {
        owesAnswer |= !id.isEmpty();
        topics().publish(id, group, topic, event);
    }

    private TopicRequests topics() {
        var own = topicRequests;
        if (own == null) {
            own = new TopicRequests(this, topics, streams, answers, settings);
            topicRequests = own;
        }
        return own;
    }

    @Override
    public boolean takesBinary() {
        return binary != null;
    }

    @Override
    public void onBinary(byte[] bytes, int offset, int length) {
        JsonWriter json;
        try {
            json = requireNonNull(binary).decode(bytes, offset, length);
        } catch (MalformedFrameException e) {
            var limit = e.limit();
            if (limit != null) {
                settings.limitCounts().passed(limit);
            }
            session.unreadable(e.why(), this);
            heard = true;
            return;
        } catch (OutboundTooLargeException e) {
            settings.limitCounts().passed("inboundMessageBytes");
            close(CloseReason.TOO_BIG, "a message has at most " + e.maxLength() + " bytes as JSON");
            return;
        }
        onMessage(json.array(), 0, json.length());
        frame.clear(); // its bytes are nobody else's
    }
}
