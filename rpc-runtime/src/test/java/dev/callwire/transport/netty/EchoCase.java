package dev.callwire.transport.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.callwire.transport.CloseReason;
import dev.callwire.transport.Connection;
import dev.callwire.transport.ConnectionListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a peer sends to an end that echoes, and what comes back. */
final class EchoCase {
    private final String name;
    private final List<Frame> frames = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private boolean binary;

    private EchoCase(String name) {
        this.name = name;
    }

    /** Echoes binary messages, and text where text is due. */
    private record Echo(Recorder recorder, boolean takesBinary) implements ConnectionListener {
        @Override
        public void onMessage(byte[] utf8, int offset, int length) {
            recorder.connection.send(utf8, offset, length);
        }

        @Override
        public void onBinary(byte[] bytes, int offset, int length) {
            recorder.connection.sendBinary(bytes, offset, length);
        }

        @Override
        public void onBurstEnd() {
            recorder.onBurstEnd();
        }

        @Override
        public void onClosed(CloseReason reason) {
            recorder.onClosed(reason);
        }
    }

    static EchoCase of(String name) {
        return new EchoCase(name);
    }

    EchoCase binary() {
        binary = true;
        return this;
    }

    EchoCase send(Frame... sent) {
        frames.addAll(List.of(sent));
        return this;
    }

    EchoCase send(int first, byte[] payload) {
        return send(new Frame(first, payload));
    }

    /** A text message in frames of so many bytes. */
    EchoCase sendFragments(int opcode, byte[] message, int each) {
        for (var at = 0; at == 0 || at < message.length; at += each) {
            var end = Math.min(message.length, at + each);
            var first = (at == 0 ? opcode : Frame.CONTINUATION) | (end == message.length ? Frame.FINAL : 0);
            send(first, Arrays.copyOfRange(message, at, end));
        }
        return this;
    }

    EchoCase answeredBy(int opcode, byte[] payload) {
        answers.add(describe(opcode, payload));
        return this;
    }

    EchoCase answeredByText(String text) {
        return answeredBy(Frame.TEXT, text.getBytes(UTF_8));
    }

    EchoCase answeredByPong(String payload) {
        return answeredBy(Frame.PONG, payload.getBytes(UTF_8));
    }

    /** What comes last. */
    EchoCase closedBy(int code) {
        answers.add("close " + code);
        return this;
    }

    List<String> answers() {
        return answers;
    }

    /** All that comes back, to a server or a client, when so many bytes come with a read. */
    List<String> run(boolean client, boolean compressed, int bytesEach) throws IOException {
        var limits = TestLimits.limits().inboundMessageBytes(16 << 20).fragments(1 << 20);
        try (var end = new EmbeddedConnection(
                limits,
                client,
                compressed,
                (Connection to, String text) -> {},
                recorder -> new Echo(recorder, binary))) {
            end.receiveInParts(bytes(client), bytesEach);
            end.runLoop();
            var heard = new ArrayList<String>();
            for (var frame : end.sent()) {
                heard.add(
                        frame.opcode() == Frame.CLOSE
                                ? "close " + frame.closeCode()
                                : describe(frame.opcode(), frame.inflated().payload()));
            }
            return heard;
        }
    }

    /** The same messages, compressed, in as many frames. */
    EchoCase deflated() {
        var deflated = new EchoCase("deflated " + name);
        deflated.binary = binary;
        deflated.answers.addAll(answers);
        for (var at = 0; at < frames.size(); at++) {
            var end = at;
            var message = new ByteArrayOutputStream();
            message.writeBytes(frames.get(end).payload());
            while (!frames.get(end).isLast()) {
                message.writeBytes(frames.get(++end).payload());
            }
            var payload = Deflated.of(message.toByteArray());
            var count = end - at + 1;
            for (var i = 0; i < count; i++) {
                var from = (int) ((long) payload.length * i / count);
                var to = (int) ((long) payload.length * (i + 1) / count);
                var first = frames.get(at + i).first() | (i == 0 ? Frame.COMPRESSED : 0);
                deflated.send(first, Arrays.copyOfRange(payload, from, to));
            }
            at = end;
        }
        return deflated;
    }

    int length() {
        return bytes(true).length;
    }

    private byte[] bytes(boolean client) {
        var bytes = new ByteArrayOutputStream();
        for (var frame : frames) {
            bytes.writeBytes(client ? frame.unmasked() : frame.masked());
        }
        return bytes.toByteArray();
    }

    private static String describe(int opcode, byte[] payload) {
        var text = new String(payload, ISO_8859_1);
        return opcode + (text.length() < 200 ? " " + text : " of " + text.length() + " bytes " + text.hashCode());
    }

    @Override
    public String toString() {
        return name;
    }
}
