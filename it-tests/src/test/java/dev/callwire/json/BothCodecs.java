package dev.callwire.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.json.DataBinder.ValueCodec;
import org.jspecify.annotations.Nullable;

/** A generated codec beside the library's of the same type: whatever they are given, they make the same of it. */
public final class BothCodecs {
    private static final int LONGEST = 1 << 20;

    private final GeneratedValueCodec<Object> generated;
    private final ValueCodec<Object> library;

    /** The codecs of a binder, which has to be content with the generated one. */
    @SuppressWarnings("unchecked")
    public BothCodecs(JacksonBinder binder, GeneratedCodec<?> codec) {
        var type = codec.type();
        var ofBinder = binder.codec(type, (GeneratedCodec<Object>) codec);
        assertThat(ofBinder).as("the codec of " + type).isInstanceOf(GeneratedValueCodec.class);
        generated = (GeneratedValueCodec<Object>) ofBinder;
        library = binder.codec(type);
    }

    /** How often the generated codec has left something to the library. */
    public long doubts() {
        return generated.doubts();
    }

    /** Reads a text with both, and writes what it stands for with both. */
    public void agreeOn(String json) {
        agreeOn(json.getBytes(UTF_8));
    }

    /** Reads a text with both, and writes what it stands for with both. */
    public void agreeOn(byte[] json) {
        // Bytes around the text are no part of it.
        var array = new byte[json.length + 2];
        array[0] = '{';
        array[json.length + 1] = '"';
        System.arraycopy(json, 0, array, 1, json.length);
        var text = new JsonSlice();
        text.set(array, 1, json.length);

        var expected = read(library, text);
        var actual = read(generated, text);

        assertThat(described(actual)).as(() -> "read from " + text).isEqualTo(described(expected));
        if (!(expected instanceof RuntimeException)) {
            assertThat(written(generated, expected))
                    .as(() -> "written of " + text)
                    .isEqualTo(written(library, expected));
        }
    }

    private static @Nullable Object read(ValueCodec<Object> codec, JsonSlice json) {
        try {
            return codec.read(json);
        } catch (RuntimeException e) {
            return e;
        }
    }

    /** What is in a value, as the library sees it; or what is wrong with the text. */
    private String described(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        return value instanceof RuntimeException failure
                ? failure.getClass() + ": " + failure.getMessage()
                : value.getClass() + ": " + written(library, value);
    }

    private static String written(ValueCodec<Object> codec, @Nullable Object value) {
        var out = new JsonWriter(16, LONGEST);
        out.raw((byte) '[');
        try {
            codec.write(value, out);
        } catch (RuntimeException e) {
            return out + " " + e.getClass() + ": " + e.getMessage();
        }
        return out.toString();
    }
}
