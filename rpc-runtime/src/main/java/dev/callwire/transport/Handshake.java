package dev.callwire.transport;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an opening handshake, or the HTTP request of an exchange, asked for and got.
 *
 * @param path the request's path, without its query
 * @param query the request's raw query, without the question mark; empty when there was none
 * @param headers the request's headers, names in lower case
 * @param offered the subprotocols that the client offered, in its order
 * @param subprotocol the one chosen
 * @param principal who the client has shown to be, where a server asks
 * @param answered the headers of the answer, names in lower case: at the client all, at the server those that its
 *     {@link Acceptor} has added
 */
public record Handshake(
        String path,
        String query,
        Map<String, List<String>> headers,
        List<String> offered,
        @Nullable String subprotocol,
        @Nullable Principal principal,
        Map<String, List<String>> answered) {

    public Handshake {
        headers = Map.copyOf(headers);
        offered = List.copyOf(offered);
        answered = Map.copyOf(answered);
    }

    /** A handshake that was not answered, or without headers of note. */
    public Handshake(
            String path,
            String query,
            Map<String, List<String>> headers,
            List<String> offered,
            @Nullable String subprotocol,
            @Nullable Principal principal) {
        this(path, query, headers, offered, subprotocol, principal, Map.of());
    }

    /** A handshake of a client that nobody has asked who it is. */
    public Handshake(
            String path,
            String query,
            Map<String, List<String>> headers,
            List<String> offered,
            @Nullable String subprotocol) {
        this(path, query, headers, offered, subprotocol, null);
    }

    /** The same handshake with the subprotocol that was chosen. */
    public Handshake choosing(@Nullable String chosen) {
        return new Handshake(path, query, headers, offered, chosen, principal, answered);
    }

    /** The same handshake of a client that has shown who it is, or has not. */
    public Handshake by(@Nullable Principal shown) {
        return new Handshake(path, query, headers, offered, subprotocol, shown, answered);
    }

    /** The same handshake with the headers of its answer. */
    public Handshake answeredWith(Map<String, List<String>> answer) {
        return new Handshake(path, query, headers, offered, subprotocol, principal, answer);
    }
}
