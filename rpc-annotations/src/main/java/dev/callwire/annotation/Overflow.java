package dev.callwire.annotation;

/** What becomes of items that are produced faster than their consumer takes them. */
public enum Overflow {

    /** There is none: items are produced when they are asked for. A publisher that keeps to its demand needs no other. */
    NONE,

    /** The producer's thread waits until there is room; an event loop, which must not wait, does as {@link #CLOSE} says. */
    BLOCK,

    /** The oldest item that waits is dropped; the consumer is told how many it missed. */
    DROP_OLDEST,

    /** Only the newest item waits; the consumer is told how many it missed. */
    LATEST,

    /** The stream ends, and its consumer is told that it lagged (-32017). */
    CLOSE
}
