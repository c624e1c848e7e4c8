package dev.callwire.wamp.router;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A map from positive numbers that boxes none of them. Not thread-safe. */
final class LongMap<V> {
    private static final int LEAST_CAPACITY = 8;

    private long[] keys = new long[LEAST_CAPACITY];
    private @Nullable Object[] values = new @Nullable Object[LEAST_CAPACITY];
    private int size;

    int size() {
        return size;
    }

    @SuppressWarnings("unchecked") // Only values were put there.
    @Nullable
    V get(long key) {
        return (V) values[find(key)];
    }

    void put(long key, V value) {
        if (2 * (size + 1) > keys.length) {
            resize(2 * keys.length);
        }
        int place = find(key);
        if (values[place] == null) {
            size++;
        }
        keys[place] = key;
        values[place] = value;
    }

    @SuppressWarnings("unchecked") // Only values were put there.
    @Nullable
    V remove(long key) {
        int place = find(key);
        var removed = (V) values[place];
        if (removed != null) {
            size--;
            close(place);
        }
        return removed;
    }

    /** A copy of the values, in no order. */
    @SuppressWarnings("unchecked") // Only values were put there.
    List<V> values() {
        var copy = new ArrayList<V>(size);
        for (var value : values) {
            if (value != null) {
                copy.add((V) value);
            }
        }
        return copy;
    }

    /** Finds the place of a key, or the free one where it would be. */
    private int find(long key) {
        int mask = keys.length - 1;
        int place = (int) ((key * 0x9e3779b97f4a7c15L) >>> 40) & mask;
        while (values[place] != null && keys[place] != key) {
            place = (place + 1) & mask;
        }
        return place;
    }

    /** Frees a place, and puts what follows it where it is found. */
    private void close(int place) {
        int mask = keys.length - 1;
        values[place] = null;
        int next = (place + 1) & mask;
        while (values[next] != null) {
            var value = values[next];
            values[next] = null;
            int better = find(keys[next]);
            keys[better] = keys[next];
            values[better] = value;
            next = (next + 1) & mask;
        }
    }

    private void resize(int capacity) {
        var oldKeys = keys;
        var oldValues = values;
        keys = new long[capacity];
        values = new @Nullable Object[capacity];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != null) {
                int place = find(oldKeys[i]);
                keys[place] = oldKeys[i];
                values[place] = oldValues[i];
            }
        }
    }
}
