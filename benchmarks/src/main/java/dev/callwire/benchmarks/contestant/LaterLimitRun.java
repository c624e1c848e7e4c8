package dev.callwire.benchmarks.contestant;

import dev.callwire.benchmarks.measure.Tally;
import dev.callwire.benchmarks.measure.Window;
import io.netty.channel.ChannelHandlerContext;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** As {@link LimitRun}, but each answer makes the next call on a worker thread, and the event loop sends it. */
final class LaterLimitRun extends BatchRun {
    private final LimitFrames.Method method;
    private final ExecutorService workers;
    private final Caller[] callers;
    private @Nullable LimitFrames json;
    private @Nullable HandOff handOff;

    private LaterLimitRun(LimitFrames.Method method, int inFlight, Window window, ExecutorService workers) {
        super(inFlight, window, Flush.GROWING);
        this.method = method;
        this.workers = workers;
        callers = new Caller[inFlight];
        for (int i = 0; i < inFlight; i++) {
            callers[i] = new Caller(LimitCalls.of(method, i, inFlight));
        }
    }

    static Client connect(int port) throws Exception {
        var workers = Threads.VIRTUAL.newExecutor();
        return NettyClient.connectBare(
                port,
                (inFlight, window, bytes) -> new LaterLimitRun(LimitFrames.Method.ADD, inFlight, window, workers),
                (inFlight, window, bytes) -> new LaterLimitRun(LimitFrames.Method.ECHO, inFlight, window, workers));
    }

    @Override
    void begin() {
        json = new LimitFrames(cursor());
        handOff = new HandOff(context().channel().eventLoop(), workers, this::endBurst);
        for (var caller : callers) {
            handOff.add(caller);
        }
        handOff.endBurst();
    }

    @Override
    void take(byte[] bytes, int from, int to) {
        var answer = json;
        if (answer == null || handOff == null) {
            throw new IllegalStateException("It has not begun");
        }
        answer.readAnswer(bytes, from, to, method);
        var caller = callers[LimitCalls.caller(answer.id, callers.length)];
        caller.calls.keep(answer);
        handOff.add(caller);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (handOff != null) {
            handOff.endBurst();
        }
    }

    private final class Caller extends HandOff.Task {
        private final LimitCalls calls;
        private final Tally own = new Tally();
        private long begun;
        private boolean called;
        private boolean isLast;
        private @Nullable RuntimeException failure;

        Caller(LimitCalls calls) {
            this.calls = calls;
        }

        @Override
        void run() {
            if (called) {
                takeAnswer();
            }
            called = true;
            if (!isLast) {
                calls.next();
                begun = own.begin();
            }
        }

        private void takeAnswer() {
            if (!calls.isRight()) {
                failure = new IllegalStateException("A wrong answer to " + calls.id());
            }
            own.end(begun);
            isLast = failure != null || window.isOver();
        }

        @Override
        void finish() {
            if (failure != null) {
                done().completeExceptionally(failure);
            } else if (isLast) {
                tally.add(own);
                ended();
            } else {
                calls.write(LaterLimitRun.this);
            }
        }
    }
}
