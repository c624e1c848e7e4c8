package dev.callwire.transport;

import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides on incoming connections. Thread-safe. */
public interface Acceptor {

    /** The answer to a handshake. */
    sealed interface Decision {}

    /**
     * Open it, speaking the given subprotocol, or none.
     *
     * @param principal who the client has shown to be, kept in the {@link Handshake}
     * @param headers to be added to the answer
     */
    record Accept(@Nullable String subprotocol, @Nullable Principal principal, Map<String, String> headers)
            implements Decision {

        public Accept {
            headers = Map.copyOf(headers);
        }

        /** With no headers of its own. */
        public Accept(@Nullable String subprotocol, @Nullable Principal principal) {
            this(subprotocol, principal, Map.of());
        }

        /** For a client that nobody has asked who it is. */
        public Accept(@Nullable String subprotocol) {
            this(subprotocol, null);
        }

        /** The same for a client that has shown who it is. */
        public Accept by(@Nullable Principal shown) {
            return new Accept(subprotocol, shown, headers);
        }

        /** The same with these headers alone. */
        public Accept withHeaders(Map<String, String> added) {
            return new Accept(subprotocol, principal, added);
        }

        /** The handshake as it is once it is accepted so. */
        public Handshake of(Handshake handshake) {
            var chosen = handshake.choosing(subprotocol).by(principal);
            if (headers.isEmpty()) {
                return chosen;
            }
            var answer = new HashMap<String, List<String>>();
            headers.forEach((name, value) -> answer.put(name.toLowerCase(Locale.ROOT), List.of(value)));
            return chosen.answeredWith(answer);
        }
    }

    /**
     * Refuse it over HTTP.
     *
     * @param status the HTTP status, from 400 to 599
     * @param body plain text for the person who debugs the client
     */
    record Refuse(int status, String body) implements Decision {}

    /** Decides on a handshake; called on an event loop, so it must not block. */
    Decision decide(Handshake handshake);

    /** Takes an opened connection; its listener hears everything from the first message on. */
    ConnectionListener opened(Connection connection);

    /**
     * Decides on an HTTP request that is no handshake but brings a message in its body; called on an event loop, before
     * the body is read, so it must not block. Refuses it by default, as what is spoken is WebSocket alone.
     *
     * @param request what its head says; it offers no subprotocols, and {@link Accept#subprotocol()} and {@link Accept#headers()} are passed over
     */
    default Decision decideExchange(Handshake request) {
        return new Refuse(405, "WebSocket, version 13, is spoken here. Its handshake is a GET.");
    }

    /**
     * Takes an exchange that {@link #decideExchange} has accepted: a connection that lives for one HTTP request. Its
     * listener hears one message, the body, and the end of the burst. The first message that is sent is the answer, and
     * ends it, unless there are {@linkplain Connection#carryMany many}; it is closed with {@link CloseReason#NORMAL} when
     * there is none to give or no more, and with another code when it failed. It is also closed when the client goes away.
     */
    default ConnectionListener exchanged(Connection exchange) {
        throw new UnsupportedOperationException("No exchange was accepted");
    }
}
