package dev.callwire.protocol;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A wire protocol. Thread-safe; what a connection needs to remember is in its {@link ProtocolSession}. */
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

    /** What it carries beyond calls, notifications and their answers; by default all there is. */
    default Set<Feature> features() {
        return EnumSet.allOf(Feature.class);
    }

    /** Of its features, those that it has for what the end that dialled serves and offers; by default all of them. */
    default Set<Feature> featuresBack() {
        return features();
    }

    /**
     * Whether a peer knows a call by its id for longer than a connection lasts: then the ids of a client count on from one
     * connection to the next, and a call that is sent again keeps its own.
     */
    default boolean keepsIds() {
        return false;
    }

    /** Whether methods and topics go by their URIs here, and not by their wire names. */
    default boolean namesByUri() {
        return false;
    }

    /** A session for one connection. */
    ProtocolSession open(Opening opening);

    /**
     * A server is about to speak it; before the first connection.
     *
     * @throws IllegalStateException if it cannot
     */
    default void start(Host host) {
        // Most know of single connections alone.
    }

    /**
     * The form that its frames have in binary messages, by the subprotocol that was agreed on; {@code null} where they are
     * text. Not asked about exchanges over HTTP.
     */
    default @Nullable FrameForm form(@Nullable String subprotocol) {
        return null;
    }
}
