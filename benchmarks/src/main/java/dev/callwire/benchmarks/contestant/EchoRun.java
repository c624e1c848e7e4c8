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

    /** The same of an {@code echo} of an order. */
    static final int ORDER_FRAME_BYTES = 1088;

    /** What is in the frames of a text's echo besides the text, on average. */
    private static final int ENVELOPE_BYTES = 55;

    private final int frameBytes;
    private final TextWebSocketFrame frame;
    private final long[] begun;
    private int sent;
    private int due;
    private int sentSlot;
    private int dueSlot;

    private EchoRun(int inFlight, Window window, int frameBytes) {
        super(inFlight, window);
        this.frameBytes = frameBytes;
        frame = new TextWebSocketFrame(Unpooled.directBuffer(frameBytes).writeZero(frameBytes));
        begun = new long[inFlight];
    }

    static Client connect(int port) throws Exception {
        return NettyClient.connect(
                port,
                (inFlight, window, bytes) -> new EchoRun(inFlight, window, FRAME_BYTES),
                (inFlight, window, bytes) -> new EchoRun(inFlight, window, ORDER_FRAME_BYTES),
                (inFlight, window, bytes) -> new EchoRun(inFlight, window, bytes + ENVELOPE_BYTES));
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
        if (content.readableBytes() != frameBytes || content.getLong(content.readerIndex()) != Digits.of(due)) {
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
