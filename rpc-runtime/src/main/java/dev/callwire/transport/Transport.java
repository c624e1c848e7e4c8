package dev.callwire.transport;

import java.io.IOException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Listens and connects. Thread-safe. */
public interface Transport extends AutoCloseable {

    /**
     * Listens for connections; returns when they are accepted.
     *
     * @throws IOException if that cannot be done at the address; its message says which and why
     */
    Listening listen(ListenOptions options, Acceptor acceptor) throws IOException;

    /**
     * Opens a connection.
     *
     * @param opened makes the listener, before anything is read; called on the connection's own thread
     * @return the open connection, completed on its own thread; or an {@link IOException} whose message says where to
     *     and why not
     */
    CompletionStage<Connection> connect(ConnectOptions options, Function<Connection, ConnectionListener> opened);

    /** Closes the connections that are still open, with 1001, and lets no more be opened. */
    @Override
    void close();
}
