package dev.callwire.transport.netty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.transport.Acceptor;
import dev.callwire.transport.CloseReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that come and are answered over plain HTTP. */
@ExtendWith(LeakCheck.class)
@Timeout(60)
class HttpExchangeTest {
    private static final String ANSWER_OF_2 =
            "HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-type: application/json\r\nconnection: keep-alive\r\n\r\n";

    @Test
    void firstMessageSentIsTheAnswer() throws IOException {
        try (var server = echo().start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post("{\"é\":1}"));

            assertThat(peer.readHead())
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .contains("\r\ncontent-type: application/json\r\n")
                    .contains("\r\ncontent-length: 8\r\n")
                    .doesNotContain("access-control");
            assertThat(peer.readText(8)).isEqualTo("{\"é\":1}");
            var exchange = server.nextConnection();
            assertThat(exchange.nextEvent()).isEqualTo("{\"é\":1}");
            assertThat(exchange.nextEvent()).isEqualTo(Recorder.BURST_END);
            assertThat(exchange.closed()).isEqualTo(new CloseReason(CloseReason.NORMAL, "", false));
            assertThat(exchange.hasHeardMore()).isTrue();
        }
    }

    @Test
    void answerMayComeLaterFromAnotherThread() throws IOException {
        try (var server = TestServer.setup().exchanges().start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post("1"));
            var exchange = server.nextConnection();
            exchange.nextMessage();
            assertThat(exchange.connection.isOpen()).isTrue();
            assertThat(exchange.connection.onOwnThread()).isFalse();

            exchange.send("22");

            assertThat(exchange.connection.isOpen()).isFalse();
            assertThat(peer.readHead()).isEqualTo(ANSWER_OF_2);
            assertThat(peer.readText(2)).isEqualTo("22");
            assertThat(exchange.closed().code()).isEqualTo(CloseReason.NORMAL);
        }
    }

    @Test
    void tasksRunOnTheExchangesOwnThread() throws IOException {
        try (var server = TestServer.setup().exchanges().start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post("1"));
            var exchange = server.nextConnection();
            var onOwnThread = new CompletableFuture<Boolean>();

            exchange.connection.execute(() -> onOwnThread.complete(exchange.connection.onOwnThread()));

            assertThat(onOwnThread.join()).isTrue();
            assertThat(exchange.connection.remoteAddress())
                    .isEqualTo(peer.socket().getLocalSocketAddress());
            exchange.send("22");
            peer.readHead();
        }
    }

    @Test
    void whatIsSentAfterTheAnswerIsDropped() throws IOException {
        try (var server = TestServer.setup()
                        .exchanges()
                        .answer((to, text) -> {
                            Recorder.send(to, "22");
                            Recorder.send(to, "3");
                            to.close(CloseReason.INTERNAL, "late");
                        })
                        .start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post("1") + post("1").replace("keep-alive", "close"));

            assertThat(peer.readHead()).isEqualTo(ANSWER_OF_2);
            assertThat(peer.readToEnd()).startsWith("22HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n22");
        }
    }

    @Test
    void nothingToAnswerIs204() throws IOException {
        try (var server = TestServer.setup()
                        .exchanges()
                        .answer((to, text) -> to.close(CloseReason.NORMAL, ""))
                        .start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post("1") + post("1"));

            assertThat(peer.readHead()).isEqualTo("HTTP/1.1 204 No Content\r\nconnection: keep-alive\r\n\r\n");
            assertThat(peer.readHead()).isEqualTo("HTTP/1.1 204 No Content\r\nconnection: keep-alive\r\n\r\n");
            assertThat(server.nextConnection().closed().code()).isEqualTo(CloseReason.NORMAL);
        }
    }

    @ParameterizedTest
    @CsvSource({"1001, 503", "1008, 503", "1012, 503", "1011, 500", "1009, 500", "4000, 500"})
    void failureIsAnsweredByItsCode(int code, int status) throws IOException {
        try (var server = TestServer.setup()
                        .exchanges()
                        .answer((to, text) -> to.close(code, "why not"))
                        .start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post("1"));

            assertThat(peer.readToEnd())
                    .startsWith("HTTP/1.1 " + status + " ")
                    .contains("\r\nconnection: close\r\n")
                    .endsWith("\r\n\r\nwhy not\n");
            assertThat(server.nextConnection().closed()).isEqualTo(new CloseReason(code, "why not", false));
        }
    }

    @Test
    void failingListenerIs500WithoutSayingWhy() throws IOException {
        try (var log = new CapturedLog(HttpExchange.class);
                var server = TestServer.setup()
                        .exchanges()
                        .answer((to, text) -> {
                            throw new IllegalStateException("secret");
                        })
                        .start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post("1"));

            assertThat(peer.readToEnd()).startsWith("HTTP/1.1 500 ").endsWith("internal error\n");
            assertThat(server.nextConnection().closed().code()).isEqualTo(CloseReason.INTERNAL);
            assertThat(log.failures()).containsExactly("secret");
        }
    }

    @Test
    void acceptorThatTakesNoExchangesCannotBeGivenOne() {
        var acceptor = new Acceptor() {
            @Override
            public Decision decide(dev.callwire.transport.Handshake handshake) {
                return new Accept(null);
            }

            @Override
            public dev.callwire.transport.ConnectionListener opened(dev.callwire.transport.Connection connection) {
                return Recorder.of(connection);
            }
        };

        assertThatThrownBy(() -> acceptor.exchanged(null))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("No exchange was accepted");
    }

    @Test
    void handshakeTellsWhatTheRequestSays() throws IOException {
        try (var server = echo().decision(request -> new Acceptor.Accept(null, () -> "ada"))
                        .start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post("1").replace("POST / ", "POST /rpc?x=1 ").replace("Host", "X-Token: a\r\nHost"));

            var handshake = server.nextConnection().connection.handshake();
            assertThat(handshake.path()).isEqualTo("/rpc");
            assertThat(handshake.query()).isEqualTo("x=1");
            assertThat(handshake.headers()).containsEntry("x-token", List.of("a"));
            assertThat(handshake.principal().getName()).isEqualTo("ada");
            peer.readHead();
        }
    }

    @Test
    void eachRequestOfAConnectionHasAHandshakeOfItsOwn() throws IOException {
        try (var server = echo().decision(request -> new Acceptor.Accept(
                                null, () -> request.headers().get("x-token").get(0)))
                        .start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post("1").replace("Host", "X-Token: ada\r\nHost"));
            peer.readHead();
            peer.readText(1);
            peer.write(post("1").replace("Host", "X-Token: joe\r\nHost"));
            peer.readHead();

            assertThat(server.nextConnection()
                            .connection
                            .handshake()
                            .principal()
                            .getName())
                    .isEqualTo("ada");
            assertThat(server.nextConnection()
                            .connection
                            .handshake()
                            .principal()
                            .getName())
                    .isEqualTo("joe");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json; charset=utf-8",
                "application/json;charset=UTF-8",
                "application/json; charset=\"utf-8\"",
                "application/json; profile=x; charset=utf8",
                "application/json;",
            })
    void jsonInUtf8IsTaken(String type) throws IOException {
        assertThat(answerTo(post("1").replace("application/json", type))).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/jsonp",
                "application/json; charset=utf-16",
                "application/json; charset=latin1",
                "application/json; charset=utf-8; charset=latin1",
                "text/plain; application/json",
                "application/json, text/plain",
                "application/json\r\nContent-Type: text/plain",
                "application/json\r\nContent-Encoding: gzip",
                "",
            })
    void anythingElseIsAnUnsupportedMediaType(String type) throws IOException {
        assertThat(answerTo(post("1").replace("application/json", type))).startsWith("HTTP/1.1 415 ");
    }

    @Test
    void bodyWithoutATypeIsAnUnsupportedMediaType() throws IOException {
        assertThat(answerTo(post("1").replace("Content-Type: application/json\r\n", "")))
                .startsWith("HTTP/1.1 415 ")
                .contains("\r\naccept: application/json\r\n")
                .endsWith("A message is sent as application/json, in UTF-8.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "BREW"})
    void otherMethodsAreNotAllowed(String method) throws IOException {
        assertThat(answerTo(post("1").replace("POST", method)))
                .startsWith("HTTP/1.1 405 ")
                .contains("\r\nallow: GET, POST, OPTIONS\r\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 421, 503})
    void refusalOfTheAcceptorIsSent(int status) throws IOException {
        try (var server = TestServer.setup()
                        .exchanges()
                        .decision(request -> new Acceptor.Refuse(status, "Not at " + request.path() + "."))
                        .start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post("1"));

            assertThat(peer.readToEnd()).startsWith("HTTP/1.1 " + status + " ").endsWith("\r\n\r\nNot at /.\n");
            assertThat(server.hasNoConnection()).isTrue();
        }
    }

    @Test
    void failingAcceptorAnswers500WithoutSayingWhy() throws IOException {
        try (var log = new CapturedLog(HttpExchanges.class);
                var server = TestServer.setup()
                        .exchanges()
                        .decision(request -> {
                            throw new IllegalStateException("secret");
                        })
                        .start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post("1"));

            assertThat(peer.readToEnd()).startsWith("HTTP/1.1 500 ").endsWith("Internal error.\n");
            assertThat(log.failures()).containsExactly("secret");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Host: localhost, X-Other: 1",
        "Host: localhost, 'Host: localhost\r\nHost: other'",
        "POST /, POST http://localhost/",
        "POST /, POST *",
        "Host: localhost, 'Host: localhost\r\nno header at all'",
        "Content-Length: 1, 'Content-Length: 1\r\nTransfer-Encoding: chunked'",
        "Content-Length: 1, 'Transfer-Encoding: chunked\r\nContent-Length: 1'",
        "Content-Length: 1, 'Content-Length: 1\r\nContent-Length: 2'",
        "Content-Length: 1, 'Content-Length: 1\r\nContent-Length: 1'",
        "Content-Length: 1, 'Content-Length: -1'",
        "Content-Length: 1, 'Content-Length: +1'",
        "Content-Length: 1, 'Content-Length: 0x1'",
        "Content-Length: 1, 'Content-Length: 99999999999999999999'",
        "Content-Length: 1, 'Transfer-Encoding: gzip'",
        "Content-Length: 1, 'Transfer-Encoding: gzip, chunked'",
        "Content-Length: 1, 'Transfer-Encoding: chunked, chunked'",
        "Content-Length: 1, 'Transfer-Encoding: xchunked'",
        "Content-Length: 1, 'Transfer-Encoding : chunked'",
        "Content-Length: 1, 'Content-Length : 1'",
        "Content-Length: 1, 'Transfer-Encoding: chunked\r\n\r\nx'",
    })
    void ambiguousOrMangledRequestIsABadRequest(String part, String mangled) throws IOException {
        assertThat(answerTo(post("1").replace(part, mangled))).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void transferEncodingInHttp10IsABadRequest() throws IOException {
        assertThat(answerTo(post("1")
                        .replace("HTTP/1.1", "HTTP/1.0")
                        .replace("Content-Length: 1", "Transfer-Encoding: chunked")))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    void bareLineFeedsAreABadRequest() throws IOException {
        assertThat(answerTo(post("1").replace("\r\n", "\n"))).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void unknownVersionIsNotSupported() throws IOException {
        assertThat(answerTo(post("1").replace("HTTP/1.1", "HTTP/3.7"))).startsWith("HTTP/1.1 505 ");
    }

    @Test
    void nothingAfterABadRequestIsTakenForARequest() throws IOException {
        try (var server = echo().start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post("1").replace("Content-Length: 1", "Content-Length: 1\r\nTransfer-Encoding: chunked")
                    + post("2"));

            assertThat(peer.readToEnd()).startsWith("HTTP/1.1 400 ").doesNotContain("200 OK");
            assertThat(server.hasNoConnection()).isTrue();
        }
    }

    @Test
    void bodyThatIsNoUtf8IsABadRequest() throws IOException {
        assertThat(answerTo(post("\u00E9", 1))).startsWith("HTTP/1.1 400 ").endsWith("A message is sent in UTF-8.\n");
    }

    @Test
    void emptyBodyIsAnEmptyMessage() throws IOException {
        try (var server = echo().start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post(""));

            assertThat(peer.readHead()).startsWith("HTTP/1.1 200 ").contains("content-length: 0");
            assertThat(server.nextConnection().nextMessage()).isEmpty();
        }
    }

    @Test
    void promisedLengthBeyondTheLimitIsRefusedBeforeItComes() throws IOException {
        assertThat(answerTo(
                        echo().limits(TestLimits.limits().inboundMessageBytes(10)),
                        post("").replace("Content-Length: 0", "Content-Length: 11")))
                .startsWith("HTTP/1.1 413 ")
                .endsWith("A message of more than 10 bytes is not taken here.\n");
    }

    @Test
    void chunksBeyondTheLimitAreRefused() throws IOException {
        assertThat(answerTo(
                        echo().limits(TestLimits.limits().inboundMessageBytes(10)),
                        chunked("6\r\n123456\r\n5\r\n12345\r\n0\r\n\r\n")))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void bodyOfJustTheLimitIsTaken() throws IOException {
        assertThat(answerTo(
                        echo().limits(TestLimits.limits().inboundMessageBytes(10)),
                        chunked("a\r\n1234567890\r\n0\r\n\r\n")))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("\r\n\r\n1234567890");
    }

    @Test
    void longBodyComesInManyParts() throws IOException {
        try (var server = echo().start();
                var peer = RawPeer.connect(server.address())) {
            var text = "1234567890".repeat(50_000);
            peer.write(post(text));

            assertThat(peer.readHead()).contains("content-length: 500000");
            assertThat(peer.readText(500_000)).isEqualTo(text);
        }
    }

    @Test
    void brokenChunkIsABadRequest() throws IOException {
        assertThat(answerTo(chunked("1\r\n1\r\nx\r\n"))).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void clientThatWaitsIsToldToGoOn() throws IOException {
        try (var server = echo().start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post("").replace("Content-Length: 0", "Content-Length: 2\r\nExpect: 100-continue"));
            assertThat(peer.readHead()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");

            peer.write("22");

            assertThat(peer.readHead()).isEqualTo(ANSWER_OF_2);
            assertThat(peer.readText(2)).isEqualTo("22");
            peer.write(post("22"));
            assertThat(peer.readHead()).isEqualTo(ANSWER_OF_2);
        }
    }

    @Test
    void clientThatWaitsInVainIsNotToldToGoOn() throws IOException {
        assertThat(answerTo(post("").replace("Content-Type: application/json", "Expect: 100-continue")))
                .startsWith("HTTP/1.1 415 ");
    }

    @Test
    void otherExpectationsFail() throws IOException {
        assertThat(answerTo(post("1").replace("Host", "Expect: the worst\r\nHost")))
                .startsWith("HTTP/1.1 417 ")
                .endsWith("Only 100-continue may be expected.\n");
    }

    @Test
    void http10ClosesUnlessAskedNotTo() throws IOException {
        assertThat(answerTo(post("22").replace("HTTP/1.1", "HTTP/1.0").replace("Connection: keep-alive\r\n", "")))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("\r\nconnection: close\r\n")
                .endsWith("\r\n\r\n22");
        try (var server = echo().start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post("22").replace("HTTP/1.1", "HTTP/1.0"));
            assertThat(peer.readHead()).isEqualTo(ANSWER_OF_2);
        }
    }

    @Test
    void http10NeedsNoHost() throws IOException {
        assertThat(answerTo("POST / HTTP/1.0\r\nContent-Type: application/json\r\nContent-Length: 1\r\n\r\n1"))
                .startsWith("HTTP/1.1 200 OK\r\n");
    }

    @Test
    void closeIsAnsweredByClose() throws IOException {
        assertThat(answerTo(post("22").replace("keep-alive", "close")))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("\r\nconnection: close\r\n");
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrderOneAtATime() throws IOException {
        try (var server = TestServer.setup().exchanges().start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post("1") + post("2") + post("3"));

            for (var i = 1; i <= 3; i++) {
                var exchange = server.nextConnection();
                assertThat(exchange.nextMessage()).isEqualTo("" + i);
                assertThat(server.hasNoConnection()).isTrue();
                exchange.send(i + "" + i);
                assertThat(peer.readHead()).isEqualTo(ANSWER_OF_2);
                assertThat(peer.readText(2)).isEqualTo(i + "" + i);
            }
        }
    }

    @Test
    void thousandsOfPipelinedRequestsAreAnswered() throws IOException {
        try (var server = echo().start();
                var peer = RawPeer.connect(server.address())) {
            var writing = CompletableFuture.runAsync(() -> {
                try {
                    peer.write(post("22").repeat(5000));
                } catch (IOException failure) {
                    throw new java.io.UncheckedIOException(failure);
                }
            });

            for (var i = 0; i < 5000; i++) {
                assertThat(peer.readHead()).isEqualTo(ANSWER_OF_2);
                assertThat(peer.readText(2)).isEqualTo("22");
            }
            writing.join();
        }
    }

    @Test
    void eventsOfPipelinedExchangesDoNotMix() throws IOException {
        var events = new ArrayList<String>();
        try (var server = TestServer.setup()
                        .exchanges()
                        .listener(exchange -> new dev.callwire.transport.ConnectionListener() {
                            private String text = "";

                            @Override
                            public void onMessage(byte[] utf8, int offset, int length) {
                                text = new String(utf8, offset, length, UTF_8);
                                events.add("message " + text);
                                Recorder.send(exchange, text);
                            }

                            @Override
                            public void onBurstEnd() {
                                events.add("burst end " + text);
                            }

                            @Override
                            public void onClosed(CloseReason reason) {
                                events.add("closed " + text);
                            }
                        })
                        .start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post("1") + post("2").replace("keep-alive", "close"));
            peer.readToEnd();
        }
        assertThat(events)
                .containsExactly("message 1", "burst end 1", "closed 1", "message 2", "burst end 2", "closed 2");
    }

    @Test
    void clientThatLeavesEarlyIsNoticed() throws IOException {
        try (var server = TestServer.setup().exchanges().start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post("1"));
            var exchange = server.nextConnection();
            exchange.nextMessage();

            peer.socket().close();

            assertThat(exchange.closed())
                    .isEqualTo(new CloseReason(
                            CloseReason.ABNORMAL, "the client went away before it had its answer", true));
            assertThat(exchange.connection.isOpen()).isFalse();
            exchange.send("too late");
        }
    }

    @Test
    void clientThatLeavesInTheMiddleOfItsBodyIsForgotten() throws IOException {
        try (var server = TestServer.start(TestLimits.limits().connections(1))) {
            try (var peer = RawPeer.connect(server.address())) {
                peer.write(post("1").replace("Content-Length: 1", "Content-Length: 100"));
            }
            assertThat(server.hasNoConnection()).isTrue();
        }
    }

    @Test
    void slowBodyIsARequestTimeout() throws IOException {
        assertThat(answerTo(
                        echo().limits(TestLimits.limits().handshakeTimeoutMillis(200)),
                        post("1").replace("Content-Length: 1", "Content-Length: 100")))
                .startsWith("HTTP/1.1 408 ")
                .endsWith("The request's body came too slowly.\n");
    }

    @Test
    void drippingBodyDoesNotMoveTheDeadline() throws IOException {
        try (var server = echo().limits(TestLimits.limits().handshakeTimeoutMillis(300))
                        .start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post("").replace("Content-Length: 0", "Content-Length: 100000"));
            peer.socket().setSoTimeout(20);

            var answer = "";
            for (var i = 0; i < 1000 && answer.isEmpty(); i++) {
                peer.write("1");
                try {
                    answer = peer.readHead();
                } catch (java.net.SocketTimeoutException nothingYet) {
                    // Goes on dripping.
                }
            }
            assertThat(answer).startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void idleConnectionIsClosed() throws IOException {
        try (var server = echo().limits(TestLimits.limits().pingAfterMillis(100).pongWithinMillis(100))
                        .start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post("22"));
            assertThat(peer.readHead()).isEqualTo(ANSWER_OF_2);

            assertThat(peer.readToEnd()).isEqualTo("22");
        }
    }

    @Test
    void drippingHeadOfALaterRequestIsCutToo() throws IOException {
        try (var server = echo().limits(TestLimits.limits().pingAfterMillis(100).pongWithinMillis(100))
                        .start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post("22"));
            assertThat(peer.readHead()).isEqualTo(ANSWER_OF_2);
            peer.write("POST / HT");

            assertThat(peer.readToEnd()).isEqualTo("22");
        }
    }

    @Test
    void runningExchangeOutlivesAllDeadlines() throws IOException {
        var limits = TestLimits.limits()
                .handshakeTimeoutMillis(100)
                .pingAfterMillis(50)
                .pongWithinMillis(50)
                .unwritableTimeoutMillis(100);
        try (var server = TestServer.setup().exchanges().limits(limits).start();
                var silent = RawPeer.connect(server.address());
                var peer = RawPeer.connect(server.address())) {
            peer.write(post("1"));
            var exchange = server.nextConnection();
            exchange.nextMessage();
            assertThat(silent.isAtEnd()).isTrue();

            exchange.send("22");

            assertThat(peer.readHead()).isEqualTo(ANSWER_OF_2);
        }
    }

    @Test
    void clientThatTakesNothingOfItsAnswerIsCut() throws IOException {
        try (var server = TestServer.setup()
                        .exchanges()
                        .limits(TestLimits.limits().unwritableTimeoutMillis(200))
                        .start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post("1"));
            var exchange = server.nextConnection();

            exchange.send("x".repeat(16 << 20));

            assertThat(exchange.closed().code()).isEqualTo(CloseReason.ABNORMAL);
        }
    }

    @Test
    void connectionBeyondTheLimitIsAnswered503() throws IOException {
        try (var server = echo().limits(TestLimits.limits().connections(1)).start();
                var first = RawPeer.connect(server.address());
                var second = RawPeer.connect(server.address())) {
            first.write(post("22"));
            assertThat(first.readHead()).isEqualTo(ANSWER_OF_2);
            assertThat(first.readText(2)).isEqualTo("22");

            second.write(post("22"));

            assertThat(second.readToEnd()).startsWith("HTTP/1.1 503 ");
            first.write(post("22"));
            assertThat(first.readHead()).isEqualTo(ANSWER_OF_2);
        }
    }

    @Test
    void connectionEndsWithItsAnswerWhenTheServerStopsListening() throws IOException {
        try (var server = TestServer.setup().exchanges().start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post("1"));
            var exchange = server.nextConnection();

            server.listening().stopAccepting();
            exchange.send("22");

            assertThat(peer.readToEnd()).startsWith("HTTP/1.1 200 ").contains("\r\nconnection: close\r\n");
        }
    }

    @Test
    void connectionMayBecomeAWebSocketAfterwards() throws IOException {
        try (var server = echo().limits(TestLimits.limits().connections(1)).start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post("22"));
            peer.readHead();
            peer.readText(2);

            peer.write(RawPeer.upgradeRequest(""));

            assertThat(peer.readHead()).startsWith("HTTP/1.1 101 ");
            peer.send(Frame.text("hello"));
            assertThat(peer.read().asText()).isEqualTo("hello");
        }
    }

    @Test
    void handshakePipelinedBehindARequestWaitsForItsAnswer() throws IOException {
        try (var server = TestServer.setup().exchanges().start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post("1") + RawPeer.upgradeRequest(""));
            var exchange = server.nextConnection();
            exchange.nextMessage();
            assertThat(server.hasNoConnection()).isTrue();

            exchange.send("22");

            assertThat(peer.readHead()).isEqualTo(ANSWER_OF_2);
            assertThat(peer.readText(2)).isEqualTo("22");
            assertThat(peer.readHead()).startsWith("HTTP/1.1 101 ");
            peer.send(Frame.text("hello"));
            assertThat(server.nextConnection().nextMessage()).isEqualTo("hello");
        }
    }

    @Test
    void malformedRequestAfterAGoodOneIsABadRequest() throws IOException {
        try (var server = echo().start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(post("22") + "no request at all\r\n\r\n");

            assertThat(peer.readToEnd()).startsWith(ANSWER_OF_2 + "22HTTP/1.1 400 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.com", "null", "http://localhost:81"})
    void foreignPageIsAnswered403AndToldNothing(String origin) throws IOException {
        assertThat(answerTo(post("1").replace("Host", "Origin: " + origin + "\r\nHost")))
                .startsWith("HTTP/1.1 403 ")
                .doesNotContain("access-control");
        assertThat(answerTo(preflight(origin))).startsWith("HTTP/1.1 403 ").doesNotContain("access-control");
    }

    @Test
    void allowedPageMaySendAndSeeTheAnswer() throws IOException {
        try (var server = echo().allowedOrigins("https://app.example.com").start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(preflight("https://app.example.com"));
            assertThat(peer.readHead())
                    .startsWith("HTTP/1.1 204 ")
                    .contains("\r\naccess-control-allow-origin: https://app.example.com\r\n")
                    .contains("\r\naccess-control-allow-credentials: true\r\n")
                    .contains("\r\naccess-control-allow-methods: POST\r\n")
                    .contains("\r\naccess-control-allow-headers: content-type, x-token\r\n")
                    .contains("\r\nvary: origin\r\n");

            peer.write(post("22").replace("Host", "Origin: https://app.example.com\r\nHost"));

            assertThat(peer.readHead())
                    .startsWith("HTTP/1.1 200 ")
                    .contains("\r\naccess-control-allow-origin: https://app.example.com\r\n")
                    .contains("\r\nvary: origin\r\n");
        }
    }

    @Test
    void allowedPageSeesWhyItWasRefused() throws IOException {
        assertThat(answerTo(
                        echo().allowedOrigins("https://app.example.com")
                                .decision(request -> new Acceptor.Refuse(401, "Who are you?")),
                        post("1").replace("Host", "Origin: https://app.example.com\r\nHost")))
                .startsWith("HTTP/1.1 401 ")
                .contains("\r\naccess-control-allow-origin: https://app.example.com\r\n");
    }

    @Test
    void hiddenOriginGetsNoCredentials() {
        assertThat(Cors.headers("null").toString()).contains("null").doesNotContain("credentials");
        assertThat(Cors.headers(null)).isEqualTo(Map.of());
    }

    private static TestServer.Setup echo() {
        return TestServer.setup().exchanges().answer(TestServer.ECHO);
    }

    private static String post(String body) {
        return post(
                new String(body.getBytes(UTF_8), java.nio.charset.StandardCharsets.ISO_8859_1),
                body.getBytes(UTF_8).length);
    }

    private static String post(String latin1, int length) {
        return "POST / HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + length + "\r\n\r\n" + latin1;
    }

    private static String chunked(String chunks) {
        return post("").replace("Content-Length: 0", "Transfer-Encoding: chunked") + chunks;
    }

    private static String preflight(String origin) {
        return "OPTIONS / HTTP/1.1\r\nHost: localhost\r\nOrigin: " + origin
                + "\r\nAccess-Control-Request-Method: POST\r\n"
                + "Access-Control-Request-Headers: content-type, x-token\r\n\r\n";
    }

    /** What an echoing server answers to a request. */
    private static String answerTo(String request) throws IOException {
        return answerTo(echo(), request);
    }

    private static String answerTo(TestServer.Setup setup, String request) throws IOException {
        try (var server = setup.start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(request);
            return peer.readAnswer();
        }
    }
}
