package dev.callwire.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between clients and a server on the loopback interface and passes bytes on, until a test harms the wire.
 * Thread-safe.
 */
public final class TcpProxy implements AutoCloseable {
    private static final int CHUNK = 16 << 10;

    private final AtomicLong bytes = new AtomicLong();
    private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
    private final int port;
    private volatile int target;
    private ServerSocket listening;
    private Thread accepting;
    private boolean silent;
    private boolean closed;
    private long bytesToCut = Long.MAX_VALUE;
    private int accepted;

    private TcpProxy(int target) {
        this.target = target;
        listen(0);
        port = listening.getLocalPort();
    }

    /** A proxy for the server at a port. */
    public static TcpProxy to(int port) {
        return new TcpProxy(port);
    }

    /** Where clients connect to. */
    public int port() {
        return port;
    }

    public String url() {
        return "ws://127.0.0.1:" + port + "/rpc";
    }

    /** Has connections that come from now on go to the server at another port. */
    public void target(int port) {
        target = port;
    }

    /** How many connections there are now. */
    int connections() {
        return wires.size();
    }

    /** How many bytes have passed, in both directions together. */
    long bytes() {
        return bytes.get();
    }

    /** How many connections there were. */
    public synchronized int accepted() {
        return accepted;
    }

    /** Cuts all connections: both ends get a reset, and what is on its way is lost. */
    public void cutAll() {
        wires.forEach(Wire::cut);
    }

    /** Cuts all connections, once, when so many more bytes have passed, in both directions together. */
    public synchronized void cutAfter(long bytes) {
        bytesToCut = bytes;
    }

    /** Keeps the sockets open, those that come too, but moves nothing any more; nobody is told. */
    public synchronized void silence() {
        silent = true;
    }

    /** Ends a silence; what waited goes on. */
    synchronized void resume() {
        silent = false;
        notifyAll();
    }

    /** Refuses connections; those that are there stay. */
    public void refuse() {
        Thread leaving;
        synchronized (this) {
            try {
                listening.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            leaving = accepting;
        }
        try {
            leaving.join(); // until it has left the socket, the system lets connections in
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes connections again, at the same port. */
    public synchronized void accept() {
        if (listening.isClosed()) {
            listen(port);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        refuse();
        resume();
        cutAll();
    }

    private void listen(int at) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
            listening = socket;
            accepting = start("accept", () -> acceptFrom(socket));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void acceptFrom(ServerSocket socket) throws IOException {
        while (true) {
            var client = socket.accept();
            if (socket.isClosed()) {
                reset(client); // one that came as the socket was being closed, which takes a moment
                return;
            }
            try {
                new Wire(client, new Socket(InetAddress.getLoopbackAddress(), target)).start();
            } catch (IOException unreachable) {
                reset(client);
            }
        }
    }

    /** Waits while there is silence; returns how many of so many bytes may pass before the cut. */
    private synchronized int admit(int bytes) throws InterruptedException {
        while (silent && !closed) {
            wait();
        }
        if (bytesToCut == Long.MAX_VALUE) {
            return bytes;
        }
        var passing = (int) Math.min(bytes, bytesToCut);
        bytesToCut -= passing;
        return passing;
    }

    /** Whether it is time for the cut; once. */
    private synchronized boolean isTimeToCut() {
        if (bytesToCut > 0) {
            return false;
        }
        bytesToCut = Long.MAX_VALUE;
        return true;
    }

    /** One connection. */
    private final class Wire {
        private final Socket client;
        private final Socket server;

        Wire(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void start() throws IOException {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            synchronized (TcpProxy.this) {
                accepted++;
            }
            wires.add(this);
            TcpProxy.start("up", () -> pump(client, server));
            TcpProxy.start("down", () -> pump(server, client));
        }

        private void pump(Socket from, Socket to) throws InterruptedException {
            var chunk = new byte[CHUNK];
            try {
                for (var read = from.getInputStream().read(chunk);
                        read >= 0;
                        read = from.getInputStream().read(chunk)) {
                    bytes.addAndGet(read);
                    to.getOutputStream().write(chunk, 0, admit(read));
                    if (isTimeToCut()) {
                        cutAll();
                    }
                }
                admit(0);
                to.shutdownOutput();
                if (from.isOutputShutdown()) {
                    end();
                }
            } catch (IOException broken) {
                cut();
            }
        }

        /** Both directions are through. */
        private void end() throws IOException {
            wires.remove(this);
            client.close();
            server.close();
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
        void run() throws IOException, InterruptedException;
    }

    private static Thread start(String what, Work work) {
        var thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException | InterruptedException over) {
                        // The socket was closed.
                    }
                },
                "tcp-proxy-" + what);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
