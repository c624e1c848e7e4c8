package dev.callwire.benchmarks.contestant;

import dev.callwire.benchmarks.measure.Tally;
import dev.callwire.benchmarks.measure.Window;
import io.netty.channel.ChannelHandlerContext;
import java.util.concurrent.CompletableFuture;

/** As {@link NettyRun}, with frames read and written in batches. */
abstract class BatchRun extends FrameBatches implements ClientRun {
    final Tally tally = new Tally();
    final int inFlight;
    final Window window;
    private final CompletableFuture<Tally> done = new CompletableFuture<>();
    private int unanswered;

    BatchRun(int inFlight, Window window, Flush flush) {
        super(true, flush);
        this.inFlight = inFlight;
        this.window = window;
        unanswered = inFlight;
    }

    @Override
    public final CompletableFuture<Tally> done() {
        return done;
    }

    /** Makes the first calls. */
    abstract void begin();

    /** One caller has made its last call. */
    final void ended() {
        if (--unanswered == 0) {
            done.complete(tally);
        }
    }

    @Override
    public final void handlerAdded(ChannelHandlerContext ctx) throws Exception {
        super.handlerAdded(ctx);
        try {
            begin();
            endBurst();
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
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
