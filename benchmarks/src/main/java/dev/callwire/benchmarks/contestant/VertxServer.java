package dev.callwire.benchmarks.contestant;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Serves JSON-RPC that is dispatched by hand on Vert.x's event loop. */
final class VertxServer implements Server {
    private final Vertx vertx;
    private final HttpServer server;

    private VertxServer(Vertx vertx, HttpServer server) {
        this.vertx = vertx;
        this.server = server;
    }

    static Server start() throws Exception {
        var vertx = newVertx();
        var options = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(0)
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false);
        var server =
                vertx.createHttpServer(options).webSocketHandler(socket -> socket.handler(new Session(socket)::take));
        server.listen().toCompletionStage().toCompletableFuture().get();
        return new VertxServer(vertx, server);
    }

    /** With one event loop, as the others on Netty. */
    static Vertx newVertx() {
        return Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
    }

    static void close(Vertx vertx) {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Vert.x does not close", e);
        }
    }

    @Override
    public int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        close(vertx);
    }

    /** One connection; what one read brings is answered by one flush of Vert.x's. */
    private static final class Session {
        private final ServerWebSocket socket;
        private final JsonMessages json = new JsonMessages();
        private long stream;
        private int next;

        Session(ServerWebSocket socket) {
            this.socket = socket;
        }

        void take(Buffer message) {
            try {
                var bytes = message.getBytes();
                json.read(bytes, bytes.length);
                dispatch();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void dispatch() throws IOException {
            switch (json.method) {
                case JsonMessages.ADD -> socket.writeTextMessage(json.answer(json.id, json.a + json.b));
                case JsonMessages.ECHO -> socket.writeTextMessage(json.answer(json.id, json.order));
                case JsonMessages.NUMBERS -> {
                    stream = json.id;
                    next = 0;
                }
                case JsonMessages.REQUEST -> produce(json.token);
                case JsonMessages.CANCEL -> stream = 0;
                default -> throw new IllegalStateException("There is no method " + json.method);
            }
        }

        private void produce(long count) throws IOException {
            for (long i = 0; i < count && stream != 0; i++) {
                socket.writeTextMessage(json.progress(stream, next++));
            }
        }
    }
}
