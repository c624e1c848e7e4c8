package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callwire.RpcServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A WebSocket client that is the JDK's, not ours: it sends any text, and hands over the frames that come. None of them
 * may tell what the server is made of.
 */
final class RawClient implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final long SECONDS = 10;

    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;
    private volatile boolean paused;
    private int probes;

    private RawClient(String url, String... subprotocols) {
        var builder = HTTP.newWebSocketBuilder();
        if (subprotocols.length > 0) {
            builder.subprotocols(subprotocols[0], Arrays.copyOfRange(subprotocols, 1, subprotocols.length));
        }
        socket = builder.buildAsync(URI.create(url), new Listener()).join();
    }

    static RawClient connect(RpcServer server) {
        return connect(server, "/rpc");
    }

    static RawClient connect(RpcServer server, String path, String... subprotocols) {
        return new RawClient("ws://127.0.0.1:" + server.port() + path, subprotocols);
    }

    void send(String frame) {
        socket.sendText(frame, true).join();
    }

    void sendBinary(byte[] frame) {
        socket.sendBinary(ByteBuffer.wrap(frame), true).join();
    }

    /** The next frame, as text. */
    String nextText() {
        try {
            var frame = frames.poll(SECONDS, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("No frame came within " + SECONDS + " s; closed: " + closed);
            }
            assertThat(frame).doesNotContain("java.", "dev.callwire", "Exception", "com.fasterxml");
            return frame;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The next frame. */
    JsonNode next() {
        return Json.tree(nextText());
    }

    /** Sends a frame and returns the one that comes next. */
    JsonNode ask(String frame) {
        send(frame);
        return next();
    }

    /** Proves that the connection works and that nothing is on its way: a new call's answer comes next. */
    void answersNext() {
        var id = "\"probe " + ++probes + "\"";
        assertThat(ask(Json.call(id, "no.such.method", "[]")).path("id")).isEqualTo(Json.tree(id));
    }

    /** The code that the server closes with. */
    int closeCode() {
        return closed.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    /** Takes one frame more, at most. */
    void pause() {
        paused = true;
    }

    /** Takes frames again. */
    void resume() {
        paused = false;
        socket.request(1);
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    @Override
    public void close() {
        if (isOpen() && !socket.isOutputClosed()) {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                frames.add(text.toString());
                text.setLength(0);
            }
            if (!paused) {
                webSocket.request(1);
            }
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            closed.complete(statusCode);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.completeExceptionally(error);
        }
    }
}
