package dev.callwire.wamp.binary;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;

/** Counts the members of lists and dictionaries, in the order in which these begin: binary forms begin with the number. */
final class Sizes {
    private int[] sizes = new int[16];
    private int count;

    private Sizes() {}

    static int[] of(JsonParser parser) throws IOException {
        var counted = new Sizes();
        counted.count(parser);
        return counted.sizes;
    }

    private void count(JsonParser parser) throws IOException {
        var open = new ArrayDeque<Integer>();
        for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token.isStructEnd()) {
                open.pop();
            } else if (token != JsonToken.FIELD_NAME) {
                if (!open.isEmpty()) {
                    sizes[open.peek()]++;
                }
                if (token.isStructStart()) {
                    open.push(begin());
                }
            }
        }
    }

    private int begin() {
        if (count == sizes.length) {
            sizes = Arrays.copyOf(sizes, 2 * count);
        }
        return count++;
    }
}
