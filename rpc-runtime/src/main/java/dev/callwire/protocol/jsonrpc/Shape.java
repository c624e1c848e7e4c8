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

    static boolean isString(JsonSlice json) {
        return first(json) == '"';
    }

    /** Whether it may name a stream: a string or a number. */
    static boolean isToken(JsonSlice json) {
        byte first = first(json);
        return first == '"' || first == '-' || (first >= '0' && first <= '9');
    }

    /** Whether it is a string or an integer. */
    static boolean isTextOrInteger(JsonSlice json) {
        return isString(json) || (isToken(json) && !hasFraction(json));
    }

    private static boolean hasFraction(JsonSlice number) {
        for (int i = number.offset(); i < number.end(); i++) {
            byte b = number.array()[i];
            if (b == '.' || b == 'e' || b == 'E') {
                return true;
            }
        }
        return false;
    }

    static boolean isTrue(JsonSlice json) {
        return first(json) == 't';
    }

    private static byte first(JsonSlice json) {
        return json.isEmpty() ? 0 : json.array()[json.offset()];
    }
}
