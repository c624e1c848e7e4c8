package dev.callwire.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.annotation.RpcCallback;
import dev.callwire.annotation.RpcService;
import dev.callwire.call.CallContext;
import dev.callwire.call.FaultException;
import dev.callwire.call.InterceptedCall;
import dev.callwire.call.Interceptor;
import dev.callwire.call.Limits;
import dev.callwire.call.NotExecutedException;
import dev.callwire.call.ReconnectPolicy;
import dev.callwire.transport.CloseReason;
import dev.callwire.transport.Handshake;
import java.io.IOException;
import java.net.Socket;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Peers that speak the protocol and mean no good: each is bounded, answered, or disconnected with a code that says why,
 * and another client is served meanwhile.
 */
@Timeout(60)
class BadPeersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int POLICY = 1008;
    private static final int METHOD_NOT_FOUND = -32601;
    private static final int UNKNOWN_REFERENCE = -32001;
    private static final int TOO_MANY_REFERENCES = -32006;
    private static final int FORBIDDEN = -32015;
    private static final int REFERENCES = 1024;

    private final DirectedWork work = new DirectedWork();
    private final List<Line> kept = new CopyOnWriteArrayList<>();
    private final AtomicInteger secretsTold = new AtomicInteger();
    private final RpcServer server = ServerFixture.serving(Work.class, work)
            .service(Secrets.class, this::secret)
            .service(Lines.class, new Keeping())
            .authenticate(BadPeersTest::nameOf)
            .intercept(BadPeersTest::admit)
            .limits(Limits.DEFAULTS.toBuilder()
                    .unwritableTimeout(Duration.ofMillis(500))
                    .build())
            .start();
    private final Bystander bystander = new Bystander(server);

    @RpcService("secrets")
    interface Secrets {
        String tell();
    }

    @RpcCallback
    interface Line extends AutoCloseable {
        String say(String words);

        @Override
        default void close() {}
    }

    @RpcService("lines")
    interface Lines {
        /** Keeps it for as long as its owner lets it. */
        int keep(Line line);

        Line open(String name);

        /** Calls what was kept last. */
        String sayToLast(String words);
    }

    private final class Keeping implements Lines {
        @Override
        public int keep(Line line) {
            kept.add(line);
            return kept.size();
        }

        @Override
        public Line open(String name) {
            return words -> name + ": " + words;
        }

        @Override
        public String sayToLast(String words) {
            return kept.get(kept.size() - 1).say(words);
        }
    }

    private String secret() {
        secretsTold.incrementAndGet();
        return "told to "
                + CallContext.current()
                        .peer()
                        .principal()
                        .map(Principal::getName)
                        .orElse("nobody");
    }

    private static Optional<Principal> nameOf(Handshake handshake) {
        var names = handshake.headers().getOrDefault("x-name", List.of("anonymous"));
        return Optional.of(() -> names.get(0));
    }

    private static CompletionStage<Object> admit(InterceptedCall call, Interceptor.Next next) {
        boolean isRoot = call.peer().principal().map(Principal::getName).equals(Optional.of("root"));
        if (call.service() == Secrets.class && !isRoot) {
            throw new FaultException(FORBIDDEN, "This is not for you");
        }
        return next.proceed();
    }

    @AfterEach
    void bystanderWasServed() {
        try {
            bystander.isAnswered();
            bystander.close();
        } finally {
            work.letGo();
            server.close();
        }
    }

    private Wire dial() throws IOException {
        return Wire.dial(server.port());
    }

    private static int errorCode(JsonNode answer) {
        return answer.path("error").path("code").asInt();
    }

    /** The code that the connection is closed with, whatever comes before. */
    private static int closeCode(Wire wire) throws IOException {
        var frame = wire.read();
        while (frame.first() != Wire.CLOSE) {
            frame = wire.read();
        }
        return frame.closeCode();
    }

    @Test
    void whatItHasNoRightToIsRefusedEachTimeAndNeverRuns() {
        try (var raw = RawClient.connect(server)) {
            for (int i = 0; i < 200; i++) {
                assertThat(errorCode(raw.ask(Json.call("" + i, "secrets.tell", "[]"))))
                        .isEqualTo(FORBIDDEN);
                assertThat(errorCode(raw.ask(Json.call("" + i, "secrets.guess" + i, "[]"))))
                        .isEqualTo(METHOD_NOT_FOUND);
            }
            raw.send(Json.notification("secrets.tell", "[]"));
            raw.answersNext();
        }
        assertThat(secretsTold).hasValue(0);
        try (var root = RpcClient.builder("ws://127.0.0.1:" + server.port() + "/rpc")
                .header("x-name", "root")
                .connect()) {
            assertThat(root.proxy(Secrets.class).tell()).isEqualTo("told to root");
        }
    }

    @Test
    void floodOfCallsAndCancelsEndsWithTheSixtyFirstCancel() throws IOException {
        try (var wire = dial()) {
            for (int i = 1; i <= 60; i++) {
                wire.text(Json.call("" + i, "work.hold", "['x']"));
                wire.text(Json.notification("$/cancelRequest", "{'id':" + i + "}"));
                var answer = Json.tree(wire.read().text());
                assertThat(errorCode(answer)).isEqualTo(-32800);
                assertThat(answer.path("id").asInt()).isEqualTo(i);
            }
            wire.text(Json.call("61", "work.hold", "['last']"));
            wire.text(Json.notification("$/cancelRequest", "{'id':61}"));

            assertThat(closeCode(wire)).isEqualTo(POLICY);
        }
        await().until(() -> server.peers().size() == 1);
    }

    @Test
    void cancelsOfWhatWasNeverCalledCountToo() throws IOException {
        try (var wire = dial()) {
            for (int i = 0; i < 61; i++) {
                wire.text(Json.notification("$/cancelRequest", "{'id':'never'}"));
            }
            var frame = wire.read();

            assertThat(frame.closeCode()).isEqualTo(POLICY);
            assertThat(new String(frame.payload(), 2, frame.payload().length - 2, UTF_8))
                    .contains("cancel");
        }
    }

    @Test
    void floodOfCallsThatNobodyReadsTheAnswersOfIsCutOff() throws IOException {
        var frame = Wire.bytesOf(
                Wire.TEXT,
                Json.call("1", "work.now", "['" + "x".repeat(50_000) + "']").getBytes(UTF_8),
                true);
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(server.address());
        try (var wire = Wire.dial(socket)) {
            var flood = CompletableFuture.runAsync(() -> sendUntilCutOff(wire, frame));

            assertThat(flood).succeedsWithin(PATIENCE);
        }
        await().until(() -> server.peers().size() == 1);
    }

    private static void sendUntilCutOff(Wire wire, byte[] frame) {
        try {
            while (true) {
                wire.bytes(frame);
            }
        } catch (IOException cutOff) {
            // That is what it came for.
        }
    }

    @Test
    void answersToNothingAndTwiceAreIgnored() {
        var before = server.peers();
        try (var raw = RawClient.connect(server)) {
            for (int i = 0; i < 1_000; i++) {
                raw.send(Json.text("{'jsonrpc':'2.0','id':" + i + ",'result':" + i + "}"));
                raw.send(Json.text("{'jsonrpc':'2.0','id':'s" + i + "','error':{'code':1,'message':'x'}}"));
            }
            raw.answersNext();
            var peer = server.peers().stream()
                    .filter(each -> !before.contains(each))
                    .findFirst()
                    .orElseThrow();
            var call = peer.proxy(WorkLater.class).now("a");
            var id = raw.next().path("id");

            raw.send(Json.text("{'jsonrpc':'2.0','id':" + id + ",'result':'first'}"));
            raw.send(Json.text("{'jsonrpc':'2.0','id':" + id + ",'result':'second'}"));

            assertThat(call).succeedsWithin(PATIENCE).isEqualTo("first");
            raw.answersNext();
        }
    }

    @Test
    void pingFloodEndsTheConnection() throws IOException {
        try (var wire = dial()) {
            for (int i = 0; i < 61; i++) {
                wire.frame(Wire.PING, new byte[] {1});
            }

            assertThat(closeCode(wire)).isEqualTo(POLICY);
        }
    }

    @Test
    void floodOfPongsEndsTheConnection() throws IOException {
        try (var wire = dial()) {
            for (int i = 0; i < 61; i++) {
                wire.frame(Wire.PONG, new byte[0]);
            }

            assertThat(closeCode(wire)).isEqualTo(POLICY);
        }
    }

    @Test
    void handleBeyondThoseThatMayBeHeldIsRefused() throws IOException {
        try (var raw = RawClient.connect(server)) {
            for (int i = 1; i <= REFERENCES; i++) {
                assertThat(raw.ask(keep(i)).path("result").asInt()).isEqualTo(i);
            }

            var refusal = raw.ask(keep(REFERENCES + 1));

            assertThat(errorCode(refusal)).isEqualTo(TOO_MANY_REFERENCES);
            assertThat(refusal.path("error").path("message").asText()).contains("1024", "references");
            assertThat(kept).hasSize(REFERENCES);
            // When one is let go, there is room for another.
            raw.send(Json.notification("$/releaseMarshaledObject", "{'handle':1,'ownedBySender':true}"));
            assertThat(raw.ask(keep(REFERENCES + 2)).path("result").asInt()).isEqualTo(REFERENCES + 1);
        }
        await().until(() -> server.peers().size() == 1);
        assertThatExceptionOfType(NotExecutedException.class)
                .isThrownBy(() -> kept.get(kept.size() - 1).say("hello"))
                .withMessageContaining("the reference to its object has ended");
    }

    private static String keep(int handle) {
        return Json.call(
                "" + handle, "lines.keep", "[{'__jsonrpc_marshaled':1,'handle':" + handle + ",'lifetime':'explicit'}]");
    }

    @Test
    void objectBeyondThoseThatMayBeHandedOutIsRefused() {
        try (var raw = RawClient.connect(server)) {
            long handle = 0;
            for (int i = 1; i <= REFERENCES; i++) {
                handle = raw.ask(Json.call("" + i, "lines.open", "['a']"))
                        .path("result")
                        .path("handle")
                        .asLong();
                assertThat(handle).isPositive();
            }

            assertThat(errorCode(raw.ask(Json.call("0", "lines.open", "['a']"))))
                    .isEqualTo(TOO_MANY_REFERENCES);
            assertThat(raw.ask(Json.call("0", "$/invokeProxy/" + handle + "/say", "['hi']"))
                            .path("result")
                            .asText())
                    .isEqualTo("a: hi");
            raw.send(Json.notification("$/releaseMarshaledObject", "{'handle':" + handle + ",'ownedBySender':false}"));
            assertThat(errorCode(raw.ask(Json.call("0", "$/invokeProxy/" + handle + "/say", "['hi']"))))
                    .isEqualTo(UNKNOWN_REFERENCE);
            assertThat(raw.ask(Json.call("0", "lines.open", "['b']"))
                            .path("result")
                            .has("handle"))
                    .isTrue();
        }
    }

    @Test
    void handlesThatWereNeverGivenAreUnknown() {
        try (var raw = RawClient.connect(server)) {
            for (var handle : List.of("1", "0", "-1", "999999999999", "9223372036854775807", "x", "")) {
                assertThat(errorCode(raw.ask(Json.call("1", "$/invokeProxy/" + handle + "/say", "['hi']"))))
                        .isIn(UNKNOWN_REFERENCE, METHOD_NOT_FOUND);
            }
            for (var handle : List.of("1", "-1", "'x'", "null", "{}")) {
                raw.send(Json.notification(
                        "$/releaseMarshaledObject", "{'handle':" + handle + ",'ownedBySender':false}"));
            }
            raw.answersNext();
        }
    }

    @Test
    void handleOfAnotherConnectionIsUnknown() {
        try (var raw = RawClient.connect(server);
                var other = RawClient.connect(server)) {
            long handle = raw.ask(Json.call("1", "lines.open", "['a']"))
                    .path("result")
                    .path("handle")
                    .asLong();

            assertThat(errorCode(other.ask(Json.call("1", "$/invokeProxy/" + handle + "/say", "['hi']"))))
                    .isEqualTo(UNKNOWN_REFERENCE);
        }
    }

    @Test
    void peerThatDoesNotAnswerACallbackHoldsUpItsOwnCallAlone() {
        try (var raw = RawClient.connect(server)) {
            assertThat(raw.ask(keep(1)).path("result").asInt()).isEqualTo(1);
            raw.send(Json.text("{'jsonrpc':'2.0','id':2,'method':'lines.sayToLast','params':['x'],"
                    + "'meta':{'timeoutMs':200}}"));
            assertThat(raw.next().path("method").asText()).isEqualTo("$/invokeProxy/1/say");

            var frames = List.of(raw.next(), raw.next());

            assertThat(frames).anyMatch(frame -> errorCode(frame) == -32013);
            assertThat(frames).anyMatch(frame -> frame.path("method").asText().equals("$/cancelRequest"));
            raw.answersNext();
        }
    }

    @Test
    void serverThatFloodsItsClientWithCancelsIsLeft() throws IOException {
        try (var raw = new RawServer()) {
            var accepting = CompletableFuture.runAsync(raw::accept);
            try (var client = RpcClient.builder(raw.url())
                    .reconnect(ReconnectPolicy.NEVER)
                    .connect()) {
                accepting.join();
                for (int i = 0; i < 61; i++) {
                    raw.wire().text(Json.notification("$/cancelRequest", "{'id':" + i + "}"));
                }

                assertThat(closeCode(raw.wire())).isEqualTo(POLICY);
                raw.wire().close();
                assertThat(client.closed().toCompletableFuture())
                        .succeedsWithin(PATIENCE)
                        .extracting(CloseReason::code)
                        .isEqualTo(POLICY);
            }
        }
    }

    @Test
    void floodOfNotificationsRunsOneAfterTheOther() {
        try (var raw = RawClient.connect(server)) {
            for (int i = 0; i < 500; i++) {
                raw.send(Json.notification("work.holdQuietly", "['n" + i + "']"));
            }
            assertThat(work.nextBegun()).isEqualTo("n0");
            bystander.isAnswered();

            assertThat(work.mostRunning()).isEqualTo(1);
            work.letGo();
            raw.answersNext();
        }
    }
}
