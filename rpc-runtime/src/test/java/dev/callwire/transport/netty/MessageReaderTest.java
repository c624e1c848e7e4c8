package dev.callwire.transport.netty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class MessageReaderTest {
    private final Heard heard = new Heard(false);
    private final MessageReader reader = new MessageReader(
            heard, TestLimits.limits().inboundMessageBytes(10).fragments(3).build(), System::nanoTime);

    @Test
    void payloadInPartsIsOneMessage() {
        reader.dataFrame(Opcode.TEXT, true, 5);
        payload("ab");
        payload("");
        payload("cde");

        assertThat(heard.events()).containsExactly(message("abcde"));
    }

    @Test
    void controlFrameBetweenFragmentsChangesNothing() {
        reader.dataFrame(Opcode.TEXT, false, 2);
        payload("ab");
        reader.controlFrame(Opcode.PONG, new byte[0], 0, 0);
        reader.dataFrame(Opcode.CONTINUATION, true, 2);
        payload("cd");

        assertThat(heard.events()).containsExactly(message("abcd"));
    }

    @Test
    void fragmentThatIsTooMuchIsRefusedBeforeItComes() {
        reader.dataFrame(Opcode.TEXT, false, 6);
        payload("abcdef");
        reader.dataFrame(Opcode.CONTINUATION, true, 5);

        assertThat(heard.events()).containsExactly("passed: inboundMessageBytes", "failed: 1009");
        assertThat(heard.whyFailed()).isEqualTo("a message has at most 10 bytes");
    }

    @Test
    void frameThatIsTooLongCountsAsTheSameLimit() {
        reader.tooLong();

        assertThat(heard.events()).containsExactly("passed: inboundMessageBytes", "failed: 1009");
        assertThat(heard.whyFailed()).isEqualTo("a message has at most 10 bytes");
    }

    @Test
    void fragmentsBeyondTheLimitAreRefused() {
        for (var i = 0; i < 4; i++) {
            reader.dataFrame(i == 0 ? Opcode.TEXT : Opcode.CONTINUATION, false, 0);
            payload("");
        }

        assertThat(heard.events()).containsExactly("passed: fragments", "failed: 1008");
        assertThat(heard.whyFailed()).isEqualTo("a message has at most 3 fragments");
    }

    @Test
    void payloadOfAMessageThatWasRefusedIsPassedOver() {
        reader.dataFrame(Opcode.BINARY, true, 3);
        payload("abc");

        assertThat(heard.events()).containsExactly("failed: 1003");
        assertThat(heard.whyFailed()).isEqualTo("binary frames are not understood here; send text");
    }

    @Test
    void closeFrameIsHeardWhenNothingElseIs() {
        reader.violation("broken");
        reader.controlFrame(Opcode.PING, new byte[0], 0, 0);
        reader.controlFrame(Opcode.CLOSE, new byte[] {3, (byte) 0xE8, 'o', 'k'}, 0, 4);

        assertThat(heard.events()).containsExactly("failed: 1002", "closed by peer: 1000 ok");
    }

    @Test
    void closeFrameWithoutACodeIsNoViolation() {
        reader.controlFrame(Opcode.CLOSE, new byte[0], 0, 0);

        assertThat(heard.events()).containsExactly("closed by peer: -1 ");
    }

    @Test
    void closeCodeThatNobodyMaySendIsAViolation() {
        reader.controlFrame(Opcode.CLOSE, new byte[] {3, (byte) 0xED}, 0, 2);

        assertThat(heard.events()).containsExactly("failed: 1002");
        assertThat(heard.whyFailed()).isEqualTo("a close frame must not carry the code 1005");
    }

    @Test
    void closeReasonThatEndsWithinACharacterIsNoText() {
        reader.controlFrame(Opcode.CLOSE, new byte[] {3, (byte) 0xE8, (byte) 0xE2, (byte) 0x82}, 0, 4);

        assertThat(heard.events()).containsExactly("failed: 1007");
        assertThat(heard.whyFailed()).isEqualTo("the reason in a close frame is not UTF-8");
    }

    private void payload(String text) {
        var bytes = text.getBytes(UTF_8);
        reader.payload(bytes, 0, bytes.length);
    }

    private static String message(String text) {
        return "message " + HexFormat.of().formatHex(text.getBytes(UTF_8));
    }
}
