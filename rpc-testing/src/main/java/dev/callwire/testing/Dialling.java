package dev.callwire.testing;

import dev.callwire.transport.Acceptor;
import dev.callwire.transport.ConnectOptions;
import dev.callwire.transport.Connection;
import dev.callwire.transport.ConnectionListener;
import dev.callwire.transport.Handshake;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One attempt to connect: finds the server, has it decide, and starts both ends. */
final class Dialling {
    private static final int FIRST_CLIENT_PORT = 49152;
    private static final int CLIENT_PORTS = 16384;

    /** Gives each client an address of its own, as far as ports go. */
    private static final AtomicInteger DIALLED = new AtomicInteger();

    private final MemoryTransport transport;
    private final Loops loops;
    private final ConnectOptions options;
    private final Function<Connection, ConnectionListener> opened;
    private final CompletableFuture<Connection> result = new CompletableFuture<>();

    Dialling(
            MemoryTransport transport,
            Loops loops,
            ConnectOptions options,
            Function<Connection, ConnectionListener> opened) {
        this.transport = transport;
        this.loops = loops;
        this.options = options;
        this.opened = opened;
    }

    CompletionStage<Connection> start() {
        onLoop(loops.dialled(), this::dial);
        return result.copy();
    }

    private void dial() {
        var place = new Place(options.host(), options.port());
        var door = transport.find(place);
        if (door == null) {
            fail("no server listens on " + place + "; those of this transport listen on " + transport.places());
            return;
        }
        var handshake = handshake();
        var decision = door.decide(handshake);
        if (decision instanceof Acceptor.Refuse refusal) {
            fail("the server answered " + refusal.status()
                    + (refusal.body().isBlank() ? "" : ": " + refusal.body().strip()));
        } else if (decision instanceof Acceptor.Accept accept) {
            open(door, accept.of(handshake));
        }
    }

    private Handshake handshake() {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put("host", List.of(options.uri().getRawAuthority()));
        options.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), List.of(value)));
        if (!options.subprotocols().isEmpty()) {
            headers.put("sec-websocket-protocol", List.of(String.join(", ", options.subprotocols())));
        }
        return new Handshake(options.path(), options.query(), headers, options.subprotocols(), null);
    }

    private void open(MemoryListening door, Handshake handshake) {
        var subprotocol = handshake.subprotocol();
        if (subprotocol != null && !options.subprotocols().contains(subprotocol)) {
            fail("the server chose the subprotocol " + subprotocol + "; offered were " + options.subprotocols());
            return;
        }
        var port = FIRST_CLIENT_PORT + Math.floorMod(DIALLED.getAndIncrement(), CLIENT_PORTS);
        var link = new Link(loops, options, door.limits(), handshake, port);
        if (!transport.add(link)) {
            fail("the transport is closed");
            return;
        }
        try {
            transport.harm(link);
        } catch (RuntimeException failure) {
            link.cut();
            fail("a hook of onConnect failed: " + failure, failure);
        }
        door.count(link);
        link.dialled().start(door.acceptor()::opened);
        onLoop(loops.dialling(), () -> open(link.dialling()));
    }

    private void open(MemoryConnection connection) {
        if (connection.start(opened)) {
            result.complete(connection);
        } else {
            fail("the connection's listener could not be made");
        }
    }

    private void fail(String why) {
        fail(why, null);
    }

    private void fail(String why, @Nullable Throwable cause) {
        result.completeExceptionally(new IOException("Could not connect to " + options.shownUri() + ": " + why, cause));
    }

    private void onLoop(Loop loop, Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException ended) {
            fail("the transport is closed", ended);
        }
    }
}
