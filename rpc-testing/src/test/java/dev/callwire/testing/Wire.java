package dev.callwire.testing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.transport.Acceptor;
import dev.callwire.transport.ConnectOptions;
import dev.callwire.transport.Connection;
import dev.callwire.transport.ConnectionListener;
import dev.callwire.transport.Handshake;
import dev.callwire.transport.ListenOptions;
import dev.callwire.transport.Listening;
import dev.callwire.transport.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** A transport with a door that records, and the connections that a test opens to it. */
final class Wire implements AutoCloseable {
    static final BiConsumer<Connection, String> ECHO = Recorder::send;
    static final BiConsumer<Connection, String> LISTEN = (to, text) -> {};

    final Transport transport;
    final Listening listening;

    private final TestLimits clientLimits;
    private final BlockingQueue<Recorder> opened = new LinkedBlockingQueue<>();
    private final BlockingQueue<Handshake> handshakes = new LinkedBlockingQueue<>();

    /** What a wire is made of; a test changes what it is about. */
    static final class Setup {
        private final Transport transport;
        private final String host;
        private TestLimits serverLimits = TestLimits.limits();
        private TestLimits clientLimits = TestLimits.limits();
        private Function<Handshake, Acceptor.Decision> decision = handshake -> new Acceptor.Accept(null);
        private BiConsumer<Connection, String> answer = LISTEN;
        private Function<Connection, ConnectionListener> listener;

        private Setup(Transport transport, String host) {
            this.transport = transport;
            this.host = host;
        }

        Setup serverLimits(TestLimits changed) {
            serverLimits = changed;
            return this;
        }

        Setup clientLimits(TestLimits changed) {
            clientLimits = changed;
            return this;
        }

        Setup decision(Function<Handshake, Acceptor.Decision> chosen) {
            decision = chosen;
            return this;
        }

        /** What the server does with each message. */
        Setup answer(BiConsumer<Connection, String> chosen) {
            answer = chosen;
            return this;
        }

        /** Makes the server's listeners in place of recorders. */
        Setup listener(Function<Connection, ConnectionListener> chosen) {
            listener = chosen;
            return this;
        }

        Wire listen() {
            return new Wire(this);
        }
    }

    static Setup over(Transport transport, String host) {
        return new Setup(transport, host);
    }

    static Setup memory(MemoryTransport transport) {
        return over(transport, "memory");
    }

    private Wire(Setup setup) {
        transport = setup.transport;
        clientLimits = setup.clientLimits;
        var options = new ListenOptions(setup.host, 0, setup.serverLimits.build(), Set.of(), null);
        try {
            listening = transport.listen(options, new Acceptor() {
                @Override
                public Decision decide(Handshake handshake) {
                    handshakes.add(handshake);
                    return setup.decision.apply(handshake);
                }

                @Override
                public ConnectionListener opened(Connection connection) {
                    if (setup.listener != null) {
                        return setup.listener.apply(connection);
                    }
                    var recorder = new Recorder(connection, setup.answer);
                    opened.add(recorder);
                    return recorder;
                }
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String address() {
        return "ws://" + listening.address().getHostString() + ":"
                + listening.address().getPort();
    }

    ConnectOptions options(String pathAndQuery, List<String> subprotocols, Map<String, String> headers) {
        return new ConnectOptions(
                URI.create(address() + pathAndQuery),
                subprotocols,
                headers,
                clientLimits.build(),
                Duration.ofSeconds(5),
                null);
    }

    /** A client that listens. */
    Recorder connect() {
        return connect(LISTEN);
    }

    Recorder connect(BiConsumer<Connection, String> answer) {
        return connect(options("/", List.of(), Map.of()), answer);
    }

    Recorder connect(ConnectOptions options, BiConsumer<Connection, String> answer) {
        var recorder = new CompletableFuture<Recorder>();
        transport
                .connect(options, connection -> {
                    recorder.complete(new Recorder(connection, answer));
                    return recorder.join();
                })
                .toCompletableFuture()
                .orTimeout(20, SECONDS)
                .join();
        return recorder.join();
    }

    /** The next connection that came in. */
    Recorder accepted() {
        return next(opened);
    }

    Handshake nextHandshake() {
        return next(handshakes);
    }

    private static <T> T next(BlockingQueue<T> queue) {
        try {
            var next = queue.poll(20, SECONDS);
            assertThat(next).as("a connection within 20 s").isNotNull();
            return next;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        transport.close();
    }
}
