package dev.callwire.testing;

import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.call.RpcPeer;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server and a client that is connected to it, within this process. Thread-safe.
 *
 * <pre>{@code
 * try (var peers = ConnectedPeers.start(
 *     server -> server.service(Orders.class, new Shop()),
 *     client -> client.timeout(Duration.ofSeconds(1)))) {
 *   peers.link().silence();
 *   …
 * }
 * }</pre>
 */
public final class ConnectedPeers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectedPeers.class);

    /** A little more than a peer may take to answer a close. */
    private static final long CLOSE_SECONDS = 6;

    private static final long PEER_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final @Nullable MemoryTransport memory;
    private final RpcServer server;
    private final RpcClient client;
    private volatile @Nullable Link link;

    private ConnectedPeers(Builder builder) {
        memory = builder.sockets ? null : MemoryTransport.create();
        server = startServer(builder.server);
        try {
            client = connect(builder);
        } catch (RuntimeException e) {
            server.close();
            closeTransport();
            throw e;
        }
    }

    /** A pair over a {@link MemoryTransport} of its own, with what is set on the builders of its ends. */
    public static ConnectedPeers start(
            Consumer<? super RpcServer.Builder> server, Consumer<? super RpcClient.Builder> client) {
        return builder().server(server).client(client).start();
    }

    /** Begins a pair. */
    public static Builder builder() {
        return new Builder();
    }

    /** The server. */
    public RpcServer server() {
        return server;
    }

    /** The client. */
    public RpcClient client() {
        return client;
    }

    /**
     * The client as the server sees it.
     *
     * @throws IllegalStateException if the server has no connection
     */
    public RpcPeer peer() {
        // Over sockets the client may know of the connection before the server does.
        var until = System.nanoTime() + PEER_NANOS;
        var peers = server.peers();
        while (peers.isEmpty() && client.isOpen() && System.nanoTime() - until < 0) {
            LockSupport.parkNanos(LOOK_NANOS);
            peers = server.peers();
        }
        if (peers.isEmpty()) {
            throw new IllegalStateException("No client is connected to " + server);
        }
        return peers.get(0);
    }

    /**
     * What lies between them, for a test to harm; the latest, if the client has connected again.
     *
     * @throws IllegalStateException if they are connected by sockets
     */
    public Link link() {
        var latest = link;
        if (latest == null) {
            throw new IllegalStateException("There is no link over sockets; leave overSockets() out to harm one");
        }
        return latest;
    }

    /**
     * What connects them; more servers and clients may join.
     *
     * @throws IllegalStateException if they are connected by sockets
     */
    public MemoryTransport transport() {
        if (memory == null) {
            throw new IllegalStateException("There is no MemoryTransport over sockets; leave overSockets() out");
        }
        return memory;
    }

    /** Closes the client, the server and the transport, after it has ended the faults of its links. */
    @Override
    public void close() {
        closeClient();
        server.close();
        closeTransport();
    }

    /** Closes the client and waits for that; faults end before, so that ends which close hear each other. */
    void closeClient() {
        if (memory != null) {
            memory.healAll();
        }
        client.close();
        try {
            client.closed().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("The client did not close within {} s", CLOSE_SECONDS, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private RpcServer startServer(Consumer<? super RpcServer.Builder> changes) {
        var builder = RpcServer.builder();
        if (memory == null) {
            builder.host("127.0.0.1");
        } else {
            memory.onConnect(latest -> link = latest);
            builder.host("memory").transport(memory);
        }
        try {
            changes.accept(builder);
            return builder.start();
        } catch (RuntimeException e) {
            closeTransport();
            throw e;
        }
    }

    private RpcClient connect(Builder builder) {
        var host = memory == null ? "127.0.0.1" : "memory";
        var client = RpcClient.builder("ws://" + host + ":" + server.port() + builder.path);
        if (memory != null) {
            client.transport(memory);
        }
        builder.client.accept(client);
        return client.connect();
    }

    private void closeTransport() {
        if (memory != null) {
            memory.close();
        }
    }

    /** Builds a pair. Not thread-safe. */
    public static final class Builder {
        private Consumer<? super RpcServer.Builder> server = unchanged -> {};
        private Consumer<? super RpcClient.Builder> client = unchanged -> {};
        private String path = "/rpc";
        private boolean sockets;

        private Builder() {}

        /** Sets up the server; its host, port and transport are set already. */
        public Builder server(Consumer<? super RpcServer.Builder> changes) {
            server = changes;
            return this;
        }

        /** Sets up the client; its transport is set already. */
        public Builder client(Consumer<? super RpcClient.Builder> changes) {
            client = changes;
            return this;
        }

        /** Where the client connects to, with a query if there is one; {@code /rpc} by default. */
        public Builder path(String pathAndQuery) {
            path = pathAndQuery;
            return this;
        }

        /** Connects them by sockets of the loopback interface. */
        public Builder overSockets() {
            sockets = true;
            return this;
        }

        /**
         * Starts the server and connects the client.
         *
         * @throws dev.callwire.call.ConnectFailedException if the server refuses it
         */
        public ConnectedPeers start() {
            return new ConnectedPeers(this);
        }
    }
}
