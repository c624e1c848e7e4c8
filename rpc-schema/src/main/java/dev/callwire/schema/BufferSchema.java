package dev.callwire.schema;

import static java.util.Objects.requireNonNull;

/**
 * Where items wait that are produced before they are asked for.
 *
 * @param overflow what becomes of one more than there is room for
 * @param size how many may wait for each consumer, from 1 to 65,536
 */
public record BufferSchema(Overflow overflow, int size) {

    /** The most items that may wait. */
    public static final int LARGEST = 65_536;

    public BufferSchema {
        requireNonNull(overflow, "overflow");
        if (size < 1 || size > LARGEST) {
            throw new IllegalArgumentException("A buffer has room for 1 to 65536 items. Found: " + size + ".");
        }
    }
}
