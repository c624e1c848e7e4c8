package dev.callwire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawJsonTest {
    private static final JacksonBinder BINDER = JacksonBinder.create();

    private static <T> T read(Class<T> type, String json) {
        return BINDER.<T>codec(type).read(JsonSlice.of(json));
    }

    private static String write(Class<?> type, Object value) {
        var out = new JsonWriter(0, 10_000);
        BINDER.codec(type).write(value, out);
        return out.toString();
    }

    @Test
    void textIsKeptToTheLetter() {
        var raw = new RawJson(" { \"b\" : 1.10 } ");

        assertThat(raw.json()).isEqualTo(" { \"b\" : 1.10 } ");
        assertThat(raw).hasToString(" { \"b\" : 1.10 } ").isEqualTo(new RawJson(" { \"b\" : 1.10 } "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[1,]", "01", "1 2", "'a'", "\"\ud800\"", "\"\\ud800\"", "\"\n\"", "NaN"})
    void textIsJson(String text) {
        assertThatThrownBy(() -> new RawJson(text)).isInstanceOf(JsonException.class);
    }

    @Test
    void depthIsNoMatter() {
        var deep = "[".repeat(10_000) + "]".repeat(10_000);

        assertThat(new RawJson(deep).json()).isEqualTo(deep);
    }

    record Envelope(String before, RawJson raw, int after) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ \"z\" : 1.10 ,\n \"a\" : [ 1e400, -0, 12345678901234567890123 ] , \"z\" : \"\\u0041\\/é😀\" }",
                "[ ]",
                "{}",
                "[[[{\"a\":{\"a\":1,\"a\":2}}]]]",
                "\"\\u0041 \\ud83d\\ude00 \\/ \\\" é😀\"",
                "\"\"",
                "0",
                "-0",
                "-0.0",
                "1.10",
                "1E+2",
                "1e400",
                "0.1000000000000000055511151231257827021181583404541015625",
                "123456789012345678901234567890",
                "true",
                "false",
                "null"
            })
    void everyValueIsEchoedExactly(String json) {
        assertThat(write(RawJson.class, read(RawJson.class, "\n " + json + " ")))
                .isEqualTo(json);

        var frame = "{\"before\":\"b\",\"raw\":" + json + ",\"after\":1}";
        var envelope = read(Envelope.class, frame);
        assertThat(envelope).isEqualTo(new Envelope("b", new RawJson(json), 1));
        assertThat(write(Envelope.class, envelope)).isEqualTo(frame);

        var spaced = "{ \"after\" : 1 , \"raw\" :\t" + json + "\n, \"before\":\"b\" }";
        assertThat(read(Envelope.class, spaced)).isEqualTo(envelope);

        var last = "{\"before\":\"b\",\"after\":1,\"raw\":" + json + "}";
        assertThat(read(Envelope.class, last)).isEqualTo(envelope);
    }

    @Test
    void elementsAndMembersAreEchoedExactly() {
        DataBinder.ValueCodec<Map<String, List<RawJson>>> codec =
                BINDER.codec(new TypeReference<Map<String, List<RawJson>>>() {}.getType());
        var json = "{\"a\":[{ \"x\":1,\"x\":2 },\"\\u0041\",[ ],1.10,null,true],\"b\":[]}";
        var out = new JsonWriter(0, 1_000);

        var read = codec.read(JsonSlice.of(json));
        codec.write(read, out);

        assertThat(read.get("a"))
                .extracting(RawJson::json)
                .containsExactly("{ \"x\":1,\"x\":2 }", "\"\\u0041\"", "[ ]", "1.10", "null", "true");
        assertThat(out).hasToString(json);
    }

    @Test
    void nullIsAValueOfItsOwn() {
        DataBinder.ValueCodec<Optional<RawJson>> codec =
                BINDER.codec(new TypeReference<Optional<RawJson>>() {}.getType());

        assertThat(codec.read(JsonSlice.of("null"))).contains(RawJson.NULL);
        assertThat(codec.read(JsonSlice.of("[ 1]"))).contains(new RawJson("[ 1]"));
    }

    @Test
    void namesAroundAreStillUnique() {
        var twice = "{\"before\":\"b\",\"raw\":{\"a\":[{\"a\":1}]},\"after\":1,\"after\":1}";
        var nested = "{\"raw\":{\"a\":1,\"a\":2},\"before\":\"b\",\"after\":1,\"other\":{\"a\":{\"b\":1,\"b\":1}}}";

        assertThatThrownBy(() -> read(Envelope.class, twice)).hasMessageContaining("duplicate names");
        assertThatThrownBy(() -> read(Envelope.class, nested)).hasMessageContaining("duplicate names");
    }

    @Test
    void limitsHoldInside() {
        var binder = JacksonBinder.with(JsonLimits.DEFAULTS.withMaxDepth(3), builder -> builder);
        DataBinder.ValueCodec<Envelope> codec = binder.codec(Envelope.class);

        assertThatThrownBy(() -> codec.read(JsonSlice.of("{\"before\":\"\",\"raw\":[[[[]]]],\"after\":1}")))
                .isInstanceOf(UnfitValueException.class)
                .hasMessageContaining("raw must be a value within the limits");
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
    sealed interface Part {}

    record Piece(RawJson raw, int number) implements Part {}

    @Test
    void valueSetAsideKeepsItsNamesAndDigits() {
        var part = read(
                Part.class,
                "{\"raw\":{ \"b\":1.10,\"a\":[1e400,-0,true,null,{},[],\"\\u0041\\n\"], \"c\":12345678901234567890123 },"
                        + "\"number\":1,\"type\":\"Piece\"}");

        assertThat(part)
                .isEqualTo(new Piece(
                        new RawJson(
                                "{\"b\":1.10,\"a\":[1e400,0,true,null,{},[],\"A\\n\"],\"c\":12345678901234567890123}"),
                        1));
    }
}
