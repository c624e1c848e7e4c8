package dev.callwire.transport.netty;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.transport.Acceptor;
import dev.callwire.transport.Connection;
import dev.callwire.transport.ConnectionListener;
import dev.callwire.transport.Handshake;
import dev.callwire.transport.ListenOptions;
import dev.callwire.transport.Listening;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** A listening transport on a free port, and the connections that came in. */
final class TestServer implements AutoCloseable {
    static final BiConsumer<Connection, String> ECHO = Recorder::send;

    private final NettyTransport transport = NettyTransport.create(1);
    private final BlockingQueue<Recorder> opened = new LinkedBlockingQueue<>();
    private final BlockingQueue<Handshake> handshakes = new LinkedBlockingQueue<>();
    private final Listening listening;

    /** What a server is made of; a test changes what it is about. */
    static final class Setup {
        private TestLimits limits = TestLimits.limits();
        private Set<String> allowedOrigins = Set.of();
        private SSLContext tls;
        private boolean compression;
        private Function<Handshake, Acceptor.Decision> decision = handshake -> new Acceptor.Accept(null);
        private boolean exchanges;
        private BiConsumer<Connection, String> answer = (to, text) -> {};
        private Function<Connection, ConnectionListener> listener;

        Setup limits(TestLimits changed) {
            limits = changed;
            return this;
        }

        Setup allowedOrigins(String... origins) {
            allowedOrigins = Set.of(origins);
            return this;
        }

        Setup tls(SSLContext context) {
            tls = context;
            return this;
        }

        /** Grants compression. */
        Setup compression() {
            compression = true;
            return this;
        }

        Setup decision(Function<Handshake, Acceptor.Decision> chosen) {
            decision = chosen;
            return this;
        }

        /** Takes HTTP requests, too; they are decided on and listened to like connections. */
        Setup exchanges() {
            exchanges = true;
            return this;
        }

        /** What to do with each message. */
        Setup answer(BiConsumer<Connection, String> chosen) {
            answer = chosen;
            return this;
        }

        /** Makes the listeners in place of recorders. */
        Setup listener(Function<Connection, ConnectionListener> chosen) {
            listener = chosen;
            return this;
        }

        TestServer start() {
            try {
                return new TestServer(this);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    static Setup setup() {
        return new Setup();
    }

    static TestServer start(TestLimits limits) {
        return setup().limits(limits).start();
    }

    private TestServer(Setup setup) throws IOException {
        var options = new ListenOptions(
                "127.0.0.1", 0, setup.limits.build(), setup.allowedOrigins, setup.tls, setup.compression);
        listening = transport.listen(options, new Acceptor() {
            @Override
            public Decision decide(Handshake handshake) {
                handshakes.add(handshake);
                return setup.decision.apply(handshake);
            }

            @Override
            public Decision decideExchange(Handshake request) {
                return setup.exchanges ? decide(request) : Acceptor.super.decideExchange(request);
            }

            @Override
            public ConnectionListener exchanged(Connection exchange) {
                return opened(exchange);
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
    }

    InetSocketAddress address() {
        return listening.address();
    }

    Listening listening() {
        return listening;
    }

    NettyTransport transport() {
        return transport;
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + address().getPort() + "/");
    }

    /** The next connection that came in. */
    Recorder nextConnection() {
        return next(opened);
    }

    /** The next handshake that the acceptor was asked about. */
    Handshake nextHandshake() {
        return next(handshakes);
    }

    boolean hasNoConnection() {
        return opened.isEmpty();
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
