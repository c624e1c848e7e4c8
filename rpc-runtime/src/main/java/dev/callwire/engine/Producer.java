package dev.callwire.engine;

/** Something whose items this end sends over one connection. Thread-safe. */
interface Producer {

    /** What the peer names it by, as JSON text. */
    String key();

    /** The peer takes more items; on the connection's own thread. */
    void grant(long count);

    /** Fails it because of what the peer sent. */
    void refuse(Throwable why);

    /** The connection takes more again. */
    void writable();

    /** The peer takes no more items. */
    void stop();

    /** Nobody wants any more items: the connection has ended, or what the items are of. */
    void cancel();
}
