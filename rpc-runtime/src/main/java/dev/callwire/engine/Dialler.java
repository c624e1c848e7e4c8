package dev.callwire.engine;

import dev.callwire.transport.Connection;
import dev.callwire.transport.ConnectionListener;
import java.net.URI;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Opens connections. */
@FunctionalInterface
public interface Dialler {

    /**
     * Opens a connection.
     *
     * @param opened makes its listener; called on the connection's own thread
     * @return completes when it is open, or fails with an exception whose message says where to and why not
     */
    CompletionStage<Connection> dial(URI address, Function<Connection, ConnectionListener> opened);
}
