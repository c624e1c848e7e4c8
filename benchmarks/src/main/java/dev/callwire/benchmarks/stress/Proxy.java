package dev.callwire.benchmarks.stress;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Passes bytes on between clients and a server on the loopback interface, until the wires are harmed. Thread-safe. */
final class Proxy implements AutoCloseable {
    private static final int CHUNK = 16 << 10;
    private static final int BACKLOG = 200;

    private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
    private final ServerSocket listening;
    private final int target;

    /** How many more bytes pass before the cut. */
    private long bytesLeft = Long.MAX_VALUE;

    private CountDownLatch cut = new CountDownLatch(0);
    private int accepted;

    private Proxy(int target) throws IOException {
        this.target = target;
        listening = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        start("accept", this::accept);
    }

    /** A proxy for the server at a port. */
    static Proxy to(int port) throws IOException {
        return new Proxy(port);
    }

    String url() {
        return "ws://127.0.0.1:" + listening.getLocalPort() + "/rpc";
    }

    /** How many connections there were. */
    synchronized int accepted() {
        return accepted;
    }

    /** Resets both ends of every connection; what is on its way is lost. */
    void cut() {
        wires.forEach(Wire::cut);
    }

    /** Cuts when so many more bytes have passed in both directions together, and waits for that; false if it is long. */
    boolean cutAfter(long bytes) throws InterruptedException {
        CountDownLatch done;
        synchronized (this) {
            bytesLeft = bytes;
            cut = new CountDownLatch(1);
            done = cut;
        }
        return done.await(30, TimeUnit.SECONDS);
    }

    /** Moves nothing any more on the connections that there are; nobody is told. */
    void freeze() {
        wires.forEach(wire -> wire.frozen = true);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }

    private void accept() throws IOException {
        while (true) {
            var client = listening.accept();
            try {
                var wire = new Wire(client, new Socket(InetAddress.getLoopbackAddress(), target));
                synchronized (this) {
                    accepted++;
                }
                wires.add(wire);
                start("up", () -> wire.pump(client, wire.server));
                start("down", () -> wire.pump(wire.server, client));
            } catch (IOException unreachable) {
                reset(client);
            }
        }
    }

    /** How many of so many bytes may pass before the cut. */
    private synchronized int admit(int bytes) {
        int passing = (int) Math.min(bytes, bytesLeft);
        if (bytesLeft != Long.MAX_VALUE) {
            bytesLeft -= passing;
        }
        return passing;
    }

    private void cutIfDue() {
        CountDownLatch done;
        synchronized (this) {
            if (bytesLeft > 0) {
                return;
            }
            bytesLeft = Long.MAX_VALUE;
            done = cut;
        }
        cut();
        done.countDown();
    }

    /** One connection. */
    private final class Wire {
        private final Socket client;
        private final Socket server;
        private volatile boolean frozen;

        Wire(Socket client, Socket server) throws IOException {
            this.client = client;
            this.server = server;
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        }

        void pump(Socket from, Socket to) {
            var chunk = new byte[CHUNK];
            try {
                int read;
                while ((read = from.getInputStream().read(chunk)) >= 0) {
                    if (frozen) {
                        return;
                    }
                    to.getOutputStream().write(chunk, 0, admit(read));
                    cutIfDue();
                }
                if (!frozen) {
                    to.shutdownOutput();
                }
                if (from.isOutputShutdown()) {
                    cut();
                }
            } catch (IOException broken) {
                if (!frozen) {
                    cut();
                }
            }
        }

        void cut() {
            wires.remove(this);
            reset(client);
            reset(server);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException alreadyClosed) {
            // That is what was wanted.
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(String what, Work work) {
        var thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException over) {
                        // The socket was closed.
                    }
                },
                "proxy-" + what);
        thread.setDaemon(true);
        thread.start();
    }
}
