package dev.callwire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JsonReaderLimitsTest {
    private static JsonReader read(JsonLimits limits, String json) {
        return new JsonReader(limits).reset(JsonSlice.of(json));
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    @Test
    void defaultsAreThoseOfTheHandbook() {
        assertThat(JsonLimits.DEFAULTS).isEqualTo(new JsonLimits(64, 100_000, 1_024, 256, Integer.MAX_VALUE));
    }

    @Test
    void limitsArePositive() {
        var limits = JsonLimits.DEFAULTS;

        assertThatThrownBy(() -> limits.withMaxDepth(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A JSON limit is at least 1, but maxDepth is 0");
        assertThatThrownBy(() -> limits.withMaxTokens(0)).hasMessageContaining("maxTokens");
        assertThatThrownBy(() -> limits.withMaxNameLength(-1)).hasMessageContaining("maxNameLength");
        assertThatThrownBy(() -> limits.withMaxNumberLength(0)).hasMessageContaining("maxNumberLength");
        assertThatThrownBy(() -> limits.withMaxStringLength(0)).hasMessageContaining("maxStringLength");
    }

    @Test
    void withersChangeOneLimitEach() {
        var limits = new JsonLimits(1, 2, 3, 4, 5);

        assertThat(limits.withMaxDepth(9)).isEqualTo(new JsonLimits(9, 2, 3, 4, 5));
        assertThat(limits.withMaxTokens(9)).isEqualTo(new JsonLimits(1, 9, 3, 4, 5));
        assertThat(limits.withMaxNameLength(9)).isEqualTo(new JsonLimits(1, 2, 9, 4, 5));
        assertThat(limits.withMaxNumberLength(9)).isEqualTo(new JsonLimits(1, 2, 3, 9, 5));
        assertThat(limits.withMaxStringLength(9)).isEqualTo(new JsonLimits(1, 2, 3, 4, 9));
    }

    @Test
    void depthIsLimited() {
        var limits = JsonLimits.DEFAULTS.withMaxDepth(3);

        read(limits, nested(3)).skipValue();
        read(limits, "{\"a\":{\"a\":[]}}").skipValue();
        assertThatThrownBy(() -> read(limits, nested(4)).skipValue())
                .isInstanceOf(JsonException.class)
                .hasMessage("JSON nests at most 3 deep (maxDepth); at offset 3 it nests deeper");
        assertThatThrownBy(() -> read(limits, "{\"a\":{\"a\":[{}]}}").skipValue())
                .hasMessageContaining("maxDepth");
    }

    @Test
    void depthCountsWhatTheCursorIsIn() {
        var limits = JsonLimits.DEFAULTS.withMaxDepth(3);
        var name = new JsonSlice();

        var reader = read(limits, "{\"a\":[[]],\"b\":[[[]]]}");
        reader.beginObject();
        reader.nextName(name);
        reader.skipValue();
        reader.nextName(name);
        assertThatThrownBy(reader::skipValue).hasMessageContaining("maxDepth");

        var entering = read(limits, "[[[[]]]]");
        entering.beginArray();
        entering.nextElement();
        entering.beginArray();
        entering.nextElement();
        entering.beginArray();
        entering.nextElement();
        assertThatThrownBy(entering::beginArray).hasMessageContaining("maxDepth");
    }

    @Test
    void depthIsGivenBackAtTheEnd() {
        var limits = JsonLimits.DEFAULTS.withMaxDepth(2);
        var reader = read(limits, "[[],[],{},[]]");

        reader.beginArray();
        int count = 0;
        while (reader.nextElement()) {
            if (reader.peek() == '{') {
                reader.beginObject();
                assertThat(reader.nextName(new JsonSlice())).isFalse();
            } else {
                reader.beginArray();
                assertThat(reader.nextElement()).isFalse();
            }
            count++;
        }

        assertThat(count).isEqualTo(4);
    }

    @Test
    void depthCostsNoStack() {
        int depth = 1_000_000;

        read(JsonLimits.NONE, nested(depth)).skipValue();
        assertThatThrownBy(() -> read(JsonLimits.NONE, "[".repeat(depth)).skipValue())
                .hasMessageContaining("found the end at offset 1000000");
        assertThatThrownBy(() -> read(JsonLimits.DEFAULTS, "[".repeat(depth)).skipValue())
                .hasMessageContaining("at offset 64");
    }

    @Test
    void valuesAndNamesAreCounted() {
        var limits = JsonLimits.DEFAULTS.withMaxTokens(7);

        // An object, two names, an integer, an array, two literals.
        read(limits, "{\"a\":1,\"b\":[true,null]}").skipValue();
        assertThatThrownBy(() -> read(limits, "{\"a\":1,\"b\":[true,null,0]}").skipValue())
                .isInstanceOf(JsonException.class)
                .hasMessage("JSON has at most 7 values and names (maxTokens); the one at offset 22 is one more");
    }

    @Test
    void everyReadCounts() {
        var limits = JsonLimits.DEFAULTS.withMaxTokens(10);
        var name = new JsonSlice();
        var reader = read(limits, "{\"a\":[1,2,3.5,\"x\",\"y\",true,null,8,9]}");

        reader.beginObject();
        reader.nextName(name);
        reader.beginArray();
        reader.nextElement();
        reader.readInt();
        reader.nextElement();
        reader.readLong();
        reader.nextElement();
        reader.readDouble();
        reader.nextElement();
        reader.readString();
        reader.nextElement();
        reader.readString(name);
        reader.nextElement();
        reader.readBoolean();
        reader.nextElement();
        reader.readNull();
        reader.nextElement();
        assertThatThrownBy(reader::readInt).hasMessageContaining("maxTokens");
    }

    @Test
    void namesAreMeasuredAsWritten() {
        var limits = JsonLimits.DEFAULTS.withMaxNameLength(6);

        read(limits, "{\"abcdef\":1}").skipValue();
        read(limits, "{\"ééé\":1}").skipValue();
        read(limits, "{\"\\u0061\":1}").skipValue();
        assertThatThrownBy(() -> read(limits, "{\"abcdefg\":1}").skipValue())
                .hasMessage("A name has at most 6 bytes (maxNameLength); the one at offset 2 has more");
        assertThatThrownBy(() -> read(limits, "{\"éééé\":1}").skipValue()).hasMessageContaining("maxNameLength");
        assertThatThrownBy(() -> {
                    var reader = read(limits, "{\"\\u0061b\":1}");
                    reader.beginObject();
                    reader.nextName(new JsonSlice());
                })
                .hasMessageContaining("maxNameLength");
        read(limits, "{\"a\":\"abcdefghijkl\"}").skipValue();
    }

    @Test
    void stringsAreMeasuredAsWritten() {
        var limits = JsonLimits.DEFAULTS.withMaxStringLength(3);

        read(limits, "[\"abc\",\"é\"]").skipValue();
        assertThat(read(limits, "\"abc\"").readString()).isEqualTo("abc");
        assertThatThrownBy(() -> read(limits, "[\"abcd\"]").skipValue())
                .hasMessage("A string has at most 3 bytes (maxStringLength); the one at offset 2 has more");
        assertThatThrownBy(() -> read(limits, "\"éé\"").readString()).hasMessageContaining("maxStringLength");
        read(limits, "{\"a long name\":1}").skipValue();
    }

    @Test
    void numbersAreMeasured() {
        var limits = JsonLimits.DEFAULTS.withMaxNumberLength(4);

        read(limits, "[1234,-1.5,1e10,-123]").skipValue();
        assertThatThrownBy(() -> read(limits, "[12345]").skipValue())
                .hasMessage("A number has at most 4 characters (maxNumberLength); the one at offset 1 has more");
        assertThatThrownBy(() -> read(limits, "-1234").readInt()).hasMessageContaining("maxNumberLength");
        assertThatThrownBy(() -> read(limits, "12345").readLong()).hasMessageContaining("maxNumberLength");
        assertThatThrownBy(() -> read(limits, "1.2345").readDouble()).hasMessageContaining("maxNumberLength");
        assertThatThrownBy(() -> read(limits, "9".repeat(1_000_000)).readInt()).hasMessageContaining("maxNumberLength");
    }

    @Test
    void limitsStartOverWithEachText() {
        var reader = new JsonReader(new JsonLimits(1, 2, 1, 1, 1));

        for (int i = 0; i < 5; i++) {
            reader.reset(JsonSlice.of("[1]")).skipValue();
            reader.end();
        }
    }
}
