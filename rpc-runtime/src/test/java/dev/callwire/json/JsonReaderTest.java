package dev.callwire.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    private static final String ORDER =
            " { \"id\" : 7 , \"tags\":[ \"a\\u00e9\" ,true,null], \"at\":{\"x\":-1.5e2}, \"none\":[],\"no\":{ } } ";

    private final JsonReader reader = new JsonReader(JsonLimits.DEFAULTS);

    private JsonReader read(String json) {
        return reader.reset(JsonSlice.of(json));
    }

    @Test
    void cursorVisitsEachMember() {
        var name = new JsonSlice();
        var seen = new ArrayList<String>();

        read(ORDER).beginObject();
        while (reader.nextName(name)) {
            switch (name.toString()) {
                case "id" -> seen.add("id=" + reader.readInt());
                case "tags" -> {
                    reader.beginArray();
                    while (reader.nextElement()) {
                        var value = new JsonSlice();
                        reader.readValue(value);
                        seen.add("tag=" + value);
                    }
                }
                case "at" -> {
                    reader.beginObject();
                    assertThat(reader.nextName(name)).isTrue();
                    seen.add(name + "=" + reader.readDouble());
                    assertThat(reader.nextName(name)).isFalse();
                }
                case "none" -> {
                    reader.beginArray();
                    assertThat(reader.nextElement()).isFalse();
                    seen.add("none");
                }
                default -> {
                    reader.skipValue();
                    seen.add("skipped " + name);
                }
            }
        }
        reader.end();

        assertThat(seen)
                .containsExactly("id=7", "tag=\"a\\u00e9\"", "tag=true", "tag=null", "x=-150.0", "none", "skipped no");
    }

    @Test
    void valueIsExactlyItsBytes() {
        var value = new JsonSlice();

        read("\t {\"a\" : [1 , 2]} \n").readValue(value);

        assertThat(value).hasToString("{\"a\" : [1 , 2]}");
        assertThat(reader.position()).isEqualTo(value.end());
        reader.end();
    }

    @Test
    void textEndsWithItsRange() {
        var bytes = "x12\"y\"z".getBytes(UTF_8);

        assertThat(reader.reset(bytes, 1, 1).readInt()).isEqualTo(1);
        reader.end();
        assertThat(reader.reset(bytes, 1, 2).readLong()).isEqualTo(12);
        assertThat(reader.reset(bytes, 1, 2).readDouble()).isEqualTo(12);
        assertThatThrownBy(() -> reader.reset(bytes, 3, 2).readString()).isInstanceOf(JsonException.class);
        assertThat(reader.reset(bytes, 3, 3).readString()).isEqualTo("y");
        assertThatThrownBy(() -> reader.reset(bytes, 3, 5)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void everyCutOfTheTextIsRefused() {
        var bytes =
                "[\"\\u00e9\\ud83d\\ude00é€😀\\n\",true,false,null,-1.5e+10,0,{\"a long name\":[{}]}]".getBytes(UTF_8);
        reader.reset(bytes, 0, bytes.length).skipValue();

        for (int length = 0; length < bytes.length; length++) {
            int cut = length;
            assertThatThrownBy(() -> reader.reset(bytes, 0, cut).skipValue())
                    .as("first %s bytes", length)
                    .isInstanceOf(JsonException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{}|{", "[]|[", "\"\"|\"", "-1|-", "0|0", "9|9", "true|t", "false|f", "null|n", " \t\r\n1|1"})
    void peekSaysTheKind(String json, char first) {
        assertThat(read(json).peek()).isEqualTo((byte) first);
        assertThat(reader.peek()).isEqualTo((byte) first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "}", "]", ",", ":", "+1", ".5", "N", "'", "/", "\f1", "\u00a01", "\ufeff1", "\u0000"})
    void peekRefusesWhatBeginsNoValue(String json) {
        assertThatThrownBy(() -> read(json).peek())
                .isInstanceOf(JsonException.class)
                .hasMessageStartingWith("Expected a value, found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "7", "-7", "2147483647", "-2147483648", "1000000000", " 42 "})
    void intsAreRead(String json) {
        assertThat(read(json).readInt()).isEqualTo(Integer.parseInt(json.strip()));
        reader.end();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-0", "9223372036854775807", "-9223372036854775808", "-9223372036854775807", "4294967296"})
    void longsAreRead(String json) {
        assertThat(read(json).readLong()).isEqualTo(Long.parseLong(json));
        reader.end();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "2147483648|Expected an integer from -2147483648 to 2147483647, found 2147483648 at offset 0",
                "-2147483649|Expected an integer from -2147483648 to 2147483647, found -2147483649 at offset 0",
                "99999999999999999999|Expected an integer from -2147483648 to 2147483647, found 99999999999999999999 at offset 0",
                "1.0|Expected an integer, found 1.0 at offset 0",
                "1e2|Expected an integer, found 1e2 at offset 0",
                "1E2|Expected an integer, found 1E2 at offset 0",
                "\"1\"|Expected an integer, found a string at offset 0",
                "true|Expected an integer, found true at offset 0",
                "null|Expected an integer, found null at offset 0",
                "[1]|Expected an integer, found an array at offset 0",
                "{}|Expected an integer, found an object at offset 0",
                "01|Expected a number without leading zeros, found '1' at offset 1",
                "-|Expected a digit, found the end at offset 1",
                "-a|Expected a digit, found 'a' at offset 1",
                "1.|Expected a digit, found the end at offset 2",
                "+1|Expected a value, found '+' at offset 0",
                "``|Expected a value, found the end at offset 0",
            })
    void nothingElseIsAnInt(String json, String message) {
        assertThatThrownBy(() -> read(json).readInt())
                .isInstanceOf(JsonException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9223372036854775808",
                "-9223372036854775809",
                "18446744073709551616",
                "92233720368547758070",
                "100000000000000000000000000000000",
                "1.0",
                "1e1",
                "\"1\""
            })
    void nothingElseIsALong(String json) {
        assertThatThrownBy(() -> read(json).readLong()).isInstanceOf(JsonException.class);
    }

    @Test
    void rangeErrorNamesTheRange() {
        assertThatThrownBy(() -> read("9223372036854775808").readLong())
                .hasMessage("Expected an integer from -9223372036854775808 to 9223372036854775807,"
                        + " found 9223372036854775808 at offset 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e309", "-1e309", "1e999999"})
    void doublesBeyondTheLargestAreRefused(String json) {
        var unlimited = new JsonReader(JsonLimits.NONE);

        assertThatThrownBy(() -> unlimited.reset(JsonSlice.of(json)).readDouble())
                .isInstanceOf(JsonException.class)
                .hasMessageStartingWith(
                        "Expected a number from -1.7976931348623157E308 to 1.7976931348623157E308, found");
    }

    @Test
    void longNumbersAreDescribedNotRepeated() {
        var unlimited = new JsonReader(JsonLimits.NONE);

        assertThatThrownBy(() ->
                        unlimited.reset(JsonSlice.of("1" + "0".repeat(309))).readDouble())
                .hasMessageEndingWith("found a number at offset 0");
        assertThatThrownBy(() -> read("9".repeat(100)).readInt()).hasMessageEndingWith("found a number at offset 0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"1\"", "\"NaN\"", "NaN", "Infinity", "-Infinity", "true", "null", "[]", "{}", ".5", "1.", "-"})
    void nothingElseIsADouble(String json) {
        assertThatThrownBy(() -> read(json).readDouble()).isInstanceOf(JsonException.class);
    }

    @Test
    void negativeZeroKeepsItsSign() {
        assertThat(read("-0").readDouble()).isEqualTo(-0.0);
        assertThat(read("-0.0").readDouble()).isEqualTo(-0.0);
        assertThat(read("-0e5").readDouble()).isEqualTo(-0.0);
    }

    @Test
    void booleansAreLiterals() {
        assertThat(read("true").readBoolean()).isTrue();
        assertThat(read(" false").readBoolean()).isFalse();
        assertThatThrownBy(() -> read("1").readBoolean()).hasMessage("Expected true or false, found 1 at offset 0");
        assertThatThrownBy(() -> read("\"true\"").readBoolean()).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> read("trUe").readBoolean()).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> read("fals").readBoolean()).isInstanceOf(JsonException.class);
    }

    @Test
    void nullIsReadOnlyWhereItIs() {
        assertThat(read(" null ").readNull()).isTrue();
        reader.end();
        assertThat(read("7").readNull()).isFalse();
        assertThat(reader.readInt()).isEqualTo(7);
        assertThatThrownBy(() -> read("nul1").readNull()).isInstanceOf(JsonException.class);
    }

    @Test
    void escapesAreUnescaped() {
        assertThat(read("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\u00e9\\u20AC\\ud83d\\uDe00\\u0000\"")
                        .readString())
                .isEqualTo("\"\\/\b\f\n\r\tAé€😀\0");
    }

    @Test
    void rawTextOfAnyKindIsRead() {
        assertThat(read("\"\"").readString()).isEmpty();
        assertThat(read("\"plain ascii\"").readString()).isEqualTo("plain ascii");
        assertThat(read("\"é€😀\u007f\u2028\"").readString()).isEqualTo("é€😀\u007f\u2028");
        assertThat(read("\"é\\n\"").readString()).isEqualTo("é\n");
    }

    @Test
    void stringViewPointsIntoTheTextUnlessItHasEscapes() {
        var json = JsonSlice.of("[\"né\",\"n\\u00e9\"]");
        var plain = new JsonSlice();
        var escaped = new JsonSlice();

        reader.reset(json).beginArray();
        reader.nextElement();
        reader.readString(plain);
        reader.nextElement();
        reader.readString(escaped);

        assertThat(plain.array()).isSameAs(json.array());
        assertThat(plain).hasToString("né");
        assertThat(escaped).hasToString("né");
    }

    @Test
    void viewsOfEscapedTextsOutliveLaterOnes() {
        var name = new JsonSlice();
        var first = new JsonSlice();
        var texts = new ArrayList<JsonSlice>();

        read("{\"\\u0061\":\"\\u0062" + "x".repeat(200) + "\",\"\\u0063\":\"\\u0064" + "y".repeat(500) + "\"}");
        reader.beginObject();
        while (reader.nextName(name)) {
            var text = new JsonSlice();
            text.set(name);
            texts.add(text);
            var value = new JsonSlice();
            reader.readString(value);
            texts.add(value);
        }
        first.set(texts.get(0));

        assertThat(first).hasToString("a");
        assertThat(texts.get(1)).hasToString("b" + "x".repeat(200));
        assertThat(texts.get(2)).hasToString("c");
        assertThat(texts.get(3)).hasToString("d" + "y".repeat(500));
    }

    @Test
    void stringReadBetweenViewsDisturbsNone() {
        var view = new JsonSlice();

        read("[\"\\u0061b\",\"\\u0063d\",\"\\u0065f\"]").beginArray();
        reader.nextElement();
        reader.readString(view);
        reader.nextElement();
        assertThat(reader.readString()).isEqualTo("cd");
        reader.nextElement();
        assertThat(reader.readString()).isEqualTo("ef");

        assertThat(view).hasToString("ab");
    }

    @Test
    void nothingElseIsAString() {
        assertThatThrownBy(() -> read("1").readString()).hasMessage("Expected a string, found 1 at offset 0");
        assertThatThrownBy(() -> read("null").readString()).hasMessage("Expected a string, found null at offset 0");
        assertThatThrownBy(() -> read("[\"a\"]").readString(new JsonSlice()))
                .hasMessage("Expected a string, found an array at offset 0");
    }

    @Test
    void containersAreNotTakenForEachOther() {
        assertThatThrownBy(() -> read("[]").beginObject()).hasMessage("Expected an object, found an array at offset 0");
        assertThatThrownBy(() -> read("\"\"").beginArray()).hasMessage("Expected an array, found a string at offset 0");
        assertThatThrownBy(() -> read("{").beginArray())
                .hasMessage("Expected a name in quotes, found the end at offset 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{,}|Expected a name in quotes, found ',' at offset 1",
                "{\"a\":1,}|Expected a name in quotes, found '}' at offset 7",
                "{\"a\":1 \"b\":2}|Expected ',' or '}', found '\"' at offset 7",
                "{\"a\" 1}|Expected ':', found '1' at offset 5",
                "{a:1}|Expected a name in quotes, found 'a' at offset 1",
                "{\"a\":1]|Expected ',' or '}', found ']' at offset 6",
                "{1:1}|Expected a name in quotes, found '1' at offset 1",
            })
    void cursorRefusesMalformedObjects(String json, String message) {
        assertThatThrownBy(() -> {
                    var name = new JsonSlice();
                    read(json).beginObject();
                    while (reader.nextName(name)) {
                        reader.readInt();
                    }
                })
                .isInstanceOf(JsonException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> read(json).skipValue())
                .isInstanceOf(JsonException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[,]|Expected a value, found ',' at offset 1",
                "[1,]|Expected a value, found ']' at offset 3",
                "[1 2]|Expected ',' or ']', found '2' at offset 3",
                "[1}|Expected ',' or ']', found '}' at offset 2",
                "[1|Expected ',' or ']', found the end at offset 2",
                "[|Expected a value, found the end at offset 1",
            })
    void cursorRefusesMalformedArrays(String json, String message) {
        assertThatThrownBy(() -> {
                    read(json).beginArray();
                    while (reader.nextElement()) {
                        reader.peek();
                        reader.readInt();
                    }
                })
                .isInstanceOf(JsonException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> read(json).skipValue())
                .isInstanceOf(JsonException.class)
                .hasMessage(message);
    }

    @Test
    void onlyWhiteSpaceMayFollow() {
        read("1 \t\r\n").skipValue();
        reader.end();

        read("1 2").skipValue();
        assertThatThrownBy(reader::end).hasMessage("Expected the end, found '2' at offset 2");
    }

    @Test
    void offsetsCountFromTheStartOfTheText() {
        var bytes = "xxx[1,]".getBytes(UTF_8);

        assertThatThrownBy(() -> reader.reset(bytes, 3, 4).skipValue()).hasMessageEndingWith("found ']' at offset 3");
    }

    @Test
    void messageShowsBytesThatAreNoPrintableAscii() {
        assertThatThrownBy(() -> read("é").skipValue()).hasMessage("Expected a value, found byte 0xc3 at offset 0");
        assertThatThrownBy(() -> read("\"a\nb\"").skipValue())
                .hasMessage("Expected an escape for a control character, found byte 0x0a at offset 2");
        assertThatThrownBy(() -> read("\u001b[31m").skipValue())
                .hasMessage("Expected a value, found byte 0x1b at offset 0");
    }

    @Test
    void readerIsOfUseAgainAfterAnError() {
        assertThatThrownBy(() -> read("[[[").skipValue()).isInstanceOf(JsonException.class);

        assertThat(read("5").readInt()).isEqualTo(5);
        reader.end();
    }

    @Test
    void exceptionsHaveNoStackTrace() {
        assertThatThrownBy(() -> read("x").skipValue())
                .satisfies(e -> assertThat(e.getStackTrace()).isEmpty());
    }

    @Test
    void unfitValueCanBeToldWithItsPath() {
        assertThatThrownBy(() -> read("1.5").readInt())
                .isInstanceOfSatisfying(
                        JsonException.class,
                        e -> assertThat(e.at("items[2].count"))
                                .hasMessage("items[2].count must be an integer, found 1.5"));
        assertThatThrownBy(() -> read("[").readInt())
                .isInstanceOfSatisfying(
                        JsonException.class,
                        e -> assertThat(e.at("")).hasMessage("The value must be valid JSON, found malformed text"));
    }
}
