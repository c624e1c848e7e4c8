package dev.callwire.benchmarks.contestant;

import dev.callwire.benchmarks.measure.Window;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;

/**
 * Sends one frame, made beforehand, again and again, but for the digits that tell one sending from the next. Echoes come
 * in order, so each is compared with the digits that are due.
 */
final class EchoRun extends NettyRun {
    /** The mean of the request and the answer of an {@code add}, so that as many bytes travel. */
    static final int FRAME_BYTES = 63;

    private final TextWebSocketFrame frame =
            new TextWebSocketFrame(Unpooled.directBuffer(FRAME_BYTES).writeZero(FRAME_BYTES));
    private final long[] begun;
    private int sent;
    private int due;
    private int sentSlot;
    private int dueSlot;

    EchoRun(int inFlight, Window window) {
        super(inFlight, window);
        begun = new long[inFlight];
    }

    @Override
    void begin(ChannelHandlerContext ctx, int callers) {
        for (int i = 0; i < callers; i++) {
            send(ctx);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        frame.release();
    }

    private void send(ChannelHandlerContext ctx) {
        frame.content().setLong(0, Digits.of(sent));
        sent = Digits.after(sent);
        begun[sentSlot] = tally.begin();
        sentSlot = after(sentSlot);
        ctx.write(frame.retain(), ctx.voidPromise()); // the encoder copies it while it masks
    }

    @Override
    void answered(ChannelHandlerContext ctx, TextWebSocketFrame echo, boolean last) {
        var content = echo.content();
        if (content.readableBytes() != FRAME_BYTES || content.getLong(content.readerIndex()) != Digits.of(due)) {
            throw new IllegalStateException("An echo differs from what was sent");
        }
        due = Digits.after(due);
        tally.end(begun[dueSlot]);
        dueSlot = after(dueSlot);
        if (!last) {
            send(ctx);
        }
    }

    private int after(int slot) {
        int next = slot + 1;
        return next == begun.length ? 0 : next;
    }
}
