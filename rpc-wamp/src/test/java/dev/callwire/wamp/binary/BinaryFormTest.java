package dev.callwire.wamp.binary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.json.OutboundTooLargeException;
import dev.callwire.protocol.MalformedFrameException;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.message.MessageReader;
import dev.callwire.wamp.message.MessageWriter;
import dev.callwire.wamp.message.Vectors;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryFormTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final int MOST = 1 << 16;

    private final BinaryForm cbor = BinaryForm.cbor();
    private final BinaryForm messagePack = BinaryForm.messagePack();
    private final MessageReader reader = new MessageReader(JsonLimits.DEFAULTS);
    private final MessageWriter writer = new MessageWriter(1_000_000);

    static Stream<Vectors.Bytes> cborSamples() {
        return Vectors.bytes("cbor").stream();
    }

    static Stream<Vectors.Bytes> messagePackSamples() {
        return Vectors.bytes("msgpack").stream();
    }

    @Test
    void thereAreAsManySamplesAsMessagesInJson() {
        assertThat(cborSamples()).hasSize(35);
        assertThat(messagePackSamples()).hasSize(35);
    }

    @ParameterizedTest
    @MethodSource("cborSamples")
    void cborIsReadAndWritten(Vectors.Bytes sample) throws MalformedFrameException {
        assertReadAndWritten(cbor, sample);
    }

    @ParameterizedTest
    @MethodSource("messagePackSamples")
    void messagePackIsReadAndWritten(Vectors.Bytes sample) throws MalformedFrameException {
        assertReadAndWritten(messagePack, sample);
    }

    private static byte[] encode(BinaryForm form, String json) {
        var text = ("##" + json + "#").getBytes(UTF_8);
        var frame = new JsonSlice();
        frame.set(text, 2, text.length - 3);
        var out = new JsonWriter(16, MOST);
        form.encode(frame, out);
        return out.toSlice().toByteArray();
    }

    private static JsonSlice decode(BinaryForm form, byte[] message) throws MalformedFrameException {
        return decode(form, message, JsonLimits.DEFAULTS);
    }

    private static JsonSlice decode(BinaryForm form, byte[] message, JsonLimits limits) throws MalformedFrameException {
        var padded = new byte[message.length + 3];
        System.arraycopy(message, 0, padded, 2, message.length);
        var out = new JsonWriter(16, MOST);
        form.decode(padded, 2, message.length, limits, out);
        return out.toSlice();
    }

    private void assertReadAndWritten(BinaryForm form, Vectors.Bytes sample) throws MalformedFrameException {
        for (var hex : sample.forms()) {
            var bytes = HEX.parseHex(hex);

            Message message = reader.read(decode(form, bytes));

            assertThat(sample.forms())
                    .contains(HEX.formatHex(encode(form, writer.write(message).toString())));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "[0,-1,23,24,255,65536,2147483648,-2147483649,9007199254740992,-9223372036854775808]",
                "[9223372036854775807,18446744073709551615]",
                "[0.5,-1.25,1.0E-7,1.7976931348623157E308]",
                "[true,false,null,\"\",\"é🦊\",\"\\u0000AAEC\"]",
                "{\"a\":{\"b\":[[],{}]},\"\":[1,[2,[3]]]}",
                "\"text\"",
            })
    void whatGoesComesBack(String json) throws MalformedFrameException {
        for (var form : List.of(cbor, messagePack)) {
            assertThat(roundTrip(form, json)).isEqualTo(json);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[123456789012345678901234567890]|[123456789012345678901234567890]|[\"123456789012345678901234567890\"]",
                "[-9223372036854775809]|[-9223372036854775809]|[\"-9223372036854775809\"]",
                "[0.12345678901234567890123]|[0.12345678901234567890123]|[\"0.12345678901234567890123\"]",
                "[1e999]|[1E+999]|[\"1e999\"]",
            })
    void numbersThatOnlyCborHasAreTextInMessagePack(String json, String inCbor, String inMessagePack)
            throws MalformedFrameException {
        assertThat(roundTrip(cbor, json)).isEqualTo(inCbor);
        assertThat(roundTrip(messagePack, json)).isEqualTo(inMessagePack);
    }

    @ParameterizedTest
    @CsvSource({
        "18446744073709551616, c249010000000000000000",
        "-18446744073709551617, c349010000000000000000",
    })
    void largeIntegersHaveTheFormThatCborGivesThem(String json, String hex) throws MalformedFrameException {
        assertThat(HEX.formatHex(encode(cbor, json))).isEqualTo(hex);
        assertThat(decode(cbor, HEX.parseHex(hex)).toString()).isEqualTo(json);
    }

    @Test
    void whatBeginsLikeBytesAndIsNoneIsText() throws MalformedFrameException {
        assertThat(roundTrip(cbor, "[\"\\u0000?\"]")).isEqualTo("[\"\\u0000?\"]");
    }

    @Test
    void exponentBeyondAllIsText() throws MalformedFrameException {
        for (var form : List.of(cbor, messagePack)) {
            assertThat(roundTrip(form, "[1e99999999999,1e-99999999999]"))
                    .isEqualTo("[\"1e99999999999\",\"1e-99999999999\"]");
        }
    }

    private static String roundTrip(BinaryForm form, String json) throws MalformedFrameException {
        return decode(form, encode(form, json)).toString();
    }

    @ParameterizedTest
    @CsvSource({
        "9f0102ff, '[1,2]'",
        "bf616101ff, '{\"a\":1}'",
        "7f61616162ff, '\"ab\"'",
        "81f93c00, '[1.0]'",
        "81fa3f800000, '[1.0]'",
        "81f7, '[null]'",
        "81c06161, '[\"a\"]'",
        "81c48221196ab3, '[273.15]'",
    })
    void cborMayTakeOtherForms(String hex, String json) throws MalformedFrameException {
        assertThat(decode(cbor, HEX.parseHex(hex)).toString()).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource({
        "91ca3f800000, '[1.0]'",
        "dd0000000101, '[1]'",
        "df00000001a16101, '{\"a\":1}'",
        "91d30000000000000001, '[1]'",
        "91db0000000161, '[\"a\"]'",
    })
    void messagePackMayTakeOtherForms(String hex, String json) throws MalformedFrameException {
        assertThat(decode(messagePack, HEX.parseHex(hex)).toString()).isEqualTo(json);
    }

    @Test
    void formIsFoundByItsSubprotocol() {
        assertThat(BinaryForm.subprotocols()).containsExactly("wamp.2.cbor", "wamp.2.msgpack");
        assertThat(BinaryForm.of("wamp.2.cbor")).isSameAs(cbor);
        assertThat(BinaryForm.of("wamp.2.msgpack")).isSameAs(messagePack);
        assertThat(BinaryForm.of("wamp.2.json")).isNull();
        assertThat(BinaryForm.of(null)).isNull();
    }

    @Test
    void messagePackIsNotOfferedWithoutItsLibrary() throws Exception {
        var paths = Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getProperty("java.class.path"))
                .filter(path -> !path.contains("msgpack"))
                .toArray(String[]::new);
        var urls = new URL[paths.length];
        for (int i = 0; i < paths.length; i++) {
            urls[i] = new File(paths[i]).toURI().toURL();
        }
        try (var loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            var form = loader.loadClass(BinaryForm.class.getName());

            assertThat(form.getMethod("subprotocols").invoke(null)).isEqualTo(List.of("wamp.2.cbor"));
            assertThat(form.getMethod("of", String.class).invoke(null, "wamp.2.msgpack"))
                    .isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8019", // something cut off behind the end
                "5a7fffffff", // two gigabytes that do not come
                "5b7fffffffffffffff00",
                "7a7fffffff41",
                "9b7fffffffffffffff",
                "81", // a list without its element
                "9f",
                "a16161",
                "61ff", // no UTF-8
                "8162c328",
                "1c",
                "ff",
                "a1",
            })
    void cborThatIsNoMessageIsRefused(String hex) {
        assertRefused(cbor, hex, "A message is well-formed CBOR with JSON's kinds of values");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing
                "91", // a list without its element
                "90cd", // something cut off behind the end
                "90cd01",
                "c67fffffff", // two gigabytes that do not come
                "db7fffffff41",
                "dbffffffff41",
                "dd7fffffff",
                "ddffffffff",
                "df7fffffff",
                "c97fffffff01",
                "c1",
                "81",
            })
    void messagePackThatIsNoMessageIsRefused(String hex) {
        assertRefused(messagePack, hex, "A message is well-formed MessagePack with JSON's kinds of values");
    }

    @Test
    void valuesThatJsonDoesNotHaveAreRefused() {
        var why = "A message has the kinds of values that JSON has, and bytes";
        assertRefused(cbor, "f97e00", why); // not a number
        assertRefused(cbor, "f97c00", why); // infinity
        assertRefused(cbor, "81e0", why); // a simple value
        assertRefused(messagePack, "cb7ff8000000000000", why);
        assertRefused(messagePack, "cb7ff0000000000000", why);
        assertRefused(messagePack, "d40100", why); // an extension
        assertRefused(messagePack, "d6ff00000000", why);
    }

    @Test
    void textIsWellFormed() {
        assertRefused(cbor, "8163eda080", "Text in a message is well-formed UTF-8");
    }

    @Test
    void textOfMessagePackThatIsNoUtf8IsReplaced() throws MalformedFrameException {
        assertThat(decode(messagePack, HEX.parseHex("91a2c328")).toString()).isEqualTo("[\"\uFFFD(\"]");
    }

    @Test
    void messageIsOneValue() {
        assertRefused(cbor, "", "A message is no shorter than its value");
        assertRefused(cbor, "8001", "A message is no longer than its value");
        assertRefused(messagePack, "9001", "A message is no longer than its value");
    }

    private static void assertRefused(BinaryForm form, String hex, String why) {
        assertRefused(form, HEX.parseHex(hex), JsonLimits.DEFAULTS, why);
    }

    private static void assertRefused(BinaryForm form, byte[] message, JsonLimits limits, String why) {
        assertThatThrownBy(() -> decode(form, message, limits))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessage(why);
    }

    @Test
    void depthIsLimited() throws MalformedFrameException {
        for (var form : List.of(cbor, messagePack)) {
            assertThat(roundTrip(form, "[".repeat(64) + "]".repeat(64))).hasSize(128);
            assertRefused(
                    form,
                    encode(form, "[".repeat(65) + "]".repeat(65)),
                    JsonLimits.DEFAULTS,
                    "A message is at most 64 levels deep");
        }
    }

    @Test
    void limitThatIsPassedIsNamed() {
        assertThat(limitOf("[[[]]]", JsonLimits.DEFAULTS.withMaxDepth(2))).isEqualTo("jsonDepth");
        assertThat(limitOf("[1,2]", JsonLimits.DEFAULTS.withMaxTokens(2))).isEqualTo("jsonTokens");
        assertThat(limitOf("1" + "0".repeat(400), JsonLimits.DEFAULTS)).isEqualTo("jsonNumberLength");
    }

    private @Nullable String limitOf(String json, JsonLimits limits) {
        var message = encode(cbor, json);
        return catchThrowableOfType(MalformedFrameException.class, () -> decode(cbor, message, limits))
                .limit();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x81, 0x9F, 0xBF})
    void cborThatNestsAMillionDeepIsRefused(int opener) {
        var message = new byte[1_000_000];
        Arrays.fill(message, (byte) opener);

        assertThatThrownBy(() -> decode(cbor, message)).isInstanceOf(MalformedFrameException.class);
    }

    @Test
    void messagePackThatNestsAMillionDeepIsRefused() {
        var message = new byte[1_000_000];
        Arrays.fill(message, (byte) 0x91);

        assertRefused(messagePack, message, JsonLimits.DEFAULTS, "A message is at most 64 levels deep");
    }

    @Test
    void namesAndValuesAreLimited() throws MalformedFrameException {
        var limits = JsonLimits.DEFAULTS.withMaxTokens(4);
        for (var form : List.of(cbor, messagePack)) {
            assertThat(decode(form, encode(form, "[{\"a\":[]}]"), limits).toString())
                    .isEqualTo("[{\"a\":[]}]");
            assertRefused(form, encode(form, "[1,{\"a\":[]}]"), limits, "A message has at most 4 names and values");
        }
    }

    @Test
    void numbersAreLimitedBeforeTheyAreWritten() {
        var why = "A number has at most 256 digits";
        assertRefused(cbor, "81c258f0" + "7f".repeat(240), why);
        assertRefused(cbor, "81c358f0" + "7f".repeat(240), why);
        assertRefused(cbor, "81c48221c258f0" + "7f".repeat(240), why);
        assertRefused(cbor, "81c25a000f0000" + "7f".repeat(0xF0000), why);
    }

    @Test
    void whatAMessageBecomesIsLimited() {
        // Each character becomes six.
        var escapes = "[\"" + "\\u0001".repeat(MOST / 5) + "\"]";
        var bytes = "[\"\\u0000" + Base64.getEncoder().encodeToString(new byte[MOST - 100]) + "\"]";
        for (var form : List.of(cbor, messagePack)) {
            for (var json : List.of(escapes, bytes)) {
                var message = encode(form, json);

                assertThatThrownBy(() -> decode(form, message)).isInstanceOf(OutboundTooLargeException.class);
            }
        }
    }

    @Test
    void whatIsWrittenIsLimited() {
        for (var form : List.of(cbor, messagePack)) {
            for (var json : List.of("[\"" + "a".repeat(MOST) + "\"]", "[" + "0.5,".repeat(MOST / 9) + "0.5]")) {
                assertThatThrownBy(() -> encode(form, json)).isInstanceOf(OutboundTooLargeException.class);
            }
        }
    }

    @Test
    void onlyJsonIsWritten() {
        assertThatThrownBy(() -> encode(cbor, "[1,"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("What is turned to CBOR is well-formed JSON");
        assertThatThrownBy(() -> encode(messagePack, "[1,"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("What is turned to MessagePack is well-formed JSON");
    }

    @Test
    void whatIsSentHasNoLimitsButItsLength() throws MalformedFrameException {
        var deep = "[".repeat(5_000) + "]".repeat(5_000);
        var digits = "1".repeat(5_000);
        var unlimited = new JsonLimits(MOST, MOST, MOST, MOST, MOST);

        for (var form : List.of(cbor, messagePack)) {
            assertThat(decode(form, encode(form, deep), unlimited).toString()).isEqualTo(deep);
        }
        assertThat(decode(cbor, encode(cbor, digits), unlimited).toString()).isEqualTo(digits);
    }

    @Test
    void mutatedSamplesAreReadOrRefused() {
        var random = new Random(11);
        for (var name : List.of("cbor", "msgpack")) {
            var form = name.equals("cbor") ? cbor : messagePack;
            for (var sample : Vectors.bytes(name)) {
                for (int round = 0; round < 500; round++) {
                    var bytes = HEX.parseHex(sample.forms().get(0));
                    for (int i = random.nextInt(3); i >= 0; i--) {
                        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                    }
                    readOrRefuse(form, bytes);
                }
            }
        }
    }

    @Test
    void noiseIsReadOrRefused() {
        var random = new Random(13);
        for (var form : List.of(cbor, messagePack)) {
            for (int round = 0; round < 20_000; round++) {
                var bytes = new byte[1 + random.nextInt(40)];
                random.nextBytes(bytes);
                readOrRefuse(form, bytes);
            }
        }
    }

    private static void readOrRefuse(BinaryForm form, byte[] bytes) {
        JsonSlice json;
        try {
            json = decode(form, bytes);
        } catch (MalformedFrameException e) {
            return;
        }
        var any = new JsonReader(JsonLimits.DEFAULTS).reset(json);
        any.skipValue();
        any.end();
    }
}
