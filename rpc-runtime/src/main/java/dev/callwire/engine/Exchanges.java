package dev.callwire.engine;

import dev.callwire.call.Batch;
import dev.callwire.call.CallOptions;
import dev.callwire.call.NotExecutedException;
import dev.callwire.call.RpcPeer;
import dev.callwire.flow.WindowBudget;
import dev.callwire.protocol.Protocol;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.ServiceBinding;
import dev.callwire.transport.CloseReason;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a client calls through where each call has a connection to itself, which is opened for it and ends with its
 * answer: an exchange over HTTP. Thread-safe.
 */
public final class Exchanges implements ClientRoute, Route, PeerOwner {
    private static final Logger LOG = LoggerFactory.getLogger(Exchanges.class);

    private final RpcPeer owner;
    private final URI address;
    private final Dialler dialler;
    private final Protocol protocol;
    private final Settings settings;
    private final WindowBudget windows;
    private final MethodRegistry nothing = new MethodRegistry();
    private final Set<Peer> open = ConcurrentHashMap.newKeySet();

    /** The calls whose exchange is being opened. */
    private final Set<PendingCall<?>> starting = ConcurrentHashMap.newKeySet();

    private volatile @Nullable Peer latest;
    private final CompletableFuture<CloseReason> closed = new CompletableFuture<>();
    private volatile @Nullable CloseReason ended;

    /** @param dialler opens a connection without waiting for the network */
    public Exchanges(RpcPeer owner, URI address, Dialler dialler, Protocol protocol, Settings settings) {
        this.owner = owner;
        this.address = address;
        this.dialler = dialler;
        this.protocol = protocol;
        this.settings = settings;
        windows = new WindowBudget(settings.limits().streamBufferBytes());
    }

    @Override
    public CompletionStage<?> connect() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public <T> T proxy(ServiceBinding<T> binding, CallOptions options) {
        return binding.client(new PeerCaller(this, binding.service(), options));
    }

    @Override
    public RpcPeer peer() {
        return owner;
    }

    @Override
    public Settings settings() {
        return settings;
    }

    /** Exchanges share a thread, so any of them knows it. */
    @Override
    public WindowBudget windows() {
        return windows;
    }

    @Override
    public boolean onOwnThread() {
        var peer = latest;
        return peer != null && peer.outgoing().onOwnThread();
    }

    @Override
    public void send(PendingCall<?> call) {
        checkOpen(call.method);
        call.movesTo(this);
        starting.add(call);
        exchange(peer -> {
                    if (starting.remove(call)) {
                        peer.outgoing().send(call);
                    } else {
                        peer.close(); // it was cancelled meanwhile
                    }
                })
                .exceptionally(failure -> {
                    starting.remove(call);
                    call.end(new Outcome.Unsent(InterceptedCalls.unwrap(failure)));
                    return null;
                });
        call.endIfCancelled();
    }

    @Override
    public void send(OutgoingNotification notification) {
        checkOpen(notification.method());
        exchange(peer -> peer.outgoing().send(notification)).exceptionally(failure -> {
            LOG.warn("The notification {} was not sent", notification.method().name(), failure);
            return null;
        });
    }

    @Override
    public void batch(Consumer<Batch> calls) {
        OutgoingBatch.run(this, calls, messages -> {
            messages.forEach(message -> {
                if (message instanceof PendingCall<?> call) {
                    call.movesTo(this);
                    starting.add(call);
                }
            });
            exchange(peer -> sendAll(peer, messages)).exceptionally(failure -> {
                messages.forEach(message -> {
                    if (message instanceof PendingCall<?> call && starting.remove(call)) {
                        call.end(new Outcome.Unsent(InterceptedCalls.unwrap(failure)));
                    }
                });
                return null;
            });
            return List.of();
        });
    }

    /** Sends what was not cancelled meanwhile; what does not fit into the frame has an exchange of its own. */
    private void sendAll(Peer peer, List<Object> messages) {
        var wanted = messages.stream()
                .filter(message -> !(message instanceof PendingCall<?> call) || starting.remove(call))
                .toList();
        var left = wanted.isEmpty() ? wanted : peer.outgoing().offer(wanted);
        if (left.size() == wanted.size()) {
            peer.close();
        }
        left.forEach(message -> OutgoingBatch.sendAlone(this, message));
    }

    private void checkOpen(MethodDescriptor<?> method) {
        if (ended != null) {
            throw new NotExecutedException(method.name() + " was not sent: the client is closed");
        }
    }

    /** Opens an exchange and sends what it is for; fails with what kept that from being sent. */
    private CompletionStage<@Nullable Void> exchange(Consumer<Peer> send) {
        return open().<@Nullable Void>thenApply(peer -> {
            boolean sent = false;
            try {
                send.accept(peer);
                sent = true;
            } finally {
                if (!sent) {
                    peer.close();
                }
            }
            return null;
        });
    }

    private CompletableFuture<Peer> open() {
        var opened = new CompletableFuture<Peer>();
        var made = new AtomicReference<@Nullable Peer>();
        try {
            dialler.dial(address, connection -> {
                        var peer = new Peer(connection, protocol, true, true, settings, nothing, this).begin();
                        open.add(peer);
                        latest = peer;
                        made.set(peer);
                        return peer;
                    })
                    .whenComplete((connection, failure) -> {
                        var peer = made.get();
                        if (failure != null || peer == null) {
                            opened.completeExceptionally(
                                    failure != null ? failure : new IllegalStateException("No exchange was opened"));
                        } else {
                            opened.complete(peer);
                        }
                    });
        } catch (RuntimeException e) { // a transport that is closed
            opened.completeExceptionally(e);
        }
        return opened;
    }

    @Override
    public void closed(Peer gone, CloseReason reason) {
        open.remove(gone);
    }

    @Override
    public @Nullable Peer newest() {
        return null;
    }

    @Override
    public boolean withdraw(PendingCall<?> call) {
        return starting.remove(call); // once it is sent, it waits at its own connection
    }

    @Override
    public void close() {
        var reason = new CloseReason(CloseReason.NORMAL, "", false);
        ended = reason;
        Set.copyOf(open).forEach(Peer::close);
        settings.execute(() -> closed.complete(reason));
    }

    @Override
    public CompletionStage<CloseReason> closed() {
        return closed.minimalCompletionStage();
    }

    @Override
    public boolean isOpen() {
        return ended == null;
    }

    @Override
    public PeerEvents events() {
        return new PeerEvents(this);
    }
}
