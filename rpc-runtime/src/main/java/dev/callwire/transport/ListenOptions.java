package dev.callwire.transport;

import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How to listen.
 *
 * @param host the name or address of the interface to bind to
 * @param port from 0 to 65535; 0 takes any free one
 * @param limits kept for each connection, and for all of them together
 * @param allowedOrigins origins, as browsers write them, that may connect besides the server's own;
 *     {@code null} as text allows pages that hide theirs
 * @param tls serves {@code wss} with this context instead of {@code ws}
 * @param compression whether messages of WebSockets are compressed where the client offers that; exchanges are not
 */
public record ListenOptions(
        String host,
        int port,
        TransportLimits limits,
        Set<String> allowedOrigins,
        @Nullable SSLContext tls,
        boolean compression) {

    public ListenOptions {
        allowedOrigins = Set.copyOf(allowedOrigins);
    }

    /** Listens without compression. */
    public ListenOptions(
            String host, int port, TransportLimits limits, Set<String> allowedOrigins, @Nullable SSLContext tls) {
        this(host, port, limits, allowedOrigins, tls, false);
    }
}
