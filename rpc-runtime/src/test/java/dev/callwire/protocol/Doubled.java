package dev.callwire.protocol;

import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.jsonrpc.JsonRpc;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON-RPC, but as the subprotocol {@code doubled} each byte of a frame is there twice, in a binary message. */
public final class Doubled implements Protocol {
    public static final String SUBPROTOCOL = "doubled";

    private final FrameForm form = new Form();

    /** A message, by its frame. */
    public static byte[] message(String frame) {
        var out = new JsonWriter(16, Integer.MAX_VALUE);
        new Form().encode(JsonSlice.of(frame), out);
        return out.toSlice().toByteArray();
    }

    /** A frame, by its message. */
    public static String frame(byte[] message) {
        var frame = new ByteArrayOutputStream();
        for (int i = 0; i < message.length; i += 2) {
            frame.write(message[i]);
        }
        return frame.toString(StandardCharsets.UTF_8);
    }

    @Override
    public String name() {
        return "doubled JSON-RPC";
    }

    @Override
    public List<String> paths() {
        return List.of("/doubled");
    }

    @Override
    public List<String> subprotocols() {
        return List.of(SUBPROTOCOL, "plain");
    }

    @Override
    public boolean isSpokenWithoutSubprotocol() {
        return true;
    }

    @Override
    public ProtocolSession open(Opening opening) {
        return JsonRpc.PROTOCOL.open(opening);
    }

    @Override
    public @Nullable FrameForm form(@Nullable String subprotocol) {
        return SUBPROTOCOL.equals(subprotocol) ? form : null;
    }

    private static final class Form implements FrameForm {
        @Override
        public void encode(JsonSlice frame, JsonWriter out) {
            for (int i = frame.offset(); i < frame.end(); i++) {
                out.raw(frame.array()[i]).raw(frame.array()[i]);
            }
        }

        @Override
        public void decode(byte[] message, int offset, int length, JsonLimits limits, JsonWriter out)
                throws MalformedFrameException {
            for (int i = offset; i < offset + length; i += 2) {
                if (message[i] == 0) {
                    throw MalformedFrameException.ofLimit("jsonDepth", "No byte is zero");
                } else if (i + 1 == offset + length || message[i] != message[i + 1]) {
                    throw new MalformedFrameException("Each byte is there twice");
                }
                out.raw(message[i]);
            }
        }
    }
}
