package dev.callwire.benchmarks.contestant;

import dev.callwire.benchmarks.measure.Tally;
import dev.callwire.benchmarks.measure.Window;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A caller and a callee of {@code bench.add} at a router, a connection each, both by hand on one event loop. The callee
 * answers in order and so do routers, hence each result is compared with the one that is due.
 */
final class RoutedCalls implements Client {
    private static final long INVOCATION = 68;
    private static final long RESULT = 50;
    private static final String REGISTER = "[64,1,{},\"bench.add\"]";

    private final Loops loops = Loops.start();
    private final CompletableFuture<Tally> broken = new CompletableFuture<>();
    private final Caller caller = new Caller();

    private RoutedCalls() {}

    static Client connect(int port) throws Exception {
        var client = new RoutedCalls();
        WampSession.join(client.loops, port, REGISTER, client.new Callee());
        WampSession.join(client.loops, port, null, client.caller);
        return client;
    }

    @Override
    public Tally run(int inFlight, Window window) throws Exception {
        var run = new Run(inFlight, window);
        caller.loop().execute(() -> caller.begin(run));
        return (Tally) CompletableFuture.anyOf(run.done, broken).get();
    }

    @Override
    public void close() {
        loops.close();
    }

    /** One measurement. */
    private static final class Run {
        final Tally tally = new Tally();
        final CompletableFuture<Tally> done = new CompletableFuture<>();
        final Window window;
        final long[] begun;

        Run(int inFlight, Window window) {
            this.window = window;
            begun = new long[inFlight];
        }

        int slot(long id) {
            return (int) (id % begun.length);
        }
    }

    private final class Caller extends WampWork {
        private static final int ADDENDS = 1_000_000;
        private static final byte[] CALL = bytes("[48,");
        private static final byte[] ADD = bytes(",{},\"bench.add\",[");

        private Run run = new Run(1, Window.of(Duration.ZERO));
        private long lastId;
        private long due = 1;

        Caller() {
            super(broken::completeExceptionally);
        }

        void begin(Run next) {
            run = next;
            for (int i = 0; i < next.begun.length; i++) {
                call();
            }
            flush();
        }

        private void call() {
            long id = ++lastId;
            run.begun[run.slot(id)] = run.tally.begin();
            var frame = begin(CALL);
            append(frame, id);
            frame.writeBytes(ADD);
            append(frame, id % ADDENDS);
            frame.writeByte(',');
            append(frame, run.slot(id));
            frame.writeByte(']').writeByte(']');
            end(frame);
        }

        @Override
        void take(long type, WampCursor frame) {
            long id = frame.number();
            frame.dictionary();
            if (type != RESULT || id != due || frame.number() != id % ADDENDS + run.slot(id)) {
                throw unexpected(frame);
            }
            due++;
            run.tally.end(run.begun[run.slot(id)]);
            if (!run.window.isOver()) {
                call();
            } else if (id == lastId) {
                run.done.complete(run.tally);
            }
        }
    }

    private final class Callee extends WampWork {
        private static final byte[] YIELD = bytes("[70,");
        private static final byte[] SUM = bytes(",{},[");

        Callee() {
            super(broken::completeExceptionally);
        }

        @Override
        void take(long type, WampCursor frame) {
            if (type != INVOCATION) {
                throw unexpected(frame);
            }
            long id = frame.number();
            frame.number(); // its one registration
            frame.dictionary();
            var answer = begin(YIELD);
            append(answer, id);
            answer.writeBytes(SUM);
            append(answer, frame.number() + frame.number());
            answer.writeByte(']').writeByte(']');
            end(answer);
        }
    }
}
