package dev.callwire.transport.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.callwire.RpcServer;
import dev.callwire.transport.Acceptor;
import dev.callwire.transport.CloseReason;
import dev.callwire.transport.ConnectOptions;
import dev.callwire.transport.Connection;
import dev.callwire.transport.ConnectionListener;
import dev.callwire.transport.Handshake;
import dev.callwire.transport.ListenOptions;
import dev.callwire.transport.TransportLimits;
import dev.callwire.transport.netty.NettyTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages by HTTP, to a server of the JDK's and to one of ours. */
@Timeout(60)
class HttpTransportTest {
    private static final String BURST_END = "<burst end>";
    private static final int MAX_BYTES = 1000;

    private final HttpTransport transport = HttpTransport.create();
    private final ExecutorService handlers = Executors.newCachedThreadPool();
    private HttpServer server;

    /** What an exchange tells. */
    private static final class Heard implements ConnectionListener {
        final BlockingQueue<String> events = new LinkedBlockingQueue<>();
        final CompletableFuture<CloseReason> closed = new CompletableFuture<>();
        final Connection connection;

        Heard(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void onMessage(byte[] utf8, int offset, int length) {
            assertThat(connection.onOwnThread()).isTrue();
            events.add(new String(utf8, offset, length, UTF_8));
        }

        @Override
        public void onBurstEnd() {
            events.add(BURST_END);
        }

        @Override
        public void onClosed(CloseReason reason) {
            closed.complete(reason);
        }

        CloseReason closed() {
            return closed.orTimeout(20, SECONDS).join();
        }

        Heard send(String text) {
            var utf8 = ("<" + text + ">").getBytes(UTF_8);
            connection.send(utf8, 1, utf8.length - 2);
            return this;
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(handlers);
        server.start();
    }

    @AfterEach
    void stop() {
        transport.close();
        server.stop(0);
        handlers.shutdownNow();
    }

    @Test
    void messageIsPostedAndTheAnswerHeard() {
        var request = new CompletableFuture<String>();
        server.createContext("/rpc", exchange -> {
            var headers = exchange.getRequestHeaders();
            request.complete(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + headers.getFirst("Content-Type") + " " + headers.getFirst("Accept") + " "
                    + headers.getFirst("X-Token") + " " + headers.containsKey("Upgrade") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            answer(exchange, 200, "application/json; charset=utf-8", "{\"é\":1}");
        });

        var heard = open("/rpc?x=1", Map.of("X-Token", "a")).send("{\"ü\":1}");

        assertThat(heard.closed()).isEqualTo(new CloseReason(CloseReason.NORMAL, "", true));
        assertThat(request.join())
                .isEqualTo("POST /rpc?x=1 application/json application/json, text/event-stream a false {\"ü\":1}");
        assertThat(heard.events).containsExactly("{\"é\":1}", BURST_END);
        assertThat(heard.connection.isOpen()).isFalse();
    }

    @Test
    void openingTouchesNoNetwork() {
        var heard = open(URI.create("http://nowhere.invalid/a%20b?q"), Map.of("X-Token", "a"));

        assertThat(heard.connection.isOpen()).isTrue();
        assertThat(heard.connection.remoteAddress())
                .isEqualTo(InetSocketAddress.createUnresolved("nowhere.invalid", 80));
        assertThat(heard.connection.handshake().path()).isEqualTo("/a%20b");
        assertThat(heard.connection.handshake().query()).isEqualTo("q");
        assertThat(heard.connection.handshake().headers()).containsEntry("x-token", List.of("a"));
        heard.connection.close(CloseReason.NORMAL, "done");
        assertThat(heard.closed()).isEqualTo(new CloseReason(CloseReason.NORMAL, "done", false));
    }

    @Test
    void noContentIsNoMessage() {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });

        var heard = open("/").send("1");

        assertThat(heard.closed().code()).isEqualTo(CloseReason.NORMAL);
        assertThat(heard.events).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 307, 401, 403, 404, 405, 413, 415, 421, 429, 503})
    void refusedMessageWasNotSent(int status) {
        server.createContext("/", exchange -> answer(exchange, status, "text/plain", "not you\u001b[2J\n"));

        var heard = open("/").send("1");

        assertThat(heard.closed())
                .isEqualTo(new CloseReason(
                        CloseReason.NOT_SENT, uri("/") + " answered " + status + ": not you\uFFFD[2J", true));
        assertThat(heard.events).isEmpty();
    }

    @Test
    void refusalIsOneThoughItIsJson() {
        server.createContext("/", exchange -> answer(exchange, 429, "application/json", "{\"wait\":1}"));

        assertThat(open("/").send("1").closed().text()).endsWith(" answered 429: {\"wait\":1}");
    }

    @ParameterizedTest
    @CsvSource({"500, text/plain", "502, text/html", "400, text/plain", "202, text/plain", "504, ''"})
    void anyOtherFailureMayHaveRun(int status, String type) {
        server.createContext("/", exchange -> answer(exchange, status, type, "oops"));

        assertThat(open("/").send("1").closed())
                .isEqualTo(new CloseReason(CloseReason.ABNORMAL, uri("/") + " answered " + status + ": oops", true));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 500})
    void failureWithAMessageIsAMessage(int status) {
        server.createContext("/", exchange -> answer(exchange, status, "application/json", "{}"));

        var heard = open("/").send("1");

        assertThat(heard.closed().code()).isEqualTo(CloseReason.NORMAL);
        assertThat(heard.events).containsExactly("{}", BURST_END);
    }

    @ParameterizedTest
    @CsvSource({"text/html, text/html", "'', no content type", "application/jsonp, application/jsonp"})
    void answerOfAnotherTypeIsNamed(String type, String named) {
        server.createContext("/", exchange -> answer(exchange, 200, type, "<p>Welcome"));

        assertThat(open("/").send("1").closed())
                .isEqualTo(new CloseReason(
                        CloseReason.ABNORMAL,
                        uri("/") + " answered 200 with " + named + " instead of application/json: <p>Welcome",
                        true));
    }

    @Test
    void answerThatIsNoUtf8IsRefused() {
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 1);
            exchange.getResponseBody().write(0xE9);
            exchange.close();
        });

        assertThat(open("/").send("1").closed().text()).endsWith(" answered 200 with a body that is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void answerBeyondTheLimitIsRefused(boolean chunked) {
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, chunked ? 0 : MAX_BYTES + 1);
            try (var body = exchange.getResponseBody()) {
                body.write(new byte[MAX_BYTES + 1]);
            }
        });

        var heard = open("/").send("1");

        assertThat(heard.closed())
                .isEqualTo(new CloseReason(
                        CloseReason.ABNORMAL,
                        "Reading the answer of " + uri("/") + " failed: the answer is longer than 1000 bytes",
                        true));
        assertThat(heard.events).isEmpty();
    }

    @Test
    void answerOfJustTheLimitIsHeard() {
        server.createContext("/", exchange -> answer(exchange, 200, "application/json", "x".repeat(MAX_BYTES)));

        var heard = open("/").send("1");

        assertThat(heard.closed().code()).isEqualTo(CloseReason.NORMAL);
        assertThat(heard.events).containsExactly("x".repeat(MAX_BYTES), BURST_END);
    }

    // Answers of several messages

    @Test
    void eventsAreHeardAsTheyCome() throws Exception {
        var next = new LinkedBlockingQueue<String>();
        server.createContext("/", exchange -> events(exchange, next));

        var heard = open("/").send("1");
        next.add("data: {\"é\":1}\n\n");
        assertThat(heard.events.poll(20, SECONDS)).isEqualTo("{\"é\":1}");
        assertThat(heard.events.poll(20, SECONDS)).isEqualTo(BURST_END);
        assertThat(heard.connection.isOpen()).isTrue();
        next.add(": still here\n\ndata: 2\n\nid: 3\ndata: 3\n\n");
        assertThat(heard.events.poll(20, SECONDS)).isEqualTo("2");
        next.add("");

        assertThat(heard.closed()).isEqualTo(new CloseReason(CloseReason.NORMAL, "", true));
        assertThat(heard.events).endsWith("3", BURST_END);
    }

    @Test
    void eventThatIsCutShortIsNotHeard() {
        var next = new LinkedBlockingQueue<>(List.of("data: 1\n\n", "data: 2\n", ""));
        server.createContext("/", exchange -> events(exchange, next));

        var heard = open("/").send("1");

        assertThat(heard.closed().code()).isEqualTo(CloseReason.NORMAL);
        assertThat(heard.events).containsExactly("1", BURST_END);
    }

    @Test
    void answerThatBreaksOffIsNoEnd() throws Exception {
        try (var raw = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var uri = URI.create("http://127.0.0.1:" + raw.getLocalPort() + "/");
            var heard = open(uri, Map.of()).send("1");
            try (var accepted = raw.accept()) {
                accepted.getInputStream().read();
                accepted.getOutputStream()
                        .write(
                                ("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                                                + "9\r\ndata: 1\n\n\r\n")
                                        .getBytes(UTF_8));
                assertThat(heard.events.poll(20, SECONDS)).isEqualTo("1");
            }

            assertThat(heard.closed().code()).isEqualTo(CloseReason.ABNORMAL);
            assertThat(heard.closed().text()).startsWith("Reading the answer of " + uri + " failed: ");
        }
    }

    @Test
    void eventBeyondTheLimitIsRefused() {
        var next =
                new LinkedBlockingQueue<>(List.of("data: 1\n\ndata: " + "x".repeat(MAX_BYTES + 1) + "\n\ndata: 2\n\n"));
        server.createContext("/", exchange -> events(exchange, next));

        var heard = open("/").send("1");

        assertThat(heard.closed())
                .isEqualTo(new CloseReason(
                        CloseReason.ABNORMAL,
                        "Reading the answer of " + uri("/") + " failed: an event is longer than 1000 bytes",
                        true));
        assertThat(heard.events).containsExactly("1", BURST_END);
    }

    @Test
    void eventsAsAWholeHaveNoLimit() {
        var next = new LinkedBlockingQueue<>(List.of(("data: " + "x".repeat(MAX_BYTES) + "\n\n").repeat(50), ""));
        server.createContext("/", exchange -> events(exchange, next));

        var heard = open("/").send("1");

        assertThat(heard.closed().code()).isEqualTo(CloseReason.NORMAL);
        assertThat(heard.events).filteredOn(event -> !event.equals(BURST_END)).hasSize(50);
    }

    @Test
    void eventThatIsNoUtf8IsRefused() {
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("data: \u00e9\n\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
            exchange.close();
        });

        assertThat(open("/").send("1").closed().text()).endsWith(" failed: an event is not UTF-8");
    }

    @Test
    void eventsOfAFailureAreNone() {
        server.createContext("/", exchange -> answer(exchange, 500, "text/event-stream", "data: 1\n\n"));

        var heard = open("/").send("1");

        assertThat(heard.closed().text()).endsWith(" answered 500: data: 1");
        assertThat(heard.events).isEmpty();
    }

    @Test
    void pausedExchangeHearsNothingUntilReadingGoesOn() throws Exception {
        var written = new AtomicInteger();
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                for (var i = 0; i < 100_000; i++) {
                    body.write(("data: " + i + " " + "x".repeat(900) + "\n\n").getBytes(UTF_8));
                    written.incrementAndGet();
                }
            }
        });
        var heard = open("/");
        heard.connection.reading(false);
        heard.send("1");
        await().until(() -> written.get() > 0);
        var onThread = new CompletableFuture<Integer>();
        heard.connection.execute(() -> onThread.complete(heard.events.size()));
        assertThat(onThread.join()).isZero();

        heard.connection.reading(true);

        assertThat(heard.closed().code()).isEqualTo(CloseReason.NORMAL);
        assertThat(heard.events.stream().filter(event -> !event.equals(BURST_END)))
                .hasSize(100_000)
                .last()
                .asString()
                .startsWith("99999 ");
    }

    @Test
    void closeCutsTheAnswerOff() throws Exception {
        var failed = new CompletableFuture<IOException>();
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            try {
                while (true) {
                    exchange.getResponseBody().write("data: 1\n\n".getBytes(UTF_8));
                    exchange.getResponseBody().flush();
                }
            } catch (IOException gone) {
                failed.complete(gone);
            }
        });
        var heard = open("/").send("1");
        assertThat(heard.events.poll(20, SECONDS)).isEqualTo("1");

        heard.connection.close(CloseReason.NORMAL, "enough");

        assertThat(heard.closed()).isEqualTo(new CloseReason(CloseReason.NORMAL, "enough", false));
        assertThat(failed.orTimeout(20, SECONDS).join()).isNotNull();
    }

    @Test
    void listenerThatFailsCutsTheAnswerOff() {
        server.createContext(
                "/", exchange -> events(exchange, new LinkedBlockingQueue<>(List.of("data: 1\n\ndata: 2\n\n"))));
        var closed = new CompletableFuture<CloseReason>();
        var messages = new AtomicInteger();
        var connection = transport
                .connect(options(uri("/"), Map.of()), opened -> new ConnectionListener() {
                    @Override
                    public void onMessage(byte[] utf8, int offset, int length) {
                        messages.incrementAndGet();
                        throw new IllegalStateException("a failure of the test");
                    }

                    @Override
                    public void onBurstEnd() {}

                    @Override
                    public void onClosed(CloseReason reason) {
                        closed.complete(reason);
                    }
                })
                .toCompletableFuture()
                .join();

        connection.send("1".getBytes(UTF_8), 0, 1);

        assertThat(closed.join().code()).isEqualTo(CloseReason.INTERNAL);
        assertThat(messages).hasValue(1);
    }

    @Test
    void serverOfOursHearsThatItsClientHasLeft() throws Exception {
        var exchanges = new LinkedBlockingQueue<Heard>();
        try (var netty = NettyTransport.create(1)) {
            var listening = netty.listen(
                    new ListenOptions(
                            "127.0.0.1", 0, options(uri("/"), Map.of()).limits(), Set.of(), null),
                    new Acceptor() {
                        @Override
                        public Decision decide(Handshake handshake) {
                            return new Accept(null);
                        }

                        @Override
                        public Decision decideExchange(Handshake request) {
                            return new Accept(null);
                        }

                        @Override
                        public ConnectionListener opened(Connection connection) {
                            return exchanged(connection);
                        }

                        @Override
                        public ConnectionListener exchanged(Connection exchange) {
                            var opened = new Heard(exchange);
                            exchanges.add(opened);
                            return opened;
                        }
                    });
            var client = open(
                            URI.create("http://127.0.0.1:" + listening.address().getPort() + "/"), Map.of())
                    .send("1");
            var exchange = exchanges.take();
            assertThat(exchange.connection.carryMany()).isTrue();
            exchange.send("one").send("two");
            assertThat(client.events.poll(20, SECONDS)).isEqualTo("one");

            client.connection.close(CloseReason.NORMAL, "enough");

            assertThat(exchange.closed().code()).isEqualTo(CloseReason.ABNORMAL);
        }
    }

    @Test
    void onlyOneMessageGoesOut() {
        assertThat(open("/").connection.carryMany()).isFalse();
    }

    // What was not sent

    @Test
    void refusedConnectionSentNothing() throws IOException {
        URI closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
        }

        assertThat(open(closed, Map.of()).send("1").closed())
                .isEqualTo(new CloseReason(
                        CloseReason.NOT_SENT,
                        "Could not connect to " + closed
                                + ": the connection was refused, or the host cannot be reached",
                        false));
    }

    @Test
    void unknownHostSentNothing() {
        assertThat(open(URI.create("http://nowhere.invalid/"), Map.of())
                        .send("1")
                        .closed())
                .isEqualTo(new CloseReason(
                        CloseReason.NOT_SENT,
                        "Could not connect to http://nowhere.invalid/: the host is unknown",
                        false));
    }

    @Test
    void failedTlsSentNothing() throws Exception {
        try (var raw = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var uri = URI.create("https://127.0.0.1:" + raw.getLocalPort() + "/");
            var heard = open(uri, Map.of()).send("1");
            try (var accepted = raw.accept()) {
                accepted.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));

                assertThat(heard.closed().code()).isEqualTo(CloseReason.NOT_SENT);
                assertThat(heard.closed().text()).startsWith("Could not connect to " + uri + ": ");
            }
        }
    }

    @Test
    void connectionLostBeforeTheHandshakeOfTlsSentNothing() throws Exception {
        try (var raw = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var uri = URI.create("https://127.0.0.1:" + raw.getLocalPort() + "/");
            var heard = open(uri, Map.of()).send("1");
            raw.accept().close();

            assertThat(heard.closed().toString()).startsWith("4900 ");
        }
    }

    @Test
    void connectionLostBeforeTheAnswerMayHaveRun() {
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.close();
        });

        var reason = open("/").send("1").closed();

        assertThat(reason.code()).isEqualTo(CloseReason.ABNORMAL);
        assertThat(reason.text()).startsWith("Reading the answer of " + uri("/") + " failed: ");
    }

    @Test
    void secondMessageCallsTheFirstOneOff() throws Exception {
        try (var raw = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var heard = open(URI.create("http://127.0.0.1:" + raw.getLocalPort() + "/"), Map.of())
                    .send("1");
            try (var accepted = raw.accept()) {
                accepted.setSoTimeout(20_000);
                assertThat(accepted.getInputStream().read()).isEqualTo('P');

                heard.send("cancel");

                assertThat(heard.closed())
                        .isEqualTo(new CloseReason(CloseReason.NORMAL, "the exchange was called off", false));
                assertThat(new String(accepted.getInputStream().readAllBytes(), UTF_8))
                        .doesNotContain("cancel");
            }
        }
    }

    @Test
    void closeAbortsTheRequest() throws Exception {
        try (var raw = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var heard = open(URI.create("http://127.0.0.1:" + raw.getLocalPort() + "/"), Map.of())
                    .send("1");
            try (var accepted = raw.accept()) {
                accepted.setSoTimeout(20_000);
                assertThat(accepted.getInputStream().read()).isEqualTo('P');

                heard.connection.close(CloseReason.INTERNAL, "enough");
                heard.connection.close(CloseReason.NORMAL, "again");

                assertThat(heard.closed()).isEqualTo(new CloseReason(CloseReason.INTERNAL, "enough", false));
                assertThat(accepted.getInputStream().readAllBytes()).isNotEmpty();
            }
        }
    }

    @Test
    void whatIsSentAfterTheEndIsDropped() {
        var requests = new AtomicInteger();
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            answer(exchange, 200, "application/json", "{}");
        });
        var heard = open("/").send("1");
        heard.closed();

        heard.send("2");
        open("/").send("3").closed();

        assertThat(requests).hasValue(2);
    }

    @Test
    void listenerThatFailsClosesWith1011() {
        server.createContext("/", exchange -> answer(exchange, 200, "application/json", "{}"));
        var closed = new CompletableFuture<CloseReason>();
        var connection = transport
                .connect(options(uri("/"), Map.of()), opened -> new ConnectionListener() {
                    @Override
                    public void onMessage(byte[] utf8, int offset, int length) {
                        throw new IllegalStateException("a failure of the test");
                    }

                    @Override
                    public void onBurstEnd() {}

                    @Override
                    public void onClosed(CloseReason reason) {
                        closed.complete(reason);
                    }
                })
                .toCompletableFuture()
                .join();

        connection.send("1".getBytes(UTF_8), 0, 1);

        assertThat(closed.join().code()).isEqualTo(CloseReason.INTERNAL);
    }

    @Test
    void listenerThatCannotBeMadeOpensNothing() {
        var opening = transport
                .connect(options(uri("/"), Map.of()), opened -> {
                    throw new IllegalStateException("no listener");
                })
                .toCompletableFuture();

        assertThatThrownBy(opening::join).hasRootCauseMessage("no listener");
    }

    @Test
    void closingFromWithinTheListenerIsHeardAfterwards() {
        server.createContext("/", exchange -> answer(exchange, 200, "application/json", "{}"));
        var events = new LinkedBlockingQueue<String>();
        var closed = new CompletableFuture<CloseReason>();
        var connection = transport
                .connect(options(uri("/"), Map.of()), opened -> new ConnectionListener() {
                    @Override
                    public void onMessage(byte[] utf8, int offset, int length) {
                        opened.close(CloseReason.NORMAL, "seen enough");
                        events.add("message");
                    }

                    @Override
                    public void onBurstEnd() {
                        events.add(BURST_END);
                    }

                    @Override
                    public void onClosed(CloseReason reason) {
                        events.add("closed");
                        closed.complete(reason);
                    }
                })
                .toCompletableFuture()
                .join();

        connection.send("1".getBytes(UTF_8), 0, 1);

        assertThat(closed.join().text()).isEqualTo("seen enough");
        assertThat(events).containsExactly("message", BURST_END, "closed");
    }

    @Test
    void closedTransportEndsItsExchangesAndOpensNoMore() throws InterruptedException {
        var arrived = new CountDownLatch(1);
        server.createContext("/", exchange -> arrived.countDown());
        var running = open("/").send("1");
        var unused = open("/");
        assertThat(arrived.await(20, SECONDS)).isTrue();

        transport.close();

        var reason = new CloseReason(CloseReason.GOING_AWAY, "the transport closes", false);
        assertThat(running.closed()).isEqualTo(reason);
        assertThat(unused.closed()).isEqualTo(reason);
        assertThatThrownBy(() -> open("/"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("A transport that was closed opens nothing more; create another one.");
    }

    @Test
    void otherSchemesAreRefused() {
        assertThatThrownBy(() -> open(URI.create("ws://host/x?secret"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("An HTTP address starts with http:// or https://. Found: ws://host/x?….");
    }

    @Test
    void headersThatCannotBeSetAreRefusedAtOnce() {
        assertThatThrownBy(() -> open("/", Map.of("Host", "other.example")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Host");
    }

    @Test
    void nothingIsListenedFor() {
        assertThatThrownBy(() -> transport.listen(null, null))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("This transport only sends; listen with the one for WebSocket.");
    }

    @Test
    void tasksRunOnTheOwnThread() {
        var connection = open("/").connection;
        var name = new CompletableFuture<String>();

        connection.execute(() -> {
            assertThat(connection.onOwnThread()).isTrue();
            name.complete(Thread.currentThread().getName());
        });

        assertThat(name.join()).startsWith("callwire-http-");
        assertThat(connection.onOwnThread()).isFalse();
    }

    @Test
    void serverOfOursAnswers() {
        try (var ours = RpcServer.builder().host("127.0.0.1").start()) {
            var rpc = URI.create("http://127.0.0.1:" + ours.port() + "/rpc");
            for (var i = 0; i < 3; i++) {
                var heard = open(rpc, Map.of()).send("{\"jsonrpc\":\"2.0\",\"id\":" + i + ",\"method\":\"none\"}");

                assertThat(heard.closed().code()).isEqualTo(CloseReason.NORMAL);
                assertThat(heard.events.remove()).contains("\"id\":" + i).contains("-32601");
            }
            assertThat(open(rpc.resolve("/nowhere"), Map.of()).send("1").closed())
                    .isEqualTo(new CloseReason(
                            CloseReason.NOT_SENT,
                            rpc.resolve("/nowhere") + " answered 404: Nothing is served at this path. Served: /, /rpc",
                            true));
            await().untilAsserted(() -> assertThat(ours.peers()).isEmpty());
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private Heard open(String path) {
        return open(path, Map.of());
    }

    private Heard open(String path, Map<String, String> headers) {
        return open(uri(path), headers);
    }

    private Heard open(URI uri, Map<String, String> headers) {
        var heard = new CompletableFuture<Heard>();
        var connection = transport
                .connect(options(uri, headers), opened -> {
                    heard.complete(new Heard(opened));
                    return heard.join();
                })
                .toCompletableFuture()
                .join();
        assertThat(heard.join().connection).isSameAs(connection);
        return heard.join();
    }

    private static ConnectOptions options(URI uri, Map<String, String> headers) {
        var time = Duration.ofSeconds(10);
        var limits =
                new TransportLimits(MAX_BYTES, 10, time, 4096, 8192, 10, 1 << 20, 1 << 24, time, time, time, 60, 400);
        return new ConnectOptions(uri, List.of(), headers, limits, time, null);
    }

    /** Sends each text when it comes, until an empty one does. */
    private static void events(HttpExchange exchange, BlockingQueue<String> next) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        try (var body = exchange.getResponseBody()) {
            for (var text = next.take(); !text.isEmpty(); text = next.take()) {
                body.write(text.getBytes(UTF_8));
                body.flush();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        if (!type.isEmpty()) {
            exchange.getResponseHeaders().set("Content-Type", type);
        }
        var utf8 = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, utf8.length);
        exchange.getResponseBody().write(utf8);
        exchange.close();
    }
}
