package dev.callwire.stub;

import static java.util.Objects.requireNonNull;

import dev.callwire.annotation.Overflow;

/**
 * What becomes of items that are produced faster than their consumer takes them.
 *
 * @param overflow what becomes of one more than the buffer has room for
 * @param size how many items may wait, from 1 to {@link #LARGEST}
 */
public record Buffering(Overflow overflow, int size) {
    /** The most items that a buffer may have room for. */
    public static final int LARGEST = 65_536;

    /** Nothing waits: items are produced when they are asked for. */
    public static final Buffering NONE = new Buffering(Overflow.NONE, 1);

    /** What holds for events that say nothing else. */
    public static final Buffering OF_EVENTS = new Buffering(Overflow.CLOSE, 256);

    public Buffering {
        requireNonNull(overflow, "overflow");
        if (size < 1 || size > LARGEST) {
            throw new IllegalArgumentException("A buffer has room for 1 to " + LARGEST + " items, not " + size);
        }
    }

    /** How many items may wait. */
    @Override
    public int size() {
        return overflow == Overflow.LATEST ? 1 : size;
    }

    /** Whether the producer does not wait to be asked. */
    public boolean isBuffered() {
        return overflow != Overflow.NONE;
    }
}
