package dev.callwire.wamp.binary;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.json.OutboundTooLargeException;
import dev.callwire.protocol.FrameForm;
import dev.callwire.protocol.MalformedFrameException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A form of messages that is not text. Thread-safe.
 *
 * <p>Bytes are a string in JSON that begins with U+0000 and goes on in Base64, as the protocol has it. Numbers are exact where
 * the form has them: CBOR has all but those whose exponents have no 32 bits; MessagePack has integers of 64 bits and doubles.
 * What is neither is written as the text that it is in JSON. Text in MessagePack that is no UTF-8 has U+FFFD in place of what is
 * wrong, as its library reads it.
 */
public final class BinaryForm implements FrameForm {
    private static final boolean HAS_MESSAGE_PACK = isThere("org.msgpack.jackson.dataformat.MessagePackFactory");

    private final String name;
    private final JsonFactory factory;
    private final JsonFactory json;
    private final boolean isCbor;

    private BinaryForm(String name, JsonFactory factory, boolean isCbor) {
        this.name = name;
        this.factory = unbounded(factory);
        this.isCbor = isCbor;
        json = unbounded(JsonFactory.builder()
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .build());
    }

    /** CBOR, as the subprotocol {@code wamp.2.cbor} has it. */
    public static BinaryForm cbor() {
        return OfCbor.FORM;
    }

    /** MessagePack, as the subprotocol {@code wamp.2.msgpack} has it. Needs its library, which is optional. */
    public static BinaryForm messagePack() {
        return OfMessagePack.FORM;
    }

    /** The subprotocols that have a form here whose library is there, the one to prefer first. */
    public static List<String> subprotocols() {
        return Stream.of(OfCbor.SUBPROTOCOL, OfMessagePack.SUBPROTOCOL)
                .filter(each -> of(each) != null)
                .toList();
    }

    /** The form that messages have under a subprotocol; {@code null} for one that has none, or not without its library. */
    public static @Nullable BinaryForm of(@Nullable String subprotocol) {
        if (OfCbor.SUBPROTOCOL.equals(subprotocol)) {
            return cbor();
        }
        return OfMessagePack.SUBPROTOCOL.equals(subprotocol) && HAS_MESSAGE_PACK ? messagePack() : null;
    }

    private static boolean isThere(String type) {
        try {
            Class.forName(type, false, BinaryForm.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** Made when it is asked for. */
    private static final class OfCbor {
        static final String SUBPROTOCOL = "wamp.2.cbor";
        static final BinaryForm FORM = new BinaryForm(
                "CBOR",
                CBORFactory.builder()
                        // Without these a large negative number is one off, and a value that JSON has not is a number.
                        .enable(CBORGenerator.Feature.ENCODE_USING_STANDARD_NEGATIVE_BIGINT_ENCODING)
                        .enable(CBORParser.Feature.DECODE_USING_STANDARD_NEGATIVE_BIGINT_ENCODING)
                        .enable(CBORParser.Feature.READ_SIMPLE_VALUE_AS_EMBEDDED_OBJECT)
                        .build(),
                true);
    }

    /** Made when it is asked for, since its library may be missing. */
    private static final class OfMessagePack {
        static final String SUBPROTOCOL = "wamp.2.msgpack";
        static final BinaryForm FORM = new BinaryForm("MessagePack", MessagePack.factory(), false);
    }

    /** What Jackson would bound has the limits of whoever decodes, or is this end's own. */
    @SuppressWarnings("deprecation") // MessagePack's factory has no builder.
    private static JsonFactory unbounded(JsonFactory factory) {
        return factory.setRecyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(Integer.MAX_VALUE)
                        .maxNameLength(Integer.MAX_VALUE)
                        .maxNumberLength(Integer.MAX_VALUE)
                        .maxStringLength(Integer.MAX_VALUE)
                        .build())
                .setStreamWriteConstraints(StreamWriteConstraints.builder()
                        .maxNestingDepth(Integer.MAX_VALUE)
                        .build());
    }

    @Override
    public void decode(byte[] message, int offset, int length, JsonLimits limits, JsonWriter out)
            throws MalformedFrameException {
        try (var parser = factory.createParser(message, offset, length);
                var generator = json.createGenerator(out.stream())) {
            new JsonCopy(parser, generator, limits, !isCbor).copy();
        } catch (OutboundTooLargeException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // whatever the parser trips over, and in whatever way it says so
            throw new MalformedFrameException("A message is well-formed " + name + " with JSON's kinds of values");
        }
    }

    @Override
    public void encode(JsonSlice frame, JsonWriter out) {
        var text = frame.toString(); // of bytes with others before them Jackson would read too many
        try {
            int[] sizes;
            try (var parser = json.createParser(text)) {
                sizes = Sizes.of(parser);
            }
            try (var parser = json.createParser(text);
                    var generator = factory.createGenerator(out.stream())) {
                new BinaryCopy(parser, generator, sizes, isCbor).copy();
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("What is turned to " + name + " is well-formed JSON", e);
        }
    }
}
