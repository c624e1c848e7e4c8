package dev.callwire.engine;

import dev.callwire.call.Batch;
import dev.callwire.call.CallOptions;
import dev.callwire.call.NotExecutedException;
import dev.callwire.call.RpcPeer;
import dev.callwire.protocol.Protocol;
import dev.callwire.stub.ServiceBinding;
import dev.callwire.transport.CloseReason;
import dev.callwire.transport.Connection;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a client calls through where each call has a connection to itself, which is opened for it and ends with its
 * answer: an exchange over HTTP. Thread-safe.
 */
public final class Exchanges implements ClientRoute, Route {
    private final RpcPeer owner;
    private final URI address;
    private final Dialler dialler;
    private final Protocol protocol;
    private final Settings settings;
    private final MethodRegistry nothing = new MethodRegistry();
    private final Set<Peer> open = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<CloseReason> closed = new CompletableFuture<>();
    private volatile @Nullable CloseReason ended;

    /** @param dialler opens a connection without waiting for the network */
    public Exchanges(RpcPeer owner, URI address, Dialler dialler, Protocol protocol, Settings settings) {
        this.owner = owner;
        this.address = address;
        this.dialler = dialler;
        this.protocol = protocol;
        this.settings = settings;
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

    @Override
    public boolean onOwnThread() {
        return open.stream().anyMatch(peer -> peer.outgoing().onOwnThread());
    }

    @Override
    public void send(PendingCall<?> call) {
        exchange(peer -> {
            peer.outgoing().send(call);
            return true;
        });
    }

    @Override
    public void send(OutgoingNotification notification) {
        exchange(peer -> {
            peer.outgoing().send(notification);
            return true;
        });
    }

    @Override
    public void batch(Consumer<Batch> calls) {
        OutgoingBatch.run(
                this, calls, messages -> exchange(peer -> peer.outgoing().offer(messages)));
    }

    private boolean exchange(Predicate<Peer> sends) {
        var reason = ended;
        if (reason != null) {
            throw new NotExecutedException("The client is closed");
        }
        var peer = open();
        boolean sent = false;
        try {
            sent = sends.test(peer);
        } finally {
            if (!sent) {
                peer.close();
            }
        }
        return sent;
    }

    private Peer open() {
        var opened = new CompletableFuture<Peer>();
        CompletionStage<Connection> dialled = dialler.dial(address, connection -> {
            var peer = new Peer(connection, protocol, true, true, settings, nothing, new PeerOwner() {
                @Override
                public void closed(Peer gone, CloseReason reason) {
                    open.remove(gone);
                }
            });
            open.add(peer);
            opened.complete(peer);
            return peer;
        });
        dialled.whenComplete((connection, failure) -> {
            if (failure != null) {
                opened.completeExceptionally(failure);
            }
        });
        try {
            return opened.join();
        } catch (CompletionException e) {
            throw new NotExecutedException(
                    String.valueOf(
                            e.getCause() == null ? e.getMessage() : e.getCause().getMessage()),
                    e);
        }
    }

    @Override
    public @Nullable Peer newest() {
        return null;
    }

    @Override
    public boolean withdraw(PendingCall<?> call) {
        return false; // each waits at its own connection
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
}
