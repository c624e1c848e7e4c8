package dev.callwire.wamp.auth;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.wamp.message.ProtocolViolationException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the methods know of the dictionaries that go along with a proof: {@code authextra} and {@code Extra}. */
final class Extra {
    private static final Set<String> STRINGS = Set.of(
            "challenge",
            "channel_binding",
            "cbind_data",
            "kdf",
            "nonce",
            "pubkey",
            "salt",
            "scram_server_signature",
            "signature",
            "verifier");
    private static final Set<String> INTEGERS = Set.of("iterations", "keylen", "memory");

    private final Map<String, String> strings = new HashMap<>();
    private final Map<String, Long> integers = new HashMap<>();

    private Extra() {}

    /**
     * Reads a dictionary, or an empty view, which has nothing in it. What is {@code null} is not there.
     *
     * @throws ProtocolViolationException if something known is of the wrong kind
     */
    static Extra read(JsonSlice json) {
        var extra = new Extra();
        if (!json.isEmpty()) {
            extra.readAll(json);
        }
        return extra;
    }

    private void readAll(JsonSlice json) {
        var reader = new JsonReader(JsonLimits.DEFAULTS).reset(json);
        var name = new JsonSlice();
        try {
            reader.beginObject();
            while (reader.nextName(name)) {
                readMember(reader, name.toString());
            }
            reader.end();
        } catch (JsonException e) {
            throw new ProtocolViolationException("What goes along with a proof is as specified. " + e.getMessage());
        }
    }

    private void readMember(JsonReader reader, String name) {
        boolean isString = STRINGS.contains(name);
        if (!isString && !INTEGERS.contains(name)) {
            reader.skipValue();
        } else if (!reader.readNull()) {
            if (isString
                    ? strings.put(name, reader.readString()) != null
                    : integers.put(name, reader.readLong()) != null) {
                throw new ProtocolViolationException(name + " occurs once in what goes along with a proof");
            }
        }
    }

    /** The {@code authextra} of a WELCOME's details. */
    static Extra within(JsonSlice details) {
        var reader = new JsonReader(JsonLimits.DEFAULTS).reset(details);
        var name = new JsonSlice();
        var authextra = new JsonSlice();
        try {
            reader.beginObject();
            while (reader.nextName(name)) {
                if (name.toString().equals("authextra")) {
                    reader.readValue(authextra);
                } else {
                    reader.skipValue();
                }
            }
        } catch (JsonException e) {
            throw new ProtocolViolationException("Details of WELCOME are a dictionary. " + e.getMessage());
        }
        return read(authextra.isNull() ? new JsonSlice() : authextra);
    }

    @Nullable
    String string(String name) {
        return strings.get(name);
    }

    /** An integer, or 0 if it is not there or beyond what any of them may be. */
    int integer(String name) {
        long value = integers.getOrDefault(name, 0L);
        return value >= 0 && value <= Integer.MAX_VALUE ? (int) value : 0;
    }
}
