package dev.callwire.benchmarks.contestant;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The client's end of a WebSocket of Vert.x's, all of whose messages come on one event loop. */
final class VertxSocket {
    private final Vertx vertx;
    private final Context context;
    private final JsonMessages json = new JsonMessages();

    /** Would close its sockets if it were forgotten. */
    private final WebSocketClient client;

    private final WebSocket socket;

    private VertxSocket(Vertx vertx, Context context, WebSocketClient client, WebSocket socket) {
        this.vertx = vertx;
        this.context = context;
        this.client = client;
        this.socket = socket;
    }

    static VertxSocket connect(int port) throws Exception {
        var vertx = VertxServer.newVertx();
        var context = vertx.getOrCreateContext();
        var client = vertx.createWebSocketClient();
        var socket = new CompletableFuture<WebSocket>();
        execute(
                context,
                () -> client.connect(port, "127.0.0.1", "/rpc")
                        .onSuccess(socket::complete)
                        .onFailure(socket::completeExceptionally));
        return new VertxSocket(vertx, context, client, socket.get());
    }

    /** Has messages taken, once they are read into {@link #json()}, and ends told; on the event loop. */
    void listen(Runnable messages, Consumer<Throwable> end) {
        socket.exceptionHandler(end::accept);
        socket.closeHandler(none -> end.accept(new IllegalStateException("The connection was lost")));
        socket.handler(message -> {
            var bytes = message.getBytes();
            try {
                json.read(bytes, bytes.length);
                messages.run();
            } catch (IOException | RuntimeException e) {
                end.accept(e);
            }
        });
    }

    /** Writes messages, and has the one in it that was read last. */
    JsonMessages json() {
        return json;
    }

    void send(String message) {
        socket.writeTextMessage(message);
    }

    /** Runs a task on the event loop. */
    void execute(Runnable task) {
        execute(context, task);
    }

    private static void execute(Context context, Runnable task) {
        context.runOnContext(none -> task.run());
    }

    void close() {
        client.close();
        VertxServer.close(vertx);
    }
}
