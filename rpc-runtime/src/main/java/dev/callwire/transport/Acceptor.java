package dev.callwire.transport;

import org.jspecify.annotations.Nullable;

/** Decides on incoming connections. Thread-safe. */
public interface Acceptor {

    /** The answer to a handshake. */
    sealed interface Decision {}

    /** Open it, speaking the given subprotocol, or none. */
    record Accept(@Nullable String subprotocol) implements Decision {}

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
}
