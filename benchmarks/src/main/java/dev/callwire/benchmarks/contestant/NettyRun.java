package dev.callwire.benchmarks.contestant;

import dev.callwire.benchmarks.measure.Tally;
import dev.callwire.benchmarks.measure.Window;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.concurrent.CompletableFuture;

/** Calls in a closed loop, by hand: each answer makes the next call, and what one read brought is sent together. */
abstract class NettyRun extends ChannelInboundHandlerAdapter implements ClientRun {
    final Tally tally = new Tally();
    private final int inFlight;
    private final Window window;
    private final CompletableFuture<Tally> done = new CompletableFuture<>();
    private int unanswered;

    NettyRun(int inFlight, Window window) {
        this.inFlight = inFlight;
        this.window = window;
        unanswered = inFlight;
    }

    @Override
    public final CompletableFuture<Tally> done() {
        return done;
    }

    /** Makes the first call of a number of callers. */
    abstract void begin(ChannelHandlerContext ctx, int callers) throws Exception;

    /** Checks an answer, and makes the caller's next call unless it was the last. */
    abstract void answered(ChannelHandlerContext ctx, TextWebSocketFrame frame, boolean last) throws Exception;

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        try {
            begin(ctx, inFlight);
            ctx.flush();
        } catch (Exception e) {
            done.completeExceptionally(e);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
        var frame = (TextWebSocketFrame) message;
        boolean last = window.isOver();
        try {
            answered(ctx, frame, last);
        } finally {
            frame.release();
        }
        if (last && --unanswered == 0) {
            done.complete(tally);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        ctx.flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        done.completeExceptionally(cause);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        done.completeExceptionally(new IllegalStateException("The connection was lost"));
    }
}
