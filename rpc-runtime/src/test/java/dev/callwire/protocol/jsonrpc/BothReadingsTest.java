package dev.callwire.protocol.jsonrpc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages as peers write them, good ones and mutilated ones, are told in the same way however they are read. */
@Timeout(120)
class BothReadingsTest {
    private static final int FRAMES = 20_000;
    private static final List<String> IDS = List.of(
            "7",
            "0",
            "07",
            "-1",
            "1.5",
            "1e3",
            "123456",
            "1234567",
            "123456789",
            "1234567890123456789",
            "\"s1\"",
            "\"\"",
            "\"a\\nb\"",
            "\"ä\"",
            "\"abcdef\"",
            "\"abcdefg\"",
            "null",
            "true",
            "{}",
            "[7]");
    private static final List<String> METHODS = List.of(
            "\"m\"",
            "\"\"",
            "\"calc.add\"",
            "\"abcdefghij\"",
            "\"abcdefghijk\"",
            "\"abcdefghijklm\"",
            "\"$/progress\"",
            "\"$/cancelRequest\"",
            "\"$/x\"",
            "\"rpc.on\"",
            "\"a\\/b\"",
            "\"ü\"",
            "\"a\u0001\"",
            "7",
            "null");
    private static final List<String> VALUES = List.of(
            "{}",
            "[]",
            "{\"a\":1,\"b\":2}",
            "[1,2]",
            "{\"token\":7,\"value\":1}",
            "{\"id\":7}",
            "[[[1]]]",
            "[[[[1]]]]",
            "{\"a\":{\"b\":[]}}",
            "{\"abcdefgh\":1}",
            "{\"abcdefghi\":1}",
            "[1,2,3,4,5,6,7,8,9,10,11,12]",
            "[1,2,3,4,5,6,7]",
            "[1,2,3,4,5,6,7,8]",
            "[1,2,3,4,5,6,7,8,9]",
            "null",
            "true",
            "3",
            "-0",
            "1234567",
            "01",
            "\"x\"",
            "\"abcdefghijkl\"",
            "\"abcdefghijklm\"",
            "\"\\ud834\"",
            "{\"a\":1,\"a\":2}",
            "[1,]",
            "{\"a\"}",
            "tru");
    private static final byte[] ALPHABET = "{}[]\",:0123456789 \\\n\tabdeijmnprsu.-+E\u007f".getBytes(UTF_8);

    @ParameterizedTest
    @ValueSource(longs = {20261126, 2, 8259})
    void frameIsToldAsTheGeneralWayTellsIt(long seed) {
        var random = new Random(seed);
        var readings = readings();
        int quick = 0;
        for (int i = 0; i < FRAMES; i++) {
            var frame = frame(random).getBytes(UTF_8);
            for (int damages = Math.max(0, random.nextInt(5) - 2); damages > 0; damages--) {
                frame = damaged(frame, random);
            }
            quick += any(readings, random).agreeOn(frame) ? 1 : 0;
        }
        assertThat(quick).isBetween(FRAMES / 20, FRAMES - FRAMES / 20);
    }

    @Test
    void formsOfPopularWritersAreReadTheQuickWay() {
        var reading = new BothReadings(Dialect.STRICT, true, BothReadings.WIDE);
        for (var frame : List.of(
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"calc.add\",\"params\":{\"a\":1,\"b\":2}}",
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":3}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"calc.add\",\"params\":[1,2],\"id\":\"s1\"}",
                "{\"method\":\"eth_chainId\",\"params\":[],\"id\":1,\"jsonrpc\":\"2.0\"}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"demo.log\",\"params\":{\"line\":\"a\"}}",
                "{\"jsonrpc\":\"2.0\",\"result\":{\"a\":[null]},\"id\":0}")) {
            assertThat(reading.agreeOn(frame.getBytes(UTF_8))).as(frame).isTrue();
        }
    }

    @Test
    void everyByteAtEveryPlaceIsJudgedAsTheGeneralWayDoes() {
        var readings = readings();
        for (var text : List.of(
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"m\",\"params\":[1]}",
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":3}")) {
            for (int at = 0; at < text.length(); at++) {
                for (int b = 0; b < 256; b++) {
                    var frame = text.getBytes(UTF_8);
                    frame[at] = (byte) b;
                    readings.get(b % readings.size()).agreeOn(frame);
                }
            }
        }
    }

    @Test
    void everyBeginningIsJudgedAsTheGeneralWayDoes() {
        var text = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"m\",\"params\":[1]}";
        for (var reading : readings()) {
            for (int length = 0; length <= text.length(); length++) {
                reading.agreeOn(text.substring(0, length).getBytes(UTF_8));
            }
        }
    }

    private static List<BothReadings> readings() {
        var all = new ArrayList<BothReadings>();
        for (var dialect : BothReadings.DIALECTS) {
            for (var limits : List.of(BothReadings.NARROW, BothReadings.WIDE)) {
                all.add(new BothReadings(dialect, true, limits));
                all.add(new BothReadings(dialect, false, limits));
            }
        }
        return all;
    }

    /** A message with the members that it needs, mostly; in any order, some of them more than once. */
    private static String frame(Random random) {
        var members = new ArrayList<String>();
        if (random.nextInt(20) > 0) {
            members.add("\"jsonrpc\":" + (random.nextInt(20) > 0 ? "\"2.0\"" : any(METHODS, random)));
        }
        if (random.nextInt(5) > 0) {
            members.add("\"id\":" + likely(IDS, random));
        }
        if (random.nextInt(3) > 0) {
            members.add("\"method\":" + likely(METHODS, random));
            members.add("\"params\":" + likely(VALUES, random));
        } else {
            members.add("\"result\":" + likely(VALUES, random));
        }
        if (random.nextInt(10) == 0) {
            var names = List.of("id", "method", "params", "result", "error", "meta", "tenant", "x");
            members.add('"' + any(names, random) + "\":" + any(VALUES, random));
        }
        if (random.nextInt(3) == 0) {
            Collections.shuffle(members, random);
        }
        boolean spaced = random.nextInt(10) == 0;
        var frame = '{' + String.join(spaced ? ", " : ",", members) + '}';
        return random.nextInt(20) == 0 ? '[' + frame + ']' : frame;
    }

    /** The first of them more often than the others. */
    private static String likely(List<String> of, Random random) {
        return random.nextBoolean() ? of.get(0) : any(of, random);
    }

    private static byte[] damaged(byte[] frame, Random random) {
        int at = random.nextInt(frame.length + 1);
        int count = Math.min(frame.length - at, 1 + random.nextInt(4));
        var out = new ByteArrayOutputStream();
        out.write(frame, 0, at);
        switch (random.nextInt(4)) {
            case 0 -> out.write(ALPHABET[random.nextInt(ALPHABET.length)]);
            case 1 -> at += count;
            case 2 -> out.write(frame, at, count);
            default -> {
                out.write(random.nextInt(256));
                at += Math.min(1, count);
            }
        }
        out.write(frame, at, frame.length - at);
        return out.toByteArray();
    }

    private static <T> T any(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
