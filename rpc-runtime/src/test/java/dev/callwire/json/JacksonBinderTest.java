package dev.callwire.json;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.assertj.core.api.ObjectAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JacksonBinderTest {
    private static final JacksonBinder BINDER = JacksonBinder.create();

    private static Object read(Type type, String json) {
        return BINDER.codec(type).read(JsonSlice.of(json));
    }

    private static ObjectAssert<Object> assertRead(Type type, String json) {
        return assertThat(read(type, json));
    }

    private static String write(Type type, Object value) {
        var out = new JsonWriter(16, 100_000);
        BINDER.codec(type).write(value, out);
        return out.toString();
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(int.class, 7, "7"),
                Arguments.of(byte.class, (byte) -128, "-128"),
                Arguments.of(short.class, Short.MAX_VALUE, "32767"),
                Arguments.of(long.class, Long.MIN_VALUE, "-9223372036854775808"),
                Arguments.of(double.class, 0.1, "0.1"),
                Arguments.of(float.class, 1.5f, "1.5"),
                Arguments.of(boolean.class, true, "true"),
                Arguments.of(char.class, 'é', "\"é\""),
                Arguments.of(String.class, "a\"b\\\n/é😀\u2028", "\"a\\\"b\\\\\\n/é😀\u2028\""),
                Arguments.of(String.class, "", "\"\""),
                Arguments.of(
                        BigInteger.class,
                        new BigInteger("123456789012345678901234567890"),
                        "123456789012345678901234567890"),
                Arguments.of(BigDecimal.class, new BigDecimal("1.10"), "1.10"),
                Arguments.of(BigDecimal.class, new BigDecimal("1E+2"), "1E+2"),
                Arguments.of(BigDecimal.class, new BigDecimal("1E-400"), "1E-400"),
                Arguments.of(int[].class, new int[] {1, 2}, "[1,2]"),
                Arguments.of(double[].class, new double[] {1, 2.5, 1e100}, "[1.0,2.5,1.0E100]"),
                Arguments.of(float[].class, new float[] {0.1f}, "[0.1]"),
                Arguments.of(long[][].class, new long[][] {{1}, {}}, "[[1],[]]"),
                Arguments.of(String[].class, new String[] {"a", null}, "[\"a\",null]"),
                Arguments.of(byte[].class, new byte[] {1, 2, 3, -1}, "\"AQID/w==\""),
                Arguments.of(
                        UUID.class,
                        UUID.fromString("123e4567-e89b-12d3-a456-426614174000"),
                        "\"123e4567-e89b-12d3-a456-426614174000\""),
                Arguments.of(URI.class, URI.create("http://x/?a=b"), "\"http://x/?a=b\""),
                Arguments.of(URI.class, URI.create(""), "\"\""),
                Arguments.of(Locale.class, Locale.ROOT, "\"\""),
                Arguments.of(Currency.class, Currency.getInstance("EUR"), "\"EUR\""),
                Arguments.of(
                        Instant.class,
                        Instant.parse("2020-01-02T03:04:05.123456789Z"),
                        "\"2020-01-02T03:04:05.123456789Z\""),
                Arguments.of(
                        OffsetDateTime.class,
                        OffsetDateTime.parse("2020-01-02T03:04:05+05:30"),
                        "\"2020-01-02T03:04:05+05:30\""),
                Arguments.of(
                        ZonedDateTime.class,
                        ZonedDateTime.parse("2020-01-02T03:04:05-08:00"),
                        "\"2020-01-02T03:04:05-08:00\""),
                Arguments.of(
                        LocalDateTime.class, LocalDateTime.parse("2020-01-02T03:04:05"), "\"2020-01-02T03:04:05\""),
                Arguments.of(LocalDate.class, LocalDate.parse("2020-02-29"), "\"2020-02-29\""),
                Arguments.of(LocalTime.class, LocalTime.parse("03:04:05.5"), "\"03:04:05.5\""),
                Arguments.of(OffsetTime.class, OffsetTime.parse("03:04:05+01:00"), "\"03:04:05+01:00\""),
                Arguments.of(Year.class, Year.of(2020), "\"2020\""),
                Arguments.of(YearMonth.class, YearMonth.of(2020, 2), "\"2020-02\""),
                Arguments.of(MonthDay.class, MonthDay.of(2, 29), "\"--02-29\""),
                Arguments.of(DayOfWeek.class, DayOfWeek.MONDAY, "\"MONDAY\""),
                Arguments.of(Duration.class, Duration.ofMillis(-1500), "\"PT-1.5S\""),
                Arguments.of(Period.class, Period.of(1, 2, 3), "\"P1Y2M3D\""),
                Arguments.of(ZoneId.class, ZoneId.of("Europe/Paris"), "\"Europe/Paris\""),
                Arguments.of(ZoneOffset.class, ZoneOffset.ofHours(-8), "\"-08:00\""),
                Arguments.of(
                        Date.class,
                        Date.from(Instant.ofEpochMilli(1_600_000_000_123L)),
                        "\"2020-09-13T12:26:40.123+00:00\""),
                Arguments.of(OptionalInt.class, OptionalInt.of(1), "1"),
                Arguments.of(OptionalLong.class, OptionalLong.empty(), "null"),
                Arguments.of(OptionalDouble.class, OptionalDouble.of(1.5), "1.5"),
                Arguments.of(new TypeReference<Optional<String>>() {}.getType(), Optional.of("a"), "\"a\""),
                Arguments.of(new TypeReference<Optional<Instant>>() {}.getType(), Optional.empty(), "null"),
                Arguments.of(
                        new TypeReference<List<Optional<Integer>>>() {}.getType(),
                        List.of(Optional.of(1), Optional.empty()),
                        "[1,null]"),
                Arguments.of(
                        new TypeReference<Map<String, List<Pair<Integer, Instant>>>>() {}.getType(),
                        Map.of("k", List.of(new Pair<>(1, Instant.EPOCH))),
                        "{\"k\":[{\"first\":1,\"second\":\"1970-01-01T00:00:00Z\"}]}"),
                Arguments.of(new TypeReference<Set<Color>>() {}.getType(), EnumSet.of(Color.RED), "[\"RED\"]"),
                Arguments.of(
                        new TypeReference<Map<Color, Integer>>() {}.getType(),
                        new EnumMap<>(Map.of(Color.BLUE, 2)),
                        "{\"BLUE\":2}"),
                Arguments.of(
                        new TypeReference<Map<UUID, LocalDate>>() {}.getType(),
                        Map.of(new UUID(0, 1), LocalDate.EPOCH),
                        "{\"00000000-0000-0000-0000-000000000001\":\"1970-01-01\"}"),
                Arguments.of(Nothing.class, new Nothing(), "{}"),
                Arguments.of(
                        Tree.class,
                        new Tree(1, List.of(new Tree(2, List.of()))),
                        "{\"value\":1,\"children\":[{\"value\":2,\"children\":[]}]}"));
    }

    enum Color {
        RED,
        BLUE
    }

    record Pair<A, B>(A first, B second) {}

    record Tree(int value, List<Tree> children) {}

    record Nothing() {}

    @ParameterizedTest
    @MethodSource("values")
    void valuesComeBack(Type type, Object value, String json) {
        assertThat(write(type, value)).isEqualTo(json);
        assertRead(type, json).isEqualTo(value);
    }

    @Test
    void nullReadsAsNull() {
        assertRead(String.class, "null").isNull();
        assertRead(Tree.class, "null").isNull();
        assertRead(Integer.class, " null ").isNull();
        assertThat(write(Tree.class, null)).isEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"z\":1,\"a\":2,\"m\":[true,null,\"x\"]}",
                "1.10",
                "12345678901234567890123",
                "-9223372036854775809",
                "0.1000000000000000055511151231257827021181583404541015625",
                "[0,1.0,2.50]",
                "null",
                "\"\"",
                "{\"\":{}}"
            })
    void treesAreUnharmed(String json) {
        assertThat(write(JsonNode.class, read(JsonNode.class, json))).isEqualTo(json);
        assertThat(write(Object.class, read(Object.class, json))).isEqualTo(json);
    }

    @Test
    void treesKeepTheValueOfHugeNumbers() {
        var tree = (JsonNode) read(JsonNode.class, "[1e400,1E-400,1e+2]");

        assertThat(tree.get(0).decimalValue()).isEqualTo(new BigDecimal("1e400"));
        assertThat(write(JsonNode.class, tree)).isEqualTo("[1E+400,1E-400,1E+2]");
    }

    @Test
    void offsetsSurvive() {
        var time = (OffsetDateTime) read(OffsetDateTime.class, "\"2020-01-01T00:00:00+05:45\"");

        assertThat(time.getOffset()).isEqualTo(ZoneOffset.ofHoursMinutes(5, 45));
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    sealed interface Shape {}

    @JsonTypeName("circle")
    record Circle(double radius) implements Shape {}

    sealed interface Polygon extends Shape {}

    @JsonTypeName("square")
    record Square(double side, @Nullable RawJson note) implements Polygon {}

    @JsonTypeName("triangle")
    record Triangle(BigDecimal side, JsonNode note) implements Polygon {}

    @Test
    void sealedTypesAreToldByName() {
        var type = new TypeReference<List<Shape>>() {}.getType();
        var shapes = List.of(new Circle(1), new Square(2, null));
        var json = "[{\"type\":\"circle\",\"radius\":1.0},{\"type\":\"square\",\"side\":2.0,\"note\":null}]";

        assertThat(write(type, shapes)).isEqualTo(json);
        assertRead(type, "[{\"type\":\"circle\",\"radius\":1.0},{\"side\":2.0,\"type\":\"square\"}]")
                .isEqualTo(shapes);
        assertThat(write(Shape.class, new Circle(1))).isEqualTo("{\"type\":\"circle\",\"radius\":1.0}");
        assertRead(Circle.class, "{\"type\":\"circle\",\"radius\":1.0}").isEqualTo(new Circle(1));
    }

    @Test
    void unknownTypeNamesAreRefused() {
        assertThatThrownBy(() -> read(Shape.class, "{\"type\":\"hexagon\"}"))
                .isInstanceOf(UnfitValueException.class)
                .hasMessage("type must be one of circle, square, triangle, found \"hexagon\"");
        assertThatThrownBy(() -> read(new TypeReference<List<Shape>>() {}.getType(), "[{\"radius\":1}]"))
                .hasMessage("[0].type must be one of circle, square, triangle, but is missing");
        assertThatThrownBy(() -> read(Shape.class, "{\"type\":\"java.lang.Object\"}"))
                .isInstanceOf(UnfitValueException.class);
        assertThatThrownBy(() -> read(Shape.class, "[]")).hasMessage("The value must be an object, found an array");
        assertThatThrownBy(() -> read(Shape.class, "{\"type\":\"circle\",\"radius\":\"1\"}"))
                .hasMessage("radius must be a number, found a string");
        assertThatThrownBy(() -> read(Polygon.class, "{\"type\":\"circle\",\"radius\":1}"))
                .hasMessageStartingWith("type must be one of square, triangle, found \"circle\"");
    }

    @Test
    void numbersSetAsideBeforeTheirTypeIsKnownKeepTheirDigits() {
        var triangle = (Triangle) read(
                Shape.class, "{\"side\":1.10,\"note\":[1.10,1e400,12345678901234567890123],\"type\":\"triangle\"}");

        assertThat(triangle.side()).isEqualTo(new BigDecimal("1.10"));
        assertThat(triangle.note()).hasToString("[1.10,1E+400,12345678901234567890123]");
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    interface ByClass {}

    record HoldsAny(
            @JsonTypeInfo(use = JsonTypeInfo.Id.MINIMAL_CLASS)
            Object any) {}

    interface Abstract {}

    record HoldsAbstract(Abstract value) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @JsonSubTypes(@JsonSubTypes.Type(value = Listed.class, name = "listed"))
    interface Open {}

    record Listed(int a) implements Open {}

    @Test
    void classNamesInJsonAreRefused() {
        assertThatThrownBy(() -> BINDER.codec(ByClass.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Found @JsonTypeInfo(use = CLASS) on " + ByClass.class.getName());
        assertThatThrownBy(() -> BINDER.codec(HoldsAny.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("MINIMAL_CLASS");
        var typing = JacksonBinder.with(builder -> builder.activateDefaultTyping(BasicPolymorphicTypeValidator.builder()
                .allowIfBaseType(Object.class)
                .build()));
        Object untyped = typing.codec(Object.class).read(JsonSlice.of("[\"java.util.Date\",\"2020-01-01T00:00:00Z\"]"));
        assertThat(untyped).isEqualTo(List.of("java.util.Date", "2020-01-01T00:00:00Z"));
    }

    @Test
    void listedSubtypesAreTaken() {
        assertRead(Open.class, "{\"@type\":\"listed\",\"a\":1}").isEqualTo(new Listed(1));
    }

    @Test
    void typesThatCannotBeBoundAreNamed() {
        assertThatThrownBy(() -> BINDER.codec(Abstract.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Abstract.class.getName());
        assertThatThrownBy(() -> BINDER.codec(Thread.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Thread");
        assertThatThrownBy(() -> read(HoldsAbstract.class, "{\"value\":{}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(HoldsAbstract.class.getName());
    }

    @Test
    void codecIsMadeOnce() {
        assertThat((Object) BINDER.codec(Tree.class)).isSameAs(BINDER.codec(Tree.class));
        assertThat((Object) BINDER.codec(new TypeReference<List<Tree>>() {}.getType()))
                .isSameAs(BINDER.codec(new TypeReference<List<Tree>>() {}.getType()));
    }

    @Test
    void sliceIsReadWithinItsBounds() {
        var slice = new JsonSlice();
        slice.set("xx[1,2]]yy".getBytes(US_ASCII), 2, 5);

        assertThat(BINDER.<int[]>codec(int[].class).read(slice)).containsExactly(1, 2);
    }

    record Wide(String text, double number, List<Wide> inner) {}

    @Test
    void numbersThatJsonLacksAreNotWritten() {
        var out = new JsonWriter(16, 1_000);
        out.raw((byte) '[');

        assertThatThrownBy(() -> BINDER.<Wide>codec(Wide.class)
                        .write(new Wide("a", 1, List.of(new Wide("b", Double.NaN, List.of()))), out))
                .isInstanceOf(JsonException.class)
                .hasMessage("inner[0].number cannot be written as JSON: JSON has no NaN");
        assertThatThrownBy(() -> BINDER.<Double>codec(double.class).write(Double.POSITIVE_INFINITY, out))
                .isInstanceOf(JsonException.class)
                .hasMessage("The value cannot be written as JSON: JSON has no Infinity");
        assertThatThrownBy(() -> BINDER.<float[]>codec(float[].class).write(new float[] {Float.NaN}, out))
                .isInstanceOf(JsonException.class);
        assertThat(out).hasToString("[");
    }

    @Test
    void valueThatDoesNotFitTheWriterLeavesNothingBehind() {
        for (int size : new int[] {2_000, 20_000}) {
            var out = new JsonWriter(16, 1_000);
            out.raw((byte) '[');

            assertThatThrownBy(() -> BINDER.<Wide>codec(Wide.class)
                            .write(new Wide("a", 1, List.of(new Wide("x".repeat(size), 1, List.of()))), out))
                    .isInstanceOf(OutboundTooLargeException.class);
            assertThatThrownBy(() -> BINDER.<String>codec(String.class).write("x".repeat(size), out))
                    .isInstanceOf(OutboundTooLargeException.class);
            assertThat(out).hasToString("[");
        }
    }

    static final class Throwing {
        private final boolean broken = true;

        public String getValue() {
            if (broken) {
                throw new IllegalStateException("no value today");
            }
            return "";
        }
    }

    @Test
    void getterThatThrowsFailsTheWriting() {
        var out = new JsonWriter(16, 1_000);

        assertThatThrownBy(() -> BINDER.<Throwing>codec(Throwing.class).write(new Throwing(), out))
                .isInstanceOf(JsonException.class)
                .hasMessageStartingWith("value cannot be written as JSON")
                .hasRootCauseMessage("no value today");
        assertThat(out.length()).isZero();
    }

    @Test
    void surrogatesAloneAreWrittenAsEscapes() {
        var out = write(String.class, "a\ud800b😀\udc00");

        assertThat(out).isEqualToIgnoringCase("\"a\\ud800b😀\\udc00\"");
    }

    record Stamped(
            @JsonFormat(shape = JsonFormat.Shape.NUMBER) Instant at,
            @JsonFormat(pattern = "dd.MM.yyyy") LocalDate day) {}

    @Test
    void formatAskedForByAnnotationHolds() {
        var json = "{\"at\":1.500000000,\"day\":\"31.12.2020\"}";
        var stamped = (Stamped) read(Stamped.class, json);

        assertThat(stamped).isEqualTo(new Stamped(Instant.ofEpochMilli(1_500), LocalDate.of(2020, 12, 31)));
        assertThat(write(Stamped.class, stamped)).isEqualTo(json);
    }

    record Temperature(double degrees) {}

    private static final class TemperatureDeserializer extends StdDeserializer<Temperature> {
        private static final long serialVersionUID = 1;

        TemperatureDeserializer() {
            super(Temperature.class);
        }

        @Override
        public Temperature deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return new Temperature(Double.parseDouble(parser.getText().replace("°", "")));
        }
    }

    record Reading(Temperature outsideNow, Instant measuredAt) {}

    @Test
    void applicationsBringModulesAndSettings() {
        var binder = JacksonBinder.with(builder -> builder.addModule(
                        new SimpleModule().addDeserializer(Temperature.class, new TemperatureDeserializer()))
                .addModule(new JavaTimeModule())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));

        assertThat(binder.codec(Reading.class)
                        .read(JsonSlice.of("{\"outside_now\":\"12.5°\",\"measured_at\":\"1970-01-01T00:00:00Z\"}")))
                .isEqualTo(new Reading(new Temperature(12.5), Instant.EPOCH));
    }

    @Test
    void codecServesManyThreads() throws InterruptedException {
        DataBinder.ValueCodec<Tree> codec = BINDER.codec(Tree.class);
        var results = new ConcurrentHashMap<Integer, Boolean>();
        var threads = Stream.iterate(0, i -> i + 1)
                .limit(8)
                .map(i -> new Thread(() -> {
                    boolean same = true;
                    for (int k = 0; k < 500; k++) {
                        var tree = new Tree(i, List.of(new Tree(k, List.of())));
                        var out = new JsonWriter(16, 1_000);
                        codec.write(tree, out);
                        same &= tree.equals(codec.read(out.toSlice()));
                    }
                    results.put(i, same);
                }))
                .toList();

        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }

        assertThat(results).hasSize(8).doesNotContainValue(false);
    }
}
