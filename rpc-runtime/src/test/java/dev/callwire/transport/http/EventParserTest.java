package dev.callwire.transport.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The format of https://html.spec.whatwg.org/multipage/server-sent-events.html, as far as it carries messages. */
class EventParserTest {
    private static final int MAX_BYTES = 20;

    private final List<String> heard = new ArrayList<>();
    private final EventParser parser = new EventParser(MAX_BYTES, message -> heard.add(new String(message, UTF_8)));

    @Test
    void dataOfAnEventIsAMessage() {
        assertThat(read("data: {\"é\":1}\n\ndata:2\n\n")).containsExactly("{\"é\":1}", "2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void lineMayEndInEitherWay(String end) {
        assertThat(read("data: 1|data: 2||data: 3||".replace("|", end))).containsExactly("1\n2", "3");
    }

    @Test
    void linesOfOneEventAreOneMessage() {
        assertThat(read("data: {\ndata:  \"a\":1\ndata\ndata: }\n\n")).containsExactly("{\n \"a\":1\n\n}");
    }

    @Test
    void whatElseAnEventCarriesIsPassedOver() {
        assertThat(read(": hello\nevent: message\nid: 7\nretry: 5\ndatum: x\ndata: 1\ndataset: x\n dat\n\n"))
                .containsExactly("1");
    }

    @Test
    void eventWithoutDataIsNone() {
        assertThat(read("\n\nevent: ping\n\n: nothing\n\n")).isEmpty();
    }

    @Test
    void dataMayBeEmpty() {
        assertThat(read("data\n\ndata:\n\ndata: \n\n")).containsExactly("", "", "");
    }

    @Test
    void eventThatDoesNotEndIsNone() {
        assertThat(read("data: 1\n\ndata: 2\n")).containsExactly("1");
    }

    @Test
    void byteOrderMarkAtTheStartIsPassedOver() {
        assertThat(read("\ufeffdata: 1\n\n\ufeffdata: 2\n\n")).containsExactly("1");
    }

    @Test
    void byteOrderMarkMayBeALineOfItsOwn() {
        assertThat(read("\ufeff\ndata: 1\n\n")).containsExactly("1");
    }

    @Test
    void messageMayBeOfJustTheLimit() {
        assertThat(read("data: " + "x".repeat(MAX_BYTES) + "\n\n")).containsExactly("x".repeat(MAX_BYTES));
        assertThat(read("data: " + "x".repeat(MAX_BYTES - 2) + "\ndata: y\n\n"))
                .containsExactly("x".repeat(MAX_BYTES), "x".repeat(MAX_BYTES - 2) + "\ny");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: xxxxxxxxxxxxxxxxxxxxx\n\n",
                "data:xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                "data: xxxxxxxxxx\ndata: xxxxxxxxxx\n\n",
                "data: xxxxxxxxxxxxxxxxxxxx\ndata\n\n",
                ": a comment that does not come to an end for a long time"
            })
    void longerOneIsRefused(String text) {
        assertThat(parser.read(ByteBuffer.wrap((text + "data: 1\n\n").getBytes(UTF_8))))
                .isFalse();
        assertThat(heard).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void partsMayBeCutAnywhere(long seed) {
        var random = new Random(seed);
        var pieces =
                new String[] {"\n", "\n", "\r", "\r\n", "data", "data:", "data: ", ":", " ", "é", "x", "id: 1", "\ufeff"
                };
        for (var round = 0; round < 2_000; round++) {
            var text = new StringBuilder();
            for (var i = random.nextInt(30); i > 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            var utf8 = text.toString().getBytes(UTF_8);
            var whole = new ArrayList<String>();
            var parts = new ArrayList<String>();

            var ended = new EventParser(MAX_BYTES, message -> whole.add(new String(message, UTF_8)))
                    .read(ByteBuffer.wrap(utf8));
            var cut = new EventParser(MAX_BYTES, message -> parts.add(new String(message, UTF_8)));
            var goesOn = true;
            for (var from = 0; from < utf8.length && goesOn; ) {
                var count = 1 + random.nextInt(utf8.length - from);
                goesOn = cut.read(ByteBuffer.wrap(utf8, from, count));
                from += count;
            }

            assertThat(goesOn).as(text.toString()).isEqualTo(ended);
            assertThat(parts).as(text.toString()).isEqualTo(whole);
        }
    }

    private List<String> read(String text) {
        assertThat(parser.read(ByteBuffer.wrap(text.getBytes(UTF_8)))).isTrue();
        return heard;
    }
}
