package dev.callwire.benchmarks.contestant;

import io.netty.channel.ChannelHandlerContext;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** As {@link LimitServer}, with handlers on worker threads, of the kind that Callwire's run on. */
final class WorkerLimitServer extends FrameBatches {
    private final LimitFrames json = new LimitFrames(LoopScratch.ofThisThread().cursor);
    private final ExecutorService workers;
    private @Nullable HandOff handOff;

    private WorkerLimitServer(ExecutorService workers) {
        super(false, Flush.GROWING);
        this.workers = workers;
    }

    static Server start() throws InterruptedException {
        var workers = Threads.VIRTUAL.newExecutor();
        return NettyServer.startBare(() -> new WorkerLimitServer(workers));
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) throws Exception {
        super.handlerAdded(ctx);
        handOff = new HandOff(ctx.channel().eventLoop(), workers, this::endBurst);
    }

    private HandOff handOff() {
        if (handOff == null) {
            throw new IllegalStateException("It has no connection");
        }
        return handOff;
    }

    @Override
    void take(byte[] bytes, int from, int to) {
        json.readRequest(bytes, from, to);
        handOff().add(json.method == LimitFrames.Method.ADD ? new Adding(json) : new Echoing(json));
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        handOff().endBurst();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        cause.printStackTrace();
        ctx.close();
    }

    private final class Adding extends HandOff.Task {
        private final long id;
        private final int a;
        private final int b;
        private int sum;

        Adding(LimitFrames request) {
            id = request.id;
            a = request.a;
            b = request.b;
        }

        @Override
        void run() {
            sum = a + b;
        }

        @Override
        void finish() {
            LimitFrames.writeAnswer(WorkerLimitServer.this, id, sum);
        }
    }

    private final class Echoing extends HandOff.Task {
        private final long id;
        private final Order order;
        private @Nullable Order result;

        Echoing(LimitFrames request) {
            id = request.id;
            order = request.order;
        }

        @Override
        void run() {
            result = order;
        }

        @Override
        void finish() {
            if (result != null) {
                LimitFrames.writeAnswer(WorkerLimitServer.this, id, result);
            }
        }
    }
}
