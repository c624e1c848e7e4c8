package dev.callwire.engine;

import dev.callwire.transport.CloseReason;
import dev.callwire.transport.Connection;
import dev.callwire.transport.ConnectionListener;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The other end of a peer's connection, in frames. */
final class Wire implements ConnectionListener {
    private final Connection connection;
    private final List<String> received = new ArrayList<>();
    private @Nullable CloseReason closed;

    Wire(Connection connection) {
        this.connection = connection;
    }

    void send(String frame) {
        var utf8 = frame.getBytes(StandardCharsets.UTF_8);
        connection.send(utf8, 0, utf8.length);
    }

    /** The frames that have come since this was last asked. */
    synchronized List<String> received() {
        var frames = List.copyOf(received);
        received.clear();
        return frames;
    }

    synchronized @Nullable CloseReason closed() {
        return closed;
    }

    void close() {
        close(CloseReason.NORMAL);
    }

    void close(int code) {
        connection.close(code, "");
    }

    @Override
    public synchronized void onMessage(byte[] utf8, int offset, int length) {
        received.add(new String(utf8, offset, length, StandardCharsets.UTF_8));
    }

    @Override
    public void onBurstEnd() {
        // Frames are looked at when the test does.
    }

    @Override
    public synchronized void onClosed(CloseReason reason) {
        closed = reason;
    }
}
