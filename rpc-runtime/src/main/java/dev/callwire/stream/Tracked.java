package dev.callwire.stream;

import static java.util.Objects.requireNonNull;

/**
 * An item of a stream that can be taken up again where it was interrupted. A method that returns a stream of these is
 * called again by its client when a connection is lost; the implementation finds the cursor of the last item that came
 * through in {@code CallContext.current().lastCursor()}, and goes on behind it.
 *
 * @param cursor names the item among those of its stream; not empty, at most 256 characters
 * @param value the item
 * @param <T> the items
 */
public record Tracked<T>(String cursor, T value) {
    private static final int LONGEST = 256;

    public Tracked {
        requireNonNull(value, "value");
        if (cursor.isEmpty() || cursor.length() > LONGEST) {
            throw new IllegalArgumentException("A cursor has 1 to " + LONGEST + " characters, not " + cursor.length());
        }
    }
}
