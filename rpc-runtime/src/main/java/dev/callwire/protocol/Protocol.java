package dev.callwire.protocol;

import java.util.List;

/** A wire protocol. Immutable and thread-safe; what a connection needs to remember is in its {@link ProtocolSession}. */
public interface Protocol {

    /** Its name, for people and logs. */
    String name();

    /** The paths on which a server speaks it by default. */
    List<String> paths();

    /** The WebSocket subprotocols that select it, the preferred one first. */
    List<String> subprotocols();

    /** Whether it is also spoken when the client offers no subprotocol. */
    boolean isSpokenWithoutSubprotocol();

    /** Whether one message and its answer also make sense alone, as the two bodies of an HTTP request. */
    default boolean isSpokenOverHttp() {
        return false;
    }

    /**
     * A session for one connection.
     *
     * @param dialled whether this end opened the connection
     */
    ProtocolSession open(boolean dialled, ProtocolLimits limits);
}
