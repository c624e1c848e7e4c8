package dev.callwire.protocol.jsonrpc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.callwire.json.JsonException;
import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Heard;
import dev.callwire.protocol.ProtocolLimits;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a frame is told, or refused, as the general way of reading tells it, whatever its form; and that what the
 * quick way finds in it is what Jackson's tree has there.
 */
final class BothReadings {
    /** So narrow that frames of a line meet them. */
    static final ProtocolLimits NARROW = new ProtocolLimits(new JsonLimits(4, 16, 8, 6, 12), 2, 8, 10, 1 << 16);

    static final ProtocolLimits WIDE = new ProtocolLimits(JsonLimits.DEFAULTS, 4, 128, 256, 1 << 20);
    static final List<Dialect> DIALECTS =
            List.of(Dialect.STRICT, Dialect.LENIENT, Dialect.BARE, Dialect.STRICT.withTopLevel("tenant"));

    private static final ObjectMapper JACKSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final MessageReader reader;
    private final MessageReader general;
    private final QuickEnvelope quick;
    private final Envelope envelope;

    /** @param dialled whether this end has dialled */
    BothReadings(Dialect dialect, boolean dialled, ProtocolLimits limits) {
        reader = new MessageReader(dialect, dialled, limits);
        general = new MessageReader(dialect, dialled, limits);
        quick = new QuickEnvelope(limits);
        envelope = new Envelope(dialect);
    }

    /**
     * Checks it for a frame.
     *
     * @return whether the quick way has read it
     */
    boolean agreeOn(byte[] frame) {
        var shown = new String(frame, UTF_8);
        var expected = new Heard();
        general.readAny(among(frame, ' '), expected);
        for (char around : new char[] {' ', '"', '}', '1'}) { // what stands beside a frame is not its own
            var heard = new Heard();
            reader.read(among(frame, around), heard);
            assertThat(heard.lines()).as(shown).isEqualTo(expected.lines());
            heard = new ReadsOn();
            reader.read(among(frame, around), heard);
            assertThat(heard.lines()).as(shown).isEqualTo(expected.lines());
        }
        boolean read =
                quick.read(among(frame, ' '), envelope) && (envelope.unproven.isEmpty() || quick.prove(envelope));
        if (read) {
            assertIsAsInTree(frame, shown);
        }
        return read;
    }

    private static JsonSlice among(byte[] frame, char around) {
        var bytes = new byte[frame.length + 20];
        Arrays.fill(bytes, (byte) around);
        System.arraycopy(frame, 0, bytes, 10, frame.length);
        var slice = new JsonSlice();
        slice.set(bytes, 10, frame.length);
        return slice;
    }

    private void assertIsAsInTree(byte[] frame, String shown) {
        JsonNode tree;
        try {
            tree = JACKSON.readTree(frame);
        } catch (JacksonException e) {
            throw new AssertionError("Read, but no JSON: " + shown, e);
        } catch (IOException e) {
            throw new AssertionError(e); // there is none in an array
        }
        var members = List.of("jsonrpc", "id", "method", "params", "result");
        assertThat(members).as(shown).containsAll(tree::fieldNames);
        assertThat(tree.path("jsonrpc").asText("2.0")).as(shown).isEqualTo("2.0");
        assertThat(envelope.method.toString())
                .as(shown)
                .isEqualTo(tree.path("method").asText());
        assertThat(tree(envelope.id)).as(shown).isEqualTo(tree.get("id"));
        assertThat(tree(envelope.result)).as(shown).isEqualTo(tree.get("result"));
        var params = tree.get("params");
        assertThat(tree(envelope.params)).as(shown).isEqualTo(params == null || params.isNull() ? null : params);
    }

    private static @Nullable JsonNode tree(JsonSlice json) {
        try {
            return json.isEmpty() ? null : JACKSON.readTree(json.toByteArray());
        } catch (IOException e) {
            throw new AssertionError(json.toString(), e);
        }
    }

    /** Takes what is unproven, if it is one value. */
    private static final class ReadsOn extends Heard {
        @Override
        public boolean onUnprovenCall(
                JsonSlice id, JsonSlice method, JsonSlice rest, CallMeta meta, JsonReader reader) {
            var params = whole(reader);
            if (params != null) {
                onCall(id, null, method, params, meta);
            }
            return params != null;
        }

        @Override
        public boolean onUnprovenResult(long id, JsonReader reader) {
            var result = whole(reader);
            if (result != null) {
                onResult(id, result);
            }
            return result != null;
        }

        private static @Nullable JsonSlice whole(JsonReader reader) {
            var value = new JsonSlice();
            try {
                reader.readValue(value);
                return reader.isAtEnd() ? value : null;
            } catch (JsonException e) {
                return null;
            }
        }
    }
}
