package dev.callwire.transport.netty;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.callwire.transport.ConnectOptions;
import dev.callwire.transport.Connection;
import dev.callwire.transport.TransportLimits;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/** A connection that this end has dialled, and the transport it lives on. */
record TestClient(NettyTransport transport, Recorder recorder) implements AutoCloseable {

    /** What to dial; a test changes what it is about. */
    record Dial(
            URI uri,
            List<String> subprotocols,
            Map<String, String> headers,
            TransportLimits limits,
            SSLContext tls,
            boolean compression) {

        /** Offers no compression. */
        Dial(URI uri, List<String> subprotocols, Map<String, String> headers, TransportLimits limits, SSLContext tls) {
            this(uri, subprotocols, headers, limits, tls, false);
        }

        static Dial to(URI uri) {
            return new Dial(uri, List.of(), Map.of(), TestLimits.limits().build(), null);
        }

        Dial offering(String... names) {
            return new Dial(uri, List.of(names), headers, limits, tls, compression);
        }

        Dial with(Map<String, String> changed) {
            return new Dial(uri, subprotocols, changed, limits, tls, compression);
        }

        Dial limits(TestLimits changed) {
            return new Dial(uri, subprotocols, headers, changed.build(), tls, compression);
        }

        Dial trusting(SSLContext changed) {
            return new Dial(uri, subprotocols, headers, limits, changed, compression);
        }

        Dial compressed() {
            return new Dial(uri, subprotocols, headers, limits, tls, true);
        }

        ConnectOptions options() {
            return new ConnectOptions(uri, subprotocols, headers, limits, Duration.ofSeconds(5), tls, compression);
        }
    }

    static TestClient connect(TestServer server) {
        return connect(server, dial -> dial);
    }

    static TestClient connect(TestServer server, UnaryOperator<Dial> changed) {
        return connect(changed.apply(Dial.to(server.uri())), (to, text) -> {});
    }

    /** Connects, or throws why that failed. */
    static TestClient connect(Dial dial, BiConsumer<Connection, String> answer) {
        var transport = NettyTransport.create(1);
        try {
            var recorder = new CompletableFuture<Recorder>();
            transport
                    .connect(dial.options(), connection -> {
                        recorder.complete(new Recorder(connection, answer));
                        return recorder.join();
                    })
                    .toCompletableFuture()
                    .orTimeout(20, SECONDS)
                    .join();
            return new TestClient(transport, recorder.join());
        } catch (RuntimeException failure) {
            transport.close();
            throw failure;
        }
    }

    @Override
    public void close() {
        transport.close();
    }
}
