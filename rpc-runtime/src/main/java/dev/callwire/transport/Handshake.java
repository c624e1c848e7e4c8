package dev.callwire.transport;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an opening handshake asked for and got.
 *
 * @param path the request's path, without its query
 * @param query the request's raw query, without the question mark; empty when there was none
 * @param headers the request's headers, names in lower case
 * @param offered the subprotocols that the client offered, in its order
 * @param subprotocol the one chosen
 */
public record Handshake(
        String path,
        String query,
        Map<String, List<String>> headers,
        List<String> offered,
        @Nullable String subprotocol) {

    public Handshake {
        headers = Map.copyOf(headers);
        offered = List.copyOf(offered);
    }

    /** The same handshake with the subprotocol that was chosen. */
    public Handshake choosing(@Nullable String chosen) {
        return new Handshake(path, query, headers, offered, chosen);
    }
}
