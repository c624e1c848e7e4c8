package dev.callwire.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Writes frames, many into one buffer, and decides when the buffer leaves. For the connection's event loop alone.
 *
 * <p>A flush costs a system call, so a burst is flushed at its end; yet a long one is also flushed after 16 messages,
 * then after 32, 64 and so on, so that the other end works meanwhile.
 */
final class FrameWriter {
    private static final byte[] NOTHING = {};

    private static final int FIRST_FLUSH = 16;
    private static final int LAST_FLUSH = 1 << 20;
    private static final int MAX_HEADER_BYTES = 14;
    private static final int MASK_BIT = 0x80;

    /** A batch is never smaller, never copied to grow beyond {@link #COPIED_BYTES}, and leaves when it is full. */
    private static final int MIN_BATCH_BYTES = 256;

    private static final int COPIED_BYTES = 16 * 1024;
    private static final int FULL_BATCH_BYTES = 64 * 1024;

    private final Channel channel;
    private final boolean masking;
    private final Unsent unsent;
    private final Writability writability;
    private final Scratch scratch = Scratch.ofThisThread();
    private final Runnable flushTask = this::flushLater;
    private @Nullable ByteBuf batch;
    private int expectedBytes = MIN_BATCH_BYTES;
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

    /** From now on messages are held back for the burst's end. */
    void beginBurst() {
        inBurst = true;
    }

    /** Flushes what the burst brought. */
    void endBurst() {
        inBurst = false;
        flushAfter = FIRST_FLUSH;
        flush();
    }

    /** Writes a text message; it leaves with the burst, or soon. */
    void message(byte[] utf8, int offset, int length) {
        message(Opcode.TEXT, utf8, offset, length);
    }

    /** Writes a binary message; as {@link #message}. */
    void binary(byte[] bytes, int offset, int length) {
        message(Opcode.BINARY, bytes, offset, length);
    }

    private void message(Opcode opcode, byte[] payload, int offset, int length) {
        var full = append(opcode, payload, offset, length).readableBytes() >= FULL_BATCH_BYTES;
        if (++unflushed >= flushAfter || full) {
            flushAfter = Math.min(2 * flushAfter, LAST_FLUSH);
            flush();
        } else if (!inBurst && !flushIsDue) {
            flushIsDue = true;
            channel.eventLoop().execute(flushTask);
        }
    }

    /** Writes a ping and flushes. */
    void ping() {
        append(Opcode.PING, NOTHING, 0, 0);
        handOver();
    }

    /** Writes a pong; it leaves with the burst. */
    void pong(byte[] payload, int offset, int length) {
        append(Opcode.PONG, payload, offset, length);
    }

    /** Writes a close frame and flushes; nothing is sent after it. */
    ChannelFuture close(byte[] payload) {
        append(Opcode.CLOSE, payload, 0, payload.length);
        var written = handOver();
        closed = true;
        return written;
    }

    /** Drops what was not handed to the socket yet. */
    void release() {
        if (batch != null) {
            batch.release();
            batch = null;
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
        if (batch != null && (unsent.bytes() < FULL_BATCH_BYTES || batch.readableBytes() >= FULL_BATCH_BYTES)) {
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

    private ByteBuf append(Opcode opcode, byte[] payload, int offset, int length) {
        var out = room(MAX_HEADER_BYTES + length);
        var start = (opcode.firstByte() << 8) | (masking ? MASK_BIT : 0);
        if (length < 126) {
            out.writeShort(start | length);
        } else if (length < 1 << 16) {
            out.writeShort(start | 126).writeShort(length);
        } else {
            out.writeShort(start | 127).writeLong(length);
        }
        if (masking) {
            writeMasked(out, payload, offset, length);
        } else {
            out.writeBytes(payload, offset, length);
        }
        return out;
    }

    /** The batch, with room for so many bytes more. */
    private ByteBuf room(int bytes) {
        if (batch != null && batch.writableBytes() < bytes && batch.readableBytes() > COPIED_BYTES) {
            handOver();
        }
        if (batch == null) {
            batch = channel.alloc().directBuffer(Math.max(bytes, expectedBytes));
        }
        return batch.ensureWritable(bytes);
    }

    private ChannelFuture handOver() {
        var full = batch;
        if (full == null) {
            return channel.newSucceededFuture();
        }
        batch = null;
        if (closed) {
            full.release();
            return channel.newSucceededFuture();
        }
        unflushed = 0;
        var bytes = full.readableBytes();
        expectedBytes = Math.max(MIN_BATCH_BYTES, Math.min(bytes, FULL_BATCH_BYTES));
        var written = channel.writeAndFlush(full);
        unsent.add(bytes);
        writability.grown();
        return written.addListener(done -> taken(bytes));
    }

    /** Writes a fresh mask and the payload under it, a chunk at a time. */
    private void writeMasked(ByteBuf out, byte[] payload, int offset, int length) {
        var mask = ThreadLocalRandom.current().nextInt();
        out.writeInt(mask);
        var chunk = scratch.chunk();
        for (var done = 0; done < length; done += chunk.length) {
            var count = Math.min(chunk.length, length - done);
            Mask.apply(mask, payload, offset + done, count, chunk, 0);
            out.writeBytes(chunk, 0, count);
        }
    }
}
