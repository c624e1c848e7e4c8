package dev.callwire.call;

import dev.callwire.transport.CloseReason;
import java.net.URI;
import java.time.Duration;

/** What becomes of a client's connection, in the order in which it happens. */
public sealed interface ConnectionEvent {

    /** The first connection is open. */
    record Connected(URI address) implements ConnectionEvent {}

    /** The connection has ended, or its server is about to end it, without the client having asked for it. */
    record Lost(URI address, CloseReason reason) implements ConnectionEvent {}

    /**
     * The client will connect again.
     *
     * @param address where to
     * @param attempt how often it has tried since it was connected, this time included
     * @param delay how long it waits before
     */
    record Reconnecting(URI address, int attempt, Duration delay) implements ConnectionEvent {}

    /**
     * A connection is open again.
     *
     * @param attempts how many it took
     */
    record Reconnected(URI address, int attempts) implements ConnectionEvent {}

    /** The client has ended: it was closed, or it has given up. The last event. */
    record Closed(CloseReason reason) implements ConnectionEvent {}
}
