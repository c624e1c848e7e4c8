package dev.callwire.wamp.binary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.message.MessageReader;
import dev.callwire.wamp.message.MessageWriter;
import dev.callwire.wamp.message.ProtocolViolationException;
import dev.callwire.wamp.message.Vectors;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryFormTest {
    private static final HexFormat HEX = HexFormat.of();

    private final BinaryForm cbor = BinaryForm.cbor(JsonLimits.DEFAULTS);
    private final BinaryForm messagePack = BinaryForm.messagePack(JsonLimits.DEFAULTS);
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
    void cborIsReadAndWritten(Vectors.Bytes sample) {
        assertReadAndWritten(cbor, sample);
    }

    @ParameterizedTest
    @MethodSource("messagePackSamples")
    void messagePackIsReadAndWritten(Vectors.Bytes sample) {
        assertReadAndWritten(messagePack, sample);
    }

    private void assertReadAndWritten(BinaryForm form, Vectors.Bytes sample) {
        for (var hex : sample.forms()) {
            var bytes = HEX.parseHex(hex);

            Message message = reader.read(form.toJson(bytes, 0, bytes.length));

            var json = writer.write(message);
            assertThat(sample.forms()).contains(HEX.formatHex(form.fromJson(json.array(), 0, json.length())));
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
    void whatGoesComesBack(String json) {
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
    void numbersThatOnlyCborHasAreTextInMessagePack(String json, String inCbor, String inMessagePack) {
        assertThat(roundTrip(cbor, json)).isEqualTo(inCbor);
        assertThat(roundTrip(messagePack, json)).isEqualTo(inMessagePack);
    }

    @Test
    void whatBeginsLikeBytesAndIsNoneIsText() {
        assertThat(roundTrip(cbor, "[\"\\u0000?\"]")).isEqualTo("[\"\\u0000?\"]");
    }

    private static String roundTrip(BinaryForm form, String json) {
        var text = json.getBytes(UTF_8);
        var frame = form.fromJson(text, 0, text.length);
        return form.toJson(frame, 0, frame.length).toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing
                "81", // a list without its element
                "8001", // something behind the end
                "8019", // something cut off behind the end
                "f97e00", // not a number
                "f97c00", // infinity
                "5a7fffffff", // two gigabytes that do not come
                "7a7fffffff41",
                "9b7fffffffffffffff",
                "61ff", // no UTF-8
                "ff",
                "a1",
            })
    void cborThatIsNoMessageIsRefused(String hex) {
        assertRefused(cbor, hex, "CBOR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing
                "91", // a list without its element
                "9001", // something behind the end
                "90cd", // something cut off behind the end
                "90cd01",
                "cb7ff8000000000000", // not a number
                "c67fffffff", // two gigabytes that do not come
                "db7fffffff41",
                "dd7fffffff",
                "c97fffffff01",
                "d40100", // an extension
                "c1",
                "81",
            })
    void messagePackThatIsNoMessageIsRefused(String hex) {
        assertRefused(messagePack, hex, "MessagePack");
    }

    private static void assertRefused(BinaryForm form, String hex, String name) {
        var bytes = HEX.parseHex(hex);
        assertThatThrownBy(() -> form.toJson(bytes, 0, bytes.length))
                .isInstanceOf(ProtocolViolationException.class)
                .hasMessage("A message is well-formed " + name + " with JSON's kinds of values");
    }

    @Test
    void limitsHold() {
        var limits = JsonLimits.DEFAULTS.withMaxDepth(3).withMaxTokens(5);

        assertRefusedBeyond(BinaryForm.cbor(limits), cbor, "[[[[]]]]");
        assertRefusedBeyond(BinaryForm.cbor(limits), cbor, "[1,2,3,4,5]");
        assertRefusedBeyond(BinaryForm.messagePack(limits), messagePack, "[[[[]]]]");
        assertRefusedBeyond(BinaryForm.messagePack(limits), messagePack, "[1,2,3,4,5]");
        assertThat(roundTrip(BinaryForm.cbor(limits), "[[[1]]]")).isEqualTo("[[[1]]]");
    }

    private void assertRefusedBeyond(BinaryForm form, BinaryForm unlimited, String json) {
        var text = json.getBytes(UTF_8);
        var frame = unlimited.fromJson(text, 0, text.length);
        assertThatThrownBy(() -> form.toJson(frame, 0, frame.length)).isInstanceOf(ProtocolViolationException.class);
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

    private void readOrRefuse(BinaryForm form, byte[] bytes) {
        JsonSlice json;
        try {
            json = form.toJson(bytes, 0, bytes.length);
        } catch (ProtocolViolationException e) {
            return;
        }
        var any = new JsonReader(JsonLimits.DEFAULTS).reset(json);
        any.skipValue();
        any.end();
    }
}
