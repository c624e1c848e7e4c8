package dev.callwire.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is JSON and what is not, to the letter of RFC 8259. */
class JsonReaderGrammarTest {
    private final JsonReader reader = new JsonReader(JsonLimits.DEFAULTS);

    private void check(byte[] json) {
        reader.reset(json, 0, json.length).skipValue();
        reader.end();
    }

    static Stream<String> valid() {
        return Stream.of(
                "{}",
                "[]",
                "\"\"",
                "0",
                "-0",
                "true",
                "false",
                "null",
                " \t\r\n[ \t\r\n1 \t\r\n, \t\r\n2 \t\r\n] \t\r\n",
                " { \"a\" \n:\t1 , \"b\" : 2 } ",
                "[[],{},\"\",0]",
                "[[[[[[[[]]]]]]]]",
                "{\"a\":{\"a\":{\"a\":{}}}}",
                "{\"a\":1,\"a\":2}",
                "{\"\":0}",
                "{\"\\u0000\":\"\\u0000\"}",
                "[0,-0,0.0,-0.0,1.5,-1.5,10,100.001,123456789012345678901234567890]",
                "[1e0,1E0,1e+1,1e-1,1.5e10,0e0,0E+00,-0e-99,1e999,1e-999,1.0000000000000000000001e+0]",
                "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
                "\"\\u0020\\u00E9\\u20ac\\uFFFF\\uD834\\uDD1E\\ud800\\udc00\\udbff\\udfff\"",
                "\"/ ' ` é € \u2028 \u2029 \u007f \u0080 \ufffe \uffff \ufeff 𝄞 \udbff\udfff\"",
                "\"\\u0061\\u30af\\u30EA\\u30b9\"",
                "\"\\\\u0000\"",
                "\"\\\\a\"",
                "[\"a\", 1, null, true, {\"b\": [false]}]",
                "\"1234567\"",
                "\"12345678\"",
                "\"123456789\"");
    }

    @ParameterizedTest
    @MethodSource
    void valid(String json) {
        assertThatCode(() -> check(json.getBytes(UTF_8))).doesNotThrowAnyException();
    }

    static Stream<String> invalid() {
        return Stream.of(
                "",
                " ",
                "a",
                "nul",
                "nulll",
                "NULL",
                "True",
                "truE",
                "tru",
                "falze",
                "true false",
                "1 1",
                "{} {}",
                "[]]",
                "[",
                "]",
                "[1",
                "[1,",
                "[,1]",
                "[1,,2]",
                "[1,]",
                "[1 2]",
                "[1:2]",
                "[\"a\":1]",
                "[}",
                "{]",
                "{",
                "}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,\"a\":1}",
                "{\"a\":1,,\"b\":2}",
                "{\"a\":1 \"b\":2}",
                "{\"a\",1}",
                "{\"a\"::1}",
                "{\"a\":1:2}",
                "{a:1}",
                "{'a':1}",
                "{1:1}",
                "{null:1}",
                "{\"a\":1}}",
                "{\"a\":1",
                "{\"a\"",
                "{\"a",
                "{[]:1}",
                "'a'",
                "\"",
                "\"a",
                "a\"",
                "\"\\\"",
                "\"\\",
                "\"\\x41\"",
                "\"\\a\"",
                "\"\\'\"",
                "\"\\U0041\"",
                "\"\\0\"",
                "\"\\u\"",
                "\"\\u0\"",
                "\"\\u00\"",
                "\"\\u004\"",
                "\"\\u004G\"",
                "\"\\u00:0\"",
                "\"\\u-041\"",
                "\"\\u 041\"",
                "\"\\ud800\"",
                "\"\\uDC00\"",
                "\"\\udfff\\ud800\"",
                "\"\\ud800\\ud800\"",
                "\"\\ud800a\"",
                "\"\\ud800\\n\"",
                "\"\\ud800\\\"",
                "\"\\ud800\\u\"",
                "\"\\ud800\\u0041\"",
                "\"\\ud800\\udbff\"",
                "\"\\ud800\\ue000\"",
                "\"\t\"",
                "\"\n\"",
                "\"\r\"",
                "\"\0\"",
                "\"\u001f\"",
                "\"1234567\u001f\"",
                "\"12345678\u001f\"",
                "\"12345678901234567\n\"",
                "{\"a\nb\":1}",
                "+1",
                "--1",
                "-",
                "- 1",
                "-a",
                "01",
                "-01",
                "00",
                "-00",
                "0x1",
                "1a",
                "1.",
                "1.e1",
                ".5",
                "-.5",
                "1.5.5",
                "1e",
                "1e+",
                "1E-",
                "1e1.5",
                "1e1e1",
                "0e",
                "1_000",
                "1,000",
                "0.",
                "[0.]",
                "[1.a]",
                "NaN",
                "-NaN",
                "Infinity",
                "-Infinity",
                "1#",
                "[1]#",
                "/**/1",
                "1//",
                "[1/**/]",
                "#1",
                "\ufeff1",
                "\u00a01",
                "1\u00a0",
                "\f1",
                "\u000b1",
                "\u20281",
                "1\0",
                "\0",
                "１",
                "[\"é\"é]",
                "undefined",
                "{\"a\":undefined}",
                "{\"a\":01}",
                "[true,fals]",
                "[\"\"\"\"]",
                "{\"a\"\"b\"}");
    }

    @ParameterizedTest
    @MethodSource
    void invalid(String json) {
        assertThatThrownBy(() -> check(json.getBytes(UTF_8))).isInstanceOf(JsonException.class);
    }

    /** Bytes inside quotes that are not UTF-8. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "80", // continuation alone
                "bf",
                "c3", // cut short
                "c328",
                "c3c3",
                "e282",
                "e28228",
                "e228a1",
                "f09f98",
                "f09f9828",
                "f09f2880",
                "f0289880",
                "c080", // overlong
                "c0af",
                "c1bf",
                "e08080",
                "e09fbf",
                "f0808080",
                "f08fbfbf",
                "f8888080", // five and six bytes
                "f8888080af",
                "fc8480808080",
                "eda080", // surrogates
                "edafbf",
                "edb080",
                "edbfbf",
                "eda0bdedb880",
                "f4908080", // beyond U+10FFFF
                "f5808080",
                "f7bfbfbf",
                "fe",
                "ff",
                "e9", // Latin-1
            })
    void invalidUtf8(String hex) {
        var text = HexFormat.of().parseHex(hex);
        for (String padding : new String[] {"", "1234567", "12345678", "é"}) {
            var json = new String(("\"" + padding).getBytes(UTF_8), ISO_8859_1) + new String(text, ISO_8859_1) + "\"";
            assertThatThrownBy(() -> check(json.getBytes(ISO_8859_1)))
                    .as("%s behind '%s'", hex, padding)
                    .isInstanceOf(JsonException.class);
            assertThatThrownBy(() -> check(("{" + json + ":1}").getBytes(ISO_8859_1)))
                    .isInstanceOf(JsonException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c280",
                "dfbf",
                "e0a080",
                "ecbfbf",
                "ed9fbf",
                "ee8080",
                "efbfbf",
                "f0908080",
                "f3bfbfbf",
                "f48fbfbf"
            })
    void edgesOfUtf8(String hex) {
        var text = new String(HexFormat.of().parseHex(hex), UTF_8);

        assertThat(reader.reset(JsonSlice.of("\"" + text + "\"")).readString()).isEqualTo(text);
    }

    @Test
    void otherEncodingsAreRefused() {
        for (String json : new String[] {"1", "[]", "\"a\"", "{\"a\":1}"}) {
            assertThatThrownBy(() -> check(json.getBytes(UTF_16LE))).isInstanceOf(JsonException.class);
            assertThatThrownBy(() -> check(json.getBytes(UTF_16BE))).isInstanceOf(JsonException.class);
            assertThatThrownBy(() -> check(("\ufeff" + json).getBytes(UTF_8))).isInstanceOf(JsonException.class);
        }
    }

    @Test
    void everyByteOutsideOfStringsThatJsonDoesNotUseIsRefused() {
        for (int b = 0; b < 256; b++) {
            var json = new byte[] {'[', (byte) b, '1', ']'};
            boolean fits = b == ' ' || b == '\t' || b == '\r' || b == '\n' || b == '-' || (b >= '1' && b <= '9');
            if (fits) {
                assertThatCode(() -> check(json)).as("byte %s", b).doesNotThrowAnyException();
            } else {
                assertThatThrownBy(() -> check(json)).as("byte %s", b).isInstanceOf(JsonException.class);
            }
        }
    }
}
