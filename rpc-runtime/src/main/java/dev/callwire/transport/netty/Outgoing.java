package dev.callwire.transport.netty;

import io.netty.channel.ChannelFuture;

/** What leaves a connection: its frames, and when. For the connection's event loop alone. */
interface Outgoing {

    /** From now on messages are held back for the burst's end. */
    void beginBurst();

    /** As {@link #beginBurst}, for messages that other threads have queued. */
    void beginQueuedBurst();

    /** Flushes what the burst brought. */
    void endBurst();

    /** Writes a text message; it leaves with the burst, or soon. */
    void message(byte[] utf8, int offset, int length);

    /** Writes a binary message; as {@link #message}. */
    void binary(byte[] bytes, int offset, int length);

    /** Writes a ping and flushes. */
    void ping();

    /** Writes a pong; it leaves with the burst. */
    void pong(byte[] payload, int offset, int length);

    /** Writes a close frame and flushes; nothing is sent after it. */
    ChannelFuture close(byte[] payload);

    /** Drops what was not handed to the socket yet. */
    void release();
}
