package dev.callwire.wamp.router;

/** Where the frames of one session go. Its methods return soon and never call back into the router. */
public interface Outbox {
    /**
     * Sends a frame. The bytes are copied before this returns.
     *
     * @param utf8 holds the frame
     */
    void send(byte[] utf8, int offset, int length);

    /**
     * Sends an event, as {@link #send} does. Events are what a client that reads slowly may lose; nothing else is, for its
     * requests would never be answered.
     *
     * @param utf8 holds the frame
     */
    default void sendEvent(byte[] utf8, int offset, int length) {
        send(utf8, offset, length);
    }

    /** Closes the connection behind what was sent. */
    void close();
}
