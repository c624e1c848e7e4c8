package dev.callwire.benchmarks.contestant;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One end of a connection whose frames are read where a read's bytes lie, in one array, and written into one buffer for each
 * flush, without any of Netty's handlers. It knows text frames that are whole, and nothing else.
 */
abstract class FrameBatches extends ChannelInboundHandlerAdapter {
    private static final byte WHOLE_TEXT = (byte) 0x81;
    private static final int LENGTH_BITS = 0x7F;
    private static final int SHORT_FORM = 126;
    private static final int LONG_FORM = 127;
    private static final int MASK_BYTES = 4;
    private static final byte[] NOTHING = {};
    private static final int FIRST_FLUSH = 16;

    /** When what a burst has brought is sent. */
    enum Flush {
        /** When the read ends. */
        AT_END(Integer.MAX_VALUE),
        /** Then too, but also after 16 messages, 32 more, 64 and so on, so that both ends are at work. */
        GROWING(FIRST_FLUSH);

        private final int first;

        Flush(int first) {
            this.first = first;
        }
    }

    private final boolean masks;
    private final Flush flush;
    private @Nullable ChannelHandlerContext context;
    private @Nullable LoopScratch scratch;
    private byte[] held = NOTHING;
    private int unflushed;
    private int flushAfter;

    /** @param masks as a client has to */
    FrameBatches(boolean masks, Flush flush) {
        this.masks = masks;
        this.flush = flush;
        flushAfter = flush.first;
    }

    /** Takes a frame; its bytes are good until it returns. */
    abstract void take(byte[] bytes, int from, int to);

    /** Begins a frame of about that length. */
    final Outgoing begin(int expected) {
        var out = scratch().out;
        out.begin(masks, expected);
        return out;
    }

    /** Ends the frame that was begun. */
    final void end(Outgoing out) {
        out.end();
        if (++unflushed >= flushAfter) {
            flushAfter = Math.min(2 * flushAfter, 1 << 20);
            flush();
        }
    }

    /** Sends what there is, and has the next burst begin. */
    final void endBurst() {
        flushAfter = flush.first;
        flush();
    }

    private void flush() {
        var out = scratch().out;
        int length = out.length();
        unflushed = 0;
        if (length > 0) {
            var ctx = context();
            var frames = ctx.alloc().directBuffer(length).writeBytes(out.bytes(), 0, length);
            out.clear();
            ctx.writeAndFlush(frames, ctx.voidPromise());
        }
    }

    final ByteCursor cursor() {
        return scratch().cursor;
    }

    private LoopScratch scratch() {
        if (scratch == null) {
            throw new IllegalStateException("It has no connection");
        }
        return scratch;
    }

    final ChannelHandlerContext context() {
        if (context == null) {
            throw new IllegalStateException("It has no connection");
        }
        return context;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) throws Exception {
        context = ctx;
        scratch = LoopScratch.ofThisThread();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object read) {
        var in = (ByteBuf) read;
        int before = held.length;
        int length = before + in.readableBytes();
        var bytes = scratch().in(length);
        System.arraycopy(held, 0, bytes, 0, before);
        in.readBytes(bytes, before, length - before);
        in.release();
        int rest = frames(bytes, length);
        held = rest == length ? NOTHING : Arrays.copyOfRange(bytes, rest, length);
    }

    /** Takes the frames that are whole; returns where the rest begins. */
    private int frames(byte[] bytes, int to) {
        int at = 0;
        while (to - at >= 2) {
            int form = bytes[at + 1] & LENGTH_BITS;
            boolean masked = bytes[at + 1] < 0;
            int head = 2 + (form < SHORT_FORM ? 0 : form == SHORT_FORM ? Short.BYTES : Long.BYTES);
            int payload = at + head + (masked ? MASK_BYTES : 0);
            if (to < payload) {
                return at;
            }
            int length = form < SHORT_FORM ? form : (int) bigEndian(bytes, at + 2, head - 2);
            if (to - payload < length) {
                return at;
            }
            if (bytes[at] != WHOLE_TEXT || (form == LONG_FORM && length < 0)) {
                throw new IllegalStateException("No whole text message, but a frame that begins with " + bytes[at]);
            }
            at = payload + length;
            if (masked) {
                ByteViews.mask((int) bigEndian(bytes, payload - MASK_BYTES, MASK_BYTES), bytes, payload, at);
            }
            take(bytes, payload, at);
        }
        return at;
    }

    private static long bigEndian(byte[] bytes, int from, int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = (value << Byte.SIZE) | (bytes[from + i] & 0xFF);
        }
        return value;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        endBurst();
    }
}
