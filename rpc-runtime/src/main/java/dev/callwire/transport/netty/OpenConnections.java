package dev.callwire.transport.netty;

import dev.callwire.transport.CloseReason;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The open connections of a transport, which are closed with it. Thread-safe. */
final class OpenConnections {
    private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Set<WebSocketConnection> open = ConcurrentHashMap.newKeySet();

    void add(WebSocketConnection connection) {
        open.add(connection);
        connection.closeFuture().addListener(closed -> open.remove(connection));
    }

    /** Says goodbye to every peer, and waits a little for their answers unless an event loop asks for it. */
    void closeAll(boolean wait) {
        var until = System.nanoTime() + CLOSE_NANOS;
        var closing = Set.copyOf(open);
        closing.forEach(connection -> connection.close(CloseReason.GOING_AWAY, "the transport closes"));
        if (wait) {
            closing.forEach(connection -> connection
                    .closeFuture()
                    .awaitUninterruptibly(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS));
        }
    }
}
