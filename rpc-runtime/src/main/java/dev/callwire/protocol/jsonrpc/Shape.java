package dev.callwire.protocol.jsonrpc;

import dev.callwire.json.JsonSlice;

/** Which kind of JSON value stands in a view, if any. */
final class Shape {
    private Shape() {}

    static boolean isObject(JsonSlice json) {
        return first(json) == '{';
    }

    static boolean isArray(JsonSlice json) {
        return first(json) == '[';
    }

    private static byte first(JsonSlice json) {
        return json.isEmpty() ? 0 : json.array()[json.offset()];
    }
}
