package dev.callwire.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCounted;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Writes frames, many into one buffer, and decides when the buffer leaves. For the connection's event loop alone.
 *
 * <p>A flush costs a system call, so a burst is flushed at its end; yet a long one is also flushed after 16 messages,
 * then after 32, 64 and so on, so that the other end works meanwhile. What other threads have queued goes in larger parts: there
 * each part wakes one of them at the other end, too, which costs more.
 */
final class FrameWriter implements Outgoing {
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final byte[] NOTHING = {};

    private static final int FIRST_FLUSH = 16;
    private static final int FIRST_FLUSH_OF_QUEUED = 32;
    private static final int LAST_FLUSH = 1 << 20;
    private static final int MAX_HEADER_BYTES = 14;
    private static final int MASK_BIT = 0x80;

    private static final int LENGTH_IN_SHORT = 126;
    private static final int LENGTH_IN_LONG = 127;

    /** A batch is never copied to grow beyond these, and leaves when it is full. */
    private static final int COPIED_BYTES = 16 * 1024;

    private static final int FULL_BATCH_BYTES = 64 * 1024;

    private final Channel channel;
    private final boolean masking;
    private final Unsent unsent;
    private final Writability writability;
    private final Scratch scratch = Scratch.ofThisThread();
    private final Runnable flushTask = this::flushLater;

    /** The frames that have not left, in an array of the event loop's while there are any. */
    private byte[] batch = NOTHING;

    private int batchBytes;
    private int unflushed;
    private int flushAfter = FIRST_FLUSH;
    private boolean inBurst;
    private boolean flushIsDue;
    private boolean closed;

    /**
     * @param masking as a client must
     * @param unsent told of what leaves here for the socket, and of what got through
     * @param writability told when that is done
     */
    FrameWriter(Channel channel, boolean masking, Unsent unsent, Writability writability) {
        this.channel = channel;
        this.masking = masking;
        this.unsent = unsent;
        this.writability = writability;
    }

    @Override
    public void beginBurst() {
        inBurst = true;
    }

    @Override
    public void beginQueuedBurst() {
        inBurst = true;
        flushAfter = FIRST_FLUSH_OF_QUEUED;
    }

    @Override
    public void endBurst() {
        inBurst = false;
        flushAfter = FIRST_FLUSH;
        flush();
    }

    @Override
    public void message(byte[] utf8, int offset, int length) {
        message(Opcode.TEXT, utf8, offset, length);
    }

    @Override
    public void binary(byte[] bytes, int offset, int length) {
        message(Opcode.BINARY, bytes, offset, length);
    }

    private void message(Opcode opcode, byte[] payload, int offset, int length) {
        if (length > FULL_BATCH_BYTES) {
            handOver();
            unflushed = 0;
            handOver(large(opcode, payload, offset, length));
            return;
        }
        append(opcode, payload, offset, length);
        if (++unflushed >= flushAfter || batchBytes >= FULL_BATCH_BYTES) {
            flushAfter = Math.min(2 * flushAfter, LAST_FLUSH);
            flush();
        } else if (!inBurst && !flushIsDue) {
            flushIsDue = true;
            channel.eventLoop().execute(flushTask);
        }
    }

    @Override
    public void ping() {
        append(Opcode.PING, NOTHING, 0, 0);
        handOver();
    }

    @Override
    public void pong(byte[] payload, int offset, int length) {
        append(Opcode.PONG, payload, offset, length);
    }

    @Override
    public ChannelFuture close(byte[] payload) {
        append(Opcode.CLOSE, payload, 0, payload.length);
        var written = handOver();
        closed = true;
        return written;
    }

    @Override
    public void release() {
        if (batch.length > 0) {
            scratch.giveBackBatch(batch);
            batch = NOTHING;
            batchBytes = 0;
        }
    }

    private void flushLater() {
        flushIsDue = false;
        if (!inBurst) {
            endBurst();
        }
    }

    /**
     * Hands the batch over, unless much of what was handed over before has not left yet: then the batch grows until it
     * is full or some of that has left, as many small buffers would cost more than they hold.
     */
    private void flush() {
        if (batchBytes > 0 && (batchBytes >= FULL_BATCH_BYTES || unsent.bytes() < FULL_BATCH_BYTES)) {
            handOver();
        }
    }

    private void taken(int bytes) {
        unsent.subtract(bytes);
        if (!inBurst) {
            flush();
        }
        writability.shrunk();
    }

    /** Adds a frame to the batch. */
    private void append(Opcode opcode, byte[] payload, int offset, int length) {
        var out = room(MAX_HEADER_BYTES + length);
        var at = batchBytes;
        out[at++] = (byte) opcode.firstByte();
        at = putLength(out, at, length);
        if (masking) {
            var mask = ThreadLocalRandom.current().nextInt();
            INTS.set(out, at, mask);
            at += Integer.BYTES;
            Mask.apply(mask, payload, offset, length, out, at);
        } else {
            System.arraycopy(payload, offset, out, at, length);
        }
        batchBytes = at + length;
    }

    private int putLength(byte[] out, int at, int length) {
        var bit = masking ? MASK_BIT : 0;
        if (length < LENGTH_IN_SHORT) {
            out[at] = (byte) (bit | length);
            return at + 1;
        } else if (length < 1 << Short.SIZE) {
            out[at] = (byte) (bit | LENGTH_IN_SHORT);
            SHORTS.set(out, at + 1, (short) length);
            return at + 1 + Short.BYTES;
        } else {
            out[at] = (byte) (bit | LENGTH_IN_LONG);
            LONGS.set(out, at + 1, (long) length);
            return at + 1 + Long.BYTES;
        }
    }

    /** The batch, with room for so many bytes more. */
    private byte[] room(int bytes) {
        if (batchBytes > COPIED_BYTES && batch.length - batchBytes < bytes) {
            handOver();
        }
        if (batch.length - batchBytes < bytes) {
            batch = batchBytes == 0
                    ? scratch.takeBatch(bytes)
                    : Arrays.copyOf(batch, Math.max(batchBytes + bytes, 2 * batch.length));
        }
        return batch;
    }

    private ChannelFuture handOver() {
        if (batchBytes == 0) {
            return channel.newSucceededFuture();
        }
        return handOver(takeBatch());
    }

    private ByteBuf takeBatch() {
        var full = channel.alloc().directBuffer(batchBytes).writeBytes(batch, 0, batchBytes);
        unflushed = 0;
        release();
        return full;
    }

    private ChannelFuture handOver(ByteBuf full) {
        return handOver(full, full.readableBytes(), true);
    }

    /** Hands over what Netty's handlers make a frame of, behind the batch, and leaves the flush to the caller. */
    ChannelFuture handOver(WebSocketFrame frame, int bytes) {
        if (batchBytes > 0) {
            var full = takeBatch();
            handOver(full, full.readableBytes(), false);
        }
        return handOver(frame, bytes, false);
    }

    private ChannelFuture handOver(ReferenceCounted message, int bytes, boolean flush) {
        if (closed) {
            message.release();
            return channel.newSucceededFuture();
        }
        var written = flush ? channel.writeAndFlush(message) : channel.write(message);
        unsent.add(bytes);
        writability.grown();
        return written.addListener(done -> taken(bytes));
    }

    /** A frame in a buffer of its own: a fresh mask and the payload under it, a chunk at a time. */
    private ByteBuf large(Opcode opcode, byte[] payload, int offset, int length) {
        var out = channel.alloc().directBuffer(MAX_HEADER_BYTES + length);
        var chunk = scratch.chunk();
        chunk[0] = (byte) opcode.firstByte();
        out.writeBytes(chunk, 0, putLength(chunk, 1, length));
        if (!masking) {
            return out.writeBytes(payload, offset, length);
        }
        var mask = ThreadLocalRandom.current().nextInt();
        out.writeInt(mask);
        for (var done = 0; done < length; done += chunk.length) {
            var count = Math.min(chunk.length, length - done);
            Mask.apply(mask, payload, offset + done, count, chunk, 0);
            out.writeBytes(chunk, 0, count);
        }
        return out;
    }
}
