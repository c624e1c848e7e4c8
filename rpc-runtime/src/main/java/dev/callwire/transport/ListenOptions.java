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
 */
public record ListenOptions(
        String host,
        int port,
        TransportLimits limits,
        Set<String> allowedOrigins,
        @Nullable SSLContext tls) {

    public ListenOptions {
        allowedOrigins = Set.copyOf(allowedOrigins);
    }
}
