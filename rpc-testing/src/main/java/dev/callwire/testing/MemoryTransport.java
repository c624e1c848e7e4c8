package dev.callwire.testing;

import dev.callwire.transport.Acceptor;
import dev.callwire.transport.ConnectOptions;
import dev.callwire.transport.Connection;
import dev.callwire.transport.ConnectionListener;
import dev.callwire.transport.ListenOptions;
import dev.callwire.transport.Listening;
import dev.callwire.transport.Transport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Connects servers and clients within this process, without sockets, and keeps all else that a WebSocket promises:
 * order, limits, back-pressure, pings, close codes. Any number of servers and clients may share one. Thread-safe.
 *
 * <pre>{@code
 * try (MemoryTransport memory = MemoryTransport.create();
 *     RpcServer server = RpcServer.builder().transport(memory).service(Orders.class, new Shop()).start();
 *     RpcClient client = RpcClient.builder("ws://memory/rpc").transport(memory).connect()) {
 *   …
 *   memory.links().get(0).cut();
 * }
 * }</pre>
 *
 * <p>A server that listens on all hosts, as servers do by default, is found by any name. Ports that a server does not
 * choose count up from 80, so the first such server is found by an address without a port. TLS, origins and the limits
 * of an HTTP request and of control frames mean nothing here, and there is no buffer in between: what a peer has not
 * read is unsent.
 */
public final class MemoryTransport implements Transport {
    private static final int FIRST_PORT = 80;
    private static final int LAST_PORT = 65535;

    private final Loops loops = Loops.start();
    private final Map<Place, MemoryListening> listening = new LinkedHashMap<>();
    private final Set<Link> links = new LinkedHashSet<>();
    private final List<Consumer<? super Link>> hooks = new CopyOnWriteArrayList<>();
    private int nextPort = FIRST_PORT;
    private boolean closed;

    private MemoryTransport() {}

    /** A transport of its own: what goes over it cannot meet what goes over another. */
    public static MemoryTransport create() {
        return new MemoryTransport();
    }

    /** The connections that are open, the oldest first. */
    public synchronized List<Link> links() {
        return links.stream().filter(Link::isOpen).toList();
    }

    /**
     * Is given each link that comes from now on, before anything goes over it: to set faults, or to keep it. Called on
     * a thread of the transport, so it must not block.
     */
    public void onConnect(Consumer<? super Link> hook) {
        hooks.add(hook);
    }

    @Override
    public synchronized Listening listen(ListenOptions options, Acceptor acceptor) throws IOException {
        checkOpen();
        var place = new Place(options.host(), options.port() == 0 ? freshPort() : options.port());
        if (listening.containsKey(place)) {
            throw new IOException("Could not listen on " + place + ": another server of this transport does");
        }
        var added = new MemoryListening(place, options.limits(), acceptor, () -> forget(place));
        listening.put(place, added);
        return added;
    }

    @Override
    public CompletionStage<Connection> connect(
            ConnectOptions options, Function<Connection, ConnectionListener> opened) {
        checkOpen();
        return new Dialling(this, loops, options, opened).start();
    }

    /** Closes the connections that are open, with 1001 at both ends, and ends the transport's threads. */
    @Override
    public void close() {
        List<Link> leaving;
        synchronized (this) {
            closed = true;
            listening.clear();
            leaving = List.copyOf(links);
        }
        leaving.forEach(Link::leave);
        loops.end();
    }

    /** Who listens at a place. */
    synchronized @Nullable MemoryListening find(Place place) {
        var exact = listening.get(place);
        if (exact != null) {
            return exact;
        }
        return listening.entrySet().stream()
                .filter(entry -> entry.getKey().isAnyHost() && entry.getKey().port() == place.port())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Keeps a link while it is open; false when the transport is closed. */
    synchronized boolean add(Link link) {
        if (closed) {
            return false;
        }
        links.add(link);
        link.closed().thenRun(() -> remove(link));
        return true;
    }

    /** Ends the faults, of links too that one end has left. */
    void healAll() {
        List<Link> healed;
        synchronized (this) {
            healed = List.copyOf(links);
        }
        healed.forEach(Link::heal);
    }

    void harm(Link link) {
        List.copyOf(hooks).forEach(hook -> hook.accept(link));
    }

    synchronized List<Place> places() {
        return new ArrayList<>(listening.keySet());
    }

    private synchronized void remove(Link link) {
        links.remove(link);
    }

    private synchronized void forget(Place place) {
        listening.remove(place);
    }

    private int freshPort() {
        int port;
        do {
            port = nextPort;
            nextPort = port == LAST_PORT ? FIRST_PORT : port + 1;
        } while (isTaken(port));
        return port;
    }

    private boolean isTaken(int port) {
        return listening.keySet().stream().anyMatch(place -> place.port() == port);
    }

    private synchronized void checkOpen() {
        if (closed) {
            throw new IllegalStateException("A transport that was closed opens nothing more; create another one.");
        }
    }
}
