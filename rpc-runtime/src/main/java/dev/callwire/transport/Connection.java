package dev.callwire.transport;

import java.net.SocketAddress;
import java.util.concurrent.Executor;

/**
 * An open connection that carries whole messages both ways: of text, or binary ones where both ends have agreed on those.
 * All methods may be called by any thread.
 *
 * <p>It is also an {@link Executor}: what is given to it runs on the connection's own thread, the one that calls the
 * {@link ConnectionListener}, in the order given.
 */
public interface Connection extends Executor {

    /**
     * Sends one message. The bytes are copied before this returns, so the array may be used again at once.
     *
     * <p>A message goes out before those whose sends begin when its own has returned, on whatever thread. Sends from
     * within the listener are gathered and leave together; a send never blocks and never fails: on a connection that is
     * closed or closing the message is dropped, and {@link ConnectionListener#onClosed} tells.
     *
     * @param utf8 holds the message as well-formed UTF-8
     */
    void send(byte[] utf8, int offset, int length);

    /**
     * Announces that more than one message will be sent, and returns whether that can be, as it always can but in an
     * exchange over HTTP: there the first message that is sent is all of the answer and ends the exchange, unless this was
     * announced before, to a client that takes several messages. Then the exchange lasts until it is closed, with
     * {@link CloseReason#NORMAL} behind the last message.
     */
    default boolean carryMany() {
        return true;
    }

    /**
     * Sends what was sent so far, then a close frame, and closes. Repeated calls do nothing.
     *
     * @param code a close code of RFC 6455 section 7.4, for example 1000
     * @param reason at most 123 bytes of UTF-8; longer ones are cut
     */
    void close(int code, String reason);

    /**
     * Whether what is sent leaves soon. While it does not, whoever can wait with sending should, until
     * {@link ConnectionListener#onWritable} is called.
     */
    default boolean isWritable() {
        return true;
    }

    /** Stops reading from the peer, or goes on. What was read already is still delivered. */
    void reading(boolean on);

    /** Whether the calling thread is the connection's own. */
    boolean onOwnThread();

    /** Whether neither end has closed it. */
    boolean isOpen();

    /** What was agreed on when the connection was opened. */
    Handshake handshake();

    /** The other end's address. */
    SocketAddress remoteAddress();

    /**
     * Sends one binary message; as {@link #send}.
     *
     * @throws UnsupportedOperationException if the transport carries text alone
     */
    default void sendBinary(byte[] bytes, int offset, int length) {
        throw new UnsupportedOperationException("This transport carries text alone");
    }
}
