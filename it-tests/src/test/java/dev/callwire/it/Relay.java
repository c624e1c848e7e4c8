package dev.callwire.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes bytes on between a client and a server, until a test cuts the wire. */
final class Relay implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final int target;

    Relay(int target) throws IOException {
        this.target = target;
        start(this::connect);
    }

    String url() {
        return "ws://127.0.0.1:" + listening.getLocalPort() + "/rpc";
    }

    private void connect() throws IOException {
        var client = listening.accept();
        var server = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.addAll(List.of(client, server));
        start(() -> client.getInputStream().transferTo(server.getOutputStream()));
        start(() -> server.getInputStream().transferTo(client.getOutputStream()));
    }

    /** Cuts the connection as a pulled cable does, but at once: neither end hears a goodbye. */
    void cut() throws IOException {
        for (var socket : sockets) {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
                socket.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        cut();
        listening.close();
    }

    private interface Piping {
        void run() throws IOException;
    }

    private static void start(Piping piping) {
        var thread = new Thread(
                () -> {
                    try {
                        piping.run();
                    } catch (IOException cut) {
                        // The wire was cut, or the test is over.
                    }
                },
                "relay");
        thread.setDaemon(true);
        thread.start();
    }
}
