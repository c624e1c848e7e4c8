package dev.callwire.engine;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.json.OutboundTooLargeException;
import dev.callwire.protocol.FrameForm;
import dev.callwire.protocol.MalformedFrameException;
import dev.callwire.transport.Connection;
import dev.callwire.transport.Handshake;
import java.net.SocketAddress;

/**
 * A connection whose messages are frames in a binary form, seen as one of JSON. Where JSON fits into a message and its form
 * does not, a send fails with {@link OutboundTooLargeException}, as writing the frame would have.
 */
final class BinaryConnection implements Connection {
    /** How much longer than is to be expected something short may become without a second buffer. */
    private static final int GROWTH = 16;

    private final Connection carrier;
    private final FrameForm form;
    private final Settings settings;

    BinaryConnection(Connection carrier, FrameForm form, Settings settings) {
        this.carrier = carrier;
        this.form = form;
        this.settings = settings;
    }

    @Override
    public void send(byte[] utf8, int offset, int length) {
        if (!carrier.isOpen()) {
            return;
        }
        var frame = new JsonSlice();
        frame.set(utf8, offset, length);
        var message = buffer(length, settings.limits().outboundMessageBytes());
        form.encode(frame, message);
        carrier.sendBinary(message.array(), 0, message.length());
    }

    /**
     * The frame that a message stands for.
     *
     * @throws OutboundTooLargeException if it is longer than a message that comes may be
     */
    JsonWriter decode(byte[] message, int offset, int length) throws MalformedFrameException {
        var frame = buffer(length + length / 4L, settings.limits().inboundMessageBytes());
        form.decode(message, offset, length, settings.jsonLimits(), frame);
        return frame;
    }

    /** Not one that is kept: there may be many connections, and they are idle for most of the time. */
    private static JsonWriter buffer(long expected, int maxLength) {
        return new JsonWriter((int) Math.min(expected + GROWTH, maxLength), maxLength);
    }

    @Override
    public void close(int code, String reason) {
        carrier.close(code, reason);
    }

    @Override
    public boolean carryMany() {
        return carrier.carryMany();
    }

    @Override
    public boolean isWritable() {
        return carrier.isWritable();
    }

    @Override
    public void reading(boolean on) {
        carrier.reading(on);
    }

    @Override
    public void execute(Runnable task) {
        carrier.execute(task);
    }

    @Override
    public boolean onOwnThread() {
        return carrier.onOwnThread();
    }

    @Override
    public boolean isOpen() {
        return carrier.isOpen();
    }

    @Override
    public Handshake handshake() {
        return carrier.handshake();
    }

    @Override
    public SocketAddress remoteAddress() {
        return carrier.remoteAddress();
    }

    @Override
    public String toString() {
        return carrier.toString();
    }
}
