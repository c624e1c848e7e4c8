package dev.callwire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing passes for what it is not, and whoever sent it is told so in JSON's words. */
class JacksonBinderStrictnessTest {
    private static final JacksonBinder BINDER = JacksonBinder.create();

    private static final String INT_RANGE = "an integer from -2147483648 to 2147483647";
    private static final String DOUBLE_RANGE = "a number from -1.7976931348623157E308 to 1.7976931348623157E308";
    private static final String COLORS = "one of RED, green";
    private static final String DATE_TIME = "an ISO-8601 date-time";

    enum Color {
        RED,
        @JsonProperty("green")
        GREEN
    }

    record Line(BigDecimal price, Color color) {}

    record Order(String name, int count, List<Line> lines, Map<String, Line> byName) {}

    private static UnfitValueException refusal(Type type, String json) {
        return refusal(BINDER, type, json);
    }

    private static UnfitValueException refusal(DataBinder binder, Type type, String json) {
        var codec = binder.codec(type);
        var refusal = catchThrowableOfType(UnfitValueException.class, () -> codec.read(JsonSlice.of(json)));
        assertThat(refusal).as("%s for %s", json, type).isNotNull();
        return refusal;
    }

    static Stream<Arguments> coercions() {
        return Stream.of(
                Arguments.of(int.class, "\"1\"", "an integer", "a string"),
                Arguments.of(int.class, "\"\"", "an integer", "a string"),
                Arguments.of(int.class, "1.5", "an integer", "1.5"),
                Arguments.of(int.class, "1.0", "an integer", "1.0"),
                Arguments.of(int.class, "1e2", "an integer", "1e2"),
                Arguments.of(int.class, "true", "an integer", "true"),
                Arguments.of(int.class, "null", "an integer", "null"),
                Arguments.of(int.class, "[1]", "an integer", "an array"),
                Arguments.of(int.class, "{}", "an integer", "an object"),
                Arguments.of(int.class, "2147483648", INT_RANGE, "2147483648"),
                Arguments.of(int.class, "99999999999999999999", INT_RANGE, "99999999999999999999"),
                Arguments.of(Integer.class, "\"1\"", "an integer", "a string"),
                Arguments.of(Integer.class, "\"\"", "an integer", "a string"),
                Arguments.of(Integer.class, "2147483648", INT_RANGE, "2147483648"),
                Arguments.of(long.class, "1.0", "an integer", "1.0"),
                Arguments.of(long.class, "\"1\"", "an integer", "a string"),
                Arguments.of(
                        long.class,
                        "9223372036854775808",
                        "an integer from -9223372036854775808 to 9223372036854775807",
                        "9223372036854775808"),
                Arguments.of(short.class, "32768", "an integer from -32768 to 32767", "32768"),
                Arguments.of(byte.class, "128", "an integer from -128 to 127", "128"),
                Arguments.of(byte.class, "255", "an integer from -128 to 127", "255"),
                Arguments.of(Byte.class, "-129", "an integer from -128 to 127", "-129"),
                Arguments.of(Byte.class, "99999999999", "an integer from -128 to 127", "99999999999"),
                Arguments.of(byte.class, "\"1\"", "an integer", "a string"),
                Arguments.of(BigInteger.class, "\"1\"", "an integer", "a string"),
                Arguments.of(BigInteger.class, "1.0", "an integer", "1.0"),
                Arguments.of(BigInteger.class, "1e400", "an integer", "1e400"),
                Arguments.of(OptionalInt.class, "\"1\"", "an integer", "a string"),
                Arguments.of(OptionalLong.class, "1.5", "an integer", "1.5"),
                Arguments.of(double.class, "\"1.5\"", "a number", "a string"),
                Arguments.of(double.class, "\"NaN\"", "a number", "a string"),
                Arguments.of(double.class, "\"\"", "a number", "a string"),
                Arguments.of(double.class, "null", "a number", "null"),
                Arguments.of(double.class, "true", "a number", "true"),
                Arguments.of(double.class, "1e400", DOUBLE_RANGE, "1e400"),
                Arguments.of(Double.class, "\"Infinity\"", "a number", "a string"),
                Arguments.of(Double.class, "-1e400", DOUBLE_RANGE, "-1e400"),
                Arguments.of(float.class, "\"NaN\"", "a number", "a string"),
                Arguments.of(BigDecimal.class, "\"1.5\"", "a number", "a string"),
                Arguments.of(BigDecimal.class, "\"\"", "a number", "a string"),
                Arguments.of(Number.class, "\"NaN\"", "a number", "a string"),
                Arguments.of(OptionalDouble.class, "\"NaN\"", "a number", "a string"),
                Arguments.of(OptionalDouble.class, "1e400", DOUBLE_RANGE, "1e400"),
                Arguments.of(boolean.class, "1", "true or false", "1"),
                Arguments.of(boolean.class, "0", "true or false", "0"),
                Arguments.of(boolean.class, "\"true\"", "true or false", "a string"),
                Arguments.of(boolean.class, "\"\"", "true or false", "a string"),
                Arguments.of(boolean.class, "null", "true or false", "null"),
                Arguments.of(Boolean.class, "1", "true or false", "1"),
                Arguments.of(String.class, "1", "a string", "1"),
                Arguments.of(String.class, "1.5", "a string", "1.5"),
                Arguments.of(String.class, "true", "a string", "true"),
                Arguments.of(String.class, "[]", "a string", "an array"),
                Arguments.of(String.class, "[\"a\"]", "a string", "an array"),
                Arguments.of(String.class, "{}", "a string", "an object"),
                Arguments.of(char.class, "97", "a string of one character", "97"),
                Arguments.of(char.class, "\"ab\"", "a string of one character", "\"ab\""),
                Arguments.of(char.class, "\"\"", "a string of one character", "\"\""),
                Arguments.of(Color.class, "0", COLORS, "0"),
                Arguments.of(Color.class, "\"0\"", COLORS, "\"0\""),
                Arguments.of(Color.class, "\"\"", COLORS, "\"\""),
                Arguments.of(Color.class, "\"red\"", COLORS, "\"red\""),
                Arguments.of(Color.class, "\" RED\"", COLORS, "\" RED\""),
                Arguments.of(Color.class, "\"GREEN\"", COLORS, "\"GREEN\""),
                Arguments.of(Color.class, "{}", COLORS, "an object"),
                Arguments.of(Line.class, "\"\"", "an object", "a string"),
                Arguments.of(Line.class, "[]", "an object", "an array"),
                Arguments.of(Line.class, "1", "an object", "1"),
                Arguments.of(Map.class, "\"\"", "an object", "a string"),
                Arguments.of(Map.class, "[]", "an object", "an array"),
                Arguments.of(List.class, "\"\"", "an array", "a string"),
                Arguments.of(List.class, "{}", "an array", "an object"),
                Arguments.of(List.class, "1", "an array", "1"),
                Arguments.of(Set.class, "\"a\"", "an array", "a string"),
                Arguments.of(int[].class, "1", "an array", "1"),
                Arguments.of(String[].class, "\"a\"", "an array", "a string"),
                Arguments.of(double[].class, "\"\"", "an array", "a string"),
                Arguments.of(byte[].class, "[1,2]", "a base64 string", "an array"),
                Arguments.of(byte[].class, "\"?\"", "a base64 string", "\"?\""),
                Arguments.of(UUID.class, "\"\"", "a UUID", "\"\""),
                Arguments.of(UUID.class, "\"x\"", "a UUID", "\"x\""),
                Arguments.of(
                        UUID.class,
                        "\" 123e4567-e89b-12d3-a456-426614174000\"",
                        "a UUID",
                        "\" 123e4567-e89b-12d3-a456-426614174000\""),
                Arguments.of(URI.class, "1", "a URI", "1"),
                Arguments.of(URI.class, "\"a b\"", "a URI", "\"a b\""),
                Arguments.of(Locale.class, "1", "a locale", "1"),
                Arguments.of(Currency.class, "\"XYZW\"", "a currency code", "\"XYZW\""),
                Arguments.of(Instant.class, "1", DATE_TIME, "1"),
                Arguments.of(Instant.class, "1.5", DATE_TIME, "1.5"),
                Arguments.of(Instant.class, "\"1600000000\"", DATE_TIME, "\"1600000000\""),
                Arguments.of(Instant.class, "\"1600000000.5\"", DATE_TIME, "\"1600000000.5\""),
                Arguments.of(Instant.class, "\"\"", DATE_TIME, "\"\""),
                Arguments.of(Instant.class, "\"2020-01-01\"", DATE_TIME, "\"2020-01-01\""),
                Arguments.of(Instant.class, "[2020,1]", DATE_TIME, "an array"),
                Arguments.of(OffsetDateTime.class, "\"2020-01-01T00:00:00\"", DATE_TIME, "\"2020-01-01T00:00:00\""),
                Arguments.of(OffsetDateTime.class, "1", DATE_TIME, "1"),
                Arguments.of(ZonedDateTime.class, "1", DATE_TIME, "1"),
                Arguments.of(Date.class, "1", DATE_TIME, "1"),
                Arguments.of(Date.class, "\"1600000000\"", DATE_TIME, "\"1600000000\""),
                Arguments.of(Calendar.class, "1", DATE_TIME, "1"),
                Arguments.of(LocalDate.class, "18000", "an ISO-8601 date", "18000"),
                Arguments.of(LocalDate.class, "[2020,1,1]", "an ISO-8601 date", "an array"),
                Arguments.of(LocalDate.class, "\"\"", "an ISO-8601 date", "\"\""),
                Arguments.of(LocalDate.class, "\"2020-02-30\"", "an ISO-8601 date", "\"2020-02-30\""),
                Arguments.of(LocalDate.class, "\"2020-01-01T00:00\"", "an ISO-8601 date", "\"2020-01-01T00:00\""),
                Arguments.of(LocalTime.class, "\"2020-01-01T00:00\"", "an ISO-8601 time", "\"2020-01-01T00:00\""),
                Arguments.of(LocalTime.class, "[1,2]", "an ISO-8601 time", "an array"),
                Arguments.of(
                        LocalDateTime.class,
                        "\"2020-01-01T00:00:00Z\"",
                        "an ISO-8601 date-time without offset",
                        "\"2020-01-01T00:00:00Z\""),
                Arguments.of(Duration.class, "1", "an ISO-8601 duration", "1"),
                Arguments.of(Duration.class, "1.5", "an ISO-8601 duration", "1.5"),
                Arguments.of(Duration.class, "\"1\"", "an ISO-8601 duration", "\"1\""),
                Arguments.of(Year.class, "2020", "an ISO-8601 year", "2020"),
                Arguments.of(
                        Month.class,
                        "5",
                        "one of JANUARY, FEBRUARY, MARCH, APRIL, MAY, JUNE, JULY, AUGUST, SEPTEMBER,"
                                + " OCTOBER, NOVEMBER, DECEMBER",
                        "5"),
                Arguments.of(
                        JsonNode.class,
                        "{\"a\":1,\"a\":2}",
                        "an object without duplicate names",
                        "a name that occurs twice"),
                Arguments.of(int.class, "1 2", "valid JSON", "malformed text"),
                Arguments.of(int.class, "", "valid JSON", "malformed text"),
                Arguments.of(int.class, "01", "valid JSON", "malformed text"),
                Arguments.of(double.class, "NaN", "valid JSON", "malformed text"),
                Arguments.of(String.class, "'a'", "valid JSON", "malformed text"),
                Arguments.of(RawJson.class, "[1,]", "valid JSON", "malformed text"),
                Arguments.of(List.class, "[1,]", "valid JSON", "malformed text"));
    }

    @ParameterizedTest
    @MethodSource
    void coercions(Class<?> type, String json, String expected, String found) {
        var refusal = refusal(type, json);

        assertThat(refusal.path()).isEmpty();
        assertThat(refusal.expected()).isEqualTo(expected);
        assertThat(refusal.found()).isEqualTo(found);
        assertThat(refusal).hasMessage("The value must be " + expected + ", found " + found);
    }

    static Stream<Arguments> paths() {
        var line = "{\"price\":1,\"color\":\"RED\"}";
        return Stream.of(
                Arguments.of(
                        "{\"count\":1,\"lines\":[],\"byName\":{}}", "name", "name must be a string, but is missing"),
                Arguments.of(
                        "{\"name\":null,\"count\":1,\"lines\":[],\"byName\":{}}",
                        "name",
                        "name must be a string, found null"),
                Arguments.of(
                        "{\"name\":\"a\",\"lines\":[],\"byName\":{}}",
                        "count",
                        "count must be an integer, but is missing"),
                Arguments.of(
                        "{\"name\":\"a\",\"count\":null,\"lines\":[],\"byName\":{}}",
                        "count",
                        "count must be an integer, found null"),
                Arguments.of(
                        "{\"name\":\"a\",\"count\":3000000000,\"lines\":[],\"byName\":{}}",
                        "count",
                        "count must be " + INT_RANGE + ", found 3000000000"),
                Arguments.of(
                        "{\"name\":\"a\",\"count\":1,\"lines\":{},\"byName\":{}}",
                        "lines",
                        "lines must be an array, found an object"),
                Arguments.of(
                        "{\"name\":\"a\",\"count\":1,\"lines\":[" + line + ",{\"price\":1}],\"byName\":{}}",
                        "lines[1].color",
                        "lines[1].color must be " + COLORS + ", but is missing"),
                Arguments.of(
                        "{\"lines\":[" + line + "," + line + ",{\"price\":\"1\"}]}",
                        "lines[2].price",
                        "lines[2].price must be a number, found a string"),
                Arguments.of("{\"lines\":[7]}", "lines[0]", "lines[0] must be an object, found 7"),
                Arguments.of(
                        "{\"byName\":{\"x\":{\"color\":\"blue\"}}}",
                        "byName.x.color",
                        "byName.x.color must be " + COLORS + ", found \"blue\""),
                Arguments.of(
                        "{\"byName\":{\"a b\\n\\u001b\":{\"color\":1}}}",
                        "byName[\"a b\\u000a\\u001b\"].color",
                        "byName[\"a b\\u000a\\u001b\"].color must be " + COLORS + ", found 1"),
                Arguments.of(
                        "{\"name\":\"a\",\"name\":\"b\",\"count\":1,\"lines\":[],\"byName\":{}}",
                        "",
                        "The value must be an object without duplicate names, found a name that occurs twice"),
                Arguments.of(
                        "{\"lines\":[{\"price\":1,\"price\":2}]}",
                        "lines[0]",
                        "lines[0] must be an object without duplicate names, found a name that occurs twice"),
                Arguments.of(
                        "{\"unknown\":{\"a\":1,\"a\":2}}",
                        "",
                        "The value must be an object without duplicate names, found a name that occurs twice"));
    }

    @ParameterizedTest
    @MethodSource
    void paths(String json, String path, String message) {
        var refusal = refusal(Order.class, json);

        assertThat(refusal.path()).isEqualTo(path);
        assertThat(refusal).hasMessage(message);
    }

    @Test
    void elementsOfFloatArraysAreToldByIndex() {
        assertThat(refusal(double[].class, "[1,2.5,\"NaN\"]")).hasMessage("[2] must be a number, found a string");
        assertThat(refusal(double[].class, "[null]")).hasMessage("[0] must be a number, found null");
        assertThat(refusal(double[].class, "[1e400]")).hasMessage("[0] must be " + DOUBLE_RANGE + ", found 1e400");
        assertThat(refusal(float[].class, "[1,1e39]"))
                .hasMessage("[1] must be a number from -3.4028235E38 to 3.4028235E38, found 1e39");
        assertThat(refusal(float[].class, "[[]]")).hasMessage("[0] must be a number, found an array");
    }

    @Test
    void floatsBeyondTheLargestAreRefused() {
        assertThat(refusal(float.class, "1e39").expected()).isEqualTo("a number from -3.4028235E38 to 3.4028235E38");
        assertThat(refusal(Float.class, "-1e39").found()).isEqualTo("-1e39");
    }

    @Test
    void keysOfMapsAreRead() {
        var type = new TypeReference<Map<Color, Integer>>() {}.getType();

        assertThat(BINDER.codec(type).read(JsonSlice.of("{\"RED\":1}"))).isEqualTo(Map.of(Color.RED, 1));
        assertThat(refusal(type, "{\"BLUE\":1}"))
                .hasMessage("The value must be an object whose names are each " + COLORS + ", found \"BLUE\"");
        assertThat(refusal(new TypeReference<List<Map<Integer, Integer>>>() {}.getType(), "[{},{\"1\":1,\"é\":1}]"))
                .hasMessage("[1] must be an object whose names are each an integer, found another name");
    }

    @Test
    void integerForAFloatingPointNumberIsTaken() {
        assertThat(BINDER.<Double>codec(double.class).read(JsonSlice.of("1"))).isEqualTo(1.0);
        assertThat(BINDER.<Float>codec(Float.class).read(JsonSlice.of("-3"))).isEqualTo(-3f);
        assertThat(BINDER.<BigDecimal>codec(BigDecimal.class).read(JsonSlice.of("7")))
                .isEqualTo(BigDecimal.valueOf(7));
    }

    @Test
    void unknownMembersAreIgnored() {
        var line = BINDER.<Line>codec(Line.class)
                .read(JsonSlice.of("{\"x\":[{}],\"price\":1,\"color\":\"green\",\"y\":{\"z\":1}}"));

        assertThat(line).isEqualTo(new Line(BigDecimal.ONE, Color.GREEN));
    }

    @Test
    void noMessageNamesAJavaClass() {
        for (String json : List.of(
                "\"\"",
                "1",
                "[]",
                "{}",
                "{\"name\":1}",
                "{\"lines\":[1]}",
                "{\"lines\":[{\"color\":\"x\"}]}",
                "{\"byName\":{\"a\":[]}}",
                "{\"name\":\"a\",\"name\":\"a\"}",
                "{\"lines\":[{\"price\":{}}]}")) {
            assertThat(refusal(Order.class, json).getMessage())
                    .doesNotContainIgnoringCase("callwire")
                    .doesNotContain("java", "Order", "Line", "Color", "BigDecimal", "Jackson", "$");
        }
    }

    @Test
    void longOrUnprintableTextsAreNotRepeated() {
        assertThat(refusal(Color.class, "\"" + "x".repeat(100) + "\"").found()).isEqualTo("a string");
        assertThat(refusal(Color.class, "\"é\"").found()).isEqualTo("a string");
        assertThat(refusal(Color.class, "\"a\\n\"").found()).isEqualTo("\"a\\n\"");
        assertThat(refusal(int.class, "9".repeat(100)).found()).isEqualTo("a number");
        assertThat(refusal(new TypeReference<Map<String, Integer>>() {}.getType(), "{\"" + "k".repeat(100) + "\":\"\"}")
                        .path())
                .isEqualTo("[\"" + "k".repeat(64) + "…\"]");
    }

    @Test
    void textThatIsNoUtf8IsRefused() {
        for (Class<?> type : List.of(String.class, RawJson.class, JsonNode.class)) {
            var codec = BINDER.codec(type);
            var latin1 = new byte[] {'"', (byte) 0xe9, '"'};
            var overlong = new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'};
            var utf16 = new byte[] {0, '1'};

            assertThatThrownBy(() -> codec.read(JsonSlice.of(latin1))).isInstanceOf(UnfitValueException.class);
            assertThatThrownBy(() -> codec.read(JsonSlice.of(utf16))).isInstanceOf(UnfitValueException.class);
            if (type == RawJson.class) {
                assertThatThrownBy(() -> codec.read(JsonSlice.of(overlong))).isInstanceOf(UnfitValueException.class);
            }
        }
    }

    @Test
    void limitsHoldWithinValues() {
        var binder = JacksonBinder.with(new JsonLimits(3, 100, 8, 5, 10), builder -> builder);

        assertThat(binder.codec(JsonNode.class).read(JsonSlice.of("[[[12345]]]")))
                .hasToString("[[[12345]]]");
        assertThat(refusal(binder, JsonNode.class, "[[[[]]]]").expected()).isEqualTo("a value within the limits");
        assertThat(refusal(binder, JsonNode.class, "123456").expected()).isEqualTo("a value within the limits");
        assertThat(refusal(binder, JsonNode.class, "\"12345678901\"").expected())
                .isEqualTo("a value within the limits");
        assertThat(refusal(binder, JsonNode.class, "{\"123456789\":1}").expected())
                .isEqualTo("a value within the limits");
    }

    @Test
    void customisationCannotMakeItLenient() {
        var binder = JacksonBinder.with(builder -> builder.enable(
                        MapperFeature.ALLOW_COERCION_OF_SCALARS, MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(
                        DeserializationFeature.ACCEPT_FLOAT_AS_INT,
                        DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                        DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT,
                        DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS)
                .disable(
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(JsonReadFeature.values())
                .withCoercionConfig(
                        LogicalType.Integer, c -> c.setCoercion(CoercionInputShape.String, CoercionAction.TryConvert))
                .withCoercionConfigDefaults(c -> c.setCoercion(CoercionInputShape.Float, CoercionAction.TryConvert)));

        refusal(binder, int.class, "\"1\"");
        refusal(binder, int.class, "1.5");
        refusal(binder, int.class, "[1]");
        refusal(binder, int.class, "null");
        refusal(binder, int.class, "1 2");
        refusal(binder, int.class, "/**/1");
        refusal(binder, int.class, "01");
        refusal(binder, double.class, "NaN");
        refusal(binder, String.class, "'a'");
        refusal(binder, Color.class, "\"red\"");
        refusal(binder, Color.class, "0");
        refusal(binder, Line.class, "\"\"");
        refusal(binder, List.class, "1");
        refusal(binder, Line.class, "{\"price\":1,\"price\":1,\"color\":\"RED\"}");
    }

    @Test
    void customisationMayMakeItStricter() {
        var binder = JacksonBinder.with(builder -> builder.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));

        assertThat(refusal(binder, Line.class, "{\"price\":1,\"color\":\"RED\",\"size\":2}"))
                .hasMessage("size must be absent, found 2");
    }
}
