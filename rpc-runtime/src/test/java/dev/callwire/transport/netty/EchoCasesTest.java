package dev.callwire.transport.netty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the Autobahn|Testsuite asks of either end of a WebSocket, by the numbers of its cases: frames, pings, reserved bits
 * and opcodes, fragments, UTF-8, closing, sizes. Each is played to a server and to a client, and cut in several ways.
 */
@ExtendWith(LeakCheck.class)
@Timeout(60)
class EchoCasesTest {
    private static final int PROTOCOL_ERROR = 1002;
    private static final int NOT_UTF8 = 1007;
    private static final int NO_CODE = 0;

    private static final int FINAL = Frame.FINAL;
    private static final int TEXT = Frame.TEXT;
    private static final int BINARY = Frame.BINARY;
    private static final int CONTINUATION = Frame.CONTINUATION;
    private static final String KOSME = "κόσμε";

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "framing",
        "pings",
        "reservedBits",
        "opcodes",
        "fragments",
        "fragmentsOfNothing",
        "textOfFragments",
        "wellFormedText",
        "malformedText",
        "closing",
        "closePayloads",
        "closeCodes",
        "sizes",
        "manyMessages",
    })
    void either(EchoCase echo) throws IOException {
        check(echo, false, cuts(echo.length()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "framing",
        "pings",
        "reservedBits",
        "opcodes",
        "fragments",
        "fragmentsOfNothing",
        "textOfFragments",
        "wellFormedText",
        "malformedText",
        "closing",
        "closePayloads",
        "closeCodes",
    })
    void eitherWhereMessagesMayBeCompressed(EchoCase echo) throws IOException {
        check(echo, true, cuts(echo.length()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"framing", "textOfFragments", "wellFormedText", "malformedText"})
    void eitherWhereMessagesAreCompressed(EchoCase echo) throws IOException {
        check(echo.deflated(), true, cuts(echo.length()));
    }

    static void check(EchoCase echo, boolean compressed, int... cuts) throws IOException {
        for (var client : new boolean[] {false, true}) {
            for (var bytesEach : cuts) {
                assertThat(echo.run(client, compressed, bytesEach))
                        .as(client ? "as a client, %s bytes each" : "as a server, %s bytes each", bytesEach)
                        .isEqualTo(echo.answers());
            }
        }
    }

    /** All in one read, in reads that end anywhere, and where that is not too much byte by byte. */
    private static int[] cuts(int length) {
        return length <= 2000 ? new int[] {length, 7, 1} : new int[] {length, 65_536, 997};
    }

    /** Cases 1: text and binary messages of the lengths that are told in different ways. */
    static Stream<EchoCase> framing() {
        return IntStream.of(0, 125, 126, 127, 128, 65_535, 65_536).boxed().flatMap(length -> {
            var message = bytes(length);
            return Stream.of(
                    EchoCase.of("1.1 text of " + length)
                            .send(FINAL | TEXT, message)
                            .answeredBy(TEXT, message),
                    EchoCase.of("1.2 binary of " + length)
                            .binary()
                            .send(FINAL | BINARY, message)
                            .answeredBy(BINARY, message));
        });
    }

    /** Cases 2. */
    static Stream<EchoCase> pings() {
        var noText = new byte[] {0, (byte) 0xFF, (byte) 0xFE, (byte) 0xFD, (byte) 0xFC, (byte) 0xFB, 0};
        var longest = new byte[125];
        Arrays.fill(longest, (byte) 0xFE);
        var ten = EchoCase.of("2.10 ten pings");
        for (var i = 0; i < 10; i++) {
            ten.send(Frame.ping("payload " + i)).answeredByPong("payload " + i);
        }
        return Stream.of(
                EchoCase.of("2.1 empty ping").send(Frame.ping("")).answeredByPong(""),
                EchoCase.of("2.2 ping with text").send(Frame.ping("Hello")).answeredByPong("Hello"),
                EchoCase.of("2.3 ping with bytes")
                        .send(FINAL | Frame.PING, noText)
                        .answeredBy(Frame.PONG, noText),
                EchoCase.of("2.4 longest ping")
                        .send(FINAL | Frame.PING, longest)
                        .answeredBy(Frame.PONG, longest),
                EchoCase.of("2.5 ping too long")
                        .send(FINAL | Frame.PING, new byte[126])
                        .closedBy(PROTOCOL_ERROR),
                EchoCase.of("2.7 empty pong").send(Frame.pong("")),
                EchoCase.of("2.8 pong").send(Frame.pong("unasked")),
                EchoCase.of("2.9 pong, then ping")
                        .send(Frame.pong("unasked"), Frame.ping("asked"))
                        .answeredByPong("asked"),
                ten);
    }

    /** Cases 3. */
    static Stream<EchoCase> reservedBits() {
        var hello = "Hello, world!";
        return Stream.of(
                EchoCase.of("3.1 first frame")
                        .send(FINAL | TEXT | 0x10, hello.getBytes(UTF_8))
                        .closedBy(PROTOCOL_ERROR),
                EchoCase.of("3.2 between others")
                        .send(Frame.text(hello), new Frame(FINAL | TEXT | 0x20, bytes(3)), Frame.ping(""))
                        .answeredByText(hello)
                        .closedBy(PROTOCOL_ERROR),
                EchoCase.of("3.3 two bits")
                        .send(Frame.text(hello), new Frame(FINAL | TEXT | 0x30, bytes(3)), Frame.ping(""))
                        .answeredByText(hello)
                        .closedBy(PROTOCOL_ERROR),
                EchoCase.of("3.4 two other bits")
                        .send(Frame.text(hello), new Frame(FINAL | TEXT | 0x60, bytes(3)), Frame.ping(""))
                        .answeredByText(hello)
                        .closedBy(PROTOCOL_ERROR),
                EchoCase.of("3.5 binary")
                        .binary()
                        .send(FINAL | BINARY | 0x50, bytes(3))
                        .closedBy(PROTOCOL_ERROR),
                EchoCase.of("3.6 ping")
                        .send(FINAL | Frame.PING | 0x60, bytes(3))
                        .closedBy(PROTOCOL_ERROR),
                EchoCase.of("3.7 close")
                        .send(FINAL | Frame.CLOSE | 0x70, new byte[0])
                        .closedBy(PROTOCOL_ERROR));
    }

    /** Cases 4: every opcode that is reserved, empty, with a payload, and behind a message. */
    static Stream<EchoCase> opcodes() {
        return IntStream.of(3, 4, 5, 6, 7, 11, 12, 13, 14, 15).boxed().flatMap(opcode -> {
            var group = opcode < 8 ? "4.1 " : "4.2 ";
            return Stream.of(
                    EchoCase.of(group + opcode + " alone")
                            .send(FINAL | opcode, new byte[0])
                            .closedBy(PROTOCOL_ERROR),
                    EchoCase.of(group + opcode + " with payload")
                            .send(FINAL | opcode, bytes(5))
                            .closedBy(PROTOCOL_ERROR),
                    EchoCase.of(group + opcode + " behind a message")
                            .send(Frame.text("first"), new Frame(FINAL | opcode, bytes(5)), Frame.ping(""))
                            .answeredByText("first")
                            .closedBy(PROTOCOL_ERROR));
        });
    }

    /** Cases 5.1 to 5.8, 5.18 to 5.20. */
    static Stream<EchoCase> fragments() {
        return Stream.of(
                EchoCase.of("5.1 fragmented ping")
                        .send(Frame.part(Frame.PING, "a"), Frame.lastPart("b"))
                        .closedBy(PROTOCOL_ERROR),
                EchoCase.of("5.2 fragmented pong")
                        .send(Frame.part(Frame.PONG, "a"), Frame.lastPart("b"))
                        .closedBy(PROTOCOL_ERROR),
                EchoCase.of("5.3 two fragments")
                        .send(Frame.part(TEXT, "one"), Frame.lastPart("two"))
                        .answeredByText("onetwo"),
                EchoCase.of("5.6 ping between")
                        .send(Frame.part(TEXT, "one"), Frame.ping("?"), Frame.lastPart("two"))
                        .answeredByPong("?")
                        .answeredByText("onetwo"),
                EchoCase.of("5.18 two beginnings")
                        .send(Frame.part(TEXT, "one"), Frame.text("two"))
                        .closedBy(PROTOCOL_ERROR),
                EchoCase.of("5.19 pings between five")
                        .send(Frame.part(TEXT, "1"), Frame.part(CONTINUATION, "2"), Frame.ping("first"))
                        .send(Frame.part(CONTINUATION, "3"), Frame.part(CONTINUATION, "4"), Frame.ping("second"))
                        .send(Frame.lastPart("5"))
                        .answeredByPong("first")
                        .answeredByPong("second")
                        .answeredByText("12345"),
                EchoCase.of("two messages of two")
                        .send(Frame.part(TEXT, "one"), Frame.lastPart("two"))
                        .send(Frame.part(TEXT, "three"), Frame.lastPart("four"))
                        .answeredByText("onetwo")
                        .answeredByText("threefour"),
                EchoCase.of("binary in three")
                        .binary()
                        .send(new Frame(BINARY, new byte[] {0}), new Frame(CONTINUATION, new byte[] {(byte) 0xFF}))
                        .send(FINAL | CONTINUATION, new byte[] {(byte) 0xC0})
                        .answeredBy(BINARY, new byte[] {0, (byte) 0xFF, (byte) 0xC0}));
    }

    /** Cases 5.9 to 5.17: a continuation where there is nothing to continue, first or behind a message. */
    static Stream<EchoCase> fragmentsOfNothing() {
        return IntStream.of(FINAL | CONTINUATION, CONTINUATION).boxed().flatMap(first -> {
            var lone = new Frame(first, bytes(4));
            var kind = first == CONTINUATION ? " goes on" : " ends";
            return Stream.of(
                    EchoCase.of("5.9 first," + kind)
                            .send(lone, Frame.text("after"))
                            .closedBy(PROTOCOL_ERROR),
                    EchoCase.of("5.15 behind fragments," + kind)
                            .send(Frame.part(TEXT, "one"), Frame.lastPart("two"), lone, Frame.text("after"))
                            .answeredByText("onetwo")
                            .closedBy(PROTOCOL_ERROR),
                    EchoCase.of("5.16 twice," + kind)
                            .send(lone, Frame.text("after"), lone, Frame.text("after"))
                            .closedBy(PROTOCOL_ERROR));
        });
    }

    /** Cases 6.1 and 6.2, and what is well-formed only when all fragments are there. */
    static Stream<EchoCase> textOfFragments() {
        var text = ("Hello-µ@ßöäüàá-UTF-8!! " + KOSME + " 🎼").getBytes(UTF_8);
        return Stream.of(
                EchoCase.of("6.1.1 empty").send(Frame.text("")).answeredByText(""),
                EchoCase.of("6.1.2 three empty fragments")
                        .send(Frame.part(TEXT, ""), Frame.part(CONTINUATION, ""), Frame.lastPart(""))
                        .answeredByText(""),
                EchoCase.of("6.1.3 first and last empty")
                        .send(Frame.part(TEXT, ""), Frame.part(CONTINUATION, "middle"), Frame.lastPart(""))
                        .answeredByText("middle"),
                EchoCase.of("6.2.1 whole").send(FINAL | TEXT, text).answeredBy(TEXT, text),
                EchoCase.of("6.2.2 in two").sendFragments(TEXT, text, 12).answeredBy(TEXT, text),
                EchoCase.of("6.2.3 byte by byte").sendFragments(TEXT, text, 1).answeredBy(TEXT, text));
    }

    /** Cases 6.5 to 6.7, 6.9, 6.11, 6.22 and 6.23. */
    static Stream<EchoCase> wellFormedText() {
        var texts = new ArrayList<>(List.of("00", "c280", "e0a080", "f0908080", "7f", "dfbf", "efbfbf", "f48fbfbf"));
        texts.addAll(List.of("ed9fbf", "ee8080", "efbfbd", "cebae1bdb9cf83cebcceb5", "efbfbe"));
        for (var plane = 0; plane <= 16; plane++) {
            texts.add(HexFormat.of()
                    .formatHex(Character.toString(plane * 0x10000 + 0xFFFE).getBytes(UTF_8)));
            texts.add(HexFormat.of()
                    .formatHex(Character.toString(plane * 0x10000 + 0xFFFF).getBytes(UTF_8)));
        }
        for (var special = 0xFFF9; special <= 0xFFFF; special++) {
            texts.add(HexFormat.of().formatHex(Character.toString(special).getBytes(UTF_8)));
        }
        return texts.stream().flatMap(hex -> {
            var text = HexFormat.of().parseHex(hex);
            return Stream.of(
                    EchoCase.of("6 text " + hex).send(FINAL | TEXT, text).answeredBy(TEXT, text),
                    EchoCase.of("6 fragments of " + hex)
                            .sendFragments(TEXT, text, 1)
                            .answeredBy(TEXT, text));
        });
    }

    /** Cases 6.3, 6.4, 6.6, 6.8, 6.10, 6.12 to 6.21: whole, in fragments, and behind good text. */
    static Stream<EchoCase> malformedText() {
        return Stream.of(
                        // A surrogate or a character beyond the last, in the midst of good text.
                        "cebae1bdb9cf83cebcceb5eda080656469746564",
                        "cebae1bdb9cf83cebcceb5f4908080656469746564",
                        // The beginnings of characters of the word.
                        "ce",
                        "cebae1",
                        "cebae1bd",
                        "cebae1bdb9cf",
                        "cebae1bdb9cf83ce",
                        "cebae1bdb9cf83cebcce",
                        // Longer than four bytes, and beyond U+10FFFF.
                        "f888808080",
                        "fc8480808080",
                        "f7bfbfbf",
                        "fbbfbfbfbf",
                        "fdbfbfbfbfbf",
                        "f4908080",
                        // Bytes that continue nothing.
                        "80",
                        "bf",
                        "80bf",
                        "80bf80bf80bf",
                        // Characters that do not go on.
                        "c020c120c220",
                        "e020e120e220",
                        "f020f120f220",
                        "f820f920",
                        "fc20fd20",
                        "c0",
                        "e080",
                        "f08080",
                        "f8808080",
                        "fc80808080",
                        "df",
                        "efbf",
                        "f7bfbf",
                        "c0e080f08080f8808080fc80808080dfefbff7bfbffbbfbfbffdbfbfbfbf",
                        // Bytes that are nowhere in UTF-8.
                        "fe",
                        "ff",
                        "fefeffff",
                        // Not in the shortest form.
                        "c0af",
                        "e080af",
                        "f08080af",
                        "f8808080af",
                        "fc80808080af",
                        "c1bf",
                        "e09fbf",
                        "f08fbfbf",
                        "c080",
                        "e08080",
                        "f0808080",
                        // Surrogates, single and in pairs.
                        "eda080",
                        "edadbf",
                        "edae80",
                        "edafbf",
                        "edb080",
                        "edbe80",
                        "edbfbf",
                        "eda080edb080",
                        "edadbfedbfbf",
                        "edafbfedbfbf")
                .flatMap(hex -> {
                    var text = HexFormat.of().parseHex(hex);
                    return Stream.of(
                            EchoCase.of("6 text " + hex)
                                    .send(FINAL | TEXT, text)
                                    .closedBy(NOT_UTF8),
                            EchoCase.of("6 fragments of " + hex)
                                    .sendFragments(TEXT, text, 1)
                                    .closedBy(NOT_UTF8),
                            EchoCase.of("6 behind a message " + hex)
                                    .send(Frame.text(KOSME), new Frame(FINAL | TEXT, text), Frame.text("after"))
                                    .answeredByText(KOSME)
                                    .closedBy(NOT_UTF8));
                });
    }

    /** Cases 7.1. */
    static Stream<EchoCase> closing() {
        var close = Frame.close(1000, "");
        var large = bytes(256 * 1024);
        return Stream.of(
                EchoCase.of("7.1.1 message, then close")
                        .send(Frame.text("Hello World!"), close)
                        .answeredByText("Hello World!")
                        .closedBy(1000),
                EchoCase.of("7.1.2 two closes").send(close, close).closedBy(1000),
                EchoCase.of("7.1.3 ping after close")
                        .send(close, Frame.ping("?"))
                        .closedBy(1000),
                EchoCase.of("7.1.4 text after close")
                        .send(close, Frame.text("late"))
                        .closedBy(1000),
                EchoCase.of("7.1.5 close within a message")
                        .send(Frame.part(TEXT, "frag"), close, Frame.lastPart("ment"))
                        .closedBy(1000),
                EchoCase.of("7.1.6 close behind much")
                        .send(new Frame(FINAL | TEXT, large), Frame.text("Hello World!"), close, Frame.ping(""))
                        .answeredBy(TEXT, large)
                        .answeredByText("Hello World!")
                        .closedBy(1000));
    }

    /** Cases 7.3 and 7.5. */
    static Stream<EchoCase> closePayloads() {
        return Stream.of(
                EchoCase.of("7.3.1 empty")
                        .send(FINAL | Frame.CLOSE, new byte[0])
                        .closedBy(NO_CODE),
                EchoCase.of("7.3.2 one byte")
                        .send(FINAL | Frame.CLOSE, new byte[1])
                        .closedBy(PROTOCOL_ERROR),
                EchoCase.of("7.3.3 code alone").send(Frame.close(1000, "")).closedBy(1000),
                EchoCase.of("7.3.4 code and reason")
                        .send(Frame.close(1000, "Hello World!"))
                        .closedBy(1000),
                EchoCase.of("7.3.5 longest reason")
                        .send(Frame.close(1000, "*".repeat(123)))
                        .closedBy(1000),
                EchoCase.of("7.3.6 reason too long")
                        .send(Frame.close(1000, "*".repeat(124)))
                        .closedBy(PROTOCOL_ERROR),
                EchoCase.of("7.5.1 reason that is no UTF-8")
                        .send(FINAL | Frame.CLOSE, HexFormat.of().parseHex("03e8cebae1bdb9cf83cebcceb5eda080656469"))
                        .closedBy(NOT_UTF8));
    }

    /** Cases 7.7, 7.9 and 7.13. */
    static Stream<EchoCase> closeCodes() {
        return Stream.concat(
                IntStream.of(1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014)
                        .mapToObj(code -> EchoCase.of("7.7 code " + code)
                                .send(Frame.close(code, ""))
                                .closedBy(code)),
                Stream.concat(
                        IntStream.of(3000, 3999, 4000, 4999)
                                .mapToObj(code -> EchoCase.of("7.7 code " + code)
                                        .send(Frame.close(code, "why"))
                                        .closedBy(code)),
                        IntStream.of(0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535)
                                .mapToObj(code -> EchoCase.of("7.9 code " + code)
                                        .send(Frame.close(code, ""))
                                        .closedBy(PROTOCOL_ERROR))));
    }

    /** Cases 9.1 to 9.4, and 10.1: what is large, whole and in fragments. */
    static Stream<EchoCase> sizes() {
        var quarter = bytes(256 * 1024);
        var million = bytes(1 << 20);
        var largest = bytes(4 << 20);
        return Stream.of(
                EchoCase.of("9.1.2 256 KiB").send(FINAL | TEXT, quarter).answeredBy(TEXT, quarter),
                EchoCase.of("9.1.3 1 MiB").send(FINAL | TEXT, million).answeredBy(TEXT, million),
                EchoCase.of("9.1.4 4 MiB").send(FINAL | TEXT, largest).answeredBy(TEXT, largest),
                EchoCase.of("9.2.3 1 MiB, binary")
                        .binary()
                        .send(FINAL | BINARY, million)
                        .answeredBy(BINARY, million),
                EchoCase.of("9.3.1 1 MiB in 64 bytes each")
                        .sendFragments(TEXT, million, 64)
                        .answeredBy(TEXT, million),
                EchoCase.of("9.3.4 4 MiB in 4 KiB each")
                        .sendFragments(TEXT, largest, 4096)
                        .answeredBy(TEXT, largest),
                EchoCase.of("9.4.5 1 MiB in 16 KiB each, binary")
                        .binary()
                        .sendFragments(BINARY, million, 16 * 1024)
                        .answeredBy(BINARY, million),
                EchoCase.of("10.1.1 64 KiB in 1,300 bytes each")
                        .sendFragments(TEXT, bytes(65_536), 1300)
                        .answeredBy(TEXT, bytes(65_536)));
    }

    /** Cases 9.7 and 9.8. */
    static Stream<EchoCase> manyMessages() {
        return IntStream.of(0, 16, 64, 256, 1024).mapToObj(length -> {
            var many = EchoCase.of("9.7 a thousand of " + length);
            var message = bytes(length);
            for (var i = 0; i < 1000; i++) {
                many.send(FINAL | TEXT, message).answeredBy(TEXT, message);
            }
            return many;
        });
    }

    private static byte[] bytes(int length) {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++) {
            bytes[i] = (byte) ('a' + i % 23);
        }
        return bytes;
    }
}
