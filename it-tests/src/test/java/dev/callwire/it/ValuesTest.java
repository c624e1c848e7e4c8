package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.callwire.annotation.NonBlocking;
import dev.callwire.annotation.RpcService;
import dev.callwire.json.RawJson;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of every type that a service may use come back as they went. */
class ValuesTest {
    private static ServerFixture fixture;
    private static Echo echo;

    @RpcService
    @NonBlocking
    interface Echo {
        boolean ofBoolean(boolean value);

        int ofInt(int value);

        long ofLong(long value);

        double ofDouble(double value);

        float ofFloat(float value);

        short ofShort(short value);

        byte ofByte(byte value);

        char ofChar(char value);

        Integer ofBoxed(Integer value);

        String ofString(String value);

        @Nullable
        String ofNullable(@Nullable String value);

        BigInteger ofBigInteger(BigInteger value);

        BigDecimal ofBigDecimal(BigDecimal value);

        Instant ofInstant(Instant value);

        LocalDate ofLocalDate(LocalDate value);

        LocalTime ofLocalTime(LocalTime value);

        LocalDateTime ofLocalDateTime(LocalDateTime value);

        OffsetDateTime ofOffsetDateTime(OffsetDateTime value);

        Duration ofDuration(Duration value);

        Period ofPeriod(Period value);

        UUID ofUuid(UUID value);

        URI ofUri(URI value);

        Color ofEnum(Color value);

        int[] ofIntArray(int[] value);

        byte[] ofByteArray(byte[] value);

        String[][] ofArrays(String[][] value);

        List<@Nullable Integer> ofList(List<@Nullable Integer> value);

        Set<Color> ofSet(Set<Color> value);

        Map<String, List<BigDecimal>> ofMap(Map<String, List<BigDecimal>> value);

        Map<Color, Map<Integer, LocalDate>> ofMapOfMaps(Map<Color, Map<Integer, LocalDate>> value);

        Optional<Line> ofOptional(Optional<Line> value);

        Line ofRecord(Line value);

        Bean ofBean(Bean value);

        Tree ofTree(Tree value);

        Page<Line> ofGeneric(Page<Line> value);

        Shape ofSealed(Shape value);

        List<Shape> ofSealedList(List<Shape> value);

        RawJson ofRaw(RawJson value);

        Envelope ofRawInside(Envelope value);
    }

    enum Color {
        RED,
        GREEN
    }

    record Line(String text, @Nullable Integer number, Optional<Color> color, List<LocalDate> dates) {}

    record Tree(String name, List<Tree> branches) {}

    record Page<T>(List<T> items, @Nullable String next) {}

    record Envelope(String name, RawJson content, Map<String, RawJson> more) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({@JsonSubTypes.Type(Circle.class), @JsonSubTypes.Type(Square.class)})
    sealed interface Shape permits Circle, Square {}

    @JsonTypeName("circle")
    record Circle(double radius) implements Shape {}

    @JsonTypeName("square")
    record Square(double side, @Nullable Color color) implements Shape {}

    static final class Bean {
        private String name = "";
        private int count;

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public int getCount() {
            return count;
        }

        public void setCount(int count) {
            this.count = count;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bean bean && bean.name.equals(name) && bean.count == count;
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, count);
        }
    }

    @BeforeAll
    static void start() {
        fixture = new ServerFixture(ServerFixture.serving(Echo.class, new EchoService()));
        echo = fixture.proxy(Echo.class);
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void primitives() {
        assertThat(echo.ofBoolean(true)).isTrue();
        assertThat(echo.ofBoolean(false)).isFalse();
        for (int value : new int[] {0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertThat(echo.ofInt(value)).isEqualTo(value);
            assertThat(echo.ofBoxed(value)).isEqualTo(value);
        }
        for (long value : new long[] {0, 1L << 53, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThat(echo.ofLong(value)).isEqualTo(value);
        }
        for (double value : new double[] {0, -0.0, 0.1, 1e300, Double.MAX_VALUE, Double.MIN_VALUE, Math.PI, 1e16}) {
            assertThat(echo.ofDouble(value)).isEqualTo(value);
        }
        for (float value : new float[] {0.1f, Float.MAX_VALUE, Float.MIN_VALUE, 16777216f}) {
            assertThat(echo.ofFloat(value)).isEqualTo(value);
        }
        assertThat(echo.ofShort(Short.MIN_VALUE)).isEqualTo(Short.MIN_VALUE);
        assertThat(echo.ofByte(Byte.MIN_VALUE)).isEqualTo(Byte.MIN_VALUE);
        assertThat(echo.ofChar('ž')).isEqualTo('ž');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "řeč 🦊",
                "日本語 עברית",
                "\u0000\u0001\u001f\u007f\u2028\u2029\ufeff",
                "\"\\/\b\f\n\r\t",
                "'</script>"
            })
    void strings(String value) {
        assertThat(echo.ofString(value)).isEqualTo(value);
        assertThat(echo.ofNullable(value)).isEqualTo(value);
    }

    @Test
    void longStringAndNothing() {
        assertThat(echo.ofString("x🦊".repeat(300_000))).hasSize(900_000);
        assertThat(echo.ofNullable(null)).isNull();
    }

    @Test
    void numbersOfAnySize() {
        for (var value : List.of("0", "-1", "123456789012345678901234567890", "9".repeat(250))) {
            assertThat(echo.ofBigInteger(new BigInteger(value))).isEqualTo(value);
        }
        for (var value : List.of(
                "0",
                "1.10",
                "-0.000000000000000000000001",
                "1E+2",
                "1E-7",
                "3.00000000000000000000000000000001",
                "1E+400")) {
            assertThat(echo.ofBigDecimal(new BigDecimal(value))).isEqualTo(new BigDecimal(value));
        }
    }

    @Test
    void timesAndDates() {
        assertThat(echo.ofInstant(Instant.parse("2026-11-22T13:08:00.123456789Z")))
                .isEqualTo("2026-11-22T13:08:00.123456789Z");
        assertThat(echo.ofLocalDate(LocalDate.of(2024, 2, 29))).isEqualTo("2024-02-29");
        assertThat(echo.ofLocalTime(LocalTime.MIDNIGHT)).isEqualTo("00:00");
        assertThat(echo.ofLocalDateTime(LocalDateTime.of(2026, 1, 2, 3, 4))).isEqualTo("2026-01-02T03:04");
        var offset = OffsetDateTime.parse("2026-11-22T13:08:00+05:45");
        assertThat(echo.ofOffsetDateTime(offset).toString()).isEqualTo(offset.toString());
        assertThat(echo.ofDuration(Duration.ofMillis(90_061_001))).isEqualTo(Duration.ofMillis(90_061_001));
        assertThat(echo.ofPeriod(Period.of(1, 2, 3))).isEqualTo(Period.of(1, 2, 3));
    }

    @Test
    void identifiersAndNames() {
        var uuid = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
        assertThat(echo.ofUuid(uuid)).isEqualTo(uuid);
        assertThat(echo.ofUri(URI.create("https://example.com/a?b=%20#c")))
                .isEqualTo(URI.create("https://example.com/a?b=%20#c"));
        assertThat(echo.ofEnum(Color.GREEN)).isEqualTo(Color.GREEN);
    }

    @Test
    void collections() {
        assertThat(echo.ofIntArray(new int[] {1, -2})).containsExactly(1, -2);
        assertThat(echo.ofByteArray(new byte[] {0, -1, 127})).containsExactly(0, -1, 127);
        assertThat(echo.ofArrays(new String[][] {{"a"}, {}})).isDeepEqualTo(new String[][] {{"a"}, {}});
        assertThat(echo.ofList(Arrays.asList(1, null, 3))).containsExactly(1, null, 3);
        assertThat(echo.ofSet(Set.of(Color.RED))).containsExactly(Color.RED);
        var map = Map.of("", List.of(new BigDecimal("1.10")), "ž", List.<BigDecimal>of());
        assertThat(echo.ofMap(map)).isEqualTo(map);
        var maps = Map.of(Color.RED, Map.of(7, LocalDate.EPOCH));
        assertThat(echo.ofMapOfMaps(maps)).isEqualTo(maps);
    }

    @Test
    void objects() {
        var line = new Line("text", 7, Optional.of(Color.RED), List.of(LocalDate.EPOCH));
        var bare = new Line("", null, Optional.empty(), List.of());
        assertThat(echo.ofRecord(line)).isEqualTo(line);
        assertThat(echo.ofRecord(bare)).isEqualTo(bare);
        assertThat(echo.ofOptional(Optional.of(line))).contains(line);
        assertThat(echo.ofOptional(Optional.empty())).isEmpty();
        var bean = new Bean();
        bean.setName("n");
        bean.setCount(2);
        assertThat(echo.ofBean(bean)).isEqualTo(bean);
        var tree =
                new Tree("root", List.of(new Tree("a", List.of()), new Tree("b", List.of(new Tree("c", List.of())))));
        assertThat(echo.ofTree(tree)).isEqualTo(tree);
        var page = new Page<>(List.of(line, bare), "next");
        assertThat(echo.ofGeneric(page)).isEqualTo(page);
    }

    @Test
    void sealedTypes() {
        assertThat(echo.ofSealed(new Circle(1.5))).isEqualTo(new Circle(1.5));
        assertThat(echo.ofSealedList(List.of(new Square(1, Color.RED), new Circle(2))))
                .containsExactly(new Square(1, Color.RED), new Circle(2));
        try (var raw = RawClient.connect(fixture.server())) {
            var answer = raw.ask(Json.call("1", "echo.ofSealed", "[{'kind':'circle','radius':1.5}]"));
            assertThat(answer.path("result")).isEqualTo(Json.tree(Json.text("{'kind':'circle','radius':1.5}")));
            for (var wrong : List.of(
                    "{'kind':'triangle'}", "{'radius':1.5}", "{'kind':7}", "{'kind':'com.example.Evil'}", "'circle'")) {
                var refused = raw.ask(Json.call("1", "echo.ofSealed", "[" + wrong + "]"))
                        .path("error");
                assertThat(refused.path("code").asInt()).isEqualTo(-32602);
                assertThat(refused.path("message").asText()).startsWith("Parameter value");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "1.10",
                "1e400",
                "-0",
                "12345678901234567890123",
                "{\"z\":1,\"a\":2,\"z\":3}",
                "[1,[],{},\"\\u0041\\/\"]",
                "\"řeč 🦊\"",
                "{\"\":{\"a b\":[true,false,null]}}"
            })
    void rawJsonToTheLetter(String json) {
        assertThat(echo.ofRaw(new RawJson(json))).isEqualTo(new RawJson(json));
        var envelope = new Envelope("n", new RawJson(json), Map.of("k", new RawJson(json)));
        assertThat(echo.ofRawInside(envelope)).isEqualTo(envelope);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ofLong [9223372036854775808]",
                "ofLong ['1']",
                "ofShort [32768]",
                "ofByte [128]",
                "ofDouble ['1']",
                "ofDouble [1e400]",
                "ofBoolean [1]",
                "ofBoolean ['true']",
                "ofChar ['']",
                "ofChar ['ab']",
                "ofString [1]",
                "ofString [null]",
                "ofBoxed [null]",
                "ofBigInteger [1.5]",
                "ofBigInteger ['1']",
                "ofInstant ['yesterday']",
                "ofInstant [0]",
                "ofLocalDate ['2025-02-29']",
                "ofUuid ['123']",
                "ofEnum ['BLUE']",
                "ofEnum [0]",
                "ofEnum ['red']",
                "ofEnum ['']",
                "ofIntArray [[1,'2']]",
                "ofIntArray [1]",
                "ofByteArray ['*']",
                "ofList [{}]",
                "ofSet [['RED','BLUE']]",
                "ofMap [[]]",
                "ofMap [{'k':['1']}]",
                "ofRecord [{'text':'t','dates':[7]}]",
                "ofRecord [{'text':'t'}]",
                "ofRecord [[]]",
                "ofBean [{'count':'7'}]",
                "ofBean [{'name':null}]",
                "ofTree [{'name':'r','branches':[{'name':'x'}]}]",
                "ofGeneric [{'items':[{'text':1,'dates':[]}]}]",
                "ofSealedList [[{'kind':'square','side':'1'}]]"
            })
    void valueThatDoesNotFitIsRefusedInJsonsWords(String call) {
        var words = call.split(" ", 2);
        try (var raw = RawClient.connect(fixture.server())) {
            var error = raw.ask(Json.call("1", "echo." + words[0], words[1])).path("error");

            assertThat(error.path("code").asInt()).isEqualTo(-32602);
            assertThat(error.path("message").asText())
                    .startsWith("Parameter value")
                    .contains(" must be ")
                    .doesNotContain("Color", "Line", "Shape", "Bean", "Tree");
            raw.answersNext();
        }
    }

    private static final class EchoService implements Echo {
        @Override
        public boolean ofBoolean(boolean value) {
            return value;
        }

        @Override
        public int ofInt(int value) {
            return value;
        }

        @Override
        public long ofLong(long value) {
            return value;
        }

        @Override
        public double ofDouble(double value) {
            return value;
        }

        @Override
        public float ofFloat(float value) {
            return value;
        }

        @Override
        public short ofShort(short value) {
            return value;
        }

        @Override
        public byte ofByte(byte value) {
            return value;
        }

        @Override
        public char ofChar(char value) {
            return value;
        }

        @Override
        public Integer ofBoxed(Integer value) {
            return value;
        }

        @Override
        public String ofString(String value) {
            return value;
        }

        @Override
        public @Nullable String ofNullable(@Nullable String value) {
            return value;
        }

        @Override
        public BigInteger ofBigInteger(BigInteger value) {
            return value;
        }

        @Override
        public BigDecimal ofBigDecimal(BigDecimal value) {
            return value;
        }

        @Override
        public Instant ofInstant(Instant value) {
            return value;
        }

        @Override
        public LocalDate ofLocalDate(LocalDate value) {
            return value;
        }

        @Override
        public LocalTime ofLocalTime(LocalTime value) {
            return value;
        }

        @Override
        public LocalDateTime ofLocalDateTime(LocalDateTime value) {
            return value;
        }

        @Override
        public OffsetDateTime ofOffsetDateTime(OffsetDateTime value) {
            return value;
        }

        @Override
        public Duration ofDuration(Duration value) {
            return value;
        }

        @Override
        public Period ofPeriod(Period value) {
            return value;
        }

        @Override
        public UUID ofUuid(UUID value) {
            return value;
        }

        @Override
        public URI ofUri(URI value) {
            return value;
        }

        @Override
        public Color ofEnum(Color value) {
            return value;
        }

        @Override
        public int[] ofIntArray(int[] value) {
            return value;
        }

        @Override
        public byte[] ofByteArray(byte[] value) {
            return value;
        }

        @Override
        public String[][] ofArrays(String[][] value) {
            return value;
        }

        @Override
        public List<@Nullable Integer> ofList(List<@Nullable Integer> value) {
            return value;
        }

        @Override
        public Set<Color> ofSet(Set<Color> value) {
            return value;
        }

        @Override
        public Map<String, List<BigDecimal>> ofMap(Map<String, List<BigDecimal>> value) {
            return value;
        }

        @Override
        public Map<Color, Map<Integer, LocalDate>> ofMapOfMaps(Map<Color, Map<Integer, LocalDate>> value) {
            return value;
        }

        @Override
        public Optional<Line> ofOptional(Optional<Line> value) {
            return value;
        }

        @Override
        public Line ofRecord(Line value) {
            return value;
        }

        @Override
        public Bean ofBean(Bean value) {
            return value;
        }

        @Override
        public Tree ofTree(Tree value) {
            return value;
        }

        @Override
        public Page<Line> ofGeneric(Page<Line> value) {
            return value;
        }

        @Override
        public Shape ofSealed(Shape value) {
            return value;
        }

        @Override
        public List<Shape> ofSealedList(List<Shape> value) {
            return value;
        }

        @Override
        public RawJson ofRaw(RawJson value) {
            return value;
        }

        @Override
        public Envelope ofRawInside(Envelope value) {
            return value;
        }
    }
}
