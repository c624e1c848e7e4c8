package dev.callwire.transport;

/**
 * Hears what happens on one {@link Connection}. Called by the connection's own thread alone, one call at a time; an
 * exception thrown here closes the connection with 1011.
 */
public interface ConnectionListener {

    /**
     * One whole message has come.
     *
     * @param utf8 holds the message as well-formed UTF-8; valid only until this returns
     */
    void onMessage(byte[] utf8, int offset, int length);

    /** A burst of messages, all that one read brought, has been delivered. */
    void onBurstEnd();

    /** What is sent leaves soon again, after {@link Connection#isWritable} was false. */
    default void onWritable() {}

    /** The connection has ended; the last thing heard of it. */
    void onClosed(CloseReason reason);

    /**
     * Whether the messages of the connection are binary, and not text; asked once, when it has opened. A message of the other
     * kind closes it with {@link CloseReason#UNSUPPORTED}.
     */
    default boolean takesBinary() {
        return false;
    }

    /**
     * One whole message has come, where they are binary.
     *
     * @param bytes hold the message; valid only until this returns
     */
    default void onBinary(byte[] bytes, int offset, int length) {
        throw new UnsupportedOperationException("Whoever takes binary messages hears them");
    }
}
