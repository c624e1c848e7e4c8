package dev.callwire.json;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/** The names of an object's members as they stand in JSON, made once for reading and for writing them. Immutable. */
public final class Names {
    private final List<String> texts;

    /** Each name with a comma before its quotes and a colon behind them. */
    private final byte[][] tokens;

    private final int longest;

    private Names(List<String> texts) {
        this.texts = texts;
        tokens = texts.stream().map(Names::token).toArray(byte[][]::new);
        longest = Arrays.stream(tokens).mapToInt(token -> token.length).max().orElse(0);
    }

    /**
     * The names in the order in which they are written, and for the most part read.
     *
     * @throws IllegalArgumentException if one of them occurs twice
     */
    public static Names of(String... names) {
        var texts = List.of(names);
        if (new HashSet<>(texts).size() < texts.size()) {
            throw new IllegalArgumentException("The names of an object differ from each other, but found " + texts);
        }
        return new Names(texts);
    }

    private static byte[] token(String text) {
        var out = new JsonWriter(text.length() + 4, Integer.MAX_VALUE);
        out.raw((byte) ',').value(requireNonNull(text, "text")).raw((byte) ':');
        return Arrays.copyOf(out.array(), out.length());
    }

    /** The names themselves. */
    List<String> texts() {
        return texts;
    }

    int size() {
        return tokens.length;
    }

    /** What is written of a name, the comma before it and the colon behind it included. */
    byte[] token(int index) {
        return tokens[index];
    }

    /** No name takes as many bytes between its quotes. */
    int longest() {
        return longest;
    }

    /** Tells whether a name and its colon stand at an index, in just the form in which they are written. */
    boolean isAt(int index, byte[] array, int p, int end) {
        if (index >= tokens.length) {
            return false;
        }
        byte[] token = tokens[index];
        int to = p + token.length - 1;
        return to <= end && Arrays.equals(array, p, to, token, 1, token.length);
    }

    /** Returns the index of the name whose text lies between two others, or -1. Looks at those from an index on first. */
    int find(byte[] array, int from, int to, int first) {
        int count = tokens.length;
        int index = Math.min(first, count);
        for (int i = 0; i < count; i++) {
            if (index >= count) {
                index = 0;
            }
            byte[] token = tokens[index];
            if (token.length - 4 == to - from && Arrays.equals(array, from, to, token, 2, token.length - 2)) {
                return index;
            }
            index++;
        }
        return -1;
    }
}
