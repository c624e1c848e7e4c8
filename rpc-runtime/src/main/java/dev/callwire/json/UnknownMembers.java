package dev.callwire.json;

import java.util.Arrays;

/**
 * The members passed over of the objects that a reader is in. A name that an object has twice makes it doubt, as do names
 * in other words than their own, and more of them than are usual.
 */
final class UnknownMembers {
    private static final int MOST = 32;
    private static final int DEEPEST = 32;

    private final int[] starts = new int[MOST];
    private final int[] ends = new int[MOST];
    private final int[] depths = new int[MOST];
    private final JsonSlice name = new JsonSlice();
    private int count;
    private int levels;

    /** Forgets everything. */
    void clear() {
        count = 0;
        levels = 0;
        // A reader that is kept must not keep the message.
        name.set(JsonScanner.NO_BYTES, 0, 0);
    }

    /** Forgets those of objects that are as deep or deeper. */
    void leave(int depth) {
        while (count > 0 && depths[count - 1] >= depth) {
            count--;
        }
    }

    /** Adds the name whose text lies between two indexes, in an object that is so deep. */
    void add(byte[] array, int from, int to, int depth) {
        for (int i = count - 1; i >= 0 && depths[i] == depth; i--) {
            if (Arrays.equals(array, starts[i], ends[i], array, from, to)) {
                throw GeneratedCodec.doubt();
            }
        }
        if (count == MOST) {
            throw GeneratedCodec.doubt();
        }
        starts[count] = from;
        ends[count] = to;
        depths[count] = depth;
        count++;
    }

    /** Passes over a value whose objects have each name once. */
    void skip(JsonReader in) {
        switch (in.peek()) {
            case '{' -> {
                descend();
                in.beginObject();
                while (in.nextUnknownName(name)) {
                    skip(in);
                }
                levels--;
            }
            case '[' -> {
                descend();
                in.beginArray();
                while (in.nextElement()) {
                    skip(in);
                }
                levels--;
            }
            default -> in.skipValue();
        }
    }

    private void descend() {
        if (++levels > DEEPEST) {
            throw GeneratedCodec.doubt();
        }
    }
}
