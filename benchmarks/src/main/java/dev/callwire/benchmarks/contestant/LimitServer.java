package dev.callwire.benchmarks.contestant;

import io.netty.channel.ChannelHandlerContext;

/** Adds and echoes, as a server would that a generator has written for these two methods alone. */
final class LimitServer extends FrameBatches {
    private final LimitFrames json = new LimitFrames(LoopScratch.ofThisThread().cursor);

    private LimitServer(Flush flush) {
        super(false, flush);
    }

    static Server start(Flush flush) throws InterruptedException {
        return NettyServer.startBare(() -> new LimitServer(flush));
    }

    @Override
    void take(byte[] bytes, int from, int to) {
        json.readRequest(bytes, from, to);
        if (json.method == LimitFrames.Method.ADD) {
            LimitFrames.writeAnswer(this, json.id, json.a + json.b);
        } else {
            LimitFrames.writeAnswer(this, json.id, json.order);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        cause.printStackTrace();
        ctx.close();
    }
}
