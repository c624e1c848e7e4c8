package dev.callwire.transport.netty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.callwire.transport.CloseReason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of several messages over plain HTTP. */
@ExtendWith(LeakCheck.class)
@Timeout(60)
class HttpEventsTest {
    private static final String BOTH = "application/json, text/event-stream";
    private static final String KILOBYTE = "x".repeat(1024);

    @Test
    void eachMessageIsAnEventAndTheConnectionStays() throws IOException {
        try (var server = TestServer.setup().exchanges().start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post(BOTH));
            var exchange = server.nextConnection();
            assertThat(exchange.connection.carryMany()).isTrue();

            exchange.send("{\"é\":1}");
            assertThat(peer.readHead())
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .contains("\r\ncontent-type: text/event-stream\r\n")
                    .contains("\r\ncache-control: no-store\r\n")
                    .contains("\r\ntransfer-encoding: chunked\r\n")
                    .contains("\r\nconnection: keep-alive\r\n")
                    .doesNotContain("content-length");
            assertThat(readChunk(peer)).isEqualTo("data: {\"é\":1}\n\n");
            assertThat(exchange.connection.isOpen()).isTrue();
            exchange.send("2");
            assertThat(readChunk(peer)).isEqualTo("data: 2\n\n");
            exchange.connection.close(CloseReason.NORMAL, "");
            assertThat(exchange.connection.isOpen()).isFalse();

            assertThat(readChunk(peer)).isEmpty();
            assertThat(exchange.closed()).isEqualTo(new CloseReason(CloseReason.NORMAL, "", false));
            peer.write(post(BOTH));
            server.nextConnection().send("33");
            assertThat(peer.readHead()).contains("\r\ncontent-type: application/json\r\n");
            assertThat(peer.readText(2)).isEqualTo("33");
        }
    }

    @Test
    void messagesOfOneTurnLeaveTogether() throws IOException {
        try (var server = TestServer.setup()
                        .exchanges()
                        .answer((to, text) -> {
                            to.carryMany();
                            Recorder.send(to, "1");
                            Recorder.send(to, "2");
                            to.close(CloseReason.NORMAL, "");
                            Recorder.send(to, "too late");
                        })
                        .start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post(BOTH));

            peer.readHead();
            assertThat(readChunk(peer)).isEqualTo("data: 1\n\ndata: 2\n\n");
            assertThat(readChunk(peer)).isEmpty();
            assertThat(server.nextConnection().closed().code()).isEqualTo(CloseReason.NORMAL);
        }
    }

    @Test
    void messageOfSeveralLinesIsOneEvent() throws IOException {
        try (var server = TestServer.setup().exchanges().start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post(BOTH));
            var exchange = server.nextConnection();
            exchange.connection.carryMany();

            exchange.send("{\n\"a\":\r\n1\r}");

            peer.readHead();
            assertThat(readChunk(peer)).isEqualTo("data: {\ndata: \"a\":\ndata: \ndata: 1\ndata: }\n\n");
            exchange.connection.close(CloseReason.NORMAL, "");
            assertThat(readChunk(peer)).isEmpty();
        }
    }

    @Test
    void answerThatIsNotAnnouncedToBeManyIsJson() throws IOException {
        try (var server = TestServer.setup().exchanges().start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post(BOTH));
            var exchange = server.nextConnection();

            exchange.send("22");

            assertThat(exchange.connection.carryMany()).isFalse();
            assertThat(peer.readHead())
                    .contains("\r\ncontent-type: application/json\r\n")
                    .contains("\r\ncontent-length: 2\r\n");
            assertThat(peer.readText(2)).isEqualTo("22");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/event-stream",
                "application/json,text/event-stream",
                "Text/Event-Stream; q=0.5, */*",
                "application/json\r\nAccept: text/event-stream",
                "text/event-stream;q=0.01",
                "text/event-stream;charset=utf-8",
            })
    void clientThatNamesEventsTakesThem(String accept) throws IOException {
        assertThat(canBeMany(post(accept))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "text/*",
                "application/json",
                "",
                "text/event-streams",
                "application/json;x=text/event-stream",
                "text/event-stream;q=0",
                "text/event-stream ; q=0.000",
                "text/event-stream; Q = 0",
            })
    void otherClientsDoNot(String accept) throws IOException {
        assertThat(canBeMany(post(accept))).isFalse();
    }

    @Test
    void clientsThatCannotTellWhereAnAnswerEndsDoNot() throws IOException {
        assertThat(canBeMany(post(BOTH).replace("HTTP/1.1", "HTTP/1.0"))).isFalse();
        assertThat(canBeMany(post(BOTH).replace("Accept: " + BOTH + "\r\n", "")))
                .isFalse();
    }

    private static boolean canBeMany(String request) throws IOException {
        try (var server = TestServer.setup().exchanges().start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(request);
            var exchange = server.nextConnection();
            var can = exchange.connection.carryMany();
            assertThat(exchange.connection.carryMany()).isEqualTo(can);
            exchange.send("22");
            assertThat(peer.readHead()).contains(can ? "text/event-stream" : "application/json");
            if (can) {
                readChunk(peer);
                exchange.connection.close(CloseReason.NORMAL, "");
                readChunk(peer);
            }
            return can;
        }
    }

    @ParameterizedTest
    @CsvSource({"1000, 204", "1001, 503", "1012, 503", "1008, 503", "1011, 500"})
    void manyThatAreNoneAreAnsweredByTheirCode(int code, int status) throws IOException {
        try (var server = TestServer.setup()
                        .exchanges()
                        .answer((to, text) -> {
                            to.carryMany();
                            to.close(code, "why not");
                        })
                        .start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post(BOTH));

            assertThat(peer.readHead()).startsWith("HTTP/1.1 " + status + " ").doesNotContain("event-stream");
            assertThat(server.nextConnection().closed()).isEqualTo(new CloseReason(code, "why not", false));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1001, 1012})
    void serverThatLeavesEndsWhatItHasAnswered(int code) throws IOException {
        assertThat(endOfMany(code)).isEqualTo("9\r\ndata: 1\n\n\r\n0\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {1008, 1011, 4000})
    void failureBreaksTheAnswerOff(int code) throws IOException {
        assertThat(endOfMany(code)).isEqualTo("9\r\ndata: 1\n\n\r\n");
    }

    private static String endOfMany(int code) throws IOException {
        try (var server = TestServer.setup()
                        .exchanges()
                        .answer((to, text) -> {
                            to.carryMany();
                            Recorder.send(to, "1");
                            to.close(code, "why");
                        })
                        .start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post(BOTH).replace("keep-alive", "close"));
            assertThat(peer.readHead()).contains("\r\nconnection: close\r\n");
            var end = peer.readToEnd();
            assertThat(server.nextConnection().closed()).isEqualTo(new CloseReason(code, "why", false));
            return end;
        }
    }

    @Test
    void failingListenerBreaksTheAnswerOff() throws IOException {
        try (var log = new CapturedLog(HttpExchange.class);
                var server = TestServer.setup()
                        .exchanges()
                        .answer((to, text) -> {
                            to.carryMany();
                            Recorder.send(to, "1");
                            throw new IllegalStateException("secret");
                        })
                        .start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post(BOTH));

            assertThat(peer.readToEnd()).endsWith("\r\n\r\n9\r\ndata: 1\n\n\r\n");
            assertThat(server.nextConnection().closed().code()).isEqualTo(CloseReason.INTERNAL);
            assertThat(log.failures()).containsExactly("secret");
        }
    }

    @Test
    void clientThatLeavesInTheMidstIsNoticed() throws IOException {
        try (var server = TestServer.setup().exchanges().start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post(BOTH));
            var exchange = server.nextConnection();
            exchange.nextMessage();
            exchange.connection.carryMany();
            exchange.send("1");
            peer.readHead();

            peer.socket().close();

            assertThat(exchange.closed())
                    .isEqualTo(new CloseReason(
                            CloseReason.ABNORMAL, "the client went away before it had its answer", true));
            assertThat(exchange.connection.isOpen()).isFalse();
            exchange.send("too late");
            exchange.connection.close(CloseReason.NORMAL, "");
        }
    }

    @Test
    void nextRequestWaitsForTheEnd() throws IOException {
        try (var server = TestServer.setup().exchanges().start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post(BOTH) + post("application/json"));
            var exchange = server.nextConnection();
            exchange.connection.carryMany();
            exchange.send("1");
            peer.readHead();
            readChunk(peer);
            assertThat(server.hasNoConnection()).isTrue();

            exchange.connection.close(CloseReason.NORMAL, "");

            assertThat(readChunk(peer)).isEmpty();
            server.nextConnection().send("22");
            assertThat(peer.readHead()).contains("application/json");
            assertThat(peer.readText(2)).isEqualTo("22");
        }
    }

    @Test
    void connectionEndsWithItsAnswerWhenTheServerStopsListening() throws IOException {
        try (var server = TestServer.setup().exchanges().start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post(BOTH));
            var exchange = server.nextConnection();
            exchange.connection.carryMany();
            exchange.send("1");
            assertThat(peer.readHead()).contains("connection: keep-alive");

            server.listening().stopAccepting();
            exchange.connection.close(CloseReason.NORMAL, "");

            assertThat(peer.readToEnd()).isEqualTo("9\r\ndata: 1\n\n\r\n0\r\n\r\n");
        }
    }

    @Test
    void allowedPageMaySeeTheEvents() throws IOException {
        try (var server = TestServer.setup()
                        .exchanges()
                        .allowedOrigins("https://app.example.com")
                        .answer((to, text) -> {
                            to.carryMany();
                            Recorder.send(to, "1");
                            to.close(CloseReason.NORMAL, "");
                        })
                        .start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post(BOTH).replace("Host", "Origin: https://app.example.com\r\nHost"));

            assertThat(peer.readHead())
                    .contains("\r\naccess-control-allow-origin: https://app.example.com\r\n")
                    .contains("\r\nvary: origin\r\n");
            readChunk(peer);
            readChunk(peer);
        }
    }

    @Test
    void quietAnswerOutlivesAllDeadlines() throws IOException {
        var limits = TestLimits.limits()
                .handshakeTimeoutMillis(100)
                .pingAfterMillis(50)
                .pongWithinMillis(50)
                .unwritableTimeoutMillis(100);
        try (var server = TestServer.setup().exchanges().limits(limits).start();
                var silent = RawPeer.connect(server.address());
                var peer = RawPeer.connect(server.address())) {
            peer.write(post(BOTH));
            var exchange = server.nextConnection();
            exchange.connection.carryMany();
            exchange.send("1");
            assertThat(silent.isAtEnd()).isTrue();
            try (var late = RawPeer.connect(server.address())) {
                assertThat(late.isAtEnd()).isTrue();
            }

            exchange.send("2");

            peer.readHead();
            assertThat(readChunk(peer)).isEqualTo("data: 1\n\n");
            var next = readChunk(peer);
            while (next.equals(":\n\n")) {
                next = readChunk(peer);
            }
            assertThat(next).isEqualTo("data: 2\n\n");
        }
    }

    @Test
    void quietAnswerShowsNowAndThenThatItGoesOn() throws IOException {
        var limits = TestLimits.limits().pingAfterMillis(20).unwritableTimeoutMillis(20);
        try (var server = TestServer.setup().exchanges().limits(limits).start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post(BOTH));
            var exchange = server.nextConnection();
            exchange.connection.carryMany();
            exchange.send("1");
            peer.readHead();

            assertThat(readChunk(peer)).isEqualTo("data: 1\n\n");
            assertThat(readChunk(peer)).isEqualTo(":\n\n");
            assertThat(readChunk(peer)).isEqualTo(":\n\n");
        }
    }

    // A client that does not read

    @Test
    void exchangeIsNotWritableWhileItsClientDoesNotRead() throws IOException {
        try (var server = TestServer.setup().exchanges().start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post(BOTH));
            var exchange = server.nextConnection();
            exchange.connection.carryMany();
            assertThat(exchange.connection.isWritable()).isTrue();
            var megabyte = KILOBYTE.repeat(1024);
            for (var i = 0; i < 16; i++) {
                exchange.send(megabyte);
            }
            assertThat(exchange.connection.isWritable()).isFalse();

            peer.readHead();
            for (var length = 0; length < 16 * (megabyte.length() + 8); ) {
                length += readChunk(peer).length();
            }

            await().until(() -> exchange.timesWritable() > 0);
            assertThat(exchange.connection.isWritable()).isTrue();
        }
    }

    @Test
    void clientThatNeverReadsIsGivenUp() throws IOException {
        var limits = TestLimits.limits().unsentBytesToClose(1 << 20);
        try (var server = TestServer.setup().exchanges().limits(limits).start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post(BOTH));
            var exchange = server.nextConnection();
            exchange.connection.carryMany();
            while (exchange.connection.isOpen()) {
                exchange.send(KILOBYTE);
            }

            assertThat(exchange.closed())
                    .isEqualTo(new CloseReason(CloseReason.POLICY, "more than 1048576 bytes are unsent", false));
        }
    }

    @Test
    void clientThatTakesNothingForTooLongIsGivenUp() throws IOException {
        var limits = TestLimits.limits().unwritableTimeoutMillis(200);
        try (var server = TestServer.setup().exchanges().limits(limits).start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post(BOTH));
            var exchange = server.nextConnection();
            exchange.connection.carryMany();
            exchange.send("x".repeat(16 << 20));

            assertThat(exchange.closed())
                    .isEqualTo(new CloseReason(CloseReason.POLICY, "the client took nothing for 200 ms", false));
        }
    }

    // A client of the JDK's

    @Test
    void messagesOfManyThreadsArriveInTheOrderOfEach() throws Exception {
        var threads = 3;
        var each = 2_000;
        try (var server = TestServer.setup().exchanges().start()) {
            var uri = URI.create("http://127.0.0.1:" + server.address().getPort() + "/");
            var request = HttpRequest.newBuilder(uri)
                    .header("Content-Type", "application/json")
                    .header("Accept", BOTH)
                    .POST(HttpRequest.BodyPublishers.ofString("1"));
            var answer = HttpClient.newHttpClient().sendAsync(request.build(), HttpResponse.BodyHandlers.ofLines());
            var exchange = server.nextConnection();
            exchange.connection.carryMany();
            var done = new CountDownLatch(threads);
            for (var thread = 0; thread < threads; thread++) {
                var name = thread;
                new Thread(() -> {
                            for (var i = 0; i < each; i++) {
                                exchange.send(name + ":" + i);
                            }
                            done.countDown();
                        })
                        .start();
            }
            done.await();
            exchange.connection.close(CloseReason.NORMAL, "");

            var next = new ArrayList<>(List.of(0, 0, 0));
            answer.join().body().filter(line -> !line.isEmpty()).forEach(line -> {
                assertThat(line).startsWith("data: ");
                var parts = line.substring(6).split(":", -1);
                var thread = Integer.parseInt(parts[0]);
                assertThat(next.set(thread, Integer.parseInt(parts[1]) + 1)).isEqualTo(Integer.parseInt(parts[1]));
            });
            assertThat(next).containsOnly(each);
            assertThat(exchange.closed().code()).isEqualTo(CloseReason.NORMAL);
        }
    }

    private static String post(String accept) {
        return "POST / HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\nContent-Type: application/json\r\n"
                + "Accept: " + accept + "\r\nContent-Length: 1\r\n\r\n1";
    }

    /** The next chunk of a body; the last one is empty. */
    private static String readChunk(RawPeer peer) throws IOException {
        var size = new StringBuilder();
        while (size.length() < 2 || size.charAt(size.length() - 2) != '\r') {
            size.append(peer.readText(1));
        }
        var bytes = Integer.parseInt(size.substring(0, size.length() - 2), 16);
        var chunk = peer.readText(bytes);
        assertThat(peer.readText(2).getBytes(UTF_8)).containsExactly('\r', '\n');
        return chunk;
    }
}
