package dev.callwire.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.EncoderException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/**
 * Writes the larger messages through Netty's handlers, which compress them, and all else as it is written without
 * compression. As unsent counts what is handed over, however little becomes of it.
 */
final class DeflatingWriter implements Outgoing {
    private static final int NO_RESERVED_BITS = 0;

    /** Shorter messages go as they are: there is less than a packet to be saved, and time would be lost on each. */
    private static final int LEAST_BYTES = 1024;

    /** So much does not wait for the burst's end. */
    private static final int FULL_BATCH_BYTES = 64 * 1024;

    private final Channel channel;
    private final FrameWriter frames;
    private final Runnable flushTask = this::flushLater;
    private int unflushedBytes;
    private boolean inBurst;
    private boolean flushIsDue;

    /** @param frames writes what is not compressed, and keeps all in its order */
    DeflatingWriter(Channel channel, FrameWriter frames) {
        this.channel = channel;
        this.frames = frames;
    }

    @Override
    public void beginBurst() {
        inBurst = true;
        frames.beginBurst();
    }

    @Override
    public void beginQueuedBurst() {
        inBurst = true;
        frames.beginQueuedBurst();
    }

    @Override
    public void endBurst() {
        inBurst = false;
        frames.endBurst();
        flush();
    }

    @Override
    public void message(byte[] utf8, int offset, int length) {
        if (length < LEAST_BYTES) {
            frames.message(utf8, offset, length);
        } else {
            compress(new TextWebSocketFrame(true, NO_RESERVED_BITS, copy(utf8, offset, length)), length);
        }
    }

    @Override
    public void binary(byte[] bytes, int offset, int length) {
        if (length < LEAST_BYTES) {
            frames.binary(bytes, offset, length);
        } else {
            compress(new BinaryWebSocketFrame(true, NO_RESERVED_BITS, copy(bytes, offset, length)), length);
        }
    }

    @Override
    public void ping() {
        frames.ping();
    }

    @Override
    public void pong(byte[] payload, int offset, int length) {
        frames.pong(payload, offset, length);
    }

    @Override
    public ChannelFuture close(byte[] payload) {
        return frames.close(payload);
    }

    @Override
    public void release() {
        frames.release();
    }

    /** On the heap, as that is where it is compressed. */
    private ByteBuf copy(byte[] bytes, int offset, int length) {
        return channel.alloc().heapBuffer(length).writeBytes(bytes, offset, length);
    }

    private void compress(WebSocketFrame frame, int bytes) {
        unflushedBytes += bytes;
        frames.handOver(frame, bytes).addListener(done -> {
            if (done.cause() instanceof EncoderException failure) {
                channel.pipeline().fireExceptionCaught(failure);
            }
        });
        if (unflushedBytes >= FULL_BATCH_BYTES) {
            flush();
        } else if (!inBurst && !flushIsDue) {
            flushIsDue = true;
            channel.eventLoop().execute(flushTask);
        }
    }

    private void flushLater() {
        flushIsDue = false;
        if (!inBurst) {
            flush();
        }
    }

    private void flush() {
        if (unflushedBytes > 0) {
            unflushedBytes = 0;
            channel.flush();
        }
    }
}
