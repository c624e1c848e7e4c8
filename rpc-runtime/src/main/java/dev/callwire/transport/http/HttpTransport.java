package dev.callwire.transport.http;

import dev.callwire.transport.Acceptor;
import dev.callwire.transport.CloseReason;
import dev.callwire.transport.ConnectOptions;
import dev.callwire.transport.Connection;
import dev.callwire.transport.ConnectionListener;
import dev.callwire.transport.ListenOptions;
import dev.callwire.transport.Listening;
import dev.callwire.transport.Transport;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Sends messages by HTTP, for calls that need no push from the server. A connection is an exchange: it is opened without
 * the network; the first message that is sent on it goes out as the body of a {@code POST}, the body of the answer comes
 * back as its one message, or as many where it is an event stream, and then it is closed with {@link CloseReason#NORMAL}.
 * A second message, which can only call the first one off, aborts it.
 *
 * <p>An exchange ends with {@link CloseReason#NOT_SENT} when its message has certainly not been acted on, and with
 * {@link CloseReason#ABNORMAL} when it may have been. All listeners are called by one daemon thread of the transport's
 * own, {@code callwire-http-N}. The TCP connections are shared by all exchanges; HTTP/2 is spoken where TLS agrees on it.
 * Thread-safe.
 */
public final class HttpTransport implements Transport {
    private final OwnThread thread = new OwnThread();
    private final HttpClients clients = new HttpClients();
    private final Set<ClientExchange> exchanges = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private HttpTransport() {}

    /** A transport with a thread and with TCP connections of its own. */
    public static HttpTransport create() {
        return new HttpTransport();
    }

    /** Nothing can be listened for; {@code NettyTransport} does that, over HTTP too. */
    @Override
    public Listening listen(ListenOptions options, Acceptor acceptor) {
        throw new UnsupportedOperationException("This transport only sends; listen with the one for WebSocket.");
    }

    /** Opens an exchange, which cannot fail for reasons of the network. */
    @Override
    public CompletionStage<Connection> connect(
            ConnectOptions options, Function<Connection, ConnectionListener> opened) {
        if (!options.isHttp()) {
            throw new IllegalArgumentException(
                    "An HTTP address starts with http:// or https://. Found: " + options.shownUri() + ".");
        }
        if (closed) {
            throw new IllegalStateException("A transport that was closed opens nothing more; create another one.");
        }
        var exchange = new ClientExchange(options, clients.fitting(options), thread, exchanges::remove);
        exchanges.add(exchange);
        var result = new CompletableFuture<Connection>();
        thread.execute(() -> {
            try {
                exchange.start(opened);
                result.complete(exchange);
            } catch (Throwable failure) {
                exchanges.remove(exchange);
                result.completeExceptionally(failure);
            }
        });
        if (closed) {
            exchange.close(CloseReason.GOING_AWAY, "the transport closes");
        }
        return result;
    }

    @Override
    public void close() {
        closed = true;
        exchanges.forEach(exchange -> exchange.close(CloseReason.GOING_AWAY, "the transport closes"));
        clients.close();
    }
}
