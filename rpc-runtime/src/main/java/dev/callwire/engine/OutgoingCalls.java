package dev.callwire.engine;

import dev.callwire.call.Metadata;
import dev.callwire.call.NotCarriedException;
import dev.callwire.call.NotExecutedException;
import dev.callwire.call.RpcPeer;
import dev.callwire.flow.WindowBudget;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.OutboundTooLargeException;
import dev.callwire.json.References;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.ProtocolSession;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.transport.CloseReason;
import dev.callwire.transport.Connection;
import dev.callwire.transport.RateBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls that this end makes over one connection. Thread-safe. */
final class OutgoingCalls implements Route {
    private static final Logger LOG = LoggerFactory.getLogger(OutgoingCalls.class);
    private static final CallMeta NO_META = new CallMeta();

    /** When to look again whether the peer bears a cancel. */
    private static final long NEXT_CANCEL = TimeUnit.SECONDS.toNanos(1);

    private final RpcPeer peer;
    private final Connection connection;
    private final ProtocolSession session;
    private final Settings settings;
    private final ObjectTable objects;
    private final Streams streams;
    private final Answers answers;
    private final Carriage carriage;

    private final PendingCalls pending;
    private final Alarm deadlines;
    /** Absent where nothing is sent once more under its id. */
    private final @Nullable Resends resends;

    private final Runnable awaited;
    private @Nullable JsonReader reader;
    private @Nullable RateBudget cancels;

    /** Cancels that the peer does not bear yet. */
    private final Queue<Long> withheld = new ConcurrentLinkedQueue<>();

    private final Alarm withheldCancels;
    private volatile @Nullable CloseReason closed;

    /** Absent where the peer has said nothing of its contract. */
    private @Nullable PeerContract contract;

    /** The same where it is not in all the contract that this end was compiled with. */
    private volatile @Nullable PeerContract differing;

    /** Set while the peer takes no more calls. */
    private volatile boolean refused;

    /**
     * No calls yet.
     *
     * @param awaited hears each time that this end awaits the peer
     */
    OutgoingCalls(
            RpcPeer peer,
            Connection connection,
            ProtocolSession session,
            Settings settings,
            Answers answers,
            ObjectTable objects,
            Streams streams,
            Carriage carriage,
            CallIds ids,
            Runnable awaited) {
        this.peer = peer;
        this.connection = connection;
        this.session = session;
        this.settings = settings;
        this.answers = answers;
        this.objects = objects;
        this.streams = streams;
        this.carriage = carriage;
        this.awaited = awaited;
        pending = new PendingCalls(settings.limits().pendingCalls(), ids);
        withheldCancels = new Alarm(settings.time(), connection, this::sendWithheld);
        long late = session.resendMillis();
        resends = late == 0 && !ids.areKept()
                ? null
                : new Resends(pending, settings.time(), connection, late, streams::send);
        deadlines = new Alarm(settings.time(), connection, now -> pending.expire(now, this::expire));
    }

    @Override
    public RpcPeer peer() {
        return peer;
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public WindowBudget windows() {
        return streams.budget();
    }

    /** For use on the connection's own thread alone. */
    JsonReader reader() {
        var own = reader;
        if (own == null) {
            own = settings.newReader();
            reader = own;
        }
        return own;
    }

    @Override
    public boolean onOwnThread() {
        return connection.onOwnThread();
    }

    /** Runs a task on the connection's own thread. */
    void execute(Runnable task) {
        connection.execute(task);
    }

    /** How many calls await the peer. */
    int size() {
        return pending.size();
    }

    /** Whether calls can be sent. */
    boolean takesCalls() {
        return closed == null && !refused;
    }

    /** The peer takes no more calls. */
    void refuse() {
        refused = true;
    }

    /** Says what is known of the peer's contract, before anything is sent. */
    void comparesWith(PeerContract peerContract) {
        contract = peerContract;
    }

    @Override
    public void expects(Class<?> expected, long fingerprint) {
        var known = contract;
        if (known != null && known.differs(expected, fingerprint)) {
            differing = known;
        }
    }

    /** Whether a call may go, as far as the contract is concerned; if not, it has been dealt with. */
    private boolean mayGo(PendingCall<?> call) {
        var known = differing;
        var check = known == null ? null : known.of(call.contract());
        return check == null || check.lets(call);
    }

    private boolean mayGo(OutgoingNotification notification) {
        var known = differing;
        var check = known == null ? null : known.of(notification.caller().contract());
        return check == null || check.lets(notification);
    }

    @Override
    public void send(PendingCall<?> call) {
        if (!offer(call)) {
            throw notSent(call.method);
        }
    }

    /** Sends a call; false if the connection has ended, or the peer takes no more. */
    boolean offer(PendingCall<?> call) {
        return !mayGo(call) || offerChecked(call);
    }

    /** The same for one that may go as far as the contract is concerned. */
    boolean offerChecked(PendingCall<?> call) {
        if (!await(call)) {
            return false;
        }
        var encoder = settings.encoders().take();
        try {
            if (session.sendsInOrder()) {
                synchronized (session) {
                    encodeAndSend(call, encoder);
                }
            } else {
                encodeAndSend(call, encoder);
            }
            sent(call);
        } catch (RuntimeException | Error e) {
            giveUp(call, e);
        } finally {
            settings.encoders().giveBack(encoder);
        }
        return true;
    }

    private void encodeAndSend(PendingCall<?> call, Encoder encoder) {
        if (resends == null) {
            encode(call, encoder);
        } else if (!resends.writeKept(call, encoder.out)) {
            encode(call, encoder);
            resends.keep(call, encoder.out);
        }
        send(encoder);
    }

    /** Sends what was written, unless the session brings it to the peer otherwise. */
    private void send(Encoder encoder) {
        if (encoder.out.length() == 0) {
            return;
        }
        try {
            connection.send(encoder.out.array(), 0, encoder.out.length());
        } catch (OutboundTooLargeException e) { // in the binary form that it has
            session.unsent();
            throw e;
        }
    }

    /**
     * Sends calls and notifications in one frame.
     *
     * @return those that were not sent and have not ended: all where the protocol has no such frame, or the connection
     *     has ended; the rest where it ends meanwhile
     */
    List<Object> offer(List<Object> messages) {
        if (!session.hasBatches() || !takesCalls()) {
            return messages;
        }
        var left = new ArrayList<>();
        var taken = new ArrayList<PendingCall<?>>();
        var encoder = settings.encoders().take();
        try {
            session.beginBatch(encoder.out);
            int before = encoder.out.length();
            for (var message : messages) {
                int start = encoder.out.length();
                if (start > before) {
                    session.separateInBatch(encoder.out);
                }
                if (!addTo(encoder, message, left, taken)) {
                    encoder.out.truncate(start);
                }
            }
            if (encoder.out.length() > before) {
                session.endBatch(encoder.out);
                connection.send(encoder.out.array(), 0, encoder.out.length());
            }
            taken.forEach(this::sent);
        } finally {
            settings.encoders().giveBack(encoder);
        }
        return left;
    }

    /** Adds a message to a frame; false if nothing of it is to stay there. */
    private boolean addTo(Encoder encoder, Object message, List<Object> left, List<PendingCall<?>> taken) {
        var call = message instanceof PendingCall<?> pendingCall ? pendingCall : null;
        boolean isPending = false;
        try {
            if (call == null) {
                var notification = (OutgoingNotification) message;
                if (!mayGo(notification)) {
                    return false;
                }
                encode(notification, encoder);
                return true;
            } else if (!mayGo(call)) {
                return false;
            } else if (!await(call)) {
                left.add(call);
                return false;
            }
            isPending = true;
            encode(call, encoder);
            taken.add(call);
            return true;
        } catch (RuntimeException e) {
            if (call == null) {
                LOG.warn(
                        "The notification {} was not sent",
                        ((OutgoingNotification) message).method().name(),
                        e);
            } else if (!isPending || pending.remove(call)) {
                call.end(new Outcome.Unsent(e));
            }
            return false;
        }
    }

    /** Puts a call among those that await the peer, so that its answer cannot come before. */
    private boolean await(PendingCall<?> call) {
        if (refused) {
            return false;
        }
        call.movesTo(this);
        call.attempts++;
        switch (pending.add(call)) {
            case YES -> {}
            case CLOSED -> {
                call.attempts--;
                return false;
            }
            case FULL -> {
                settings.limitCounts().passed("pendingCalls");
                throw new NotExecutedException(call.method.name() + " was not sent: "
                        + settings.limits().pendingCalls()
                        + " calls are waiting for this peer, the limit (pendingCalls)");
            }
        }
        if (call.mayExpire()) {
            deadlines.notLaterThan(call.deadline);
        }
        awaited.run();
        return true;
    }

    /** The peer has a call now. If it was cancelled before, nobody else could tell the peer. */
    private void sent(PendingCall<?> call) {
        long id = call.id;
        if (resends != null) {
            resends.sent(call);
        }
        call.sent();
        if (call.isCancelled()) {
            if (!pending.holds(call)) {
                tellCancelled(id, call.lasts());
            } else {
                call.endIfCancelled();
            }
        }
    }

    private void encode(PendingCall<?> call, Encoder encoder) {
        var refusal = carriage.refusal(call);
        if (refusal != null) {
            throw new NotCarriedException(refusal, peer);
        }
        call.goesByUri(carriage.namesByUri());
        var within = answers.comeFirst() ? answers.acceptFor(call.name(), call.within(answers)) : null;
        if (call.lasts() || call.method.hasStreamParams()) {
            boolean resultAlone = call instanceof StreamCall<?, ?> stream
                    && !stream.isSubscription()
                    && !call.method.hasStreamParams();
            if (!(resultAlone ? streams.takesResults() : streams.isSupported())) {
                throw new NotExecutedException(
                        call.method.name()
                                + " was not sent: it streams, which takes a protocol that can, and a connection that stays open");
            }
            var arguments = call.method.hasStreamParams() ? new CallStreams(streams, call.method) : null;
            call.streamArguments = arguments;
            encoder.streams(arguments);
        }
        if (!call.method.passesReferences()) {
            call.write(session, streams, encoder, meta(call, within));
            return;
        }
        call.objects = objects;
        var scope = objects.ofArguments(call.method);
        call.exported = scope;
        var previous = scope.enter();
        try {
            call.write(session, streams, encoder, meta(call, within));
        } finally {
            References.leave(previous);
        }
    }

    private CallMeta meta(PendingCall<?> call, @Nullable JsonSlice within) {
        if (!call.tellsTimeout()
                && call.metadata.isEmpty()
                && !(call instanceof StreamCall)
                && within == null
                && !call.isOneValue()) {
            return NO_META; // both ends have a default timeout: only what was asked for is worth its bytes
        }
        var meta = new CallMeta();
        if (call.tellsTimeout()) {
            meta.timeoutMillis(call.millisLeft(settings.time().nanos()));
        }
        meta.within(within);
        meta.oneValue(call.isOneValue());
        meta.attempt(call.attempts);
        meta.metadata(call.metadata);
        if (call instanceof StreamCall<?, ?> stream) {
            stream.goesOver(streams, meta);
        }
        return meta;
    }

    /** A call could not be written: its caller hears why, unless it has been told of another end. */
    private void giveUp(PendingCall<?> call, Throwable why) {
        if (!pending.remove(call)) {
            return;
        }
        throw Sneaky.rethrow(why instanceof OutboundTooLargeException e ? tooLarge(call.method, e) : why);
    }

    @Override
    public void send(OutgoingNotification notification) {
        if (!offer(notification)) {
            throw notSent(notification.method());
        }
    }

    /** Sends a notification; false if the connection has ended, or the peer takes no more. */
    boolean offer(OutgoingNotification notification) {
        return !mayGo(notification) || offerChecked(notification);
    }

    /** The same for one that may go as far as the contract is concerned. */
    boolean offerChecked(OutgoingNotification notification) {
        if (!takesCalls()) {
            return false;
        }
        var encoder = settings.encoders().take();
        try {
            if (session.sendsInOrder()) {
                synchronized (session) {
                    encode(notification, encoder);
                    send(encoder);
                }
            } else {
                encode(notification, encoder);
                send(encoder);
            }
        } catch (OutboundTooLargeException e) {
            throw tooLarge(notification.method(), e);
        } finally {
            settings.encoders().giveBack(encoder);
        }
        return true;
    }

    private void encode(OutgoingNotification notification, Encoder encoder) {
        var name = notification.name(carriage.namesByUri());
        var within = answers.comeFirst() ? answers.acceptFor(name, notification.within(answers)) : null;
        var params = encoder.params(notification.method(), notification.arguments());
        session.writeNotification(encoder.out, name, params, meta(notification.metadata(), within));
    }

    private static CallMeta meta(Metadata metadata, @Nullable JsonSlice within) {
        if (metadata.isEmpty() && within == null) {
            return NO_META;
        }
        var meta = new CallMeta();
        meta.metadata(metadata);
        meta.within(within);
        return meta;
    }

    private NotExecutedException notSent(MethodDescriptor<?> method) {
        var reason = closed;
        return new NotExecutedException(method.name() + " was not sent: "
                + (reason == null ? "the peer takes no more calls" : "the connection has ended with " + reason));
    }

    private NotExecutedException tooLarge(MethodDescriptor<?> method, OutboundTooLargeException cause) {
        settings.limitCounts().passed("outboundMessageBytes");
        return new NotExecutedException(
                method.name() + " was not sent: " + cause.getMessage() + " (outboundMessageBytes)", cause);
    }

    /** An id for a call that nobody waits for. */
    long nextId() {
        return pending.nextId();
    }

    @Nullable
    PendingCall<?> take(long id) {
        return pending.remove(id);
    }

    /** Takes out a call, if it is here. */
    boolean take(PendingCall<?> call) {
        return pending.remove(call);
    }

    /** The call of an id, which stays. */
    @Nullable
    PendingCall<?> find(long id) {
        return pending.find(id);
    }

    @Override
    public boolean withdraw(PendingCall<?> call) {
        long id = call.id;
        if (!pending.remove(call)) {
            return false;
        }
        if (call.isSent()) {
            tellCancelled(id, call.lasts());
        }
        return true;
    }

    private void expire(PendingCall<?> call) {
        tellCancelled(call.id, call.lasts());
        call.end(new Outcome.Expired(call.timeout()));
    }

    /** @param lasts whether the call would go on without end, so that the cancel is only put off */
    private void tellCancelled(long id, boolean lasts) {
        if (mayCancel()) {
            sendCancel(id);
        } else if (lasts) {
            withheld.add(id);
            withheldCancels.notLaterThan(settings.time().nanos() + NEXT_CANCEL);
        } else {
            LOG.debug("Withheld a cancel: the peer bears no more of them at present");
            session.forget(id);
        }
    }

    private long sendWithheld(long now) {
        Long id;
        while ((id = withheld.peek()) != null) {
            if (!mayCancel()) {
                return NEXT_CANCEL;
            }
            withheld.remove();
            sendCancel(id);
        }
        return PendingCalls.NEVER;
    }

    private void sendCancel(long id) {
        var encoder = settings.encoders().take();
        try {
            if (session.writeCancel(encoder.out, id)) {
                connection.send(encoder.out.array(), 0, encoder.out.length());
            }
        } finally {
            settings.encoders().giveBack(encoder);
        }
    }

    /** Whether a cancel is within what the peer bears, which is taken to be what this end does, and a little less. */
    private synchronized boolean mayCancel() {
        var budget = cancels;
        if (budget == null) {
            var limits = settings.limits();
            budget = new RateBudget(
                    Math.max(1, limits.cancelsPer10Seconds() * 4 / 5),
                    Math.max(1, limits.cancelsPerMinute() * 4 / 5),
                    settings.time()::nanos);
            cancels = budget;
        }
        return budget.spend();
    }

    /** Gives every call that is pending to its owner, and takes none any more. */
    void close(CloseReason reason, LostCalls owner) {
        closed = reason;
        deadlines.cancel();
        if (resends != null) {
            resends.cancel();
        }
        withheldCancels.cancel();
        pending.close(owner::lost);
        if (contract != null) {
            contract.close();
        }
    }

    /** Decides what becomes of calls whose connection has ended. */
    @FunctionalInterface
    interface LostCalls {
        void lost(PendingCall<?> call);
    }
}
