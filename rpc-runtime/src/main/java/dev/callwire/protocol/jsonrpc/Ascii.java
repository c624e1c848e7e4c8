package dev.callwire.protocol.jsonrpc;

import dev.callwire.json.JsonSlice;

/** Names and pieces of frames as the bytes that they are on the wire. */
final class Ascii {
    private Ascii() {}

    static byte[] bytes(String text) {
        return JsonSlice.of(text).array();
    }
}
