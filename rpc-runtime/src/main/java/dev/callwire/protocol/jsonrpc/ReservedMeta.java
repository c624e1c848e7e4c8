package dev.callwire.protocol.jsonrpc;

import dev.callwire.json.JsonSlice;
import org.jspecify.annotations.Nullable;

/** The members of {@code meta} that are no metadata but have a meaning of their own. */
enum ReservedMeta {
    TIMEOUT("timeoutMs"),
    ATTEMPT("attempt"),
    CREDIT("credit"),
    LAST_CURSOR("lastEventId");

    private static final ReservedMeta[] ALL = values();

    private final String text;

    ReservedMeta(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    static @Nullable ReservedMeta of(JsonSlice name) {
        for (var reserved : ALL) {
            if (reserved.isText(name)) {
                return reserved;
            }
        }
        return null;
    }

    private boolean isText(JsonSlice name) {
        if (name.length() != text.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (name.array()[name.offset() + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static boolean isOne(String name) {
        for (var reserved : ALL) {
            if (name.equals(reserved.text)) {
                return true;
            }
        }
        return false;
    }
}
