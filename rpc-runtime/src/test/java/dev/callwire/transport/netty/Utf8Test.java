package dev.callwire.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
    private final CharsetDecoder jdk = StandardCharsets.UTF_8.newDecoder();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "12345678",
                "123456789",
                "é",
                "€uro",
                "1234567€",
                "12345678€",
                "𝄞",
                "a\u0000b",
                "\uFFFF"
            })
    void wholeCharactersAreWellFormed(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(Utf8.isWellFormed(bytes, 0, bytes.length)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "bf",
                "c0 80",
                "c1 bf",
                "c2",
                "c2 41",
                "e0 80 80",
                "e0 9f bf",
                "e2 82",
                "e2 28 a1",
                "e2 82 28",
                "ed a0 80",
                "ed bf bf",
                "f0 80 80 80",
                "f0 8f bf bf",
                "f0 9d 84",
                "f0 28 8c bc",
                "f4 90 80 80",
                "f5 80 80 80",
                "f8 88 80 80 80",
                "fe",
                "ff",
                "61 62 63 64 65 66 67 68 ff",
                "61 62 63 64 65 66 67 e2 82"
            })
    void anythingElseIsNot(String hex) {
        var bytes = HexFormat.ofDelimiter(" ").parseHex(hex);

        assertThat(Utf8.isWellFormed(bytes, 0, bytes.length)).isFalse();
    }

    @Test
    void onlyTheGivenPartCounts() {
        var bytes = HexFormat.of().parseHex("ff6162e282acff");

        assertThat(Utf8.isWellFormed(bytes, 1, 5)).isTrue();
        assertThat(Utf8.isWellFormed(bytes, 1, 4)).isFalse();
        assertThat(Utf8.isWellFormed(bytes, 1, 6)).isFalse();
    }

    @Test
    void everyPairAndEveryStartOfATripleIsJudgedAsTheJdkDoes() {
        for (var first = 0; first < 256; first++) {
            for (var second = 0; second < 256; second++) {
                assertAsTheJdk((byte) first, (byte) second);
                assertAsTheJdk((byte) first, (byte) second, (byte) 0x80);
            }
        }
    }

    @Test
    void mutilatedTextIsJudgedAsTheJdkDoes() {
        var random = new Random(20261122);
        var text = "plain text, ünïcödé, 漢字かな, 🎼🎹 and the end".getBytes(StandardCharsets.UTF_8);
        for (var i = 0; i < 20_000; i++) {
            var bytes = text.clone();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            assertAsTheJdk(bytes);
        }
    }

    private void assertAsTheJdk(byte... bytes) {
        if (Utf8.isWellFormed(bytes, 0, bytes.length) != isWellFormedToTheJdk(bytes)) {
            assertThat(HexFormat.of().formatHex(bytes)).as("judged otherwise").isEmpty();
        }
    }

    private boolean isWellFormedToTheJdk(byte[] bytes) {
        try {
            jdk.decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
