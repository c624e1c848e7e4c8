package dev.callwire.wamp.binary;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonSlice;
import dev.callwire.wamp.message.ProtocolViolationException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * A form of messages that is not text. Thread-safe.
 *
 * <p>Bytes are a string in JSON that begins with U+0000 and goes on in Base64, as the protocol has it. Numbers are exact where
 * the form has them: CBOR has all; MessagePack has integers of 64 bits and doubles, and what is neither is written as the text
 * that it is in JSON.
 */
public final class BinaryForm {
    private final String name;
    private final JsonFactory factory;
    private final JsonFactory json;
    private final boolean isCbor;
    private final JsonLimits limits;

    private BinaryForm(String name, JsonFactory factory, boolean isCbor, JsonLimits limits) {
        this.name = name;
        this.factory = restrained(factory, limits);
        this.isCbor = isCbor;
        this.limits = limits;
        json = restrained(
                JsonFactory.builder()
                        .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                        .build(),
                limits);
    }

    /** CBOR, as the subprotocol {@code wamp.2.cbor} has it. */
    public static BinaryForm cbor(JsonLimits limits) {
        return new BinaryForm("CBOR", new CBORFactory(), true, limits);
    }

    /** MessagePack, as the subprotocol {@code wamp.2.msgpack} has it. Needs its library, which is optional. */
    public static BinaryForm messagePack(JsonLimits limits) {
        return new BinaryForm("MessagePack", MessagePack.factory(), false, limits);
    }

    @SuppressWarnings("deprecation") // MessagePack's factory has no builder.
    private static JsonFactory restrained(JsonFactory factory, JsonLimits limits) {
        return factory.disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.maxDepth())
                        .maxNameLength(limits.maxNameLength())
                        .maxNumberLength(limits.maxNumberLength())
                        .maxStringLength(limits.maxStringLength())
                        .build());
    }

    /**
     * Turns a frame to JSON.
     *
     * @throws ProtocolViolationException if it is not well-formed, or beyond the limits
     */
    public JsonSlice toJson(byte[] frame, int offset, int length) {
        var out = new ByteArrayOutputStream(length + length / 2 + 16);
        try (var parser = factory.createParser(frame, offset, length);
                var generator = json.createGenerator(out)) {
            new JsonCopy(parser, generator, limits.maxTokens(), limits.maxDepth(), !isCbor).copy();
        } catch (IOException | RuntimeException e) {
            throw new ProtocolViolationException("A message is well-formed " + name + " with JSON's kinds of values");
        }
        return JsonSlice.of(out.toByteArray());
    }

    /** Turns well-formed JSON to a frame. */
    public byte[] fromJson(byte[] text, int offset, int length) {
        var out = new ByteArrayOutputStream(length);
        try {
            int[] sizes;
            try (var parser = json.createParser(text, offset, length)) {
                sizes = Sizes.of(parser);
            }
            try (var parser = json.createParser(text, offset, length);
                    var generator = factory.createGenerator(out)) {
                new BinaryCopy(parser, generator, sizes, isCbor).copy();
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("What is turned to " + name + " is well-formed JSON", e);
        }
        return out.toByteArray();
    }
}
