package dev.callwire.benchmarks.contestant;

import dev.callwire.benchmarks.measure.Tally;
import dev.callwire.benchmarks.measure.Window;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * As {@link LimitRun}, but for threads that wait: their calls go through one queue, which wakes the event loop once for
 * all that it finds there, and an answer wakes its thread.
 */
final class BlockingLimitClient implements Client {
    private final Channel channel;
    private final WaitingCallers threads;

    private BlockingLimitClient(Channel channel, Threads kind) {
        this.channel = channel;
        threads = new WaitingCallers(kind);
    }

    static Client connect(int port, Threads kind) throws Exception {
        return new BlockingLimitClient(NettyClient.open(Loops.ofClients(), port, true), kind);
    }

    @Override
    public Tally run(int inFlight, Window window) throws Exception {
        return run(LimitFrames.Method.ADD, inFlight, window);
    }

    @Override
    public Tally echo(int inFlight, Window window) throws Exception {
        return run(LimitFrames.Method.ECHO, inFlight, window);
    }

    private Tally run(LimitFrames.Method method, int inFlight, Window window) throws Exception {
        var line = new Line(channel.eventLoop(), method, inFlight);
        channel.pipeline().addLast(line);
        try {
            return threads.run(inFlight, window, line::caller);
        } finally {
            channel.pipeline().remove(line);
        }
    }

    @Override
    public void close() {
        threads.close();
        channel.close();
    }

    private static final class Line extends FrameBatches {
        private final EventLoop loop;
        private final LimitFrames.Method method;
        private final Caller[] callers;
        private final AtomicReference<@Nullable Caller> calling = new AtomicReference<>();
        private final Runnable drain = this::drain;
        private final LimitFrames json = new LimitFrames(new ByteCursor());
        private volatile @Nullable Throwable broken;

        Line(EventLoop loop, LimitFrames.Method method, int inFlight) {
            super(true, Flush.GROWING);
            this.loop = loop;
            this.method = method;
            callers = new Caller[inFlight];
            for (int i = 0; i < inFlight; i++) {
                callers[i] = new Caller(LimitCalls.of(method, i, inFlight));
            }
        }

        /** In the thread that will call. */
        Caller caller(int number) {
            var caller = callers[number];
            caller.thread = Thread.currentThread();
            return caller;
        }

        void call(Caller caller) {
            Caller before;
            do {
                before = calling.get();
                caller.before = before;
            } while (!calling.compareAndSet(before, caller));
            if (before == null) {
                loop.execute(drain);
            }
        }

        private void drain() {
            Caller first = null;
            for (var caller = calling.getAndSet(null); caller != null; ) {
                var before = caller.before;
                caller.before = first;
                first = caller;
                caller = before;
            }
            for (var caller = first; caller != null; caller = caller.before) {
                caller.calls.write(this);
            }
            endBurst();
        }

        @Override
        void take(byte[] bytes, int from, int to) {
            json.readAnswer(bytes, from, to, method);
            var caller = callers[LimitCalls.caller(json.id, callers.length)];
            caller.calls.keep(json);
            caller.wakeUp();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            broken = cause;
            for (var caller : callers) {
                caller.wakeUp();
            }
        }

        private final class Caller implements WaitingCallers.Calls {
            private final LimitCalls calls;
            private @Nullable Caller before;
            private @Nullable Thread thread;
            private volatile boolean answered;

            Caller(LimitCalls calls) {
                this.calls = calls;
            }

            @Override
            public void call() {
                answered = false;
                calls.next();
                Line.this.call(this);
                while (!answered) {
                    LockSupport.park(this);
                }
                if (broken != null) {
                    throw new IllegalStateException("The connection broke", broken);
                }
                calls.check();
            }

            void wakeUp() {
                answered = true;
                LockSupport.unpark(thread);
            }
        }
    }
}
