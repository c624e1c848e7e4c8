package dev.callwire.engine;

import dev.callwire.call.Batch;
import dev.callwire.call.CallOptions;
import dev.callwire.call.ConnectionEvent;
import dev.callwire.call.NotExecutedException;
import dev.callwire.call.ReconnectPolicy;
import dev.callwire.call.RpcPeer;
import dev.callwire.flow.WindowBudget;
import dev.callwire.protocol.Protocol;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.ServiceBinding;
import dev.callwire.transport.CloseReason;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a client calls through: one connection after the other, and between two of them a place where calls wait.
 *
 * <p>A call of an idempotent method, and one that certainly did not run, goes on over the next connection when its own is
 * lost. Thread-safe; a call that finds a connection takes no lock.
 */
public final class Link implements ClientRoute, Route, PeerOwner {
    private static final Logger LOG = LoggerFactory.getLogger(Link.class);

    private final RpcPeer owner;
    private final List<URI> addresses;
    private final Dialler dialler;
    private final Protocol protocol;
    private final Settings settings;
    private final WindowBudget windows;
    private final MethodRegistry registry;
    private final ReconnectPolicy policy;
    private final ConnectionEvents events;
    private final @Nullable CallIds ids;
    /** The contracts of what this end calls, by their interfaces. */
    private final Map<Class<?>, Long> expected = new HashMap<>();

    private final WaitingCalls waiting;
    private final Alarm deadlines;
    private final CompletableFuture<CloseReason> closed = new CompletableFuture<>();

    /** Where calls go; absent while there is no connection that takes any. */
    private volatile @Nullable Peer current;

    /** The newest connection, open or not. */
    private volatile @Nullable Peer newest;

    /** The connections that take no more calls but have some to answer. */
    private final Set<Peer> leaving = new HashSet<>();

    /** Where the newest connection goes to. */
    private URI address;

    private long connectedAt;
    private int nextAddress;
    private int attempts;
    private boolean dialling;
    private @Nullable Future<?> redial;
    private @Nullable CloseReason ended;

    /**
     * A link that is not connected yet.
     *
     * @param owner what handlers, interceptors and users know the other end as
     * @param addresses tried in turn
     */
    public Link(
            RpcPeer owner,
            List<URI> addresses,
            Dialler dialler,
            Protocol protocol,
            Settings settings,
            MethodRegistry registry,
            ReconnectPolicy policy,
            Consumer<ConnectionEvent> listener) {
        this.owner = owner;
        this.addresses = List.copyOf(addresses);
        address = this.addresses.get(0);
        this.dialler = dialler;
        this.protocol = protocol;
        this.settings = settings;
        windows = new WindowBudget(settings.limits().streamBufferBytes());
        this.registry = registry;
        this.policy = policy;
        events = new ConnectionEvents(settings, listener);
        ids = protocol.keepsIds() ? new CallIds(true) : null;
        waiting = new WaitingCalls(settings.limits().pendingCalls());
        deadlines = new Alarm(settings.time(), settings::execute, this::expire);
    }

    @Override
    public CompletionStage<Peer> connect() {
        var result = new CompletableFuture<Peer>();
        connectTo(0, result);
        return result;
    }

    private void connectTo(int index, CompletableFuture<Peer> result) {
        var first = addresses.get(index);
        dial(first).whenComplete((peer, failure) -> {
            if (failure == null) {
                nextAddress = index + 1;
                events.tell(new ConnectionEvent.Connected(first));
                result.complete(peer);
            } else if (index + 1 < addresses.size()) {
                connectTo(index + 1, result);
            } else {
                result.completeExceptionally(failure);
            }
        });
    }

    private CompletableFuture<Peer> dial(URI to) {
        var opened = new CompletableFuture<Peer>();
        CompletionStage<?> dialled;
        try {
            dialled = dialler.dial(to, connection -> {
                var peer = new Peer(connection, protocol, true, false, settings, registry, this);
                peer.begin().ready().whenComplete((ready, failure) -> {
                    if (failure == null) {
                        opened(peer, to);
                        opened.complete(peer);
                    } else {
                        opened.completeExceptionally(failure);
                    }
                });
                return peer;
            });
        } catch (RuntimeException e) { // a transport that is closed
            opened.completeExceptionally(e);
            return opened;
        }
        dialled.whenComplete((connection, failure) -> {
            if (failure != null) {
                opened.completeExceptionally(
                        failure instanceof CompletionException && failure.getCause() != null
                                ? failure.getCause()
                                : failure);
            }
        });
        return opened;
    }

    private void opened(Peer peer, URI at) {
        CloseReason already;
        synchronized (this) {
            already = ended;
            if (already == null) {
                newest = peer;
                expected.forEach(peer.outgoing()::expects);
                current = peer;
                connectedAt = settings.time().nanos();
                address = at;
            }
        }
        if (already != null) {
            peer.close();
        } else {
            sendWaiting(peer);
        }
    }

    /** Sends what has waited, in its order, as long as the connection takes it. */
    private void sendWaiting(Peer peer) {
        while (true) {
            Object message;
            synchronized (this) {
                if (current != peer || !peer.outgoing().takesCalls()) {
                    return;
                }
                message = waiting.poll();
            }
            if (message == null) {
                return;
            }
            sendWaiting(peer, message);
        }
    }

    private void sendWaiting(Peer peer, Object message) {
        try {
            boolean sent = message instanceof PendingCall<?> call
                    ? peer.outgoing().offer(call)
                    : peer.outgoing().offer((OutgoingNotification) message);
            if (!sent) {
                keep(message);
            }
        } catch (RuntimeException e) {
            fail(message, String.valueOf(e.getMessage()));
        }
    }

    /** A message is not sent any more. */
    private static void fail(Object message, String why) {
        if (message instanceof PendingCall<?> call) {
            call.end(call.notSent(why));
        } else if (message instanceof OutgoingNotification notification) {
            LOG.warn(
                    "The notification {} was not sent: {}",
                    notification.method().name(),
                    why);
        }
    }

    @Override
    public <T> T proxy(ServiceBinding<T> binding, CallOptions options) {
        expects(binding.service(), binding.fingerprint());
        return binding.client(new PeerCaller(this, binding.service(), options));
    }

    @Override
    public synchronized void expects(Class<?> contract, long fingerprint) {
        if (expected.putIfAbsent(contract, fingerprint) == null && current != null) {
            current.outgoing().expects(contract, fingerprint);
        }
    }

    @Override
    public RpcPeer peer() {
        return owner;
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public WindowBudget windows() {
        return windows;
    }

    @Override
    public boolean onOwnThread() {
        var peer = newest;
        return peer != null && peer.outgoing().onOwnThread();
    }

    @Override
    public void send(PendingCall<?> call) {
        var peer = current;
        if (peer != null && peer.outgoing().offer(call)) {
            return;
        }
        checkMayWait(call.method, call.caller.options().isFailFast());
        keep(call);
    }

    @Override
    public void send(OutgoingNotification notification) {
        var peer = current;
        if (peer != null && peer.outgoing().offer(notification)) {
            return;
        }
        checkMayWait(notification.method(), notification.caller().options().isFailFast());
        keep(notification);
    }

    private void checkMayWait(MethodDescriptor<?> method, boolean failFast) {
        if (failFast) {
            throw new NotExecutedException(
                    method.name() + " was not sent: there is no connection at present, and it is to fail fast");
        }
    }

    /** Has a message wait for the next connection; throws if there will be none. */
    private void keep(Object message) {
        var call = message instanceof PendingCall<?> pending ? pending : null;
        if (call != null) {
            call.waited = true;
            call.movesTo(this);
        }
        Peer peer;
        synchronized (this) {
            if (ended != null) {
                throw notSent(message, "the connection has ended with " + ended);
            } else if (policy.attempts() == 0) {
                throw notSent(message, "the connection is about to end, and there will be no other");
            } else if (!waiting.add(message)) {
                throw notSent(
                        message, waiting.size() + " calls are waiting for a connection, the limit (pendingCalls)");
            }
            peer = current;
        }
        deadlines.notLaterThan(WaitingCalls.deadline(message));
        if (call != null) {
            call.endIfCancelled();
        }
        if (peer != null && peer.outgoing().takesCalls()) {
            sendWaiting(peer); // it came meanwhile
        }
    }

    private static NotExecutedException notSent(Object message, String why) {
        return new NotExecutedException(WaitingCalls.method(message).name() + " was not sent: " + why);
    }

    @Override
    public synchronized boolean withdraw(PendingCall<?> call) {
        return waiting.remove(call);
    }

    private long expire(long now) {
        List<Object> expired;
        long wait;
        synchronized (this) {
            expired = waiting.takeExpired(now);
            wait = waiting.untilNext(now);
        }
        expired.forEach(message -> {
            if (message instanceof PendingCall<?> call) {
                call.end(new Outcome.Expired(call.timeout()));
            } else {
                fail(message, "no connection came in time");
            }
        });
        return wait;
    }

    @Override
    public void batch(Consumer<Batch> calls) {
        OutgoingBatch.run(this, calls, messages -> {
            var peer = current;
            return peer == null ? messages : peer.outgoing().offer(messages);
        });
    }

    @Override
    public boolean takeBack(PendingCall<?> call) {
        synchronized (this) {
            if (ended != null) {
                return false;
            }
        }
        try {
            keep(call);
            return true;
        } catch (NotExecutedException e) {
            LOG.debug("{} is not sent again", call.method.name(), e);
            return false;
        }
    }

    @Override
    public @Nullable CallIds ids() {
        return ids;
    }

    @Override
    public void drains(Peer peer, Duration retryAfter) {
        boolean wasCurrent;
        URI from;
        Duration delay;
        synchronized (this) {
            from = address;
            wasCurrent = peer == current && ended == null && policy.attempts() > 0;
            if (wasCurrent) {
                current = null;
                leaving.add(peer);
                forgetAttempts(peer);
            }
            delay = afterDrain(retryAfter);
        }
        if (wasCurrent) {
            events.tell(new ConnectionEvent.Lost(
                    from, new CloseReason(CloseReason.RESTART, "the server is about to close", true)));
            redialAfter(delay);
        }
    }

    /** At once where there is another server, unless there it was the same before. */
    private Duration afterDrain(Duration retryAfter) {
        if (attempts > 0) {
            return randomDelay(attempts + 1);
        } else if (addresses.size() > 1) {
            return Duration.ZERO;
        }
        var longest = policy.longestDelay();
        return retryAfter.compareTo(longest) < 0 ? retryAfter : longest;
    }

    /** A server that only lets in and closes is no better than one that is not there; one that stayed, or spoke, is. */
    private void forgetAttempts(Peer connected) {
        long stayed = settings.time().nanos() - connectedAt;
        if (connected.wasHeard() || stayed >= 2 * Time.nanosOf(policy.longestDelay())) {
            attempts = 0;
        }
    }

    @Override
    public void closed(Peer peer, CloseReason reason) {
        boolean lost;
        URI from;
        synchronized (this) {
            from = address;
            leaving.remove(peer);
            lost = peer == current;
            if (lost) {
                current = null;
            }
            if (!lost || ended != null) {
                return;
            }
            forgetAttempts(peer);
        }
        events.tell(new ConnectionEvent.Lost(from, reason));
        redialLater(reason);
    }

    /** Connects again after a random time, or gives up. */
    private void redialLater(CloseReason reason) {
        int next;
        synchronized (this) {
            next = attempts + 1;
        }
        if (next > policy.attempts()) {
            end(reason);
            return;
        }
        redialAfter(randomDelay(next));
    }

    private Duration randomDelay(int attempt) {
        return settings.time().upTo(policy.longestDelay(attempt));
    }

    private void redialAfter(Duration delay) {
        URI next;
        synchronized (this) {
            if (ended != null || dialling) {
                return;
            }
            dialling = true;
            attempts++;
            next = addresses.get(nextAddress % addresses.size());
            nextAddress++;
            events.tell(new ConnectionEvent.Reconnecting(next, attempts, delay));
            if (!delay.isZero()) {
                redial = settings.time().after(delay.toNanos(), settings::execute, () -> redial(next));
                return;
            }
        }
        settings.execute(() -> redial(next));
    }

    private void redial(URI to) {
        dial(to).whenComplete((peer, failure) -> {
            int took;
            synchronized (this) {
                dialling = false;
                redial = null;
                took = attempts;
                if (ended != null) {
                    return;
                }
            }
            if (failure != null) {
                LOG.debug("Attempt {} to connect again failed", took, failure);
                var why = String.valueOf(failure.getMessage());
                redialLater(new CloseReason(CloseReason.ABNORMAL, why, false));
            } else {
                events.tell(new ConnectionEvent.Reconnected(to, took));
                redialIfLost();
            }
        });
    }

    /** A connection may be lost before it is known to be there. */
    private void redialIfLost() {
        synchronized (this) {
            if (current != null || ended != null || dialling) {
                return;
            }
        }
        redialLater(new CloseReason(CloseReason.ABNORMAL, "the connection ended at once", true));
    }

    @Override
    public void close() {
        end(new CloseReason(CloseReason.NORMAL, "", false));
    }

    private void end(CloseReason reason) {
        Peer open;
        Set<Peer> others;
        List<Object> unsent;
        synchronized (this) {
            if (ended != null) {
                return;
            }
            ended = reason;
            open = current;
            current = null; // what is called from now on certainly does not run
            others = Set.copyOf(leaving);
            unsent = waiting.takeAll();
            if (redial != null) {
                redial.cancel(false);
            }
        }
        deadlines.cancel();
        unsent.forEach(message -> fail(message, "the connection has ended with " + reason));
        others.forEach(Peer::close);
        if (open != null) {
            open.close();
        }
        var last = newest;
        var gone = last == null ? CompletableFuture.<CloseReason>completedFuture(reason) : last.closed();
        gone.thenAccept(own -> {
            var why = open == null ? reason : own;
            events.tell(new ConnectionEvent.Closed(why));
            settings.execute(() -> closed.complete(why));
        });
    }

    @Override
    public CompletionStage<CloseReason> closed() {
        return closed.minimalCompletionStage();
    }

    @Override
    public synchronized boolean isOpen() {
        return ended == null;
    }

    /** Whether there is a connection that takes calls. */
    public boolean isConnected() {
        return current != null;
    }

    @Override
    public @Nullable Peer newest() {
        return newest;
    }

    /** How many calls wait for a connection. */
    synchronized int waiting() {
        return waiting.size();
    }

    @Override
    public PeerEvents events() {
        return new PeerEvents(this);
    }
}
