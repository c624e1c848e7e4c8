package dev.callwire.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A WebSocket server for one client, which does nothing of itself: a test reads and writes each frame. */
final class RawServer implements AutoCloseable {
    private final ServerSocket listening;
    private Wire wire;

    RawServer() throws IOException {
        listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    String url() {
        return "ws://127.0.0.1:" + listening.getLocalPort() + "/";
    }

    /** Lets the client in; it waits for that. */
    void accept() {
        accept("");
    }

    /** The same, with further header lines, each with its line end. */
    void accept(String headers) {
        try {
            wire = Wire.accept(listening.accept(), headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Wire wire() {
        return wire;
    }

    @Override
    public void close() throws IOException {
        if (wire != null) {
            wire.close();
        }
        listening.close();
    }
}
