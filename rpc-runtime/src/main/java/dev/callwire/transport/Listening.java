package dev.callwire.transport;

import java.net.InetSocketAddress;

/** A socket that connections come in by. Thread-safe. */
public interface Listening extends AutoCloseable {

    /** The address it is bound to, with the real port. */
    InetSocketAddress address();

    /** Closes the listening socket. Handshakes that have begun still end well, and connections stay open. */
    void stopAccepting();

    /** Closes the listening socket, and refuses the handshakes that have begun. Connections stay open. */
    @Override
    void close();
}
