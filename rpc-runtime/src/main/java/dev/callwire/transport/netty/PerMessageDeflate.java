package dev.callwire.transport.netty;

import static io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateServerExtensionHandshaker.DEFAULT_MEM_LEVEL;
import static io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateServerExtensionHandshaker.MAX_WINDOW_SIZE;

import dev.callwire.transport.TransportLimits;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketClientExtension;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionData;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionFilterProvider;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtension;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateClientExtensionHandshaker;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateServerExtensionHandshaker;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How two ends agree on compression (RFC 7692). Each message is compressed by itself: what one end would have to remember of
 * earlier ones is more than all else that a connection needs.
 */
final class PerMessageDeflate {
    private static final String NAME = "permessage-deflate";
    private static final String SERVER_FORGETS = "server_no_context_takeover";
    private static final String CLIENT_FORGETS = "client_no_context_takeover";
    private static final String SERVER_WINDOW = "server_max_window_bits";
    private static final String CLIENT_WINDOW = "client_max_window_bits";
    private static final Set<String> WINDOW_BITS = Set.of("8", "9", "10", "11", "12", "13", "14", "15");

    private static final int LEVEL = 6;

    private PerMessageDeflate() {}

    /** What a server grants of a client's offers, in the header's lines: the first that it can; null where it can none. */
    static @Nullable WebSocketServerExtension grant(List<String> lines, TransportLimits limits) {
        var offers = ExtensionHeader.parse(lines);
        if (offers == null) {
            return null;
        }
        var handshaker = server(most(limits));
        for (var offer : offers) {
            var granted = isValid(offer) ? handshaker.handshakeExtension(forgetful(offer)) : null;
            if (granted != null) {
                return granted;
            }
        }
        return null;
    }

    /** The header's line that tells a client what was granted. */
    static String answer(WebSocketServerExtension granted) {
        return ExtensionHeader.write(granted.newReponseData());
    }

    /** The header's line that offers it to a server. */
    static String offer() {
        return ExtensionHeader.write(client(0).newRequestData());
    }

    /** What a server has agreed to, in the header's lines; null where it is nothing that was offered. */
    static @Nullable WebSocketClientExtension accept(List<String> lines, TransportLimits limits) {
        var chosen = ExtensionHeader.parse(lines);
        return chosen == null || chosen.size() != 1 || !isValid(chosen.get(0))
                ? null
                : client(most(limits)).handshakeExtension(withParameter(chosen.get(0), CLIENT_FORGETS));
    }

    private static PerMessageDeflateServerExtensionHandshaker server(int mostBytes) {
        return new PerMessageDeflateServerExtensionHandshaker(
                LEVEL,
                false,
                MAX_WINDOW_SIZE,
                true,
                true,
                MAX_WINDOW_SIZE,
                DEFAULT_MEM_LEVEL,
                WebSocketExtensionFilterProvider.DEFAULT,
                mostBytes);
    }

    private static PerMessageDeflateClientExtensionHandshaker client(int mostBytes) {
        return new PerMessageDeflateClientExtensionHandshaker(
                LEVEL, false, MAX_WINDOW_SIZE, true, true, WebSocketExtensionFilterProvider.DEFAULT, mostBytes);
    }

    /** Netty gives up when so much has come and more may; a message of exactly the limit is to pass. */
    private static int most(TransportLimits limits) {
        return (int) Math.min(limits.inboundMessageBytes() + 1L, Integer.MAX_VALUE);
    }

    /** A server may have both ends forget whatever was offered (sections 7.1.1.1 and 7.1.1.2). */
    private static WebSocketExtensionData forgetful(WebSocketExtensionData offer) {
        return withParameter(withParameter(offer, SERVER_FORGETS), CLIENT_FORGETS);
    }

    private static WebSocketExtensionData withParameter(WebSocketExtensionData extension, String name) {
        var parameters = new LinkedHashMap<String, @Nullable String>(extension.parameters());
        parameters.put(name, null);
        return new WebSocketExtensionData(extension.name(), parameters);
    }

    private static boolean isValid(WebSocketExtensionData extension) {
        for (var parameter : extension.parameters().entrySet()) {
            if (!isValid(parameter.getKey(), parameter.getValue())) {
                return false;
            }
        }
        return NAME.equals(extension.name());
    }

    private static boolean isValid(String parameter, @Nullable String value) {
        if (parameter.equals(SERVER_FORGETS) || parameter.equals(CLIENT_FORGETS)) {
            return value == null;
        } else if (value == null) {
            return parameter.equals(CLIENT_WINDOW);
        } else {
            return (parameter.equals(CLIENT_WINDOW) || parameter.equals(SERVER_WINDOW)) && WINDOW_BITS.contains(value);
        }
    }
}
