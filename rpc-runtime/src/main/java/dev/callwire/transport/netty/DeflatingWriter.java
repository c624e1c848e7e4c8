package dev.callwire.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.EncoderException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.concurrent.Future;

/**
 * Writes frames through Netty's handlers, which compress the larger messages. They are flushed at a burst's end, and within
 * a burst whenever much has gathered. What counts as unsent is what was handed over, however little becomes of it.
 */
final class DeflatingWriter implements Outgoing {
    private static final int NO_RESERVED_BITS = 0;

    /** So much does not wait for the burst's end. */
    private static final int FULL_BATCH_BYTES = 64 * 1024;

    private final Channel channel;
    private final Unsent unsent;
    private final Writability writability;
    private final Runnable flushTask = this::flushLater;
    private int unflushedBytes;
    private boolean inBurst;
    private boolean flushIsDue;
    private boolean closed;

    /**
     * @param unsent told of what leaves here for the socket, and of what got through
     * @param writability told when that is done
     */
    DeflatingWriter(Channel channel, Unsent unsent, Writability writability) {
        this.channel = channel;
        this.unsent = unsent;
        this.writability = writability;
    }

    @Override
    public void beginBurst() {
        inBurst = true;
    }

    @Override
    public void endBurst() {
        inBurst = false;
        flush();
    }

    @Override
    public void message(byte[] utf8, int offset, int length) {
        message(new TextWebSocketFrame(true, NO_RESERVED_BITS, copy(utf8, offset, length)));
    }

    @Override
    public void binary(byte[] bytes, int offset, int length) {
        message(new BinaryWebSocketFrame(true, NO_RESERVED_BITS, copy(bytes, offset, length)));
    }

    private void message(WebSocketFrame frame) {
        write(frame);
        if (unflushedBytes >= FULL_BATCH_BYTES) {
            flush();
        } else if (!inBurst && !flushIsDue) {
            flushIsDue = true;
            channel.eventLoop().execute(flushTask);
        }
    }

    @Override
    public void ping() {
        write(new PingWebSocketFrame());
        flush();
    }

    @Override
    public void pong(byte[] payload, int offset, int length) {
        write(new PongWebSocketFrame(copy(payload, offset, length)));
    }

    @Override
    public ChannelFuture close(byte[] payload) {
        var written = write(new CloseWebSocketFrame(true, NO_RESERVED_BITS, Unpooled.wrappedBuffer(payload)));
        flush();
        closed = true;
        return written;
    }

    @Override
    public void release() {
        unflushedBytes = 0;
    }

    private void flushLater() {
        flushIsDue = false;
        if (!inBurst) {
            flush();
        }
    }

    private void flush() {
        unflushedBytes = 0;
        channel.flush();
    }

    /** On the heap, as that is where it is compressed. */
    private ByteBuf copy(byte[] bytes, int offset, int length) {
        return channel.alloc().heapBuffer(length).writeBytes(bytes, offset, length);
    }

    private ChannelFuture write(WebSocketFrame frame) {
        if (closed) {
            frame.release();
            return channel.newSucceededFuture();
        }
        var bytes = frame.content().readableBytes();
        unflushedBytes += bytes;
        var written = channel.write(frame);
        unsent.add(bytes);
        writability.grown();
        return written.addListener(done -> taken(bytes, done));
    }

    private void taken(int bytes, Future<?> done) {
        unsent.subtract(bytes);
        writability.shrunk();
        if (done.cause() instanceof EncoderException failure) {
            channel.pipeline().fireExceptionCaught(failure);
        }
    }
}
