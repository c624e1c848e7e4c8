package dev.callwire.benchmarks.contestant;

import dev.callwire.RpcClient;
import dev.callwire.benchmarks.measure.Tally;
import dev.callwire.benchmarks.measure.Window;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Calls through the generated client; each answer makes the next call, on the event loop. */
final class AsyncCallwireClient implements Client {
    private final RpcClient client;
    private final Calculator calculator;

    private AsyncCallwireClient(RpcClient client) {
        this.client = client;
        calculator = client.proxy(Calculator.class);
    }

    static Client connect(int port) {
        return over(RpcClient.connect("ws://127.0.0.1:" + port + "/rpc"));
    }

    /** Over a connection that is there already. */
    static Client over(RpcClient client) {
        return new AsyncCallwireClient(client);
    }

    @Override
    public Tally run(int inFlight, Window window) throws Exception {
        return run(new Round<>(inFlight, window, number -> Calls.sums(number, calculator::add)));
    }

    @Override
    public Tally echo(int inFlight, Window window) throws Exception {
        return run(new Round<>(inFlight, window, number -> Calls.echoes(number, inFlight, calculator::echo)));
    }

    private Tally run(Round<?> round) throws Exception {
        beginOnEventLoop(round);
        return round.done.get();
    }

    /** An answer comes on the event loop, unless it was there before anybody asked for it. */
    private void beginOnEventLoop(Round<?> round) {
        var asking = Thread.currentThread();
        calculator.add(0, 0).whenComplete((sum, failure) -> {
            if (failure != null) {
                round.done.completeExceptionally(failure);
            } else if (Thread.currentThread() == asking) {
                beginOnEventLoop(round);
            } else {
                round.begin();
            }
        });
    }

    @Override
    public void close() {
        client.close();
    }

    private static final class Round<R> {
        final Window window;
        final Tally tally = new Tally();
        final CompletableFuture<Tally> done = new CompletableFuture<>();
        private final IntFunction<Calls<R>> calls;
        int callers;

        Round(int callers, Window window, IntFunction<Calls<R>> calls) {
            this.callers = callers;
            this.window = window;
            this.calls = calls;
        }

        void begin() {
            for (int i = 0, count = callers; i < count; i++) {
                new Caller<>(this, calls.apply(i)).call();
            }
        }
    }

    /** Has one call in flight at a time. */
    private static final class Caller<R> implements BiConsumer<R, @Nullable Throwable> {
        private final Round<R> round;
        private final Calls<R> calls;
        private long begun;

        Caller(Round<R> round, Calls<R> calls) {
            this.round = round;
            this.calls = calls;
        }

        void call() {
            calls.next().whenComplete(this);
        }

        @Override
        public void accept(R result, @Nullable Throwable failure) {
            if (failure != null || !calls.isRight(result)) {
                round.done.completeExceptionally(Calls.wrong(result, failure));
                return;
            }
            round.tally.end(begun);
            if (!round.window.isOver()) {
                begun = round.tally.begin();
                call();
            } else if (--round.callers == 0) {
                round.done.complete(round.tally);
            }
        }
    }
}
