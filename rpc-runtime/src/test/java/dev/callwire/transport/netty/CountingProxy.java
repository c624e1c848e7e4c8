package dev.callwire.transport.netty;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between one client and a server and counts the bytes of their TCP connection. */
final class CountingProxy implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final InetSocketAddress target;
    private final AtomicLong up = new AtomicLong();
    private final AtomicLong down = new AtomicLong();

    CountingProxy(InetSocketAddress target) throws IOException {
        this.target = target;
        start(this::accept);
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + listening.getLocalPort() + "/");
    }

    /** Sent by the client. */
    long bytesUp() {
        return up.get();
    }

    /** Sent by the server. */
    long bytesDown() {
        return down.get();
    }

    private void accept() throws IOException {
        var client = listening.accept();
        var server = new Socket(target.getAddress(), target.getPort());
        start(() -> pass(client, server, up));
        start(() -> pass(server, client, down));
    }

    private static void pass(Socket from, Socket to, AtomicLong count) throws IOException {
        var chunk = new byte[16 * 1024];
        try (from;
                to) {
            for (var read = from.getInputStream().read(chunk);
                    read >= 0;
                    read = from.getInputStream().read(chunk)) {
                count.addAndGet(read);
                to.getOutputStream().write(chunk, 0, read);
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        var thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException closed) {
                        // One of them has gone, and so goes the other.
                    }
                },
                "counting-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
