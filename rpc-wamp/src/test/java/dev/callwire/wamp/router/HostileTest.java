package dev.callwire.wamp.router;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonSlice;
import dev.callwire.wamp.message.MessageReader;
import dev.callwire.wamp.message.ProtocolViolationException;
import dev.callwire.wamp.message.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Frames that nobody should send. They never throw, and whatever the router says of them is a message. */
class HostileTest extends RouterTest {
    private static final int ROUNDS = 200;
    private static final String[] PIECES = {
        "[",
        "]",
        "{",
        "}",
        ",",
        "\"",
        "null",
        "-1",
        "0",
        "9007199254740993",
        "1e999",
        "\\ud800",
        "\u0000",
        "{}",
        "[]",
        "48",
        "\"progress\":true",
        "\"match\":\"wildcard\"",
        ":",
        "é",
        "\"a\":1,\"a\":2"
    };

    private final Random random = new Random(42);
    private final MessageReader reader = new MessageReader(JsonLimits.DEFAULTS);

    @Test
    void mutatedVectorsAreAnsweredWithMessages() {
        for (var frame : frames()) {
            for (int round = 0; round < ROUNDS; round++) {
                var session = new Recorder();
                session.says(
                        "[1,\"realm1\",{\"roles\":{\"caller\":{},\"callee\":{},\"publisher\":{},\"subscriber\":{}}}]"
                                .getBytes(UTF_8));
                var mutated = mutate(frame);
                session.says(mutated);
                if (!isMessage(mutated)) {
                    session.checkThatItWasAborted();
                }
                session.says("[6,{},\"wamp.close.normal\"]".getBytes(UTF_8));
                session.checkThatItEnded();
            }
        }
    }

    private boolean isMessage(byte[] frame) {
        try {
            reader.read(JsonSlice.of(frame));
            return true;
        } catch (ProtocolViolationException e) {
            return false;
        }
    }

    @Test
    void refusedVectorsEndTheSession() {
        for (var sample : Vectors.validations()) {
            if (sample.refusedFor() != null) {
                var client = join();

                client.says(sample.message());

                assertThat(client.next()).contains(sample.refusedFor(), "wamp.error.protocol_violation");
                assertThat(client.isClosed()).isTrue();
            }
        }
    }

    @Test
    void mutatedVectorsBeforeTheSessionEndIt() {
        for (var frame : frames()) {
            for (int round = 0; round < ROUNDS / 3; round++) {
                var session = new Recorder();
                session.says(mutate(frame));
                session.says("[6,{},\"wamp.close.normal\"]".getBytes(UTF_8));
                session.checkThatItEnded();
            }
        }
    }

    @Test
    void nothingIsLeftOfThem() {
        mutatedVectorsAreAnsweredWithMessages();

        var client = join();
        client.says("[48,1,{},\"wamp.session.count\"]");
        client.says("[48,2,{},\"wamp.registration.list\"]");
        client.says("[48,3,{},\"wamp.subscription.list\"]");

        client.gets(
                "[50,1,{},[1]]",
                "[50,2,{},[{\"exact\":[],\"prefix\":[],\"wildcard\":[]}]]",
                "[50,3,{},[{\"exact\":[],\"prefix\":[],\"wildcard\":[]}]]");
    }

    private static List<String> frames() {
        var frames = new ArrayList<String>();
        // As the first request of a session they get further.
        for (var sample : Vectors.serializations()) {
            for (var form : sample.forms()) {
                frames.add(form.replaceFirst("^\\[(\\d+), ?\\d+", "[$1,1"));
            }
        }
        for (var sample : Vectors.validations()) {
            frames.add(sample.message().replaceFirst("^\\[(\\d+), ?\\d+", "[$1,1"));
        }
        return frames;
    }

    private byte[] mutate(String frame) {
        var text = new StringBuilder(new String(frame.getBytes(UTF_8), ISO_8859_1));
        int changes = random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int place = random.nextInt(text.length() + 1);
            switch (random.nextInt(5)) {
                case 0 -> text.insert(place, PIECES[random.nextInt(PIECES.length)]);
                case 1 -> text.delete(place, Math.min(text.length(), place + 1 + random.nextInt(4)));
                case 2 -> text.setLength(place);
                case 3 -> text.insert(place, (char) random.nextInt(256));
                default -> {
                    int end = Math.min(text.length(), place + random.nextInt(8));
                    text.replace(place, end, PIECES[random.nextInt(PIECES.length)]);
                }
            }
            if (text.length() == 0) {
                text.append('[');
            }
        }
        return text.toString().getBytes(ISO_8859_1);
    }

    private final class Recorder {
        private final List<String> frames = new ArrayList<>();
        private boolean closed;
        private final RouterSession session = router.open(new Outbox() {
            @Override
            public void send(byte[] utf8, int offset, int length) {
                frames.add(new String(utf8, offset, length, UTF_8));
            }

            @Override
            public void close() {
                closed = true;
            }
        });

        void says(byte[] frame) {
            session.receive(JsonSlice.of(frame));
        }

        void checkThatItWasAborted() {
            assertThat(frames.get(frames.size() - 1)).startsWith("[3,").endsWith(",\"wamp.error.protocol_violation\"]");
            assertThat(closed).isTrue();
        }

        void checkThatItEnded() {
            for (var frame : frames) {
                assertThat(reader.read(JsonSlice.of(frame))).isNotNull();
            }
            assertThat(closed).isTrue();
            assertThat(frames.stream().filter(frame -> frame.startsWith("[3,") || frame.startsWith("[6,")))
                    .hasSizeLessThanOrEqualTo(1);
            session.disconnected();
        }
    }
}
