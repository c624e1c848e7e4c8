package dev.callwire.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWriterTest {
    private final JsonWriter writer = new JsonWriter(0, Integer.MAX_VALUE);
    private final JsonReader reader = new JsonReader(JsonLimits.NONE);

    @Test
    void frameIsWrittenPieceByPiece() {
        writer.raw("{\"id\":".getBytes(UTF_8))
                .value(7)
                .raw("xx,\"ok\":yy".getBytes(UTF_8), 2, 6)
                .value(true)
                .raw((byte) ',')
                .value("to")
                .raw((byte) ':')
                .raw(JsonSlice.of("[1, 2]"))
                .raw(",\"no\":".getBytes(UTF_8))
                .nullValue()
                .raw((byte) '}');

        assertThat(writer).hasToString("{\"id\":7,\"ok\":true,\"to\":[1, 2],\"no\":null}");
        assertThat(writer.length()).isEqualTo(writer.toString().length());
    }

    @Test
    void sliceIsACopy() {
        var slice = writer.value("a").toSlice();

        writer.reset();
        writer.value("b");

        assertThat(slice).hasToString("\"a\"");
    }

    @Test
    void truncateTakesBack() {
        writer.value(1).raw((byte) ',');
        int start = writer.length();
        writer.value("gone");

        writer.truncate(start);
        writer.value(2);

        assertThat(writer).hasToString("1,2");
        assertThatThrownBy(() -> writer.truncate(4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> writer.truncate(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void streamWritesBytesAsTheyAre() throws IOException {
        try (var stream = writer.stream()) {
            stream.write('[');
            stream.write("x12y".getBytes(UTF_8), 1, 2);
            stream.write("]".getBytes(UTF_8));
            stream.flush();
        }

        assertThat(writer).hasToString("[12]");
        assertThat(writer.stream()).isSameAs(writer.stream());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, -1, 9, 10, -10, 99, 100, 1_000_000_000, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void intsHaveNoFrills(int value) {
        assertThat(writer.value(value)).hasToString(Integer.toString(value));
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                1,
                -1,
                9,
                10,
                999_999_999_999_999_999L,
                1_000_000_000_000_000_000L,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                Long.MIN_VALUE + 1
            })
    void longsHaveNoFrills(long value) {
        assertThat(writer.value(value)).hasToString(Long.toString(value));
    }

    @Test
    void integersComeBack() {
        var random = new Random(11);
        for (int i = 0; i < 5_000; i++) {
            long value = random.nextLong() >> random.nextInt(64);

            writer.reset();
            assertThat(reader.reset(writer.value(value).toSlice()).readLong()).isEqualTo(value);
            writer.reset();
            assertThat(reader.reset(writer.value((int) value).toSlice()).readInt())
                    .isEqualTo((int) value);
        }
    }

    @Test
    void doublesComeBack() {
        var random = new Random(12);
        for (int i = 0; i < 5_000; i++) {
            double value = i % 2 == 0
                    ? Double.longBitsToDouble(random.nextLong())
                    : (random.nextInt() >> random.nextInt(32)) / 4.0;
            if (!Double.isNaN(value) && !Double.isInfinite(value)) {
                writer.reset();
                double back = reader.reset(writer.value(value).toSlice()).readDouble();
                reader.end();
                assertThat(Double.doubleToRawLongBits(back))
                        .as("%s", value)
                        .isEqualTo(Double.doubleToRawLongBits(value));
            }
        }
    }

    @Test
    void floatsComeBack() {
        var random = new Random(13);
        for (int i = 0; i < 5_000; i++) {
            float value = Float.intBitsToFloat(random.nextInt());
            if (!Float.isNaN(value) && !Float.isInfinite(value)) {
                writer.reset();
                var text = writer.value(value).toSlice();
                reader.reset(text).readDouble();
                reader.end();
                assertThat(Float.parseFloat(text.toString())).as("%s", value).isEqualTo(value);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0.0,
                -0.0,
                1.0,
                -1.0,
                9_999_999.0,
                1e7,
                1e10,
                -1e15,
                0.5,
                0.001,
                1e-4,
                Double.MAX_VALUE,
                Double.MIN_VALUE,
                -9.223372036854776e18,
                1e300
            })
    void doublesReadLikeJavas(double value) {
        assertThat(writer.value(value)).hasToString(Double.toString(value));
    }

    @Test
    void numbersThatJsonLacksAreRefused() {
        assertThatThrownBy(() -> writer.value(Double.NaN))
                .isInstanceOf(JsonException.class)
                .hasMessage("JSON has no NaN");
        assertThatThrownBy(() -> writer.value(Double.NEGATIVE_INFINITY)).hasMessage("JSON has no -Infinity");
        assertThatThrownBy(() -> writer.value(Float.NaN)).hasMessage("JSON has no NaN");
        assertThatThrownBy(() -> writer.value(Float.POSITIVE_INFINITY)).hasMessage("JSON has no Infinity");
        assertThat(writer.length()).isZero();
    }

    @Test
    void onlyWhatMustBeEscapedIs() {
        assertThat(writer.value("\"\\/\b\f\n\r\t\0\u001f\u007f'é€\u2028\u2029😀\uffff"))
                .hasToString("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001F\u007f'é€\u2028\u2029😀\uffff\"");
    }

    @Test
    void surrogatesAloneAreEscaped() {
        assertThat(writer.value("\ud800")).hasToString("\"\\uD800\"");
        writer.reset();
        assertThat(writer.value("a\udfff\ud83d\ude00\ud83d")).hasToString("\"a\\uDFFF😀\\uD83D\"");
        writer.reset();
        assertThat(writer.value("\udc00\ud800b")).hasToString("\"\\uDC00\\uD800b\"");
    }

    @Test
    void charactersAreWrittenAlikeWhereverTheyStand() {
        for (char c = 0; c < 0x180; c++) {
            var alone = unquoted(String.valueOf(c));
            for (int before = 0; before < 9; before++) {
                for (int after = 0; after < 9; after++) {
                    writer.reset();

                    assertThat(writer.value("a".repeat(before) + c + "b".repeat(after)))
                            .hasToString('"' + "a".repeat(before) + alone + "b".repeat(after) + '"');
                }
            }
        }
    }

    @Test
    void nullStringIsNull() {
        assertThat(writer.value((String) null)).hasToString("null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "a?", "ab\"\\\u0001\n", "a\u007f?", "a\u00e9", "a?\ud800", "\udc00a", "\ud83d\ude00 ?"})
    void longTextIsWrittenAsItsPiecesAre(String odd) {
        var random = new Random(20261126);
        for (int round = 0; round < 200; round++) {
            var text = new StringBuilder();
            var written = new StringBuilder("\"");
            while (text.length() < 1_000) {
                var piece = "a".repeat(1 + random.nextInt(40)) + odd;
                text.append(piece);
                written.append(unquoted(piece));
            }

            writer.reset();
            writer.value(text.toString());

            assertThat(writer.toString()).isEqualTo(written.append('"').toString());
        }
    }

    private static String unquoted(String piece) {
        var quoted = new JsonWriter(0, Integer.MAX_VALUE).value(piece).toString();
        return quoted.substring(1, quoted.length() - 1);
    }

    @Test
    void everyCharacterComesBack() {
        var block = new StringBuilder();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                block.appendCodePoint(c);
            }
            if (block.length() >= 4_000 || c == Character.MAX_CODE_POINT) {
                writer.reset();
                var text = writer.value(block.toString()).toSlice();
                assertThat(reader.reset(text).readString()).isEqualTo(block.toString());
                block.setLength(0);
            }
        }
    }

    @Test
    void everyCharUnitComesBackThroughJackson() throws IOException {
        var factory = new JsonFactory();
        var random = new Random(14);
        for (int c = 0; c < 0x10000; c += c < 0x800 || c >= 0xd780 ? 1 : 7) {
            var text = new String(new char[] {(char) c, (char) random.nextInt(0x10000), (char) c});

            writer.reset();
            writer.value(text);
            try (var parser = factory.createParser(writer.array(), 0, writer.length())) {
                parser.nextToken();
                assertThat(parser.getText()).isEqualTo(text);
            }
        }
    }

    static Stream<Consumer<JsonWriter>> writings() {
        return Stream.of(
                w -> w.raw((byte) '1'),
                w -> w.raw("12345".getBytes(UTF_8)),
                w -> w.raw(JsonSlice.of("[1,2,3]")),
                w -> w.value(0),
                w -> w.value(-12345),
                w -> w.value(Integer.MIN_VALUE),
                w -> w.value(Long.MIN_VALUE),
                w -> w.value(Long.MAX_VALUE),
                w -> w.value(1.0),
                w -> w.value(-0.1),
                w -> w.value(1.5f),
                w -> w.value(true),
                w -> w.value(false),
                w -> w.nullValue(),
                w -> w.value(""),
                w -> w.value("plain"),
                w -> w.value("é"),
                w -> w.value("a😀b"),
                w -> w.value("\ud800"),
                w -> w.value("\0\0\0"),
                w -> w.value("x".repeat(1000) + "\n"),
                w -> w.value("x".repeat(1000)));
    }

    @ParameterizedTest
    @MethodSource("writings")
    void limitIsMetExactlyAndNothingIsLeftBehind(Consumer<JsonWriter> write) {
        write.accept(writer);
        int length = writer.length();

        for (int capacity : new int[] {0, 8, 5_000}) {
            var exact = new JsonWriter(capacity, length + 3);
            exact.raw("abc".getBytes(UTF_8));
            write.accept(exact);
            assertThat(exact.length()).isEqualTo(length + 3);

            var narrow = new JsonWriter(capacity, length + 2);
            narrow.raw("abc".getBytes(UTF_8));
            assertThatThrownBy(() -> write.accept(narrow))
                    .isInstanceOfSatisfying(
                            OutboundTooLargeException.class,
                            e -> assertThat(e.maxLength()).isEqualTo(length + 2))
                    .hasMessage("A message has at most " + (length + 2) + " bytes, and this one needs more");
            assertThat(narrow).hasToString("abc");
        }
    }

    @Test
    void hugeTextsAreRefusedBeforeTheyAreCopied() {
        var narrow = new JsonWriter(16, 1_000);

        assertThatThrownBy(() -> narrow.value("x".repeat(10_000_000))).isInstanceOf(OutboundTooLargeException.class);
        assertThatThrownBy(() -> narrow.raw(new byte[10_000_000])).isInstanceOf(OutboundTooLargeException.class);
        assertThat(narrow.array().length).isLessThan(2_000);
    }

    @Test
    void largeBufferIsLetGo() {
        var modest = new JsonWriter(100, Integer.MAX_VALUE);
        modest.value("x".repeat(60_000));
        var kept = modest.array();
        modest.reset();
        assertThat(modest.array()).isSameAs(kept);

        modest.value("x".repeat(70_000));
        modest.reset();
        assertThat(modest.array()).hasSize(100);
        assertThat(modest.length()).isZero();
    }

    @Test
    void largeBufferThatWasAskedForIsKept() {
        var large = new JsonWriter(100_000, Integer.MAX_VALUE);
        var array = large.array();

        large.value("x".repeat(80_000));
        large.reset();

        assertThat(large.array()).isSameAs(array);
    }

    @Test
    void sizesAreNotNegative() {
        assertThatThrownBy(() -> new JsonWriter(-1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A writer's capacity and limit are at least 0, but they are -1 and 1");
        assertThatThrownBy(() -> new JsonWriter(1, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fractionsAreWrittenAsJavaWritesThem() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            int scale = (int) Math.pow(10, random.nextInt(6));
            double value = (random.nextInt(2_000_000_000) - 1_000_000_000 >> random.nextInt(30)) / (double) scale;
            writer.reset();
            assertThat(writer.value(value).toString()).isEqualTo(Double.toString(value));
        }
    }
}
