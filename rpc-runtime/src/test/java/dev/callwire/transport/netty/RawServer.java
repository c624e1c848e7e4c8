package dev.callwire.transport.netty;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A plain TCP server for one connection, whose end of it does what a test wants. */
final class RawServer implements AutoCloseable {
    private static final Pattern KEY = Pattern.compile("(?i)sec-websocket-key: (\\S+)");

    private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private volatile RawPeer peer;
    private volatile String request;

    RawServer() throws IOException {}

    URI uri() {
        return URI.create("ws://127.0.0.1:" + socket.getLocalPort() + "/");
    }

    /** Takes the connection. */
    RawPeer accept() throws IOException {
        socket.setSoTimeout(20_000);
        peer = new RawPeer(socket.accept());
        return peer;
    }

    RawPeer peer() {
        return peer;
    }

    /** The answer to a handshake that opens the connection. */
    static String upgradeAnswer(String request) {
        var key = KEY.matcher(request);
        if (!key.find()) {
            throw new IllegalArgumentException("No key in " + request);
        }
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + HandshakeKey.answerTo(key.group(1)) + "\r\n\r\n";
    }

    /** A client whose handshake with this server has succeeded. */
    TestClient dialled() {
        return dialled(dial -> dial, answer -> answer);
    }

    /** A client whose handshake was answered with a changed answer; throws why it failed if it did. */
    TestClient dialled(UnaryOperator<TestClient.Dial> dial, UnaryOperator<String> answer) {
        var answered = answer(request -> answer.apply(upgradeAnswer(request)));
        var client = TestClient.connect(dial.apply(TestClient.Dial.to(uri())), (to, text) -> {});
        answered.join();
        return client;
    }

    /** Takes a connection, answers its handshake and closes it. */
    void answerAndHangUp(UnaryOperator<String> answer) {
        answer(answer).thenRun(this::hangUp);
    }

    /** Closes the connection without a word. */
    void hangUp() {
        try {
            peer.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The request that was answered. */
    String request() {
        return request;
    }

    private CompletableFuture<Void> answer(UnaryOperator<String> answer) {
        return CompletableFuture.runAsync(() -> {
                    try {
                        accept();
                        request = peer.readHead();
                        peer.write(answer.apply(request));
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                })
                .orTimeout(20, SECONDS);
    }

    @Override
    public void close() throws IOException {
        if (peer != null) {
            peer.close();
        }
        socket.close();
    }
}
