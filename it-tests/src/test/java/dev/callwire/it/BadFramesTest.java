package dev.callwire.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.callwire.RpcServer;
import dev.callwire.call.Limits;
import dev.callwire.contract.ContractServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WebSocket frames that are wrong or too much: the connection ends with the code that fits, and no other does. */
class BadFramesTest {
    private static final int PROTOCOL_ERROR = 1002;
    private static final int NOT_ACCEPTABLE = 1003;
    private static final int NOT_UTF_8 = 1007;
    private static final int POLICY = 1008;
    private static final int TOO_BIG = 1009;

    private final ContractFixture fixture = new ContractFixture(contract()
            .limits(Limits.DEFAULTS.toBuilder()
                    .unwritableTimeout(Duration.ofMillis(500))
                    .build()));

    RpcServer.Builder contract() {
        return ContractServer.builder();
    }

    @AfterEach
    void bystanderIsUnharmed() throws Exception {
        try (fixture) {
            fixture.bystanderIsUnharmed();
        }
    }

    @Test
    void binaryFrameIsNotAcceptable() throws IOException {
        try (var wire = dial()) {
            wire.frame(Wire.BINARY, Json.call("1", "demo.add", "[1,2]").getBytes(UTF_8));

            assertThat(wire.read().closeCode()).isEqualTo(NOT_ACCEPTABLE);
        }
        fixture.client().sendBinary(new byte[] {1, 2, 3});
        assertThat(fixture.client().closeCode()).isEqualTo(NOT_ACCEPTABLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xFF, 0xC0, 0x80, 0xED})
    void textThatIsNotUtf8EndsTheConnection(int broken) throws IOException {
        try (var wire = dial()) {
            var frame = Json.call("1", "demo.echo", "['xyz']").getBytes(UTF_8);
            frame[frame.length - 5] = (byte) broken;
            wire.frame(Wire.TEXT, frame);

            assertThat(wire.read().closeCode()).isEqualTo(NOT_UTF_8);
        }
    }

    @Test
    void frameOf4MebibytesIsAnsweredAndOneByteMoreIsTooMuch() throws IOException {
        var empty = Json.call("1", "demo.echo", "['']");
        var longest = "x".repeat((4 << 20) - empty.length());
        try (var wire = dial()) {
            wire.text(Json.call("1", "demo.echo", "['" + longest + "']"));
            assertThat(Json.tree(wire.read().text()).path("result").asText()).isEqualTo(longest);

            wire.text(Json.call("1", "demo.echo", "['x" + longest + "']"));
            assertThat(wire.read().closeCode()).isEqualTo(TOO_BIG);
        }
    }

    @Test
    void announcedLengthIsEnoughToBeTooMuch() throws IOException {
        try (var wire = dial()) {
            wire.bytes(new byte[] {(byte) Wire.TEXT, (byte) 0xFF, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0});

            assertThat(wire.read().closeCode()).isEqualTo(TOO_BIG);
        }
    }

    @Test
    void fragmentsAreOneMessageHoweverTheyAreCut() throws IOException {
        var message = Json.call("1", "demo.echo", "['řeč 🦊']").getBytes(UTF_8);
        try (var wire = dial()) {
            wire.frame(Wire.FIRST_TEXT, Arrays.copyOf(message, 1));
            for (int i = 1; i < message.length; i++) {
                wire.frame(0, Arrays.copyOfRange(message, i, i + 1));
            }
            wire.frame(Wire.PING, new byte[0]);
            assertThat(wire.read().first()).isEqualTo(Wire.PONG);
            wire.frame(Wire.LAST_PART, new byte[0]);

            assertThat(Json.tree(wire.read().text()).path("result").asText()).isEqualTo("řeč 🦊");
        }
    }

    @Test
    void fragmentsTogetherAreBoundedAsOneFrameIs() throws IOException {
        try (var wire = dial()) {
            wire.frame(Wire.FIRST_TEXT, new byte[3 << 20]);
            wire.frame(Wire.LAST_PART, new byte[2 << 20]);

            assertThat(wire.read().closeCode()).isEqualTo(TOO_BIG);
        }
    }

    @Test
    void tooManyFragmentsEndTheConnection() throws IOException {
        try (var wire = dial()) {
            wire.frame(Wire.FIRST_TEXT, "[".getBytes(UTF_8));
            for (int i = 0; i < 1024; i++) {
                wire.frame(0, " ".getBytes(UTF_8));
            }

            assertThat(wire.read().closeCode()).isEqualTo(POLICY);
        }
    }

    @Test
    void pingFloodEndsTheConnection() throws IOException {
        try (var wire = dial()) {
            for (int i = 0; i < 61; i++) {
                wire.frame(Wire.PING, new byte[] {(byte) i});
            }

            var frame = wire.read();
            while (frame.first() == Wire.PONG) {
                frame = wire.read();
            }
            assertThat(frame.closeCode()).isEqualTo(POLICY);
        }
    }

    @Test
    void unmaskedFrameOfAClientIsAProtocolError() throws IOException {
        try (var wire = dial()) {
            wire.bytes(
                    Wire.bytesOf(Wire.TEXT, Json.call("1", "demo.add", "[1,2]").getBytes(UTF_8), false));

            assertThat(wire.read().closeCode()).isEqualTo(PROTOCOL_ERROR);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0xF1, 0xA1, 0x91, 0x83, 0x8B, 0x80, 0x09})
    void frameThatNoneMaySendIsAProtocolError(int first) throws IOException {
        try (var wire = dial()) {
            wire.frame(first, "{}".getBytes(UTF_8));

            assertThat(wire.read().closeCode()).isEqualTo(PROTOCOL_ERROR);
        }
    }

    @Test
    void compressedFrameIsAProtocolErrorUnlessItWasAgreedOn() throws IOException {
        try (var wire = dial()) {
            wire.frame(0xC1, new byte[] {0});

            assertThat(wire.read().closeCode()).isEqualTo(PROTOCOL_ERROR);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 6, 20})
    void peerThatVanishesInTheMiddleOfAFrameLeavesNothingBehind(int sent) throws IOException {
        try (var wire = dial()) {
            isAnswered(wire);
            assertThat(fixture.server().peers()).hasSize(3);
            var frame =
                    Wire.bytesOf(Wire.TEXT, Json.call("1", "demo.log", "['x']").getBytes(UTF_8), true);
            wire.bytes(Arrays.copyOf(frame, sent));
        }

        fixture.client().close();
        await().until(fixture::isBystanderAlone);
    }

    @Test
    void peerThatVanishesStopsItsCalls() throws IOException {
        try (var wire = dial()) {
            wire.text(Json.call("1", "demo.sleep", "[25000]"));
            isAnswered(wire);
        }

        await().until(() -> fixture.server().peers().size() == 2);
        fixture.client().answersNext();
    }

    @Test
    void peerThatSendsAndNeverReadsIsCutOff() throws IOException {
        var frame = Wire.bytesOf(
                Wire.TEXT,
                Json.call("1", "demo.echo", "['" + noise(100_000) + "']").getBytes(UTF_8),
                true);
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(fixture.server().address());
        try (var wire = shakeHands(socket)) {
            var flood = CompletableFuture.runAsync(() -> sendUntilRefused(wire, frame));

            await().until(() -> fixture.server().peers().size() == 2);
            fixture.client().answersNext();
            assertThat(flood).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    /** Text that no compression makes much shorter. */
    private static String noise(int length) {
        return new Random(7)
                .ints(length, '0', '[')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static void sendUntilRefused(Wire wire, byte[] frame) {
        try {
            while (true) {
                wire.bytes(frame);
            }
        } catch (IOException cutOff) {
            // That is what it came for.
        }
    }

    private static void isAnswered(Wire wire) throws IOException {
        wire.text(Json.call("2", "demo.add", "[1,2]"));
        assertThat(Json.tree(wire.read().text()).path("result").asInt()).isEqualTo(3);
    }

    final Wire dial() throws IOException {
        return shakeHands(
                new Socket(InetAddress.getLoopbackAddress(), fixture.server().port()));
    }

    Wire shakeHands(Socket socket) throws IOException {
        return Wire.dial(socket);
    }
}
