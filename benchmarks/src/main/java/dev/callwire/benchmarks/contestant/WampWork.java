package dev.callwire.benchmarks.contestant;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a client does once it has joined, with frames read and written right in the connection's buffers: of the machine, the
 * routers are to get the most. What one read brought is answered together.
 */
abstract class WampWork extends ByteToMessageDecoder {
    private static final int FINAL = 0x80;
    private static final int TEXT = 1;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int MASKED = 0x80;
    private static final int LONG = 126;

    /** With this mask a payload stays as it is. */
    private static final int NO_MASK = 0;

    private static final int HEAD_BYTES = 2;
    private static final int LONG_HEAD_BYTES = 4;
    private static final int FIRST_BYTES = 4096;

    private final Consumer<Throwable> failed;
    private final WampCursor cursor = new WampCursor();
    private @Nullable ChannelHandlerContext context;

    /** Frames that wait for the next flush. */
    private @Nullable ByteBuf waiting;

    private int begun;

    /** @param failed told when something is not as it should be */
    WampWork(Consumer<Throwable> failed) {
        this.failed = failed;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Takes a frame, whose type has been read. */
    abstract void take(long type, WampCursor frame);

    /** Begins a frame. */
    final ByteBuf begin(byte[] text) {
        return begin(TEXT).writeBytes(text);
    }

    private ByteBuf begin(int opcode) {
        if (waiting == null) {
            waiting = context().alloc().directBuffer(FIRST_BYTES);
        }
        begun = waiting.writerIndex();
        return waiting.writeByte(FINAL | opcode).writeByte(MASKED).writeInt(NO_MASK);
    }

    static void append(ByteBuf frame, long number) {
        long unit = 1;
        while (number / unit >= 10) {
            unit *= 10;
        }
        for (; unit > 0; unit /= 10) {
            frame.writeByte((int) ('0' + number / unit % 10));
        }
    }

    /** Ends the frame that was begun; it is sent with the next {@link #flush}. */
    final void end(ByteBuf frame) {
        int length = frame.writerIndex() - begun - HEAD_BYTES - Integer.BYTES;
        if (length >= LONG) {
            throw new IllegalStateException("A frame of " + length + " bytes is too long for this client");
        }
        frame.setByte(begun + 1, MASKED | length);
    }

    final void flush() {
        if (waiting != null) {
            var frames = waiting;
            waiting = null;
            context().writeAndFlush(frames, context().voidPromise());
        }
    }

    /** The thread of all this. */
    final Executor loop() {
        return context().executor();
    }

    private ChannelHandlerContext context() {
        if (context == null) {
            throw new IllegalStateException("It has not joined");
        }
        return context;
    }

    static IllegalStateException unexpected(WampCursor frame) {
        return new IllegalStateException("This was not due: " + frame);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        while (in.readableBytes() >= HEAD_BYTES) {
            int index = in.readerIndex();
            int length = in.getUnsignedByte(index + 1);
            int head = HEAD_BYTES;
            if (length == LONG && in.readableBytes() >= LONG_HEAD_BYTES) {
                length = in.getUnsignedShort(index + HEAD_BYTES);
                head = LONG_HEAD_BYTES;
            }
            if (in.readableBytes() < head + length) {
                return;
            }
            take(in.getUnsignedByte(index), in, index + head, length);
            in.skipBytes(head + length);
        }
    }

    private void take(int first, ByteBuf in, int index, int length) {
        if (first == (FINAL | TEXT)) {
            cursor.reset(in, index, length);
            take(cursor.number(), cursor);
        } else if (first == (FINAL | PING)) {
            end(begin(PONG).writeBytes(in, index, length));
        } else {
            throw new IllegalStateException("No text message, but a frame that begins with " + first);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
        super.channelReadComplete(ctx);
        flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        failed.accept(cause);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        super.channelInactive(ctx);
        failed.accept(new IllegalStateException("A connection was lost"));
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext ctx) {
        if (waiting != null) {
            waiting.release();
        }
    }
}
