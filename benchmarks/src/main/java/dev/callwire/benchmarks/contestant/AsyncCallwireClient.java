package dev.callwire.benchmarks.contestant;

import dev.callwire.RpcClient;
import dev.callwire.benchmarks.measure.Tally;
import dev.callwire.benchmarks.measure.Window;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
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
        var round = new Round(inFlight, window);
        beginOnEventLoop(round);
        return round.done.get();
    }

    /** An answer comes on the event loop, unless it was there before anybody asked for it. */
    private void beginOnEventLoop(Round round) {
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

    private final class Round {
        final Window window;
        final Tally tally = new Tally();
        final CompletableFuture<Tally> done = new CompletableFuture<>();
        int callers;

        Round(int callers, Window window) {
            this.callers = callers;
            this.window = window;
        }

        void begin() {
            for (int i = 0, count = callers; i < count; i++) {
                new Caller(this, i).call();
            }
        }
    }

    /** Has one call in flight at a time. */
    private final class Caller implements BiConsumer<Integer, @Nullable Throwable> {
        private final Round round;
        private final int number;
        private int a;
        private long begun;

        Caller(Round round, int number) {
            this.round = round;
            this.number = number;
        }

        void call() {
            a = Numbers.after(a);
            calculator.add(a, number).whenComplete(this);
        }

        @Override
        public void accept(Integer sum, @Nullable Throwable failure) {
            if (failure != null || sum != a + number) {
                round.done.completeExceptionally(Numbers.wrong(a, number, sum, failure));
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
